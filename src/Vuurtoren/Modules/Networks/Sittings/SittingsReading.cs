using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Rounds;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Networks.Sittings;

/// <param name="Name">Of the organisation; "–" for one that has no name that may be shown.</param>
public sealed record SittingLine(Guid Id, Guid Network, Guid Organization, Guid Member, string Name, ToldBy By, DateOnly On);

/// <summary>Who sits where now, of the members of today: two queries, however many there are.</summary>
public static class SittingsReading
{
    sealed record Row(Guid Id, Guid NetworkId, Guid OrganizationId, Guid Member, ToldBy ToldBy, DateOnly ToldOn);

    static readonly Func<Db, Guid, IAsyncEnumerable<Row>> sitting = PreparedQuery.Of((Db db, Guid coordination) => from one in db.Set<Sitting>()
        join network in db.Set<Network>() on one.NetworkId equals network.Id
        join member in db.Set<Member>() on one.OrganizationId equals member.OrganizationId
        where network.CoordinationId == coordination && network.KeptAt != null && one.UntilOn == null && member.CoordinationId == coordination && member.FromOn != null && member.UntilOn == null
        select new Row(one.Id, one.NetworkId, one.OrganizationId, member.Id, one.ToldBy, one.ToldOn));

    /// <param name="shown">Only organisations that everybody may see.</param>
    public static async Task<IReadOnlyList<SittingLine>> Of(Db db, Guid coordination, string lang, bool shown = false)
    {
        var rows = await sitting(db, coordination).ToListAsync();
        var ids = rows.Select(row => row.OrganizationId).Distinct().ToList();
        var names = shown ? (await OrganizationNames.Shown(db, ids)).ToDictionary(one => one.Key, one => one.Value.In(lang).Text) : await OrganizationNames.Of(db, ids, lang);
        return [.. rows.Where(row => !shown || names.ContainsKey(row.OrganizationId)).Select(row => new SittingLine(row.Id, row.NetworkId, row.OrganizationId, row.Member, names.GetValueOrDefault(row.OrganizationId, "–"), row.ToldBy, row.ToldOn)).OrderBy(line => line.Name, NameOrder.Here)];
    }

    /// <summary>Two networks are one: who sits in the one that goes sits in the one that stays, and what was told of it is told of that.</summary>
    public static async Task Join(Db db, Network gone, Network kept)
    {
        var there = await db.Set<Sitting>().Where(s => s.NetworkId == kept.Id && s.UntilOn == null).Select(s => s.OrganizationId).ToHashSetAsync();
        foreach (var sitting in await db.Set<Sitting>().Where(s => s.NetworkId == gone.Id).ToListAsync())
            if (sitting.UntilOn is not null || there.Add(sitting.OrganizationId)) sitting.MoveTo(kept);
            else db.Remove(sitting);
        foreach (var news in await db.Set<RoundNews>().Where(n => n.NetworkId == gone.Id).ToListAsync()) news.MoveTo(kept);
        db.ChangeTracker.DetectChanges(); // else they would go with the one that goes
    }
}
