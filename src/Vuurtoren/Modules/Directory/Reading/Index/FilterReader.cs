using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Reads what filters ask of services and their places, through the redactor, beside the entries: one row per place of a service.</summary>
sealed class FilterReader(DbConnection connection, DbTransaction transaction, Restrictions restrictions, FilterNames names)
{
    const string Record = "{0}.id, {0}.visibility, {0}.parked, {0}.source, {0}.source_date, {0}.verified_at, {0}.verified_how";

    // The same texts come back in many rows: they are read once.
    readonly Seen<IReadOnlyList<Schedule>> schedules = new(json => Json.Read<IReadOnlyList<Schedule>>(json));
    readonly Seen<bool> wheelchair = new(json => Json.Read<IReadOnlyList<AccessibilityFeature>>(json).Any(WheelchairAccess.Says));
    readonly Seen<LocalText> texts = new(json => Json.Read<LocalText>(json));
    readonly Seen<IReadOnlyList<TargetGroup>> targets = new(json => Json.Read<IReadOnlyList<TargetGroup>>(json));

    public FilterColumns Read(Segment segment, IReadOnlyCollection<Guid>? groups)
    {
        var columns = new FilterColumns.Builder(segment);
        var only = groups is null ? "" : $" and (s.organization_id in @groups{(groups.Contains(Guid.Empty) ? " or s.organization_id is null" : "")})";
        using var rows = (DbDataReader)connection.ExecuteReader(connection.WithLists($"""
            select {string.Format(null, Record, "s")}, s.withdrawn_at, s.name, s.status, s.schedules, s.messages, s.cost_options, s.what_it_costs, s.fees_description, s.target_groups,
                {string.Format(null, Record, "a")}, a.schedules, {string.Format(null, Record, "l")}, l.schedules, l.accessibility, l.municipality, o.id, o.visibility, o.parked, o.source, o.name
            from directory_service s left join directory_service_at_location a on a.service_id = s.id left join directory_location l on l.id = a.location_id
                left join directory_organization o on o.id = s.organization_id
            where s.id <> @none{only}
            """), new { none = Guid.Empty, groups = groups?.ToArray() }, transaction);
        while (rows.Read())
            if (segment.Find(rows.GetGuid(0)) is >= 0 and var entry && restrictions.Redact(Service(rows)) is { } service) Add(columns, segment, entry, service, rows);
        return columns.Build();
    }

    void Add(FilterColumns.Builder columns, Segment segment, int entry, Service service, DbDataReader rows)
    {
        if (FreeOfCharge.Says(service)) columns.Add(entry, FilterFlags.Free);
        foreach (var target in service.TargetGroups)
            if (target.Kind != TargetKind.Excluded && names.Targets.Number(target.Group) is >= 0 and var number) columns.AddTarget(entry, number);
        var place = rows.IsDBNull(16) ? null : PlaceOf(rows);
        var at = place is null ? -1 : PlaceIn(segment, entry, place.At.Id);
        if (at < 0 && segment.PlaceStarts[entry] < segment.PlaceStarts[entry + 1]) return; // a place that nobody may see
        if (at < 0) place = null;
        else if (!rows.IsDBNull(32) && place!.Location!.Accessibility.Any(WheelchairAccess.Says)) columns.AddWheelchair(entry, at);
        AddHours(columns, entry, at, service, place, rows);
    }

    void AddHours(FilterColumns.Builder columns, int entry, int at, Service service, PlaceOfService? place, DbDataReader rows)
    {
        var hours = OpenData.OpeningHours.Of(service, place?.At, place?.Location);
        if (hours.Any(s => s.ByAppointment)) columns.Add(entry, FilterFlags.ByAppointment);
        if (hours.Any(s => s.Channel() == Channel.Door && s.Week.Count > 0)) columns.Add(entry, FilterFlags.WithoutAppointment);
        if (hours.Count == 0 || names.Term.CheckedOn(service, place?.At, place?.Location) is null) return;
        var organization = rows.IsDBNull(34) ? null : restrictions.Redact(new Organization
            { Id = rows.GetGuid(34), Visibility = Enum.Parse<Visibility>(rows.GetString(35)), Parked = Text(rows, 36), Source = rows.GetString(37), Name = texts.Of(rows.GetString(38)) });
        if (ServiceHours.Of(service, organization, place, names.Term) is { CheckedUntil: { } until } of) columns.AddHours(entry, at, names.Number(of), until);
    }

    static int PlaceIn(Segment segment, int entry, Guid at)
    {
        for (var place = segment.PlaceStarts[entry]; place < segment.PlaceStarts[entry + 1]; place++)
            if (segment.AtIds[place] == at) return place;
        return -1;
    }

    Service Service(DbDataReader row) => new()
    {
        Id = row.GetGuid(0), Visibility = Enum.Parse<Visibility>(row.GetString(1)), Parked = Text(row, 2), Source = row.GetString(3), SourceDate = Day(row, 4), VerifiedAt = Time(row, 5), VerifiedHow = Text(row, 6),
        WithdrawnAt = Time(row, 7), Name = texts.Of(row.GetString(8)), Status = Enum.Parse<ServiceStatus>(row.GetString(9)), Schedules = List(schedules, row, 10),
        Messages = Parts<TemporaryMessage>(row, 11), CostOptions = Parts<Cost>(row, 12), WhatItCosts = Local(row, 13), FeesDescription = Local(row, 14), TargetGroups = List(targets, row, 15),
    };

    /// <summary>The location is null when nobody may see it; then the place is not in the index either.</summary>
    PlaceOfService? PlaceOf(DbDataReader row)
    {
        var at = restrictions.Redact(new ServiceAtLocation
        {
            Id = row.GetGuid(16), ServiceId = row.GetGuid(0), LocationId = row.IsDBNull(24) ? default : row.GetGuid(24), Visibility = Enum.Parse<Visibility>(row.GetString(17)), Parked = Text(row, 18), Source = row.GetString(19),
            SourceDate = Day(row, 20), VerifiedAt = Time(row, 21), VerifiedHow = Text(row, 22), Schedules = List(schedules, row, 23),
        });
        if (at is null || row.IsDBNull(24)) return null;
        var location = new Location
        {
            Id = row.GetGuid(24), Visibility = Enum.Parse<Visibility>(row.GetString(25)), Parked = Text(row, 26), Source = row.GetString(27), SourceDate = Day(row, 28), VerifiedAt = Time(row, 29), VerifiedHow = Text(row, 30),
            Schedules = List(schedules, row, 31), Accessibility = row.GetString(32) is { Length: > 2 } features && wheelchair.Of(features) ? Json.Read<IReadOnlyList<AccessibilityFeature>>(features) : [],
        };
        location.PlaceIn(Text(row, 33), null);
        return restrictions.Redact(location) is { } seen ? new(at, seen) : null;
    }

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
