using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Rounds;

/// <summary>A round that is due by the setting of the coordination, and one that is over and that nobody closed.</summary>
sealed class RoundsDue : DueOf
{
    public override bool OfCoordination => true;

    static readonly Func<Db, bool, List<Guid>, IAsyncEnumerable<Coordination>> asking = PreparedQuery.Of((Db db, bool all, List<Guid> mine) =>
        db.Set<Coordination>().AsNoTracking().Where(c => (all || mine.Contains(c.Id)) && (c.RoundEvery != null || db.Set<Round>().Any(r => r.CoordinationId == c.Id && r.ClosedOn == null))
            && db.Set<Member>().Any(m => m.CoordinationId == c.Id && m.FromOn != null && m.UntilOn == null)));

    static readonly Func<Db, List<Guid>, IAsyncEnumerable<Round>> of = PreparedQuery.Of((Db db, List<Guid> ids) => db.Set<Round>().AsNoTracking().Where(r => ids.Contains(r.CoordinationId)));

    public override async Task<IEnumerable<Due>> Of(DueFor me)
    {
        if (!me.Me.Can(Permission.KeepMembers)) return [];
        var all = me.Me.CanEverywhere(Permission.KeepMembers);
        var mine = me.Me.Coordinations(Permission.KeepMembers);
        var coordinations = await asking(me.Db, all, mine).ToListAsync();
        if (coordinations.Count == 0) return [];
        var rounds = (await of(me.Db, coordinations.ConvertAll(c => c.Id)).ToListAsync()).ToLookup(r => r.CoordinationId);
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
