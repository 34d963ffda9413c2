using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Rounds;

/// <summary>A round that is due by the setting of the coordination, and one that is over and that nobody closed.</summary>
sealed class RoundsDue : DueOf
{
    public override async Task<IEnumerable<Due>> Of(DueFor me)
    {
        if (!me.Me.Can(Permission.KeepMembers)) return [];
        var all = me.Me.CanEverywhere(Permission.KeepMembers);
        var mine = me.Me.Coordinations(Permission.KeepMembers);
        var coordinations = await me.Db.Set<Coordination>().AsNoTracking().Where(c => (all || mine.Contains(c.Id)) && (c.RoundEvery != null || me.Db.Set<Round>().Any(r => r.CoordinationId == c.Id && r.ClosedOn == null))
            && me.Db.Set<Member>().Any(m => m.CoordinationId == c.Id && m.FromOn != null && m.UntilOn == null)).ToListAsync();
        if (coordinations.Count == 0) return [];
        var ids = coordinations.ConvertAll(c => c.Id);
        var rounds = (await me.Db.Set<Round>().AsNoTracking().Where(r => ids.Contains(r.CoordinationId)).ToListAsync()).ToLookup(r => r.CoordinationId);
        return coordinations.Select(c => One(c, rounds[c.Id].OrderByDescending(r => r.BegunOn).FirstOrDefault(), me)).OfType<Due>();
    }

    static Due? One(Coordination coordination, Round? last, DueFor me)
    {
        var path = $"/edit/coordination/{coordination.Id}/rounds";
        var name = coordination.Name.In(me.Lang).Text;
        if (last is { ClosedOn: null }) return last.TakesAnswers(me.Today) ? null : new(last.LastDay.AddDays(1), me.Texts["elsewhere.due.over", name], me.Texts["elsewhere.due.over.go"], $"{path}/{last.Id}");
        if (coordination.RoundEvery is not { } every) return null;
        var on = last?.NextOn(every) ?? me.Today;
        return on <= me.Today ? new(on, me.Texts["elsewhere.due", name], me.Texts["elsewhere.due.go"], path) : null;
    }
}
