using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>
/// What a page is about, for search engines (schema.org). The text goes into a script element as it is: no "&lt;" stands in it.
/// Give it redacted records only.
/// </summary>
public static class JsonLd
{
    static readonly JsonWriterOptions options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    static readonly string[] days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <param name="url">The page's own address.</param>
    public static string Of(ServiceSheet sheet, string language, string url, string? organizationUrl = null) => Written(json =>
    {
        var service = sheet.Service;
        json.WriteString("@type", LegalForms.IsPublic(sheet.Organization?.LegalStatus) ? "GovernmentService" : "Service");
        json.WriteString("@id", url);
        json.WriteString("url", url);
        Text(json, language, "name", service.Name);
        Text(json, language, "alternateName", service.AlternateName);
        Text(json, language, "description", service.Description ?? service.WhatYouGet);
        if (sheet.Organization is { } organization) Provider(json, language, organization, organizationUrl);
        if (service.ServiceAreas.Count > 0) Array(json, "areaServed", service.ServiceAreas.Select(AreaNames.Of).OfType<LocalText>(), area => json.WriteStringValue(area.In(language).Text));
        var languages = service.Languages.Select(l => l.Code).Where(code => code != "mis").ToList();
        json.WriteStartArray("availableChannel");
        foreach (var place in sheet.Places.Count > 0 ? sheet.Places : [new(new() { Id = default, ServiceId = service.Id, LocationId = default }, null)])
            Channel(json, language, service, place, languages);
        json.WriteEndArray();
    });

    public static string Of(OrganizationSheet sheet, string language, string url) => Written(json =>
    {
        var organization = sheet.Organization;
        json.WriteString("@type", LegalForms.IsPublic(organization.LegalStatus) ? "GovernmentOrganization" : "Organization");
        json.WriteString("@id", url);
        json.WriteString("url", HsdsJson.AsUri(organization.Website?.In(language).Text) ?? url);
        Text(json, language, "name", organization.Name);
        Text(json, language, "alternateName", organization.AlternateName);
        Text(json, language, "description", organization.Description);
        if (HsdsJson.AsMail(organization.Email?.In(language).Text) is { } mail) json.WriteString("email", mail);
        if (organization.TaxId is { } kbo) json.WriteString("vatID", "BE" + kbo);
        ContactPoints(json, language, organization.Phones, []);
        Array(json, "location", sheet.Locations, location => Place(json, language, location, location.Schedules));
    });

    public static string Of(Location location, string language, string url) => Written(json =>
    {
        json.WriteString("@id", url);
        PlaceFields(json, language, location, location.Schedules);
    });

    static void Provider(Utf8JsonWriter json, string language, Organization organization, string? url)
    {
        json.WriteStartObject("provider");
        json.WriteString("@type", LegalForms.IsPublic(organization.LegalStatus) ? "GovernmentOrganization" : "Organization");
        if (url is not null) json.WriteString("@id", url);
        Text(json, language, "name", organization.Name);
        json.WriteEndObject();
    }

    static void Channel(Utf8JsonWriter json, string language, Service service, PlaceOfService place, List<string> languages)
    {
        json.WriteStartObject();
        json.WriteString("@type", "ServiceChannel");
        if (languages.Count > 0) Array(json, "availableLanguage", languages, json.WriteStringValue);
        var phones = place.At.Phones.Count > 0 ? place.At.Phones : service.Phones;
        if (phones.FirstOrDefault() is { } phone)
        {
            json.WritePropertyName("servicePhone");
            ContactPoint(json, language, phone, languages);
        }
        if (HsdsJson.AsUri(service.Url?.In(language).Text) is { } site) json.WriteString("serviceUrl", site);
        if (place.Location is { } location)
        {
            json.WritePropertyName("serviceLocation");
            Place(json, language, location, OpeningHours.Of(service, place.At, location));
        }
        json.WriteEndObject();
    }

    static void Place(Utf8JsonWriter json, string language, Location location, IReadOnlyList<Schedule> schedules)
    {
        json.WriteStartObject();
        PlaceFields(json, language, location, schedules);
        json.WriteEndObject();
    }

    static void PlaceFields(Utf8JsonWriter json, string language, Location location, IReadOnlyList<Schedule> schedules)
    {
        json.WriteString("@type", "Place");
        Text(json, language, "name", location.Name);
        if (!location.Confidential) Where(json, language, location);
        ContactPoints(json, language, location.Phones, []);
        // Hours that a machine read are no promise.
        var certain = schedules.Where(s => !s.ReadByMachine && !s.PhoneOnly && s.Rule is null).ToList();
        Array(json, "openingHoursSpecification", certain.SelectMany(s => s.Week.GroupBy(i => (i.Opens, i.Closes)).Select(hours => (s, hours))), both => Hours(json, both.s, both.hours));
        Array(json, "specialOpeningHoursSpecification", certain.SelectMany(s => s.Exceptions), exception => Special(json, exception));
    }

    static void Where(Utf8JsonWriter json, string language, Location location)
    {
        if (location.Addresses.FirstOrDefault(a => a.Type == AddressType.Physical) is { } address)
        {
            json.WriteStartObject("address");
            json.WriteString("@type", "PostalAddress");
            Text(json, language, "streetAddress", address.Street);
            if (address.PostalCode is { } code) json.WriteString("postalCode", code);
            Text(json, language, "addressLocality", address.City);
            json.WriteString("addressCountry", address.Country);
            json.WriteEndObject();
        }
        if (location is not { Latitude: { } latitude, Longitude: { } longitude }) return;
        json.WriteStartObject("geo");
        json.WriteString("@type", "GeoCoordinates");
        json.WriteNumber("latitude", latitude);
        json.WriteNumber("longitude", longitude);
        json.WriteEndObject();
    }

    static void Hours(Utf8JsonWriter json, Schedule schedule, IGrouping<(int Opens, int? Closes), Interval> hours)
    {
        json.WriteStartObject();
        json.WriteString("@type", "OpeningHoursSpecification");
        Array(json, "dayOfWeek", hours.Select(i => i.Day).Distinct().Order(), day => json.WriteStringValue(days[(int)day]));
        json.WriteString("opens", Clock(hours.Key.Opens));
        // From midnight to midnight would say closed.
        if (hours.Key.Closes is { } closes) json.WriteString("closes", hours.Key.Opens == 0 && closes % 1440 == 0 ? "23:59" : Clock(closes));
        if (schedule.ValidFrom is { } from) json.WriteString("validFrom", Day(from));
        if (schedule.ValidTo is { } to) json.WriteString("validThrough", Day(to));
        json.WriteEndObject();
    }

    /// <summary>Closed is written as open from midnight to midnight of no length.</summary>
    static void Special(Utf8JsonWriter json, DatedException exception)
    {
        var opens = exception.Closed ? null : exception.Opens;
        json.WriteStartObject();
        json.WriteString("@type", "OpeningHoursSpecification");
        json.WriteString("validFrom", Day(exception.From));
        json.WriteString("validThrough", Day(exception.To));
        json.WriteString("opens", Clock(opens ?? 0));
        if (opens is null || exception.Closes is not null) json.WriteString("closes", Clock(opens is null ? 0 : exception.Closes!.Value));
        json.WriteEndObject();
    }

    static void ContactPoints(Utf8JsonWriter json, string language, IReadOnlyList<Phone> phones, List<string> languages) =>
        Array(json, "contactPoint", phones.Where(p => p.Type != PhoneType.Fax), phone => ContactPoint(json, language, phone, languages));

    static void ContactPoint(Utf8JsonWriter json, string language, Phone phone, List<string> languages)
    {
        json.WriteStartObject();
        json.WriteString("@type", "ContactPoint");
        json.WriteString("telephone", phone.Number);
        Text(json, language, "description", phone.Description);
        var spoken = phone.Languages is { Count: > 0 } own ? own : languages;
        if (spoken.Count > 0) Array(json, "availableLanguage", spoken, json.WriteStringValue);
        json.WriteEndObject();
    }

    static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60 % 24:00}:{minutes % 60:00}");
    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static void Text(Utf8JsonWriter json, string language, string field, LocalText? text)
    {
        if (text is not null) json.WriteString(field, text.In(language).Text);
    }

    static void Array<T>(Utf8JsonWriter json, string field, IEnumerable<T> items, Action<T> write)
    {
        using var each = items.GetEnumerator();
        if (!each.MoveNext()) return;
        json.WriteStartArray(field);
        do write(each.Current); while (each.MoveNext());
        json.WriteEndArray();
    }

    static string Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
