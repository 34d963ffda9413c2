using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Charter;

/// <summary>The charter and the internal rules that hold now, with the decision behind them, and the earlier ones. A draft is not here.</summary>
[Can(Permission.ReadDirectory), Personal]
public sealed class ReadCharterPage(Db db, Texts texts) : WorkPage
{
    IReadOnlyList<CharterVersion> all = [];

    public Coordination Coordination { get; private set; } = null!;
    public bool HasNone => all.Count == 0;

    protected override async Task<bool> Load()
    {
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        if (await Coordination.Of(db, id) is not { } found) return false;
        (Coordination, Title, Summary) = (found, texts["charter.title"], texts["charter.summary", found.Name.In(Lang).Text]);
        all = await db.Set<CharterVersion>().AsNoTracking().Where(v => v.CoordinationId == id && v.AdoptedOn != null).ToListAsync();
        return true;
    }

    public void OnGet() { }

    public CharterVersion? InForce(CharterKind kind) => CharterVersion.InForce(all, kind);
    public IEnumerable<CharterVersion> Earlier(CharterKind kind) => all.Where(one => one.Kind == kind && one != InForce(kind)).OrderByDescending(one => one.AdoptedOn).ThenByDescending(one => one.Number);

    public IHtmlContent Show(LocalText text) => OnScreen.Show(text, Lang, texts);
}
