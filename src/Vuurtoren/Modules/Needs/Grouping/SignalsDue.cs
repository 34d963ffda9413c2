using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Grouping;

/// <summary>Signals that nobody grouped for two weeks. Those without a name do not show here: a line that appears on a day would tell the day.</summary>
sealed class SignalsDue : DueOf
{
    const int Days = 14;

    public override async Task<IEnumerable<Due>> Of(DueFor me)
    {
        if (me.Me.Coordinations(Permission.GroupSignals) is not { Count: > 0 } mine) return [];
        var before = me.Today.AddDays(-Days);
        var waiting = await me.Db.Set<Signal>().Where(s => s.NeedId == null && mine.Contains(s.CoordinationId) && s.SentOn <= before).GroupBy(s => s.CoordinationId).Select(g => new { g.Key, Count = g.Count(), First = g.Min(s => s.SentOn) }).ToListAsync();
        return waiting.Select(one => new Due(one.First.AddDays(Days), me.Texts.Number("signals.due", one.Count), me.Texts["signals.due.go"], $"/edit/coordination/{one.Key}/signals"));
    }
}
