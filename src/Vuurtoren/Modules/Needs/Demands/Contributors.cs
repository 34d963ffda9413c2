using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>Somebody who hears what came of a demand. Each address once.</summary>
public sealed record Contributor(string? Name, string Email, string Lang);

static class Contributors
{
    /// <summary>Who speaks for a member; whose signal stands in the need, or in what it went into, under their name; and the organisations of those signals that are no member any more.</summary>
    public static async Task<IReadOnlyList<Contributor>> Of(Db db, Guid coordination, Guid need)
    {
        var speakers = await Speakers.Of(db, coordination);
        var all = speakers.Where(one => one.Email is not null).Select(one => new Contributor(one.Name, one.Email!, one.Lang)).ToList();
        var together = await NeedsReading.Together(db, coordination, need);
        var signals = db.Set<Signal>().Where(s => s.CoordinationId == coordination && s.NeedId != null && together.Contains(s.NeedId.Value));
        all.AddRange((await db.Set<Account>().Where(a => a.ClosedAt == null && signals.Any(s => s.AccountId == a.Id)).ToListAsync()).Select(a => new Contributor(a.Name, a.Email!, a.Language)));
        var members = speakers.Select(one => one.Organization).ToHashSet();
        foreach (var organization in await signals.Where(s => s.OrganizationId != null).Select(s => s.OrganizationId!.Value).Distinct().ToListAsync())
            if (!members.Contains(organization) && KnownAddress.Of(db.Database.GetDbConnection(), organization) is { } known) all.Add(new(null, known.Email, known.Lang));
        return [.. all.DistinctBy(one => one.Email, StringComparer.OrdinalIgnoreCase)];
    }
}
