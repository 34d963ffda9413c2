using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Votes;

/// <summary>Votes of which the last day is over, or in which everybody voted: somebody counts and closes.</summary>
sealed class VotesDue : DueOf
{
    public override async Task<IEnumerable<Due>> Of(DueFor me)
    {
        if (!me.Me.Can(Permission.KeepMembers)) return [];
        var all = me.Me.CanEverywhere(Permission.KeepMembers);
        var mine = me.Me.Coordinations(Permission.KeepMembers);
        var open = await (from vote in me.Db.Set<Vote>()
            join body in me.Db.Set<Body>() on vote.BodyId equals body.Id
            where vote.OpenedOn != null && vote.ClosedOn == null && (all || mine.Contains(body.CoordinationId)) && (vote.LastDay < me.Today || !me.Db.Set<Voter>().Any(v => v.VoteId == vote.Id && !v.Voted))
            select new { vote.Id, vote.Question, vote.LastDay, Body = body.Id, body.CoordinationId }).ToListAsync();
        return open.Select(one => new Due(one.LastDay < me.Today ? one.LastDay.AddDays(1) : me.Today, me.Texts["votes.due", one.Question.In(me.Lang).Text], me.Texts["votes.due.go"], $"/edit/coordination/{one.CoordinationId}/bodies/{one.Body}/votes/{one.Id}"));
    }
}
