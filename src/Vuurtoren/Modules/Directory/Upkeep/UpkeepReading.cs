using System.Data.Common;
using Vuurtoren.Modules.Directory.Reading.Rows;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Upkeep;

/// <summary>
/// Reads of each service only what freshness asks: records in which a list that holds something is a list with one empty part. Whole records of a
/// hundred thousand services would take ten times as long.
/// </summary>
sealed class UpkeepReading(DbConnection connection, FreshnessTerms terms)
{
    const string Checked = "source, source_date, verified_at, verified_how", Hours = "hours_since, schedules like '%\"week\":[{%', schedules like '%\"by_appointment\":true%', schedules <> '[]'";

    static readonly LocalText some = LocalText.From(LocalText.NoLanguage, "…")!;
    static readonly Phone[] phones = [new("")];
    static readonly Contact[] contacts = [new()];
    static readonly SpokenLanguage[] languages = [new("nl")];
    static readonly Address[] addresses = [new()];
    static readonly Interval[] week = [new(default, 0, null)];

    readonly Dictionary<string, string> words = [];

    public IEnumerable<UpkeepLine> All() => Read(null);

    public IEnumerable<UpkeepLine> Of(IReadOnlyCollection<Guid> ids) => ids.Count == 0 ? [] : Read(ids);

    List<UpkeepLine> Read(IReadOnlyCollection<Guid>? ids)
    {
        var places = Places(ids);
        var states = States(ids);
        var organizations = WithReach(ids);
        var lines = new List<UpkeepLine>();
        using var rows = RawRows.Of(connection, $"""
            select r.id, {Checked}, {Hours}, organization_id, themes, phones <> '[]' or email is not null or url is not null, contacts <> '[]',
                what_it_costs is not null or fees_description is not null or cost_options <> '[]',
                for_whom is not null or target_groups <> '[]' or eligibility_description is not null or minimum_age is not null or maximum_age is not null,
                languages <> '[]' or interpretation_services is not null
            from directory_service r where parked is null and status <> 'Defunct' and visibility <> 'OwnerOnly' {(ids is null ? "" : "and r.id in @ids")}
            """, ids);
        while (rows.Read())
        {
            var service = new Service
            {
                Id = rows.Id(0), Name = some, Source = Known(rows, 1), SourceDate = rows.DayOrNull(2), VerifiedAt = rows.TimeOrNull(3), VerifiedHow = How(rows, 4), HoursSince = rows.TimeOrNull(5), Schedules = Schedules(rows, 6),
                OrganizationId = rows.IdOrNull(9), Themes = rows.Ids(10), Phones = rows.Yes(11) ? phones : [], Contacts = rows.Yes(12) ? contacts : [], WhatItCosts = rows.Yes(13) ? some : null,
                ForWhom = rows.Yes(14) ? some : null, Languages = rows.Yes(15) ? languages : [],
            };
            var there = places.GetValueOrDefault(service.Id) ?? [];
            var organization = service.OrganizationId is { } of && organizations.Contains(of) ? new Organization { Id = of, Name = some, Email = some } : null;
            lines.Add(new(service.Id, service.OrganizationId, service.Source, service.Themes, [.. there.Select(place => place.Location?.Municipality).OfType<string>().Distinct()],
                Facts.Of(new(service, organization, there), terms, states.GetValueOrDefault(service.Id))));
        }
        return lines;
    }

    Dictionary<Guid, List<PlaceOfService>> Places(IReadOnlyCollection<Guid>? ids)
    {
        var places = new Dictionary<Guid, List<PlaceOfService>>();
        using var rows = RawRows.Of(connection, $"""
            select a.service_id, {Of("a", Checked)}, {Of("a", Hours)}, a.phones <> '[]', l.id, {Of("l", Checked)}, {Of("l", Hours)}, l.phones <> '[]', l.addresses <> '[]', l.confidential, l.location_type, l.municipality
            from directory_service_at_location a join directory_location l on l.id = a.location_id where a.parked is null {(ids is null ? "" : "and a.service_id in @ids")} order by a.id
            """, ids);
        while (rows.Read())
        {
            var service = rows.Id(0);
            var at = new ServiceAtLocation { Id = Guid.Empty, ServiceId = service, LocationId = rows.Id(10), Source = Known(rows, 1), SourceDate = rows.DayOrNull(2), VerifiedAt = rows.TimeOrNull(3), VerifiedHow = How(rows, 4), HoursSince = rows.TimeOrNull(5), Schedules = Schedules(rows, 6), Phones = rows.Yes(9) ? phones : [] };
            var location = new Location { Id = at.LocationId, Source = Known(rows, 11), SourceDate = rows.DayOrNull(12), VerifiedAt = rows.TimeOrNull(13), VerifiedHow = How(rows, 14), HoursSince = rows.TimeOrNull(15), Schedules = Schedules(rows, 16), Phones = rows.Yes(19) ? phones : [], Addresses = rows.Yes(20) ? addresses : [], Confidential = rows.Yes(21), LocationType = rows.Named<AddressType>(22) };
            location.PlaceIn(rows.IsNull(23) ? null : Known(rows, 23), null);
            if (!places.TryGetValue(service, out var all)) places[service] = all = [];
            all.Add(new(at, location));
        }
        return places;
    }

    /// <summary>Organisations that can be reached, though the service itself says no number.</summary>
    HashSet<Guid> WithReach(IReadOnlyCollection<Guid>? ids) => RawRows.IdsOf(connection,
        $"select id from directory_organization where (phones <> '[]' or email is not null) {(ids is null ? "" : "and id in (select organization_id from directory_service where id in @ids)")}", ids);

    Dictionary<Guid, List<FieldState>> States(IReadOnlyCollection<Guid>? ids)
    {
        var states = new Dictionary<Guid, List<FieldState>>();
        using var rows = RawRows.Of(connection, $"""
            select f.record_id, f.path, f.verified_at, f.how from field_state f where f.how in ('own', 'called', 'visited', 'mail') and f.verified_at is not null {(ids is null ? "" : "and f.record_id in @ids")}
            """, ids);
        while (rows.Read())
        {
            var id = rows.Id(0);
            if (!states.TryGetValue(id, out var all)) states[id] = all = [];
            all.Add(new() { RecordId = id, Path = Known(rows, 1), VerifiedAt = rows.Time(2), How = Known(rows, 3) });
        }
        return states;
    }

    /// <summary>The columns of one of two joined tables.</summary>
    static string Of(string table, string columns) => string.Join(", ", columns.Split(", ").Select(column => $"{table}.{column}"));

    static Schedule[] Schedules(RawRows rows, int at) => !rows.Yes(at + 2) ? [] : [new() { Week = rows.Yes(at) ? week : [], ByAppointment = rows.Yes(at + 1) }];

    /// <summary>Sources, ways and municipalities are few: each is kept once.</summary>
    string Known(RawRows rows, int at)
    {
        var text = rows.Text(at)!;
        if (words.TryGetValue(text, out var known)) return known;
        return words[text] = text;
    }

    string? How(RawRows rows, int at) => rows.IsNull(at) ? null : Known(rows, at);
}
