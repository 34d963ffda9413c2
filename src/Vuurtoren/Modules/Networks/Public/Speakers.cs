using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Public;

/// <summary>Somebody who speaks for a member of a coordination now.</summary>
public sealed record Speaker(Guid Id, Guid Organization, string Name, string? Email, string Lang, bool Substitute);

public static class Speakers
{
    static readonly Func<Db, Guid, IAsyncEnumerable<Speaker>> now = PreparedQuery.Of((Db db, Guid coordination) => from one in db.Set<Members.Delegate>()
        join member in db.Set<Member>() on one.MemberId equals member.Id
        where member.CoordinationId == coordination && member.FromOn != null && member.UntilOn == null && one.UntilOn == null
        orderby one.Id
        select new Speaker(one.Id, member.OrganizationId, one.Name, one.Email, one.Lang, one.Substitute));

    /// <summary>Of all members of today.</summary>
    public static Task<IReadOnlyList<Speaker>> Of(Db db, Guid coordination) => KeptOf.Coordination<IReadOnlyList<Speaker>>(db, coordination, "speakers", async () => await now(db, coordination).ToListAsync());
}
