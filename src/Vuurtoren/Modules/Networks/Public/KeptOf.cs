using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Public;

/// <summary>Lists of a coordination that its rooms show again and again, kept until something in it changes.</summary>
static class KeptOf
{
    static readonly Func<Db, Guid, IAsyncEnumerable<long>> stamp = PreparedQuery.Of((Db db, Guid coordination) => db.Set<Coordination>().Where(c => c.Id == coordination).Select(c => c.Stamp));

    static Task<long> Stamp(Db db, Guid coordination) => stamp(db, coordination).FirstOrDefaultAsync().AsTask();

    /// <summary>Out of members, delegates, bodies, seats, networks and who sits in them.</summary>
    public static Task<T> Coordination<T>(Db db, Guid coordination, string what, Func<Task<T>> read) where T : class =>
        db.Kept(coordination, () => Stamp(db, coordination), (coordination, what), read);

    /// <summary>The same with names of organisations in one language.</summary>
    public static Task<T> WithNames<T>(Db db, Guid coordination, string what, string lang, Func<Task<T>> read) where T : class =>
        db.Kept((coordination, "names"), async () => (await db.Mark(coordination, () => Stamp(db, coordination)), await OrganizationNames.Mark(db)), (coordination, what, lang), read);
}
