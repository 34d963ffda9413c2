using System.Data;
using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>
/// Reads organisations with their services and places as index entries, group after group in flat memory: three streams, all in the order
/// of the organisation, are read side by side. Each record passes the redactor; of a record only the columns of the index are read.
/// </summary>
sealed class EntryReader(DbConnection connection, DbTransaction transaction, Restrictions restrictions)
{
    // Services without organisation are one group of their own.
    static string By(string table) => $"coalesce({table}.organization_id, @none)";
    static string Columns(string table) => $"{table}.id, {table}.visibility, {table}.parked, {table}.source, {table}.modified_at";

    /// <param name="groups">Ids of the organisations to read; null: all.</param>
    public IEnumerable<Entry> Read(IReadOnlyCollection<Guid>? groups = null)
    {
        var parameters = new { none = Guid.Empty, groups = groups?.ToArray() };
        string Only(string key) => groups is null ? "" : $" and ({key} in @groups{(groups.Contains(Guid.Empty) ? $" or {key} is null" : "")})";

        using var organizations = new RowsAhead<Organization>(connection, transaction, parameters, Organization,
            $"select o.id, {Columns("o")}, o.name, o.alternate_name, o.description from directory_organization o where o.id <> @none{Only("o.id")} order by o.id");
        using var services = new RowsAhead<Service>(connection, transaction, parameters, Service,
            $"select {By("s")}, {Columns("s")}, s.organization_id, s.name, s.alternate_name, s.description, s.for_whom, s.what_you_get, s.program, s.themes, s.languages, s.status, s.service_areas, s.target_groups from directory_service s where s.id <> @none{Only("s.organization_id")} order by {By("s")}, s.id");
        using var places = new RowsAhead<(ServiceAtLocation, Location)>(connection, transaction, parameters, AtLocation,
            $"select {By("s")}, {Columns("a")}, a.service_id, a.description, {Columns("l")}, l.confidential, l.addresses, l.latitude, l.longitude, l.municipality, l.neighbourhood from directory_service_at_location a join directory_service s on s.id = a.service_id join directory_location l on l.id = a.location_id where s.id <> @none{Only("s.organization_id")} order by {By("s")}, s.id, a.id");
        using var own = new RowsAhead<Location>(connection, transaction, parameters, row => Location(row, 1),
            $"select l.organization_id, {Columns("l")}, l.confidential, l.addresses, l.latitude, l.longitude, l.municipality, l.neighbourhood from directory_location l where l.organization_id is not null{Only("l.organization_id")} order by l.organization_id, l.id");

        while (Least(organizations.Next, services.Next) is { } group)
        {
            var organization = organizations.Next == group ? restrictions.Redact(organizations.Take()) : null;
            var ofGroup = new List<Entry>();
            while (services.Next == group)
            {
                var service = services.Take();
                var entry = restrictions.Redact(service) is { } seen ? EntryOf(seen, group, organization) : null;
                while (places.Next is { } p && p.CompareTo(group) < 0) places.Take();
                while (places.Next == group && places.Now.Item1.ServiceId.CompareTo(service.Id) <= 0)
                    if (places.Take() is var (at, location) && at.ServiceId == service.Id && entry is not null) Add(entry, at, location);
                if (entry is not null) ofGroup.Add(entry);
            }
            while (own.Next is { } o && o.CompareTo(group) < 0) own.Take();
            var ownPlaces = new List<EntryPlace>();
            while (own.Next == group)
                if (restrictions.Redact(own.Take()) is { } location) ownPlaces.Add(PlaceOf(default, location, location.ModifiedAt));
            if (organization is not null) yield return EntryOf(organization, ofGroup, ownPlaces);
            foreach (var entry in ofGroup) yield return entry;
        }
    }

    static Guid? Least(Guid? a, Guid? b) => a is null ? b : b is null || a.Value.CompareTo(b.Value) < 0 ? a : b;

    static Entry EntryOf(Service service, Guid group, Organization? organization)
    {
        var entry = new Entry { Id = service.Id, Group = group, Name = service.Name, Status = service.Status, ModifiedAt = service.ModifiedAt };
        Add(entry, service.AlternateName, Place.Name);
        Add(entry, organization?.Name, Place.Related);
        Add(entry, organization?.AlternateName, Place.Related);
        foreach (var text in (LocalText?[])[service.Description, service.ForWhom, service.WhatYouGet, service.Program]) Add(entry, text, Place.Text);
        foreach (var target in service.TargetGroups) if (target.Kind != TargetKind.Excluded) Add(entry, target.Group, Place.Text);
        entry.Terms.UnionWith(service.Themes);
        foreach (var language in service.Languages) entry.Languages.Add(language.Code);
        foreach (var area in service.ServiceAreas) if (AreaNames.Key(area) is { } key) entry.Areas.Add(key);
        return entry;
    }

    /// <summary>An organisation is found by what its services are found by.</summary>
    static Entry EntryOf(Organization organization, List<Entry> services, List<EntryPlace> own)
    {
        var entry = new Entry { Id = organization.Id, Group = organization.Id, IsOrganization = true, Name = organization.Name, ModifiedAt = organization.ModifiedAt };
        Add(entry, organization.AlternateName, Place.Name);
        Add(entry, organization.Description, Place.Text);
        foreach (var service in services)
        {
            entry.Texts.Add((service.Name, Place.Related));
            entry.Terms.UnionWith(service.Terms);
            entry.Languages.UnionWith(service.Languages);
            entry.Areas.UnionWith(service.Areas);
        }
        entry.Places.AddRange(services.SelectMany(s => s.Places).Select(p => p with { AtId = default }).Concat(own).DistinctBy(p => p.LocationId));
        return entry;
    }

    static void Add(Entry entry, LocalText? text, Place where)
    {
        if (text is not null) entry.Texts.Add((text, where));
    }

    void Add(Entry entry, ServiceAtLocation at, Location location)
    {
        if (restrictions.Redact(at) is not { } seenAt || restrictions.Redact(location) is not { } seen) return;
        Add(entry, seenAt.Description, Place.Text);
        entry.Places.Add(PlaceOf(at.Id, seen, at.ModifiedAt));
    }

    static EntryPlace PlaceOf(Guid at, Location seen, DateTime modified) => new(at, seen.Id, modified, (float)(seen.Latitude ?? double.NaN), (float)(seen.Longitude ?? double.NaN),
        seen.Municipality, seen.Neighbourhood, [.. seen.Addresses.Where(a => a.Type == AddressType.Physical).Select(a => a.PostalCode).OfType<string>().Distinct()]);

    static Organization Organization(IDataRecord row) => new()
    {
        Id = row.GetGuid(1), Visibility = Enum.Parse<Visibility>(row.GetString(2)), Parked = Text(row, 3), Source = row.GetString(4), ModifiedAt = row.GetDateTime(5),
        Name = Local(row, 6)!, AlternateName = Local(row, 7), Description = Local(row, 8),
    };

    static Service Service(IDataRecord row) => new()
    {
        Id = row.GetGuid(1), Visibility = Enum.Parse<Visibility>(row.GetString(2)), Parked = Text(row, 3), Source = row.GetString(4), ModifiedAt = row.GetDateTime(5),
        OrganizationId = row.IsDBNull(6) ? null : row.GetGuid(6), Name = Local(row, 7)!, AlternateName = Local(row, 8), Description = Local(row, 9),
        ForWhom = Local(row, 10), WhatYouGet = Local(row, 11), Program = Local(row, 12), Themes = List<Guid>(row, 13), Languages = List<SpokenLanguage>(row, 14),
        Status = Enum.Parse<ServiceStatus>(row.GetString(15)), ServiceAreas = List<ServiceArea>(row, 16), TargetGroups = List<TargetGroup>(row, 17),
    };

    static (ServiceAtLocation, Location) AtLocation(IDataRecord row) => (new()
    {
        Id = row.GetGuid(1), Visibility = Enum.Parse<Visibility>(row.GetString(2)), Parked = Text(row, 3), Source = row.GetString(4), ModifiedAt = row.GetDateTime(5),
        ServiceId = row.GetGuid(6), LocationId = row.GetGuid(8), Description = Local(row, 7),
    }, Location(row, 8));

    static Location Location(IDataRecord row, int at)
    {
        var location = new Location
        {
            Id = row.GetGuid(at), Visibility = Enum.Parse<Visibility>(row.GetString(at + 1)), Parked = Text(row, at + 2), Source = row.GetString(at + 3), ModifiedAt = row.GetDateTime(at + 4),
            Confidential = row.GetBoolean(at + 5), Addresses = List<Address>(row, at + 6),
            Latitude = row.IsDBNull(at + 7) ? null : row.GetDouble(at + 7), Longitude = row.IsDBNull(at + 8) ? null : row.GetDouble(at + 8),
        };
        location.PlaceIn(Text(row, at + 9), Text(row, at + 10));
        return location;
    }

    static string? Text(IDataRecord row, int at) => row.IsDBNull(at) ? null : row.GetString(at);
    static LocalText? Local(IDataRecord row, int at) => row.IsDBNull(at) ? null : Json.Read<LocalText>(row.GetString(at));
    static IReadOnlyList<T> List<T>(IDataRecord row, int at) => row.GetString(at) is { Length: > 2 } json ? Json.Read<IReadOnlyList<T>>(json) : [];
}
