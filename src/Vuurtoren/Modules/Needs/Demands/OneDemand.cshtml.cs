using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>One demand with all that happened to it, for the members.</summary>
[Can(Permission.SendSignals), Personal]
public sealed class OneDemandPage(Db db, Texts texts, Territories territories) : NeedsRoom(db, texts, territories, Permission.SendSignals, "demands.title")
{
    public DemandLine Line { get; private set; } = null!;
    public Demand Demand => Line.Demand;
    public Holder? Holder { get; private set; }
    /// <summary>Since when the office has the address to which the link went, when that was shortly before the answer.</summary>
    public DateOnly? AddressSince { get; private set; }
    public IReadOnlyList<DemandEvent> Events { get; private set; } = [];
    /// <summary>Members see the need too.</summary>
    public bool MayReadNeed { get; private set; }

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var id = Guid.Parse((string)RouteData.Values["demand"]!);
        if ((await DemandsReading.Of(Db, Db.Set<Demand>().AsNoTracking().Where(d => d.Id == id && d.CoordinationId == Coordination && d.State != DemandState.Prepared))).SingleOrDefault() is not { } found) return false;
        var title = found.Demand.Title.In(Lang).Text;
        (Line, Title) = (found, title.Length > 55 ? title[..54] + "…" : title);
        Holder = await DemandsReading.HolderOf(Db, found.Demand);
        AddressSince = (await DemandsReading.NewAddresses(Db, [found.Demand])).TryGetValue(id, out var since) ? since : null;
        Events = await Db.Set<DemandEvent>().AsNoTracking().Where(e => e.DemandId == id).OrderBy(e => e.Number).ToListAsync();
        MayReadNeed = await Grouping.NeedsPage.Visible(Db, this).AnyAsync(n => n.Id == found.Demand.NeedId);
        return true;
    }

    public void OnGet() { }
}
