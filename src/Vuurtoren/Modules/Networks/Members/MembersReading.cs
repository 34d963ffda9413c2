using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Members;

/// <param name="Name">Of the organisation.</param>
/// <param name="Speakers">How many people speak for it now, substitutes too.</param>
public sealed record MemberLine(Member Member, string Name, int Speakers);

/// <summary>The members of a coordination with their names.</summary>
public static class MembersReading
{
    sealed record Counted(Guid Member, int Count);

    static readonly Func<Db, Guid, IAsyncEnumerable<Member>> all = PreparedQuery.Of((Db db, Guid coordination) => db.Set<Member>().AsNoTracking().Where(m => m.CoordinationId == coordination));
    static readonly Func<Db, Guid, IAsyncEnumerable<Counted>> counted = PreparedQuery.Of((Db db, Guid coordination) => db.Set<Delegate>().Where(d => d.UntilOn == null && db.Set<Member>().Any(m => m.Id == d.MemberId && m.CoordinationId == coordination))
        .GroupBy(d => d.MemberId).Select(one => new Counted(one.Key, one.Count())));

    public static Task<IReadOnlyList<MemberLine>> Of(Db db, Guid coordination, string lang) => KeptOf.WithNames(db, coordination, "member-lines", lang, () => Read(db, coordination, lang));

    static async Task<IReadOnlyList<MemberLine>> Read(Db db, Guid coordination, string lang)
    {
        var members = await all(db, coordination).ToListAsync();
        var speakers = (await counted(db, coordination).ToListAsync()).ToDictionary(one => one.Member, one => one.Count);
        var names = await OrganizationNames.Of(db, [.. members.Select(m => m.OrganizationId).Distinct()], lang);
        return [.. members.Select(m => new MemberLine(m, names.GetValueOrDefault(m.OrganizationId, "–"), speakers.GetValueOrDefault(m.Id))).OrderBy(line => line.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(line => line.Member.BegunOn)];
    }
}
