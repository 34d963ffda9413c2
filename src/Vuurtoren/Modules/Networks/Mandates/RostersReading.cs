using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Mandates;

/// <summary>The bodies of a coordination that go on, with who sits in them now: two queries, however many there are.</summary>
static class RostersReading
{
    static readonly Func<Db, Guid, IAsyncEnumerable<Body>> bodies = PreparedQuery.Of((Db db, Guid coordination) => db.Set<Body>().AsNoTracking().Where(b => b.CoordinationId == coordination && b.UntilOn == null));
    static readonly Func<Db, Guid, IAsyncEnumerable<Mandate>> sitting = PreparedQuery.Of((Db db, Guid coordination) => from seat in db.Set<Mandate>().AsNoTracking()
        join body in db.Set<Body>() on seat.BodyId equals body.Id
        where body.CoordinationId == coordination && body.UntilOn == null && seat.UntilOn == null
        select seat);

    /// <summary>The plenary first, then what leads, then the working groups.</summary>
    public static Task<IReadOnlyList<(Body Body, Roster Roster)>> Of(Db db, Guid coordination, string lang) =>
        KeptOf.Coordination(db, coordination, "rosters." + lang, () => Read(db, coordination, lang));

    static async Task<IReadOnlyList<(Body Body, Roster Roster)>> Read(Db db, Guid coordination, string lang)
    {
        var all = await bodies(db, coordination).ToListAsync();
        var seats = (await sitting(db, coordination).ToListAsync()).ToLookup(seat => seat.BodyId);
        return [.. all.OrderBy(body => body.Kind).ThenBy(body => body.Name.In(lang).Text, StringComparer.CurrentCultureIgnoreCase).Select(body => (body, new Roster(body, seats[body.Id])))];
    }
}
