using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Public;

/// <summary>An organisation that is a member of a coordination now.</summary>
/// <param name="Asked">Whether it stays, and it did not answer yet.</param>
public sealed record MemberNow(Guid Id, Guid Organization, DateOnly From, bool Asked);

public static class MembersNow
{
    static readonly PreparedQuery<Guid, Member> now = new((db, coordination) => db.Set<Member>().Where(m => m.CoordinationId == coordination && m.FromOn != null && m.UntilOn == null));

    public static Task<IReadOnlyList<MemberNow>> Of(Db db, Guid coordination) => KeptOf.Coordination<IReadOnlyList<MemberNow>>(db, coordination, "members", async () =>
        [.. (await now.List(db, coordination, write: false)).Select(m => new MemberNow(m.Id, m.OrganizationId, m.FromOn!.Value, m.State == MemberState.Sleeping))]);

    /// <summary>With what they are called, in the order of the alphabet; "–" for one that the directory does not know.</summary>
    public static Task<IReadOnlyList<(MemberNow Member, string Name)>> Named(Db db, Guid coordination, string lang) => KeptOf.WithNames<IReadOnlyList<(MemberNow, string)>>(db, coordination, "members", lang, async () =>
    {
        var members = await Of(db, coordination);
        var names = await OrganizationNames.Of(db, [.. members.Select(member => member.Organization)], lang);
        return [.. members.Select(member => (member, names.GetValueOrDefault(member.Organization, "–"))).OrderBy(one => one.Item2, StringComparer.CurrentCultureIgnoreCase)];
    });

    /// <summary>Of which coordination it is a member today; null: of none any more.</summary>
    public static async Task<(Guid Coordination, Guid Organization)?> One(Db db, Guid member) =>
        await db.Set<Member>().AsNoTracking().Where(m => m.Id == member && m.FromOn != null && m.UntilOn == null).Select(m => new { m.CoordinationId, m.OrganizationId }).SingleOrDefaultAsync() is { } one ? (one.CoordinationId, one.OrganizationId) : null;
}
