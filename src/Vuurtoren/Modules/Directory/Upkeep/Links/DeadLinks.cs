using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Upkeep.Links;

/// <summary>Something on a sheet by which nobody is reached: a web address that is dead, or an address from which letters came back.</summary>
/// <param name="Kind">Of the record.</param>
/// <param name="What">The address.</param>
/// <param name="Answer">What the server said; null of an address of mail.</param>
public sealed record DeadLine(string Kind, Guid Id, string Name, string What, DateTime Since, DateTime? TriedAt, string? Answer);

static class DeadLinks
{
    sealed record Named(Guid Id, string Name, Guid? Of, string? One, string? More);

    /// <param name="organizations">Whose; null: all.</param>
    public static async Task<List<DeadLine>> Of(Db db, LinkSettings settings, IReadOnlySet<Guid>? organizations, string lang)
    {
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var back = await db.Set<Round>().Where(round => round.BouncedAt != null && round.AnsweredAt == null).Select(round => new { round.ServiceId, round.Address, round.BouncedAt }).ToListAsync();
        var services = await NamesOf(connection, Kinds.Service, back.Select(round => round.ServiceId));
        var mails = back.Where(round => services.TryGetValue(round.ServiceId, out var service) && Mine(service, organizations))
            .Select(round => new DeadLine(Kinds.Service, round.ServiceId, Name(services[round.ServiceId], lang), round.Address ?? "", round.BouncedAt!.Value, null, null));
        var links = await connection.QueryAsync<(string Url, string Answer, DateTime Since, DateTime TriedAt, string Kind, Guid RecordId)>("""
            select l.url, l.answer, l.failing_since, l.tried_at, p.kind, p.record_id
            from directory_link l join directory_link_place p on p.url = l.url where l.failing_since is not null and l.failed_days >= @DeadAfterDays
            """, new { settings.DeadAfterDays });
        return [.. mails.Concat(await Lines(connection, [.. links], organizations, lang)).OrderBy(line => line.Since).ThenBy(line => line.Name, StringComparer.CurrentCulture).ThenBy(line => line.What, StringComparer.Ordinal)];
    }

    /// <summary>Of these services, for the list of upkeep: since when one of their links is dead.</summary>
    public static Dictionary<Guid, DateTime> Since(DbConnection connection, LinkSettings settings, IReadOnlyCollection<Guid> services) => services.Count == 0 ? [] : connection.Query<(Guid Id, DateTime Since)>(connection.WithLists("""
        select p.record_id, min(l.failing_since) from directory_link l join directory_link_place p on p.url = l.url
        where p.kind = 'service' and p.record_id in @ids and l.failing_since is not null and l.failed_days >= @least group by p.record_id
        """), new { ids = services.ToArray(), least = settings.DeadAfterDays }).ToDictionary(row => row.Id, row => row.Since);

    /// <summary>What was changed on a sheet since the last look is no longer about it.</summary>
    static async Task<IEnumerable<DeadLine>> Lines(DbConnection connection, List<(string Url, string Answer, DateTime Since, DateTime TriedAt, string Kind, Guid RecordId)> links, IReadOnlySet<Guid>? organizations, string lang)
    {
        var lines = new List<DeadLine>();
        foreach (var kind in links.GroupBy(link => link.Kind))
        {
            var records = await NamesOf(connection, kind.Key, kind.Select(link => link.RecordId));
            lines.AddRange(kind.Where(link => records.TryGetValue(link.RecordId, out var record) && Mine(record, organizations) && LinkPlaces.In(record.One, record.More).Contains(link.Url))
                .Select(link => new DeadLine(link.Kind, link.RecordId, Name(records[link.RecordId], lang), link.Url, link.Since, link.TriedAt, link.Answer)));
        }
        return lines;
    }

    static async Task<Dictionary<Guid, Named>> NamesOf(DbConnection connection, string kind, IEnumerable<Guid> ids)
    {
        var columns = kind == Kinds.Service ? "organization_id, url, additional_urls" : "id, website, additional_websites";
        var found = new Dictionary<Guid, Named>();
        foreach (var some in ids.Distinct().Chunk(500))
            foreach (var one in await connection.QueryAsync<(Guid Id, string Name, Guid? Of, string? One, string? More)>(connection.WithLists($"select id, name, {columns} from directory_{kind} where id in @some and parked is null"), new { some }))
                found[one.Id] = new(one.Id, one.Name, one.Of, one.One, one.More);
        return found;
    }

    static bool Mine(Named record, IReadOnlySet<Guid>? organizations) => organizations is null || record.Of is { } of && organizations.Contains(of);

    static string Name(Named record, string lang) => Json.Read<LocalText>(record.Name).In(lang).Text;
}
