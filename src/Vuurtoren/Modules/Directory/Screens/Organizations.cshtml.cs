using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Screens;

[Can(Permission.ReadDirectory)]
public sealed class OrganizationsPage(DirectoryIndex index, Rows rows, Texts texts) : ListPage(index, rows, texts, Kinds.Organization);
