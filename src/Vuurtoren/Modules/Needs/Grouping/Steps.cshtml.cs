using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Grouping;

/// <summary>The steps of grouping, the last first; the last one that stands can be undone.</summary>
[Can(Permission.GroupSignals), TakesPost]
public sealed class StepsPage(Db db, Database database, Texts texts, Territories territories) : NeedsRoom(db, texts, territories, Permission.GroupSignals, "needs.steps")
{
    /// <summary>Of one page.</summary>
    const int Most = 30;

    public IReadOnlyList<NeedStep> Steps { get; private set; } = [];
    /// <summary>The one that can be undone now.</summary>
    public Guid? Last { get; private set; }
    public int PageNumber => int.TryParse(Request.Query["page"], out var page) ? Math.Clamp(page, 1, 10_000) : 1;
    public PageWays Ways => new(PageNumber, hasMore, Edit("/needs/steps"));

    bool hasMore;
    Dictionary<Guid, string> needs = [];

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var all = Db.Set<NeedStep>().AsNoTracking().Where(s => s.CoordinationId == Coordination).OrderByDescending(s => s.Number);
        var found = await all.Skip((PageNumber - 1) * Most).Take(Most + 1).ToListAsync();
        (Steps, hasMore) = ([.. found.Take(Most)], found.Count > Most);
        Last = await all.Where(s => s.UndoneAt == null).Select(s => (Guid?)s.Id).FirstOrDefaultAsync();
        var ids = Steps.Select(s => s.NeedId).Concat(Steps.Select(s => s.OtherId).OfType<Guid>()).Distinct().ToList();
        needs = (await Db.Set<Need>().Where(n => ids.Contains(n.Id)).Select(n => new { n.Id, n.Title }).ToListAsync()).ToDictionary(n => n.Id, n => n.Title.In(Lang).Text);
        return true;
    }

    public void OnGet() { }

    public string Words(NeedStep step) => Texts[step.Kind switch
    {
        StepKind.Group => step.Made ? "needs.step.made" : "needs.step.added",
        StepKind.Split => "needs.step.split",
        StepKind.Merge => "needs.step.merged",
        _ => "needs.step.out",
    }, Texts.Number("signals.count", step.Signals), Name(step.NeedId), step.OtherId is { } other ? Name(other) : ""];

    public static DateOnly DayOf(NeedStep step) => LocalClock.DayOf(step.At);

    string Name(Guid need) => needs.GetValueOrDefault(need, "–");

    public async Task<IActionResult> OnPost(Guid step)
    {
        await new Regroup(Db, database, Coordination, Me.Id!.Value, Today, Instant).Undo(step);
        return Go($"/edit/coordination/{Coordination}/needs/steps", "step-undone");
    }
}
