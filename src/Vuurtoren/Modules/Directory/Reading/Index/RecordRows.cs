using Vuurtoren.Modules.Directory.Reading.Rows;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Records made of the columns that the index needs. They still have to pass the redactor.</summary>
sealed class RecordRows
{
    readonly SeenParts<Schedule> schedules = new();
    readonly SeenParts<TargetGroup> targets = new();
    readonly SeenParts<ServiceArea> areas = new();
    readonly SeenParts<Cost> costs = new();
    readonly SeenParts<AccessibilityFeature> access = new();

    static string Columns(string table) => $"{table}.id, {table}.visibility, {table}.parked, {table}.source, {table}.modified_at";
    static string Checks(string table) => $"{table}.schedules, {table}.verified_at, {table}.verified_how, {table}.source_date";

    public static readonly string OrganizationColumns = $"{Columns("o")}, o.name, o.alternate_name, o.description";
    public static readonly string AtColumns = $"{Columns("a")}, a.service_id, a.location_id, a.description, {Checks("a")}, a.hours_since";
    public static readonly string LocationColumns = $"{Columns("l")}, l.organization_id, l.confidential, l.addresses, l.latitude, l.longitude, l.municipality, l.neighbourhood, {Checks("l")}, l.accessibility, l.hours_since";
    public static readonly string ServiceColumns = $"{Columns("s")}, s.organization_id, s.name, s.alternate_name, s.description, s.for_whom, s.what_you_get, s.program, s.themes, s.languages, s.status, s.service_areas, s.target_groups, "
        + $"{Checks("s")}, s.withdrawn_at, s.messages, s.cost_options, s.what_it_costs, s.fees_description, s.hours_since, s.hours_checked_at";

    public Organization Organization(RawRows row) => new()
    {
        Id = row.Id(0), Visibility = row.Named<Visibility>(1), Parked = row.Text(2), Source = row.Text(3)!, ModifiedAt = row.Time(4),
        Name = row.Local(5)!, AlternateName = row.Local(6), Description = row.Local(7),
    };

    public Service Service(RawRows row) => new()
    {
        Id = row.Id(0), Visibility = row.Named<Visibility>(1), Parked = row.Text(2), Source = row.Text(3)!, ModifiedAt = row.Time(4),
        OrganizationId = row.IdOrNull(5), Name = row.Local(6)!, AlternateName = row.Local(7), Description = row.Local(8),
        ForWhom = row.Local(9), WhatYouGet = row.Local(10), Program = row.Local(11), Themes = row.Ids(12), Languages = row.Spoken(13),
        Status = row.Named<ServiceStatus>(14), ServiceAreas = areas.Of(row, 15), TargetGroups = targets.Of(row, 16),
        Schedules = schedules.Of(row, 17), VerifiedAt = row.TimeOrNull(18), VerifiedHow = row.Text(19), SourceDate = row.DayOrNull(20), WithdrawnAt = row.TimeOrNull(21),
        Messages = row.HasParts(22) ? row.Parts<IReadOnlyList<TemporaryMessage>>(22) : [], CostOptions = costs.Of(row, 23), WhatItCosts = row.Local(24), FeesDescription = row.Local(25), HoursSince = row.TimeOrNull(26), HoursCheckedAt = row.TimeOrNull(27),
    };

    public ServiceAtLocation AtLocation(RawRows row) => new()
    {
        Id = row.Id(0), Visibility = row.Named<Visibility>(1), Parked = row.Text(2), Source = row.Text(3)!, ModifiedAt = row.Time(4),
        ServiceId = row.Id(5), LocationId = row.Id(6), Description = row.Local(7),
        Schedules = schedules.Of(row, 8), VerifiedAt = row.TimeOrNull(9), VerifiedHow = row.Text(10), SourceDate = row.DayOrNull(11), HoursSince = row.TimeOrNull(12),
    };

    public Location Location(RawRows row)
    {
        var location = new Location
        {
            Id = row.Id(0), Visibility = row.Named<Visibility>(1), Parked = row.Text(2), Source = row.Text(3)!, ModifiedAt = row.Time(4), OrganizationId = row.IdOrNull(5),
            Confidential = row.Yes(6), Addresses = row.Postcodes(7), Latitude = row.NumberOrNull(8), Longitude = row.NumberOrNull(9),
            Schedules = schedules.Of(row, 12), VerifiedAt = row.TimeOrNull(13), VerifiedHow = row.Text(14), SourceDate = row.DayOrNull(15), Accessibility = access.Of(row, 16), HoursSince = row.TimeOrNull(17),
        };
        location.PlaceIn(row.Text(10), row.Text(11));
        return location;
    }
}

/// <summary>Which rows belong to some groups, or to some range of organisations.</summary>
sealed class Only
{
    // Each id is an organisation's or a service's: two lookups, rather than one condition on both columns.
    const string InGroups = "select x.id from directory_service x where x.organization_id in @ids union all select x.id from directory_service x where x.id in @ids and x.organization_id is null";

    Only() { }

    public static readonly Only All = new() { Services = "", Organizations = "", Locations = "", Ats = "" };

    /// <param name="groups">Ids of organisations, or of services without one.</param>
    public static Only Groups(IReadOnlyCollection<Guid> groups) => new()
    {
        Ids = groups, Services = $"where s.id in ({InGroups})", Organizations = "where o.id in @ids", Ats = $"where a.service_id in ({InGroups})",
        Locations = $"where l.id in (select y.id from directory_location y where y.organization_id in @ids union all select a.location_id from directory_service_at_location a where a.service_id in ({InGroups}))",
    };

    /// <summary>Services of organisations from this one on, and before that one; those of none come with the first. With all places and organisations.</summary>
    public static Only Between(Guid? from, Guid? to)
    {
        var (least, most) = (from is { } f ? $"s.organization_id >= {Written(f)}" : null, to is { } t ? $"s.organization_id < {Written(t)}" : null);
        var range = string.Join(" and ", new[] { least, most }.OfType<string>());
        if (from is null) range = range.Length == 0 ? "" : range + " or s.organization_id is null";
        return new() { Services = range.Length == 0 ? "" : "where " + range, Organizations = "", Locations = "", Ats = "" };
    }

    /// <summary>Into a query, where nothing but its own digits can stand.</summary>
    static string Written(Guid id) => $"'{id.ToString("D").ToUpperInvariant()}'";

    /// <summary>What the conditions call @ids; null when they have none.</summary>
    public IReadOnlyCollection<Guid>? Ids { get; private init; }

    public required string Services { get; init; }
    public required string Organizations { get; init; }
    public required string Locations { get; init; }
    public required string Ats { get; init; }
}
