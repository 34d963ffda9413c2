using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Mandates;

/// <summary>Terms that end within two months or are over, one line for each body and day; steering bodies without a chair; and agreements to be named that end of people to whom no letter can go.</summary>
sealed class MandatesDue : DueOf
{
    public override bool OfCoordination => true;

    /// <param name="On">The day of the term, of the agreement, or on which the last chair left.</param>
    sealed record Line(Guid Id, Guid CoordinationId, LocalText Name, DateOnly? On);

    static readonly Func<Db, bool, List<Guid>, DateOnly, IAsyncEnumerable<Line>> ending = PreparedQuery.Of((Db db, bool all, List<Guid> mine, DateOnly soon) =>
        from m in db.Set<Mandate>()
        join body in db.Set<Body>() on m.BodyId equals body.Id
        where m.UntilOn == null && m.EndsOn != null && m.EndsOn <= soon && (all || mine.Contains(body.CoordinationId))
        select new Line(body.Id, body.CoordinationId, body.Name, m.EndsOn));

    static readonly Func<Db, bool, List<Guid>, DateOnly, IAsyncEnumerable<Line>> vacant = PreparedQuery.Of((Db db, bool all, List<Guid> mine, DateOnly today) =>
        db.Set<Body>().Where(b => b.Kind == BodyKind.Steering && b.UntilOn == null && (all || mine.Contains(b.CoordinationId)) && !db.Set<Mandate>().Any(m => m.BodyId == b.Id && (m.UntilOn == null || m.UntilOn > today) && m.Role == BodyRole.Chair))
            .Select(b => new Line(b.Id, b.CoordinationId, b.Name, db.Set<Mandate>().Where(m => m.BodyId == b.Id && m.Role == BodyRole.Chair).Max(m => m.UntilOn))));

    static readonly Func<Db, bool, List<Guid>, DateOnly, DateOnly, IAsyncEnumerable<Line>> named = PreparedQuery.Of((Db db, bool all, List<Guid> mine, DateOnly first, DateOnly last) =>
        from m in db.Set<Mandate>()
        join body in db.Set<Body>() on m.BodyId equals body.Id
        where m.UntilOn == null && m.Name != null && m.Email == null && m.AgreedOn > first && m.AgreedOn <= last && (all || mine.Contains(body.CoordinationId))
        select new Line(body.Id, body.CoordinationId, body.Name, m.AgreedOn));

    public override async Task<IEnumerable<Due>> Of(DueFor me)
    {
        if (!me.Me.Can(Permission.KeepMembers)) return [];
        var all = me.Me.CanEverywhere(Permission.KeepMembers);
        var mine = me.Me.Coordinations(Permission.KeepMembers);
        var soon = me.Today.AddDays(Mandate.RemindDays);
        var ends = await ending(me.Db, all, mine, soon).ToListAsync();
        var chairs = await vacant(me.Db, all, mine, me.Today).ToListAsync();
        var asked = await named(me.Db, all, mine, me.Today.AddYears(-1).AddDays(-Mandate.AskAgainDays), me.Today.AddYears(-1).AddDays(Mandate.AskAgainDays)).ToListAsync();
        return ends.GroupBy(one => (one.Id, one.CoordinationId, On: one.On!.Value)).Select(group => new Due(group.Key.On, me.Texts["mandates.due", group.First().Name.In(me.Lang).Text, me.Texts.Number(group.Key.On < me.Today ? "mandates.due.over" : "mandates.due.ends", group.Count()), Members.Words.Day(group.Key.On)], me.Texts["mandates.due.go"], $"/edit/coordination/{group.Key.CoordinationId}/bodies/{group.Key.Id}"))
            .Concat(chairs.Select(one => new Due(one.On ?? me.Today, me.Texts["mandates.due.chair", one.Name.In(me.Lang).Text], me.Texts["mandates.due.go"], $"/edit/coordination/{one.CoordinationId}/bodies/{one.Id}")))
            .Concat(asked.GroupBy(one => (one.Id, one.CoordinationId)).Select(group => new Due(group.Min(one => one.On!.Value).AddYears(1), me.Texts["mandates.due.named", group.Count(), group.First().Name.In(me.Lang).Text], me.Texts["mandates.due.go"], $"/edit/coordination/{group.Key.CoordinationId}/bodies/{group.Key.Id}")));
    }
}
