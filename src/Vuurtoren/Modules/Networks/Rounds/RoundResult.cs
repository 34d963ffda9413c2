using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Rounds;

/// <summary>What one member told of one network.</summary>
public sealed record ToldLine(string Organization, bool Sits, string? Words, string Lang);

/// <param name="Kept">False: it came in this round, and the coordinator did not look at it yet.</param>
public sealed record ToldOf(Guid Id, string Network, bool Kept, IReadOnlyList<ToldLine> Lines);

/// <param name="Silent">Organisations that did not answer.</param>
/// <param name="Unreached">Organisations to whom no letter could go.</param>
public sealed record RoundResult(IReadOnlyList<ToldOf> Networks, IReadOnlyList<string> Answered, IReadOnlyList<string> Silent, IReadOnlyList<string> Unreached)
{
    /// <summary>Four queries, however many members there are.</summary>
    public static async Task<RoundResult> Of(Db db, Guid round, string lang)
    {
        var members = await db.Set<RoundMember>().AsNoTracking().Where(m => m.RoundId == round && (m.AnsweredAt != null || db.Set<Members.Member>().Any(member => member.Id == m.MemberId && member.UntilOn == null))).ToListAsync(); // who left since is not waited for
        var names = await OrganizationNames.Of(db, [.. members.Select(m => m.OrganizationId).Distinct()], lang);
        var news = await db.Set<RoundNews>().AsNoTracking().Where(n => db.Set<RoundMember>().Any(m => m.Id == n.RoundMemberId && m.RoundId == round)).ToListAsync();
        var ids = news.Select(n => n.NetworkId).Distinct().ToList();
        var networks = await db.Set<Network>().Where(n => ids.Contains(n.Id)).Select(n => new { n.Id, n.Name, Kept = n.KeptAt != null }).ToListAsync();
        var byId = members.ToDictionary(m => m.Id);
        var told = news.ToLookup(n => n.NetworkId);
        return new([.. networks.OrderBy(n => n.Name, StringComparer.CurrentCultureIgnoreCase).Select(n => new ToldOf(n.Id, n.Name, n.Kept, [.. told[n.Id].Select(one => new ToldLine(Name(byId[one.RoundMemberId]), one.Sits, one.Words, one.Lang)).OrderBy(one => one.Organization, StringComparer.CurrentCultureIgnoreCase)]))],
            Those(m => m.AnsweredAt is not null), Those(m => m.AnsweredAt is null && m.AskedAt is not null), Those(m => m.AnsweredAt is null && m.AskedAt is null));

        string Name(RoundMember member) => names.GetValueOrDefault(member.OrganizationId, "–");
        IReadOnlyList<string> Those(Func<RoundMember, bool> which) => [.. members.Where(which).Select(Name).Order(StringComparer.CurrentCultureIgnoreCase)];
    }
}
