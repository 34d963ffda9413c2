using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>What came of a demand on one sheet, in large letters: for waiting rooms and groups of residents. A waiting room is public: so only when a body decided that everybody may see it, and once the plain words were sent.</summary>
[Can(Permission.ReadDirectory), Personal]
public sealed class PosterPage(Db db) : WorkPage
{
    public Guid Coordination { get; private set; }
    public string CoordinationName { get; private set; } = "";
    public Demand Demand { get; private set; } = null!;
    public LocalText Office { get; private set; } = null!;
    public Uri Board => new(Site, $"/{Lang}/coordination/{Coordination}/answers");

    protected override async Task<bool> Load()
    {
        (Coordination, Unlisted) = (Guid.Parse((string)RouteData.Values["id"]!), true);
        var id = Guid.Parse((string)RouteData.Values["demand"]!);
        if (await db.Set<Demand>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.CoordinationId == Coordination && d.DecisionId != null && d.ToldOn != null) is not { } found) return false;
        var title = found.Title.In(Lang).Text;
        (Demand, Title) = (found, title.Length > 55 ? title[..54] + "…" : title);
        Office = await db.Set<Office>().Where(o => o.Id == found.OfficeId).Select(o => o.Name).SingleAsync();
        CoordinationName = (await CoordinationNames.Of(db, [Coordination], Lang))[Coordination];
        return true;
    }

    public void OnGet() { }
}
