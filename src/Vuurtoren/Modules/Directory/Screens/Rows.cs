using System.Collections.Concurrent;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>What a list says about a service or an organisation.</summary>
/// <param name="Of">The organisation of a service.</param>
/// <param name="Line">One plain sentence: for whom, or what one gets.</param>
/// <param name="Services">Of an organisation: how many.</param>
/// <param name="Phone">The number to ring, as people read it.</param>
/// <param name="Hours">Of a service, per place, in the order of <paramref name="Places"/>; its own when it has no place. Whether it is open follows from them at the moment of showing.</param>
public sealed record Row(Guid Id, LocalText Name, LocalText? Of, LocalText? Line, IReadOnlyList<RowPlace> Places, ServiceStatus Status, bool ByAppointment,
    bool Withdrawn, bool Discreet, IReadOnlyList<TemporaryMessage> Messages, int Services, string? Phone, IReadOnlyList<ServiceHours> Hours)
{
    /// <summary>Whether it is open at its first place; when nobody is there now, at another place where somebody is. Null of an organisation.</summary>
    public (OpenState State, bool Elsewhere)? OpenAt(DateTime now)
    {
        if (Hours.Count == 0) return null;
        var first = Hours[0].At(now);
        for (var i = 1; i < Hours.Count && !first.Now; i++)
            if (Hours[i].At(now) is { Now: true } other) return (other with { ChangesAt = first.ChangesAt < other.ChangesAt ? first.ChangesAt : other.ChangesAt }, true);
        return (first, false);
    }
}

/// <param name="City">Null of a secret address; so is all that follows.</param>
public sealed record RowPlace(Guid Id, LocalText? City, string? PostalCode, string? Municipality, string? Neighbourhood, bool Confidential, double? Latitude, double? Longitude)
{
    /// <summary>As the crow flies; null when nobody may know, or knows, where it is.</summary>
    public double? MetresFrom(Finding.Place here) => Latitude is { } latitude && Longitude is { } longitude ? here.To(latitude, longitude) : null;
}

/// <summary>
/// The rows of lists as anyone may see them. Those that were shown lately are kept in memory until anything changes: reading and taking
/// apart twenty records costs more than searching a hundred thousand.
/// </summary>
public sealed class Rows(DirectorySheets sheets, DirectoryIndex index, HoursTerm term)
{
    const int MostKept = 30_000;

    volatile Kept kept = new(-1);

    sealed record Kept(long Seq)
    {
        public ConcurrentDictionary<Guid, Row> Rows { get; } = new();
        public ConcurrentDictionary<(Guid Row, Guid? Place, string Lang), (DateOnly Day, string? Words)> Weeks { get; } = new();
    }

    /// <param name="keep">False for what is hardly asked again.</param>
    public IReadOnlyList<Row> Of(string kind, IReadOnlyList<Guid> ids, bool keep = true)
    {
        var now = kept;
        var seq = index.Seq;
        if (now.Seq != seq || now.Rows.Count > MostKept) kept = now = new(seq);
        var missing = ids.Where(id => !now.Rows.ContainsKey(id)).ToList();
        var read = missing.Count == 0 ? [] : Read(kind, missing).ToDictionary(row => row.Id);
        if (keep) foreach (var (id, row) in read) now.Rows[id] = row;
        return [.. ids.Select(id => read.TryGetValue(id, out var row) || now.Rows.TryGetValue(id, out row) ? row : null).OfType<Row>()];
    }

    /// <summary>The week of a row at one of its places, as <paramref name="say"/> puts it in words; once a day for each language, as lists are shown often.</summary>
    public string? WeekOf(Row row, RowPlace? place, string lang, DateOnly today, Func<ServiceHours, string?> say)
    {
        if (row.Hours.Count == 0) return null;
        var (now, key) = (kept, (row.Id, place?.Id, lang));
        if (now.Weeks.TryGetValue(key, out var said) && said.Day == today) return said.Words;
        var at = place is null ? 0 : row.Places.TakeWhile(other => other.Id != place.Id).Count();
        var words = say(row.Hours[at]);
        if (now.Rows.ContainsKey(row.Id)) now.Weeks[key] = (today, words);
        return words;
    }

    IEnumerable<Row> Read(string kind, List<Guid> ids) => kind == Kinds.Organization
        ? sheets.OrganizationRows(ids, Viewer.Anyone("nl")).Select(RowOf)
        : sheets.ServiceRows(ids, Viewer.Anyone("nl")).Select(sheet => RowOf(sheet, term));

    internal static Row RowOf(ServiceSheet sheet, HoursTerm term)
    {
        var s = sheet.Service;
        var places = sheet.Places.Where(p => p.Location is not null).ToList();
        return new(s.Id, s.Name, sheet.Organization?.Name, Line(s.ForWhom ?? s.WhatYouGet ?? s.Description ?? s.EligibilityDescription),
            [.. places.Select(p => PlaceOf(p.Location!))], s.Status,
            s.Schedules.Count > 0 && s.Schedules.All(hours => hours.ByAppointment && hours.Week.Count == 0), s.WithdrawnAt is not null, s.Discreet, s.Messages, 0,
            ServiceFacts.PhonesOf(sheet, places.FirstOrDefault()).FirstOrDefault()?.Number,
            [.. (places.Count == 0 ? [null] : places.Cast<PlaceOfService?>()).Select(place => ServiceHours.Of(s, sheet.Organization, place, term))]);
    }

    internal static Row RowOf(OrganizationSheet sheet) => new(sheet.Organization.Id, sheet.Organization.Name, sheet.Organization.AlternateName, Line(sheet.Organization.Description),
        [.. sheet.Locations.Select(PlaceOf)], ServiceStatus.Active, false, sheet.Organization.WithdrawnAt is not null, false, [], sheet.Services.Count,
        sheet.Organization.Phones.FirstOrDefault(phone => phone.Type != PhoneType.Fax)?.Number, []);

    static RowPlace PlaceOf(Location location)
    {
        var address = location.Addresses.Count > 0 ? location.Addresses[0] : null;
        return new(location.Id, address?.City, address?.PostalCode, location.Municipality, location.Neighbourhood, location.Confidential, location.Latitude, location.Longitude);
    }

    static LocalText? Line(LocalText? text) =>
        text is null ? null : LocalText.From(text.Select(t => KeyValuePair.Create(t.Key, (string?)OneLine.Of(t.Value))));
}
