using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Priorities;

/// <summary>Rounds of which the last day is over: somebody counts the papers and closes.</summary>
sealed class PrioritiesDue : DueOf
{
    public override async Task<IEnumerable<Due>> Of(DueFor me)
    {
        if (me.Me.Coordinations(Permission.GroupSignals) is not { Count: > 0 } mine) return [];
        var open = await me.Db.Set<PriorityRound>().AsNoTracking().Where(r => mine.Contains(r.CoordinationId) && r.OpenedOn != null && r.ClosedOn == null && r.LastDay < me.Today).ToListAsync();
        return open.Select(one => new Due(one.LastDay.AddDays(1), me.Texts["priorities.due", one.Title.In(me.Lang).Text], me.Texts["priorities.due.go"], $"/edit/coordination/{one.CoordinationId}/priorities/{one.Id}"));
    }
}
