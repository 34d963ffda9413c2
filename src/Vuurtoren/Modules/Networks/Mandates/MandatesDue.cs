using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Mandates;

/// <summary>Terms that end within two months or are over, one line for each body and day; steering bodies without a chair; and agreements to be named that end of people to whom no letter can go.</summary>
sealed class MandatesDue : DueOf
{
    public override async Task<IEnumerable<Due>> Of(DueFor me)
    {
        if (!me.Me.Can(Permission.KeepMembers)) return [];
        var all = me.Me.CanEverywhere(Permission.KeepMembers);
        var mine = me.Me.Coordinations(Permission.KeepMembers);
        var soon = me.Today.AddDays(Mandate.RemindDays);
        var ends = await (from m in me.Db.Set<Mandate>()
            join body in me.Db.Set<Body>() on m.BodyId equals body.Id
            where m.UntilOn == null && m.EndsOn != null && m.EndsOn <= soon && (all || mine.Contains(body.CoordinationId))
            select new { body.Id, body.CoordinationId, body.Name, On = m.EndsOn!.Value }).ToListAsync();
        var vacant = await me.Db.Set<Body>().Where(b => b.Kind == BodyKind.Steering && b.UntilOn == null && (all || mine.Contains(b.CoordinationId)) && !me.Db.Set<Mandate>().Any(m => m.BodyId == b.Id && m.UntilOn == null && m.Role == BodyRole.Chair))
            .Select(b => new { b.Id, b.CoordinationId, b.Name, Since = me.Db.Set<Mandate>().Where(m => m.BodyId == b.Id && m.Role == BodyRole.Chair).Max(m => m.UntilOn) }).ToListAsync();
        var (first, last) = (me.Today.AddYears(-1).AddDays(-Mandate.AskAgainDays), me.Today.AddYears(-1).AddDays(Mandate.AskAgainDays));
        var named = await (from m in me.Db.Set<Mandate>()
            join body in me.Db.Set<Body>() on m.BodyId equals body.Id
            where m.UntilOn == null && m.Name != null && m.Email == null && m.AgreedOn > first && m.AgreedOn <= last && (all || mine.Contains(body.CoordinationId))
            select new { body.Id, body.CoordinationId, body.Name, On = m.AgreedOn!.Value }).ToListAsync();
        return ends.GroupBy(one => (one.Id, one.CoordinationId, one.On)).Select(group => new Due(group.Key.On, me.Texts["mandates.due", group.Count(), group.First().Name.In(me.Lang).Text, Members.Words.Day(group.Key.On)], me.Texts["mandates.due.go"], $"/edit/coordination/{group.Key.CoordinationId}/bodies/{group.Key.Id}"))
            .Concat(vacant.Select(one => new Due(one.Since ?? me.Today, me.Texts["mandates.due.chair", one.Name.In(me.Lang).Text], me.Texts["mandates.due.go"], $"/edit/coordination/{one.CoordinationId}/bodies/{one.Id}")))
            .Concat(named.GroupBy(one => (one.Id, one.CoordinationId)).Select(group => new Due(group.Min(one => one.On).AddYears(1), me.Texts["mandates.due.named", group.Count(), group.First().Name.In(me.Lang).Text], me.Texts["mandates.due.go"], $"/edit/coordination/{group.Key.CoordinationId}/bodies/{group.Key.Id}")));
    }
}
