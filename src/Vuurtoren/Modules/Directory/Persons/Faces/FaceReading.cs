using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;

namespace Vuurtoren.Modules.Directory.Persons.Faces;

/// <summary>Reads who agreed, from the records on which they stand: a query for each kind, for where they are, and for the photos.</summary>
static class FaceReading
{
    /// <summary>The words of the indexes of 036-faces.sql: with others they would not be used.</summary>
    public const string Agreed = "contacts like '%\"agreed\":\"%'";

    /// <summary>What is not hidden from everybody, and can be told where it is.</summary>
    const string Open = """
        not l.confidential and l.parked is null and l.visibility = 'Public'
        and not exists (select 1 from field_state f where f.record_id = l.id and f.path in ('addresses', 'latitude', 'longitude') and f.visibility is not null and f.visibility <> 'Public')
        """;

    sealed class Row
    {
        public Guid Id { get; init; }
        public string Contacts { get; init; } = "";
        public string Visibility { get; init; } = "";
        public string? Parked { get; init; }
        public Guid? OrganizationId { get; init; }
        public string? Organization { get; init; }
        public string? OrganizationVisibility { get; init; }
        public string? OrganizationParked { get; init; }
        public Guid? ServiceId { get; init; }
        public string? Service { get; init; }
        public string? ServiceVisibility { get; init; }
        public string? ServiceParked { get; init; }
    }

    static readonly (string Kind, string Sql)[] kinds =
    [
        (Kinds.Organization, $"select o.id, o.contacts, o.visibility, o.parked, o.id as OrganizationId, o.name as Organization from directory_organization o where o.{Agreed}"),
        (Kinds.Service, $"""
            select s.id, s.contacts, s.visibility, s.parked, s.organization_id as OrganizationId, o.name as Organization, o.visibility as OrganizationVisibility, o.parked as OrganizationParked, s.id as ServiceId, s.name as Service
            from directory_service s left join directory_organization o on o.id = s.organization_id where s.{Agreed}
            """),
        (Kinds.Location, $"""
            select l.id, l.contacts, l.visibility, l.parked, l.organization_id as OrganizationId, o.name as Organization, o.visibility as OrganizationVisibility, o.parked as OrganizationParked
            from directory_location l left join directory_organization o on o.id = l.organization_id where l.{Agreed}
            """),
        (Kinds.ServiceAtLocation, $"""
            select a.id, a.contacts, a.visibility, a.parked, s.organization_id as OrganizationId, o.name as Organization, o.visibility as OrganizationVisibility, o.parked as OrganizationParked,
                s.id as ServiceId, s.name as Service, s.visibility as ServiceVisibility, s.parked as ServiceParked
            from directory_service_at_location a join directory_service s on s.id = a.service_id left join directory_organization o on o.id = s.organization_id where a.{Agreed}
            """),
    ];

    public static IReadOnlyList<Face> All(DbConnection connection)
    {
        var rows = kinds.SelectMany(kind => connection.Query<Row>(kind.Sql).Select(row => (kind.Kind, Row: row, People: Json.Read<List<Contact>>(row.Contacts).Where(contact => contact is { Name: not null, Agreed: not null }).ToList())))
            .Where(one => one.People.Count > 0).ToList();
        if (rows.Count == 0) return [];
        var (columns, spots, photos) = (Columns(connection, Around(rows.Select(one => one.Row))), Spots(connection, rows.Select(one => one.Row)), Photos(connection));
        return [.. from one in rows
                   let row = one.Row
                   from contact in one.People
                   let of = Seen(row.Organization, row.OrganizationId, columns)
                   let service = Seen(row.Service, row.ServiceId, columns)
                   let tier = ((Visibility[])[TierOf(row), contact.Visibility, .. Around([row]).Select(id => columns.TryGetValue(id, out var its) ? its.Tier : Visibility.Public), row.Organization is not null && of is null || row.Service is not null && service is null ? Visibility.OwnerOnly : Visibility.Public]).Max()
                   let spot = (row.ServiceId ?? row.OrganizationId) is { } owner ? spots.GetValueOrDefault(one.Kind is Kinds.Organization or Kinds.Service ? owner : row.Id) ?? spots.GetValueOrDefault(owner) : spots.GetValueOrDefault(row.Id)
                   select new Face(Face.IdOf(one.Kind, row.Id, contact), one.Kind, row.Id, contact, tier, row.OrganizationId, of, row.ServiceId, service, spot ?? [], contact.Portrait is { } portrait ? photos.GetValueOrDefault(portrait) : null)];
    }

    /// <summary>A name without the languages that not everybody sees.</summary>
    static LocalText? Seen(string? json, Guid? record, Dictionary<Guid, (Visibility Tier, HashSet<string> Tongues)> columns) => json is null ? null
        : record is { } id && columns.TryGetValue(id, out var its) ? LocalText.From(Json.Read<LocalText>(json).Where(text => !its.Tongues.Contains(text.Key)).Select(text => KeyValuePair.Create(text.Key, (string?)text.Value))) : Json.Read<LocalText>(json);

    static Guid[] Around(IEnumerable<Row> rows) => [.. rows.SelectMany(row => new[] { row.Id, row.OrganizationId, row.ServiceId }).OfType<Guid>().Distinct()];

    /// <summary>What is waiting or merged is seen by its owner only.</summary>
    static Visibility TierOf(Row row) => row.Parked is not null || row.OrganizationParked is not null || row.ServiceParked is not null ? Visibility.OwnerOnly
        : ((string?[])[row.Visibility, row.OrganizationVisibility, row.ServiceVisibility]).OfType<string>().Max(Enum.Parse<Visibility>);

    /// <summary>Records of which not everybody sees what a face tells: who is named, the name, or what belongs to what.</summary>
    static Dictionary<Guid, (Visibility Tier, HashSet<string> Tongues)> Columns(DbConnection connection, Guid[] records) =>
        connection.Query<(Guid Id, string Path, string Lang, string Visibility)>(connection.WithLists("""
            select record_id, path, lang, visibility from field_state
            where record_id in @records and path in ('contacts', 'name', 'organization_id', 'service_id', 'location_id') and visibility is not null and visibility <> 'Public'
            """), new { records }).GroupBy(row => row.Id).ToDictionary(one => one.Key, one => (
                one.Where(row => row.Lang.Length == 0).Select(row => Enum.Parse<Visibility>(row.Visibility)).DefaultIfEmpty().Max(),
                one.Where(row => row is { Path: "name", Lang.Length: > 0 }).Select(row => row.Lang).ToHashSet()));

    /// <summary>By organisation, service and place.</summary>
    static Dictionary<Guid, HashSet<Spot>> Spots(DbConnection connection, IEnumerable<Row> rows)
    {
        var all = Around(rows);
        var spots = new Dictionary<Guid, HashSet<Spot>>();
        foreach (var sql in (string[])[
            $"select l.organization_id as owner, l.municipality, l.neighbourhood, l.addresses from directory_location l where l.organization_id in @all and {Open}",
            $"select l.id as owner, l.municipality, l.neighbourhood, l.addresses from directory_location l where l.id in @all and {Open}",
            $"select a.id as owner, l.municipality, l.neighbourhood, l.addresses from directory_service_at_location a join directory_location l on l.id = a.location_id where a.id in @all and {Open}",
            $"select a.service_id as owner, l.municipality, l.neighbourhood, l.addresses from directory_service_at_location a join directory_location l on l.id = a.location_id where a.service_id in @all and a.parked is null and {Open}",
            $"select s.organization_id as owner, l.municipality, l.neighbourhood, l.addresses from directory_service s join directory_service_at_location a on a.service_id = s.id join directory_location l on l.id = a.location_id where s.organization_id in @all and a.parked is null and {Open}"])
            foreach (var (owner, municipality, neighbourhood, addresses) in connection.Query<(Guid, string?, string?, string)>(connection.WithLists(sql), new { all }))
                (spots.TryGetValue(owner, out var its) ? its : spots[owner] = []).Add(new(municipality, neighbourhood, Json.Read<List<Address>>(addresses).Find(address => address.Type == AddressType.Physical)?.PostalCode));
        return spots;
    }

    static Dictionary<Guid, ShownImage> Photos(DbConnection connection) =>
        connection.Query<(Guid Owner, Guid Id, string Alt, int Size, int Width, int Height)>($"""
            select f.owner_id, f.id, f.alt, s.size, s.width, s.height from stored_file f join stored_size s on s.file_id = f.id where f.owner_kind = '{PersonFiles.Kind}' order by f.id, s.size
            """).GroupBy(row => row.Owner).ToDictionary(one => one.Key, one => new ShownImage(one.First().Id, Json.Read<LocalText>(one.First().Alt), [.. one.Where(row => row.Id == one.First().Id).Select(row => (row.Size, row.Width, row.Height))]));
}
