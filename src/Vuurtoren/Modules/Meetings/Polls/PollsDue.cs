using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Polls;

/// <summary>Questions when to meet of which the last day came, or everybody answered: somebody has to choose.</summary>
sealed class PollsDue : DueOf
{
    public override async Task<IEnumerable<Due>> Of(DueFor me)
    {
        if (!me.Me.Can(Permission.PlanMeetings)) return [];
        var all = me.Me.CanEverywhere(Permission.PlanMeetings);
        var mine = me.Me.Coordinations(Permission.PlanMeetings);
        var open = await me.Db.Set<Poll>().AsNoTracking().Where(p => p.ClosedAt == null && (all || mine.Contains(p.CoordinationId))).ToListAsync();
        var ids = open.Select(p => p.Id).ToList();
        var waits = (await me.Db.Set<PollAnswer>().Where(a => ids.Contains(a.PollId)).GroupBy(a => a.PollId).Select(g => new { g.Key, All = g.Count(), Given = g.Count(a => a.At != null) }).ToListAsync()).ToDictionary(one => one.Key);
        return open.Where(p => waits.GetValueOrDefault(p.Id) is { Given: > 0 } answers && (me.Today > p.LastDay || answers.Given == answers.All && answers.All > 1))
            .Select(p => new Due(me.Today > p.LastDay ? p.LastDay.AddDays(1) : me.Today, me.Texts["polls.due", p.Title.In(me.Lang).Text], me.Texts["polls.due.go"], $"/edit/poll/{p.Id}"));
    }
}
