using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>
/// Reads what filters ask of services and their places, through the redactor, beside the entries: first the places of which something
/// else holds than of their service, then the services.
/// </summary>
sealed class FilterReader(DbConnection connection, DbTransaction transaction, Restrictions restrictions, Values values)
{
    readonly FilterNames names = values.Filters;
    // The same texts come back in many rows: they are read once.
    readonly Seen<IReadOnlyList<Schedule>> schedules = new(json => Json.Read<IReadOnlyList<Schedule>>(json));
    readonly Seen<LocalText> texts = new(json => Json.Read<LocalText>(json));
    readonly Seen<IReadOnlyList<TargetGroup>> targets = new(json => Json.Read<IReadOnlyList<TargetGroup>>(json));
    readonly Dictionary<(IReadOnlyList<Schedule>, Community, ServiceStatus, bool), int> numbers = [];

    static string Record(string r) => $"{r}.id, {r}.visibility, {r}.parked, {r}.source, {r}.source_date, {r}.verified_at, {r}.verified_how, {r}.schedules";

    public FilterColumns Read(Segment segment, IReadOnlyCollection<Guid>? groups)
    {
        var columns = new FilterColumns.Builder(segment);
        var only = groups is null ? "" : $" and (s.organization_id in @groups{(groups.Contains(Guid.Empty) ? " or s.organization_id is null" : "")})";
        var parameters = new { none = Guid.Empty, groups = groups?.ToArray() };
        var places = Places(only, parameters);
        using var rows = Rows($"""
            select {Record("s")}, s.withdrawn_at, s.name, s.status, s.messages, s.cost_options, s.what_it_costs, s.fees_description, s.target_groups, o.id, o.visibility, o.parked, o.source, o.name
            from directory_service s left join directory_organization o on o.id = s.organization_id where s.id <> @none{only}
            """, parameters);
        while (rows.Read())
            if (segment.Find(rows.GetGuid(0)) is >= 0 and var entry && restrictions.Redact(Service(rows)) is { } service) Add(columns, segment, entry, service, rows, places);
        return columns.Build();
    }

    DbDataReader Rows(string sql, object parameters) => (DbDataReader)connection.ExecuteReader(connection.WithLists(sql), parameters, transaction);

    /// <summary>Places with hours, a check or accessibility of their own, by the id of the service_at_location; without those that nobody may see.</summary>
    Dictionary<Guid, PlaceOfService> Places(string only, object parameters)
    {
        var places = new Dictionary<Guid, PlaceOfService>();
        using var rows = Rows($"""
            select {Record("a")}, {Record("l")}, l.accessibility, l.municipality, a.service_id
            from directory_service_at_location a join directory_location l on l.id = a.location_id join directory_service s on s.id = a.service_id
            where (a.schedules <> '[]' or l.schedules <> '[]' or l.accessibility <> '[]' or a.verified_at is not null or l.verified_at is not null) and s.id <> @none{only}
            """, parameters);
        while (rows.Read())
        {
            var at = new ServiceAtLocation
            {
                Id = rows.GetGuid(0), ServiceId = rows.GetGuid(18), LocationId = rows.GetGuid(8), Visibility = VisibilityOf(rows, 1), Parked = Text(rows, 2), Source = rows.GetString(3),
                SourceDate = Day(rows, 4), VerifiedAt = Time(rows, 5), VerifiedHow = Text(rows, 6), Schedules = List(schedules, rows, 7),
            };
            var location = new Location
            {
                Id = rows.GetGuid(8), Visibility = VisibilityOf(rows, 9), Parked = Text(rows, 10), Source = rows.GetString(11), SourceDate = Day(rows, 12), VerifiedAt = Time(rows, 13), VerifiedHow = Text(rows, 14),
                Schedules = List(schedules, rows, 15), Accessibility = Parts<AccessibilityFeature>(rows, 16),
            };
            location.PlaceIn(Text(rows, 17), null);
            if (restrictions.Redact(at) is { } seenAt && restrictions.Redact(location) is { } seen) places[at.Id] = new(seenAt, seen);
        }
        return places;
    }

    void Add(FilterColumns.Builder columns, Segment segment, int entry, Service service, DbDataReader rows, Dictionary<Guid, PlaceOfService> places)
    {
        if (FreeOfCharge.Says(service)) columns.Add(entry, FilterFlags.Free);
        foreach (var target in service.TargetGroups)
            if (target.Kind != TargetKind.Excluded && names.Targets.Number(target.Group) is >= 0 and var number) columns.AddTarget(entry, number);
        var (first, next) = (segment.PlaceStarts[entry], segment.PlaceStarts[entry + 1]);
        if (first == next) AddHours(columns, segment, entry, -1, service, null, rows);
        for (var place = first; place < next; place++)
        {
            var own = places.GetValueOrDefault(segment.AtIds[place]);
            if (own?.Location?.Accessibility.Any(WheelchairAccess.Says) == true) columns.AddWheelchair(entry, place);
            AddHours(columns, segment, entry, place, service, own, rows);
        }
    }

    void AddHours(FilterColumns.Builder columns, Segment segment, int entry, int at, Service service, PlaceOfService? place, DbDataReader rows)
    {
        var hours = OpenData.OpeningHours.Of(service, place?.At, place?.Location);
        if (hours.Count == 0) return;
        columns.Add(entry, FlagsOf(hours));
        if (names.Term.CheckedOn(service, place?.At, place?.Location) is null) return;
        if (place is null && at >= 0 && segment.PlaceMunicipality[at] is >= 0 and var municipality)
        {
            var location = new Location { Id = segment.LocationIds[at] };
            location.PlaceIn(values[municipality], null);
            place = new(new() { Id = segment.AtIds[at], ServiceId = service.Id, LocationId = location.Id }, location);
        }
        if (ServiceHours.Of(service, OrganizationOf(rows), place, names.Term) is { CheckedUntil: { } until } of) columns.AddHours(entry, at, Number(of), until);
    }

    static FilterFlags FlagsOf(IReadOnlyList<Schedule> hours)
    {
        var flags = FilterFlags.None;
        foreach (var schedule in hours)
        {
            if (schedule.ByAppointment) flags |= FilterFlags.ByAppointment;
            if (schedule.Week.Count > 0 && schedule.Channel() == Channel.Door) flags |= FilterFlags.WithoutAppointment;
        }
        return flags;
    }

    int Number(ServiceHours of)
    {
        if (of.Messages.Count > 0) return names.Number(of);
        var key = (of.Schedules, of.Community, of.Status, of.Withdrawn);
        return numbers.TryGetValue(key, out var number) ? number : numbers[key] = names.Number(of);
    }

    Organization? OrganizationOf(DbDataReader row) => row.IsDBNull(16) ? null : restrictions.Redact(new Organization
        { Id = row.GetGuid(16), Visibility = VisibilityOf(row, 17), Parked = Text(row, 18), Source = row.GetString(19), Name = texts.Of(row.GetString(20)) });

    Service Service(DbDataReader row) => new()
    {
        Id = row.GetGuid(0), Visibility = VisibilityOf(row, 1), Parked = Text(row, 2), Source = row.GetString(3), SourceDate = Day(row, 4), VerifiedAt = Time(row, 5), VerifiedHow = Text(row, 6), Schedules = List(schedules, row, 7),
        WithdrawnAt = Time(row, 8), Name = texts.Of(row.GetString(9)), Status = row.GetString(10) is var status and not "Active" ? Enum.Parse<ServiceStatus>(status) : ServiceStatus.Active,
        Messages = Parts<TemporaryMessage>(row, 11), CostOptions = Parts<Cost>(row, 12), WhatItCosts = Local(row, 13), FeesDescription = Local(row, 14), TargetGroups = List(targets, row, 15),
    };

    static Visibility VisibilityOf(DbDataReader row, int at) => row.GetString(at) is var seen and not nameof(Visibility.Public) ? Enum.Parse<Visibility>(seen) : Visibility.Public;
    static string? Text(DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);
    static DateOnly? Day(DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetFieldValue<DateOnly>(at);
    static DateTime? Time(DbDataReader row, int at) => row.IsDBNull(at) ? null : DateTime.SpecifyKind(row.GetDateTime(at), DateTimeKind.Utc);
    LocalText? Local(DbDataReader row, int at) => row.IsDBNull(at) ? null : texts.Of(row.GetString(at));
    static IReadOnlyList<T> List<T>(Seen<IReadOnlyList<T>> seen, DbDataReader row, int at) => row.GetString(at) is { Length: > 2 } json ? seen.Of(json) : [];
    static IReadOnlyList<T> Parts<T>(DbDataReader row, int at) => row.GetString(at) is { Length: > 2 } json ? Json.Read<IReadOnlyList<T>>(json) : [];

    sealed class Seen<T>(Func<string, T> read)
    {
        const int Most = 20_000;

        readonly Dictionary<string, T> kept = [];

        public T Of(string json)
        {
            if (kept.TryGetValue(json, out var value)) return value;
            value = read(json);
            if (kept.Count < Most) kept[json] = value;
            return value;
        }
    }
}
