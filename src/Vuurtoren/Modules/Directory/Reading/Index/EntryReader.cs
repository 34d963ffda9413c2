using System.Data.Common;
using Vuurtoren.Modules.Directory.Reading.Rows;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>
/// Reads organisations with their services and places as index entries: places and organisations first (<see cref="Around"/>), then the services,
/// organisation after organisation. Each record passes the redactor; of a record only the columns of the index are read.
/// </summary>
sealed class EntryReader(DbConnection connection, Restrictions restrictions, FilterNames names, Only only, Around around)
{
    readonly RecordRows records = new();
    readonly EntryFilters filters = new(names);

    /// <summary>Services with their organisations.</summary>
    public IEnumerable<Entry> Read()
    {
        Group? now = null;
        using (var rows = RawRows.Of(connection, $"select {RecordRows.ServiceColumns} from directory_service s {only.Services} order by s.organization_id", only.Ids))
            while (rows.Read())
            {
                var service = records.Service(rows);
                var group = service.OrganizationId ?? service.Id;
                if (now?.Id != group)
                {
                    if (now is not null) foreach (var entry in Entries(now)) yield return entry;
                    now = new(group, around.Meet(group));
                }
                if (restrictions.Redact(service) is { } seen) now!.Services.Add(EntryOf(seen, now));
            }
        if (now is not null) foreach (var entry in Entries(now)) yield return entry;
    }

    /// <summary>Organisations without services. After all others.</summary>
    public IEnumerable<Entry> ReadOthers()
    {
        foreach (var organization in around.NotMet)
            foreach (var entry in Entries(new(organization.Id, organization))) yield return entry;
    }

    sealed record Group(Guid Id, Organization? Organization)
    {
        public List<Entry> Services { get; } = [];
    }

    IEnumerable<Entry> Entries(Group group) => group.Organization is { } organization ? group.Services.Prepend(EntryOf(organization, group.Services)) : group.Services;

    Entry EntryOf(Service service, Group group)
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
        around.Places.AddTo(entry);
        filters.AddTo(entry, service, group.Organization);
        return entry;
    }

    /// <summary>An organisation is found by what its services are found by.</summary>
    Entry EntryOf(Organization organization, List<Entry> services)
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
            foreach (var place in service.Places) entry.Places.Add(new(default, place.Location));
            entry.Flags |= service.Flags;
            entry.Targets.AddRange(service.Targets);
            foreach (var hours in service.Hours) if (!entry.Hours.Contains(hours)) entry.Hours.Add(hours);
        }
        around.Places.AddOwnTo(entry);
        return entry;
    }

    static void Add(Entry entry, LocalText? text, Place where)
    {
        if (text is not null) entry.Texts.Add((text, where));
    }
}

/// <summary>The organisations and places that may be seen, before their services are read.</summary>
sealed class Around
{
    readonly Dictionary<Guid, Organization> organizations = [];
    readonly HashSet<Guid> met = [];

    public PlacesRead Places { get; } = new();

    /// <param name="beside">Another connection that sees the same moment: half of it is read there at the same time.</param>
    public static Around Read(DbConnection connection, DbConnection? beside, Restrictions restrictions, Only only)
    {
        var around = new Around();
        var ats = new List<AtRead>();
        if (beside is null)
        {
            around.ReadLocations(connection, restrictions, only);
            around.ReadOrganizations(connection, restrictions, only);
            ReadAts(connection, restrictions, only, ats);
        }
        else Parallel.Invoke(
            () => around.ReadLocations(connection, restrictions, only),
            () => { around.ReadOrganizations(beside, restrictions, only); ReadAts(beside, restrictions, only, ats); });
        foreach (var at in ats) around.Places.Add(at);
        return around;
    }

    void ReadOrganizations(DbConnection connection, Restrictions restrictions, Only only)
    {
        var records = new RecordRows();
        using var rows = RawRows.Of(connection, $"select {RecordRows.OrganizationColumns} from directory_organization o {only.Organizations}", only.Ids);
        while (rows.Read())
            if (restrictions.Redact(records.Organization(rows)) is { } seen) organizations[seen.Id] = seen;
    }

    void ReadLocations(DbConnection connection, Restrictions restrictions, Only only)
    {
        var records = new RecordRows();
        using var rows = RawRows.Of(connection, $"select {RecordRows.LocationColumns} from directory_location l {only.Locations}", only.Ids);
        while (rows.Read())
            if (restrictions.Redact(records.Location(rows)) is { } seen) Places.Add(seen);
    }

    static void ReadAts(DbConnection connection, Restrictions restrictions, Only only, List<AtRead> ats)
    {
        var records = new RecordRows();
        using var rows = RawRows.Of(connection, $"select {RecordRows.AtColumns} from directory_service_at_location a {only.Ats}", only.Ids);
        while (rows.Read())
            if (restrictions.Redact(records.AtLocation(rows)) is { } seen) ats.Add(AtRead.Of(seen));
    }

    /// <summary>The organisation of services that come now; each is asked for once.</summary>
    public Organization? Meet(Guid id)
    {
        if (!organizations.TryGetValue(id, out var organization)) return null;
        lock (met) met.Add(id);
        return organization;
    }

    public IEnumerable<Organization> NotMet => organizations.Values.Where(organization => !met.Contains(organization.Id));
}
