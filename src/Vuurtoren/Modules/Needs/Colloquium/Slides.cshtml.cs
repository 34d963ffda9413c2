using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Colloquium;

/// <summary>A published diagnosis in large letters, one landscape page for each part: to print, or to save as PDF and show.</summary>
[Can(Permission.ReadDirectory), Personal]
public sealed class SlidesPage(Db db, Texts texts) : BookPage(db, texts, "colloquium.slides");
