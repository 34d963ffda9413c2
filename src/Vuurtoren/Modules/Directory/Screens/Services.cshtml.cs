using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Screens;

[Can(Permission.ReadDirectory)]
public sealed class ServicesPage(DirectoryIndex index, Rows rows, Texts texts) : ListPage(index, rows, texts, Kinds.Service);
