using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Votes;

/// <summary>Votes of which the last day is over, or in which everybody voted: somebody counts and closes. Then who was elected gets a seat.</summary>
sealed class VotesDue : DueOf
{
    public override bool OfCoordination => true;

    internal sealed record Line(Guid Id, LocalText Question, DateOnly LastDay, Guid Body, Guid CoordinationId);

    static readonly Func<Db, bool, List<Guid>, DateOnly, IAsyncEnumerable<Line>> over = PreparedQuery.Of((Db db, bool all, List<Guid> mine, DateOnly today) =>
        from vote in db.Set<Vote>()
        join body in db.Set<Body>() on vote.BodyId equals body.Id
        where vote.OpenedOn != null && vote.ClosedOn == null && (all || mine.Contains(body.CoordinationId)) && (vote.LastDay < today || !db.Set<Voter>().Any(v => v.VoteId == vote.Id && !v.Voted))
        select new Line(vote.Id, vote.Question, vote.LastDay, body.Id, body.CoordinationId));

    sealed record Unseated(Vote Vote, Guid Coordination);

    /// <summary>Where nobody's term ends by the day on which they would begin, and no seat is free, those elected were given theirs by hand.</summary>
    static readonly Func<Db, bool, List<Guid>, DateOnly, IAsyncEnumerable<Unseated>> unseated = PreparedQuery.Of((Db db, bool all, List<Guid> mine, DateOnly today) =>
        from vote in db.Set<Vote>().AsNoTracking()
        join body in db.Set<Body>() on vote.ForBodyId ?? vote.BodyId equals body.Id
        where vote.Kind == VoteKind.Election && vote.ClosedOn != null && vote.WasVoid == null && vote.SeatedOn == null && body.UntilOn == null
            && (body.Seats == null || db.Set<Mandates.Mandate>().Count(m => m.BodyId == body.Id && m.UntilOn == null && (m.EndsOn == null || m.EndsOn > today && (vote.SeatsFrom == null || m.EndsOn > vote.SeatsFrom)) && (m.Role == BodyRole.Chair || m.Role == BodyRole.Secretary || m.Role == BodyRole.Member)) < body.Seats) && (all || mine.Contains(body.CoordinationId))
        select new Unseated(vote, body.CoordinationId));

    public override async Task<IEnumerable<Due>> Of(DueFor me)
    {
        if (!me.Me.Can(Permission.KeepMembers)) return [];
        var all = me.Me.CanEverywhere(Permission.KeepMembers);
        var mine = me.Me.Coordinations(Permission.KeepMembers);
        var open = await over(me.Db, all, mine, me.Today).ToListAsync();
        var elected = await Elected(me.Db, all, mine, me.Today).ToListAsync();
        return open.Select(one => new Due(one.LastDay < me.Today ? one.LastDay.AddDays(1) : me.Today, me.Texts["votes.due", one.Question.In(me.Lang).Text], me.Texts["votes.due.go"], $"/edit/coordination/{one.CoordinationId}/bodies/{one.Body}/votes/{one.Id}"))
            .Concat(elected.Select(one => new Due(one.LastDay, me.Texts["votes.due.seats", one.Question.In(me.Lang).Text], me.Texts["votes.due.seats.go"], $"/edit/coordination/{one.CoordinationId}/bodies/{one.Body}/votes/{one.Id}")));
    }

    internal static async IAsyncEnumerable<Line> Elected(Db db, bool all, List<Guid> mine, DateOnly today)
    {
        foreach (var one in await unseated(db, all, mine, today).ToListAsync())
            if (Outcome.From(one.Vote, await db.Set<VoteChoice>().AsNoTracking().Where(c => c.VoteId == one.Vote.Id).ToListAsync()) is { Elected.Count: > 0 }) yield return new(one.Vote.Id, one.Vote.Question, one.Vote.ClosedOn!.Value, one.Vote.BodyId, one.Coordination);
    }
}
