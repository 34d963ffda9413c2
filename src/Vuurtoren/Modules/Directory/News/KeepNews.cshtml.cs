using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.News;

/// <summary>The news of one organisation, for who keeps its sheets.</summary>
[Can(Permission.EditSheets)]
public sealed class KeepNewsPage(Db db, EditingScope scope, Texts texts) : WorkPage
{
    const int Most = 50;

    public Guid Id => Guid.Parse((string)RouteData.Values["id"]!);
    public string Organization { get; private set; } = "";
    public IReadOnlyList<NewsItem> Items { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (texts["news.keep"], true);
        if (!await scope.Covers(Me, Id) || (await OrganizationNames.Of(db, [Id], Lang)).GetValueOrDefault(Id) is not { } name) return false;
        Organization = name;
        Items = await db.Set<NewsItem>().AsNoTracking().Where(n => n.OrganizationId == Id).OrderByDescending(n => n.MadeAt).Take(Most).ToListAsync();
        return true;
    }

    public void OnGet() { }

    /// <summary>Key of the words: where it is shown now.</summary>
    public string State(NewsItem item) => item.IsShown(Today) ? "news.state.shown" : item.PublishedAt is null ? "news.state.draft" : item.WithdrawnAt is not null ? "news.state.withdrawn" : "news.state.over";
}
