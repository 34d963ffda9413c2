using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Duplicates.Comparing;

/// <summary>The organisations and services of a database, read row by row: of each only what is compared stays in memory.</summary>
static class DirectoryRead
{
    public static Comparison Of(DbConnection connection, DbTransaction? transaction = null)
    {
        var book = new Book();
        var describing = new Describing(book);
        var spots = Spots(connection, transaction, describing);
        var records = new List<Compared>();
        records.AddRange(Organizations(connection, transaction, describing, spots));
        records.AddRange(Services(connection, transaction, describing, spots));
        return new(book, records);
    }

    static Dictionary<Guid, (Guid? Organization, Spot[] Spots)> Spots(DbConnection connection, DbTransaction? transaction, Describing describing) =>
        connection.Query<(Guid Id, Guid? Organization, string Addresses, double? Latitude, double? Longitude)>(
            $"select id, organization_id, addresses, latitude, longitude from directory_location where not confidential and {Here}", transaction: transaction, buffered: false)
            .ToDictionary(row => row.Id, row => (row.Organization, describing.Spots(Parts<Address>(row.Addresses), row.Latitude, row.Longitude).ToArray()));

    /// <summary>What was merged is no record any more.</summary>
    const string Here = "coalesce(parked, '') <> 'merged'";

    static IEnumerable<Compared> Organizations(DbConnection connection, DbTransaction? transaction, Describing describing, Dictionary<Guid, (Guid? Organization, Spot[] Spots)> places)
    {
        var own = places.Values.Where(place => place.Organization is not null).ToLookup(place => place.Organization!.Value, place => place.Spots);
        foreach (var row in connection.Query<OrganizationRow>($"select id, source, name, alternate_name as AlsoCalled, phones, website, additional_websites as OtherSites, email, tax_id as Kbo, description from directory_organization where {Here} order by id", transaction: transaction, buffered: false))
            yield return describing.Make(row.Id, Kinds.Organization, row.Source, null, Text(row.Name)!, Text(row.AlsoCalled), Parts<Phone>(row.Phones), [Text(row.Website)], Parts<WebAddress>(row.OtherSites), Text(row.Email), row.Kbo, [.. own[row.Id].SelectMany(some => some)], Text(row.Description));
    }

    static IEnumerable<Compared> Services(DbConnection connection, DbTransaction? transaction, Describing describing, Dictionary<Guid, (Guid? Organization, Spot[] Spots)> places)
    {
        var given = connection.Query<(Guid Service, Guid Location)>($"select service_id, location_id from directory_service_at_location where {Here}", transaction: transaction, buffered: false).ToLookup(at => at.Service, at => at.Location);
        foreach (var row in connection.Query<ServiceRow>($"select id, organization_id as Organization, source, name, alternate_name as AlsoCalled, phones, url, additional_urls as OtherSites, email, description from directory_service where {Here} order by id", transaction: transaction, buffered: false))
            yield return describing.Make(row.Id, Kinds.Service, row.Source, row.Organization, Text(row.Name)!, Text(row.AlsoCalled), Parts<Phone>(row.Phones), [Text(row.Url)], Parts<WebAddress>(row.OtherSites), Text(row.Email), null,
                [.. given[row.Id].SelectMany(place => places.TryGetValue(place, out var found) ? found.Spots : [])], Text(row.Description));
    }

    static LocalText? Text(string? json) => json is null ? null : Json.Read<LocalText>(json);
    static List<T> Parts<T>(string json) => json.Length <= 2 ? [] : Json.Read<List<T>>(json);

    sealed class OrganizationRow
    {
        public Guid Id { get; init; }
        public string Source { get; init; } = "";
        public string Name { get; init; } = "";
        public string? AlsoCalled { get; init; }
        public string Phones { get; init; } = "";
        public string? Website { get; init; }
        public string OtherSites { get; init; } = "";
        public string? Email { get; init; }
        public string? Description { get; init; }
        public string? Kbo { get; init; }
    }

    sealed class ServiceRow
    {
        public Guid Id { get; init; }
        public Guid? Organization { get; init; }
        public string Source { get; init; } = "";
        public string Name { get; init; } = "";
        public string? AlsoCalled { get; init; }
        public string Phones { get; init; } = "";
        public string? Url { get; init; }
        public string OtherSites { get; init; } = "";
        public string? Email { get; init; }
        public string? Description { get; init; }
    }
}
