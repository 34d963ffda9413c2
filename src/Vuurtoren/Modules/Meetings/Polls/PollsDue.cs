using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Polls;

/// <summary>Questions when to meet of which the last day came, or everybody answered: somebody has to choose.</summary>
sealed class PollsDue : DueOf
{
    sealed record Open(LocalText Title, Guid Id, DateOnly LastDay, int All, int Given);

    static readonly Func<Db, bool, List<Guid>, IAsyncEnumerable<Open>> open = PreparedQuery.Of((Db db, bool all, List<Guid> mine) =>
        db.Set<Poll>().Where(p => p.ClosedAt == null && (all || mine.Contains(p.CoordinationId)))
            .Select(p => new Open(p.Title, p.Id, p.LastDay, db.Set<PollAnswer>().Count(a => a.PollId == p.Id), db.Set<PollAnswer>().Count(a => a.PollId == p.Id && a.At != null))));

    public override async Task<IEnumerable<Due>> Of(DueFor me)
    {
        if (!me.Me.Can(Permission.PlanMeetings)) return [];
        var all = me.Me.CanEverywhere(Permission.PlanMeetings);
        var mine = me.Me.Coordinations(Permission.PlanMeetings);
        var polls = await open(me.Db, all, mine).ToListAsync();
        return polls.Where(p => p.Given > 0 && (me.Today > p.LastDay || p.Given == p.All && p.All > 1))
            .Select(p => new Due(me.Today > p.LastDay ? p.LastDay.AddDays(1) : me.Today, me.Texts["polls.due", p.Title.In(me.Lang).Text], me.Texts["polls.due.go"], $"/edit/poll/{p.Id}"));
    }
}
