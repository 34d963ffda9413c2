using System.Data.Common;
using Vuurtoren.Modules.Directory.Reading.Rows;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>
/// Reads organisations with their services and places as index entries: places and organisations first, then the services, organisation
/// after organisation. Each record passes the redactor; of a record only the columns of the index are read.
/// </summary>
sealed class EntryReader(DbConnection connection, Restrictions restrictions)
{
    static string Columns(string table) => $"{table}.id, {table}.visibility, {table}.parked, {table}.source, {table}.modified_at";

    /// <param name="groups">Ids of the organisations to read; null: all. <see cref="Guid.Empty"/>: services without organisation.</param>
    public IEnumerable<Entry> Read(IReadOnlyCollection<Guid>? groups = null)
    {
        var only = new Only(groups);
        var organizations = ReadOrganizations(only);
        var places = ReadPlaces(only);
        Group? now = null;
        using (var rows = RawRows.Of(connection, $"select {Columns("s")}, s.organization_id, s.name, s.alternate_name, s.description, s.for_whom, s.what_you_get, s.program, s.themes, s.languages, s.status, s.service_areas, s.target_groups from directory_service s {only.Where("s.organization_id")} order by s.organization_id"))
            while (rows.Read())
            {
                var service = Service(rows);
                var group = service.OrganizationId ?? Guid.Empty;
                if (now?.Id != group)
                {
                    if (now is not null) foreach (var entry in Entries(now, places)) yield return entry;
                    now = new(group, organizations.Remove(group, out var organization) ? organization : null);
                }
                if (restrictions.Redact(service) is { } seen) now!.Services.Add(EntryOf(seen, now, places));
            }
        if (now is not null) foreach (var entry in Entries(now, places)) yield return entry;
        foreach (var organization in organizations.Values)
            foreach (var entry in Entries(new(organization.Id, organization), places)) yield return entry;
    }

    sealed record Group(Guid Id, Organization? Organization)
    {
        public List<Entry> Services { get; } = [];
    }

    static IEnumerable<Entry> Entries(Group group, PlacesRead places) =>
        group.Organization is { } organization ? group.Services.Prepend(EntryOf(organization, group.Services, places)) : group.Services;

    Dictionary<Guid, Organization> ReadOrganizations(Only only)
    {
        var organizations = new Dictionary<Guid, Organization>();
        using var rows = RawRows.Of(connection, $"select {Columns("o")}, o.name, o.alternate_name, o.description from directory_organization o {only.Where("o.id")}");
        while (rows.Read())
            if (restrictions.Redact(Organization(rows)) is { } seen) organizations[seen.Id] = seen;
        return organizations;
    }

    PlacesRead ReadPlaces(Only only)
    {
        var places = new PlacesRead();
        using (var rows = RawRows.Of(connection, $"select {Columns("l")}, l.organization_id, l.confidential, l.addresses, l.latitude, l.longitude, l.municipality, l.neighbourhood from directory_location l {only.WhereLocation}"))
            while (rows.Read())
                if (restrictions.Redact(Location(rows)) is { } seen) places.Add(seen);
        using (var rows = RawRows.Of(connection, $"select {Columns("a")}, a.service_id, a.location_id, a.description from directory_service_at_location a {only.WhereAt}"))
            while (rows.Read())
                if (restrictions.Redact(AtLocation(rows)) is { } seen) places.Add(seen);
        return places;
    }

    static Entry EntryOf(Service service, Group group, PlacesRead places)
    {
        var entry = new Entry { Id = service.Id, Group = group.Id, Name = service.Name, Status = service.Status, ModifiedAt = service.ModifiedAt };
        Add(entry, service.AlternateName, Place.Name);
        Add(entry, group.Organization?.Name, Place.Related);
        Add(entry, group.Organization?.AlternateName, Place.Related);
        Add(entry, service.Description, Place.Text);
        Add(entry, service.ForWhom, Place.Text);
        Add(entry, service.WhatYouGet, Place.Text);
        Add(entry, service.Program, Place.Text);
        foreach (var target in service.TargetGroups) if (target.Kind != TargetKind.Excluded) Add(entry, target.Group, Place.Text);
        entry.Terms.AddRange(service.Themes);
        foreach (var language in service.Languages) entry.Languages.Add(language.Code);
        foreach (var area in service.ServiceAreas) if (AreaNames.Key(area) is { } key) entry.Areas.Add(key);
        places.AddTo(entry);
        return entry;
    }

    /// <summary>An organisation is found by what its services are found by.</summary>
    static Entry EntryOf(Organization organization, List<Entry> services, PlacesRead places)
    {
        var entry = new Entry { Id = organization.Id, Group = organization.Id, IsOrganization = true, Name = organization.Name, ModifiedAt = organization.ModifiedAt };
        Add(entry, organization.AlternateName, Place.Name);
        Add(entry, organization.Description, Place.Text);
        foreach (var service in services)
        {
            entry.Texts.Add((service.Name, Place.Related));
            entry.Terms.AddRange(service.Terms);
            entry.Languages.AddRange(service.Languages);
            entry.Areas.AddRange(service.Areas);
            entry.Places.AddRange(service.Places.Select(p => p with { AtId = default }));
        }
        places.AddOwnTo(entry);
        return entry;
    }

    static void Add(Entry entry, LocalText? text, Place where)
    {
        if (text is not null) entry.Texts.Add((text, where));
    }

    static Organization Organization(RawRows row) => new()
    {
        Id = row.Id(0), Visibility = row.Visibility(1), Parked = row.Text(2), Source = row.Text(3)!, ModifiedAt = row.Time(4),
        Name = row.Local(5)!, AlternateName = row.Local(6), Description = row.Local(7),
    };

    static Service Service(RawRows row) => new()
    {
        Id = row.Id(0), Visibility = row.Visibility(1), Parked = row.Text(2), Source = row.Text(3)!, ModifiedAt = row.Time(4),
        OrganizationId = row.IdOrNull(5), Name = row.Local(6)!, AlternateName = row.Local(7), Description = row.Local(8),
        ForWhom = row.Local(9), WhatYouGet = row.Local(10), Program = row.Local(11), Themes = row.Ids(12), Languages = row.Spoken(13),
        Status = row.Status(14), ServiceAreas = row.Parts<ServiceArea>(15), TargetGroups = row.Parts<TargetGroup>(16),
    };

    static ServiceAtLocation AtLocation(RawRows row) => new()
    {
        Id = row.Id(0), Visibility = row.Visibility(1), Parked = row.Text(2), Source = row.Text(3)!, ModifiedAt = row.Time(4),
        ServiceId = row.Id(5), LocationId = row.Id(6), Description = row.Local(7),
    };

    static Location Location(RawRows row)
    {
        var location = new Location
        {
            Id = row.Id(0), Visibility = row.Visibility(1), Parked = row.Text(2), Source = row.Text(3)!, ModifiedAt = row.Time(4), OrganizationId = row.IdOrNull(5),
            Confidential = row.Yes(6), Addresses = row.Postcodes(7), Latitude = row.NumberOrNull(8), Longitude = row.NumberOrNull(9),
        };
        location.PlaceIn(row.Text(10), row.Text(11));
        return location;
    }
}

/// <summary>Which rows belong to some organisations; ids are written into the query, where nothing but their own digits can stand.</summary>
sealed class Only(IReadOnlyCollection<Guid>? groups)
{
    readonly string? list = groups is null ? null : string.Join(',', groups.Select(id => $"'{id.ToString("D").ToUpperInvariant()}'"));

    string Has(string organization) => $"({organization} in ({list}){(groups!.Contains(Guid.Empty) ? $" or {organization} is null" : "")})";

    public string Where(string organization) => list is null ? "" : $"where {Has(organization)}";

    string Services => $"select s.id from directory_service s {Where("s.organization_id")}";

    public string WhereAt => list is null ? "" : $"where a.service_id in ({Services})";

    public string WhereLocation => list is null ? "" : $"where l.organization_id in ({list}) or l.id in (select a.location_id from directory_service_at_location a {WhereAt})";
}
