using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Modules.Networks.Rounds;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Sittings;

/// <param name="Name">Of the organisation; "–" for one that has no name that may be shown.</param>
public sealed record SittingLine(Guid Id, Guid Network, Guid Organization, Guid Member, string Name, ToldBy By, DateOnly On);

/// <summary>Who sits where now, of the members of today.</summary>
public static class SittingsReading
{
    /// <summary>Not joined with members: SQLite would look up each of them in each network.</summary>
    static readonly Func<Db, Guid, IAsyncEnumerable<Sitting>> sitting = PreparedQuery.Of((Db db, Guid coordination) => from network in db.Set<Network>()
        join one in db.Set<Sitting>().AsNoTracking() on network.Id equals one.NetworkId
        where network.CoordinationId == coordination && network.KeptAt != null && one.UntilOn == null
        select one);

    /// <param name="shown">Only organisations that everybody may see.</param>
    /// <param name="of">Only in this network.</param>
    public static async Task<IReadOnlyList<SittingLine>> Of(Db db, Guid coordination, string lang, bool shown = false, Guid? of = null)
    {
        var all = await KeptOf.WithNames(db, coordination, shown ? "sittings shown" : "sittings", lang, () => Read(db, coordination, lang, shown));
        return of is null ? all : [.. all.Where(line => line.Network == of)];
    }

    static async Task<IReadOnlyList<SittingLine>> Read(Db db, Guid coordination, string lang, bool shown)
    {
        var members = (await MembersNow.Of(db, coordination)).ToDictionary(member => member.Organization, member => member.Id);
        var rows = (await sitting(db, coordination).ToListAsync()).FindAll(row => members.ContainsKey(row.OrganizationId));
        var ids = rows.Select(row => row.OrganizationId).Distinct().ToList();
        var names = shown ? (await OrganizationNames.Shown(db, ids)).ToDictionary(one => one.Key, one => one.Value.In(lang).Text) : await OrganizationNames.Of(db, ids, lang);
        return [.. rows.Where(row => !shown || names.ContainsKey(row.OrganizationId)).Select(row => new SittingLine(row.Id, row.NetworkId, row.OrganizationId, members[row.OrganizationId], names.GetValueOrDefault(row.OrganizationId, "–"), row.ToldBy, row.ToldOn)).OrderBy(line => line.Name, StringComparer.CurrentCultureIgnoreCase)];
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
