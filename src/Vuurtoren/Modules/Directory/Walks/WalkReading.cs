using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Walks;

/// <summary>Walks with their doors, as everybody may see them: never a place whose address is secret.</summary>
public sealed class WalkReading(Db db)
{
    sealed class Row
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string? Addresses { get; init; }
        public double? Latitude { get; init; }
        public double? Longitude { get; init; }
    }

    public async Task<IReadOnlyDictionary<Guid, Door>> Doors(Walk walk, string lang)
    {
        var ids = walk.Stops.Select(stop => stop.Organization).ToArray();
        if (ids.Length == 0) return new Dictionary<Guid, Door>();
        var connection = db.Database.GetDbConnection();
        var rows = await connection.QueryAsync<Row>(connection.WithLists("""
            select o.id, o.name, l.addresses, l.latitude, l.longitude from directory_organization o
            left join directory_location l on l.id = (select place.id from directory_location place where place.organization_id = o.id and not place.confidential and place.visibility = 'Public' and place.parked is null order by place.id limit 1)
            where o.id in @ids and o.visibility = 'Public' and o.parked is null
            """), new { ids });
        return rows.ToDictionary(row => row.Id, row => new Door(row.Id, Json.Read<LocalText>(row.Name).In(lang).Text, Address(row.Addresses, lang), row.Latitude, row.Longitude));
    }

    static string? Address(string? json, string lang) => json is null || Json.Read<List<Address>>(json) is not [var one, ..] ? null
        : string.Join(", ", new[] { one.Street?.In(lang).Text, string.Join(' ', new[] { one.PostalCode, one.City?.In(lang).Text }.Where(part => !string.IsNullOrEmpty(part))) }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>That everybody may come to, the first one first.</summary>
    public Task<List<Walk>> Coming(DateOnly today) => db.Set<Walk>().AsNoTracking().Where(w => w.PublishedAt != null && w.CancelledAt == null && w.Day >= today).OrderBy(w => w.Day).ThenBy(w => w.Begins).ToListAsync();
}
