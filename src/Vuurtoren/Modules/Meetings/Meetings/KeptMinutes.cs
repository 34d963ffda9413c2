using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings.Meetings;

/// <summary>What closed meetings of a coordination tell, kept until one closes or opens again, an old list is taken in, somebody is erased, or the directory changes.</summary>
static class KeptMinutes
{
    sealed record Closed(int Count, DateTime? Last, long Versions, long Stamps);

    static readonly Func<Db, Guid, IAsyncEnumerable<Closed>> closed = PreparedQuery.Of((Db db, Guid coordination) => db.Set<Meeting>().Where(m => m.CoordinationId == coordination && m.ClosedAt != null)
        .GroupBy(m => m.CoordinationId).Select(all => new Closed(all.Count(), all.Max(m => m.ClosedAt), all.Sum(m => (long)m.Version), all.Sum(m => m.Stamp))));

    public static Task<T> Of<T>(Db db, Guid coordination, object what, Func<Task<T>> read) where T : class =>
        db.Kept((coordination, "minutes"), async () => (await closed(db, coordination).FirstOrDefaultAsync() ?? new(0, null, 0, 0), await OrganizationNames.Mark(db)), (coordination, "minutes", what), read);
}
