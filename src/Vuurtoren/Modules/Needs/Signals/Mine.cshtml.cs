using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Demands;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>What I sent to a coordination under my name, with what became of it.</summary>
[Can(Permission.SendSignals), TakesPost]
public sealed class MinePage(Db db, Texts texts, Territories territories) : NeedsRoom(db, texts, territories, Permission.SendSignals, "signals.mine")
{
    /// <summary>Of one page.</summary>
    const int Most = 25;

    public IReadOnlyList<Signal> Signals { get; private set; } = [];
    public IReadOnlyDictionary<Guid, IReadOnlyList<Demand>> Came { get; private set; } = new Dictionary<Guid, IReadOnlyList<Demand>>();
    public int PageNumber => int.TryParse(Request.Query["page"], out var page) ? Math.Clamp(page, 1, 10_000) : 1;
    public PageWays Ways => new(PageNumber, hasMore, Read("/signals"));

    bool hasMore;

    IQueryable<Signal> Own => Db.Set<Signal>().Where(s => s.AccountId == Me.Id && s.CoordinationId == Coordination);

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var found = await Own.AsNoTracking().OrderByDescending(s => s.SentOn).ThenByDescending(s => s.Id).Skip((PageNumber - 1) * Most).Take(Most + 1).ToListAsync();
        (Signals, hasMore) = ([.. found.Take(Most)], found.Count > Most);
        Came = await CameOf.Needs(Db, Coordination, [.. Signals.Select(s => s.NeedId).OfType<Guid>()]);
        return true;
    }

    public void OnGet() { }

    public Task<IActionResult> OnPostRelease(Guid signal) => Change(signal, one => one.Release(Today), "signal-released");

    public Task<IActionResult> OnPostKeep(Guid signal) => Change(signal, one => one.Keep(), "signal-kept");

    /// <summary>Nothing of it stays.</summary>
    public async Task<IActionResult> OnPostWithdraw(Guid signal) =>
        await Own.Where(s => s.Id == signal).ExecuteDeleteAsync() == 0 ? NotFound() : Go($"/coordination/{Coordination}/signals", "signal-withdrawn");

    async Task<IActionResult> Change(Guid signal, Action<Signal> change, string done)
    {
        if (await Own.SingleOrDefaultAsync(s => s.Id == signal) is not { } one) return NotFound();
        change(one);
        await Db.SaveChangesAsync();
        return Go($"/coordination/{Coordination}/signals", done);
    }
}
