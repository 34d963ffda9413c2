using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>The memoranda of a coordination with their demands, for who coordinates it; what is late stands first.</summary>
[Can(Permission.GroupSignals), TakesPost]
public sealed class KeepDemandsPage(Db db, Texts texts, Territories territories) : DemandRoom(db, texts, territories, "demands.keep")
{
    const int UsualDays = 45;

    public IReadOnlyList<Memorandum> Memoranda { get; private set; } = [];
    public IReadOnlyList<DemandLine> Lines { get; private set; } = [];
    public IEnumerable<DemandLine> Late => Lines.Where(line => line.Demand.IsLate(Today));
    public string Days => Box("days", UsualDays.ToString(System.Globalization.CultureInfo.InvariantCulture))!;
    public string Here => Edit("/demands");

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Memoranda = await Db.Set<Memorandum>().AsNoTracking().Where(m => m.CoordinationId == Coordination).OrderByDescending(m => m.PresentedOn == null).ThenByDescending(m => m.PresentedOn).ThenByDescending(m => m.Id).ToListAsync();
        Lines = await DemandsReading.Of(Db, Db.Set<Demand>().AsNoTracking().Where(d => d.CoordinationId == Coordination));
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var made = Memorandum.Of(Coordination, OfNobody("title"), OfNobody("foreword"), Whole("days"), Today);
        Db.Add(made);
        return await Saved("/memorandum/" + made.Id, "memorandum-kept");
    }
}
