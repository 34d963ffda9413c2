using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Mandates;

/// <summary>The bodies of a coordination that go on, with who sits in them now: two queries, however many there are.</summary>
static class RostersReading
{
    static readonly Func<Db, Guid, IAsyncEnumerable<Body>> bodies = PreparedQuery.Of((Db db, Guid coordination) => db.Set<Body>().AsNoTracking().Where(b => b.CoordinationId == coordination && b.UntilOn == null));
    static readonly Func<Db, Guid, DateOnly, IAsyncEnumerable<Mandate>> notOver = PreparedQuery.Of((Db db, Guid coordination, DateOnly today) => from seat in db.Set<Mandate>().AsNoTracking()
        join body in db.Set<Body>() on seat.BodyId equals body.Id
        where body.CoordinationId == coordination && body.UntilOn == null && (seat.UntilOn == null || seat.UntilOn > today)
        select seat);

    /// <summary>The plenary first, then what leads, then the working groups.</summary>
    public static async Task<IReadOnlyList<(Body Body, Roster Roster)>> Of(Db db, Guid coordination, string lang, DateOnly today) =>
        [.. (await KeptOf.Coordination(db, coordination, "rosters." + lang, () => Read(db, coordination, lang, today))).Select(one => (one.Body, Roster.On(today, one.Body, one.Mandates)))];

    /// <summary>Kept longer than a day: those who come later are read along, and who sits is looked at anew each time.</summary>
    static async Task<IReadOnlyList<(Body Body, IReadOnlyList<Mandate> Mandates)>> Read(Db db, Guid coordination, string lang, DateOnly today)
    {
        var all = await bodies(db, coordination).ToListAsync();
        var seats = (await notOver(db, coordination, today).ToListAsync()).ToLookup(seat => seat.BodyId);
        return [.. all.OrderBy(body => body.Kind).ThenBy(body => body.Name.In(lang).Text, StringComparer.CurrentCultureIgnoreCase).Select(body => (body, (IReadOnlyList<Mandate>)[.. seats[body.Id]]))];
    }
}
