using System.Text.Json;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>Every place that is on the map, with what is done there (RFC 7946).</summary>
public sealed class GeoJsonFormat : ExportFormat
{
    public override string Name => "geojson";
    public override string Description => "Places on the map with their services";
    public override long Steps(DirectorySnapshot directory) => directory.Count<Location>();

    public override void Write(ExportJob job)
    {
        using var json = new Utf8JsonWriter(job.Output, HsdsJson.Options);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (var sheet in job.Directory.Locations())
        {
            if (sheet.Location is not { Confidential: false, Latitude: { } latitude, Longitude: { } longitude }) continue;
            Feature(json, job.Language, sheet, latitude, longitude);
            if (json.BytesPending > 1 << 16) json.Flush();
            job.Wrote(Kinds.Location);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Feature(Utf8JsonWriter json, string language, LocationSheet sheet, double latitude, double longitude)
    {
        var location = sheet.Location;
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", location.Id);
        json.WriteStartObject("geometry");
        json.WriteString("type", "Point");
        json.WriteStartArray("coordinates");
        json.WriteNumberValue(longitude);
        json.WriteNumberValue(latitude);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("properties");
        Text("name", location.Name ?? sheet.Organization?.Name ?? sheet.Services.FirstOrDefault()?.Name);
        Text("organization", sheet.Organization?.Name);
        if (sheet.Organization is { } organization) json.WriteString("organization_id", organization.Id);
        if (location.Addresses.FirstOrDefault() is { } address)
        {
            Text("street", address.Street);
            if (address.PostalCode is { } code) json.WriteString("postal_code", code);
            Text("city", address.City);
        }
        if (location.Municipality is { } municipality) json.WriteString("municipality", municipality);
        if (location.Neighbourhood is { } neighbourhood) json.WriteString("neighbourhood", neighbourhood);
        if (OpeningHours.Text(location.Schedules) is { } hours) json.WriteString("opening_hours", hours);
        json.WriteStartArray("services");
        foreach (var service in sheet.Services)
        {
            json.WriteStartObject();
            json.WriteString("id", service.Id);
            Text("name", service.Name);
            if (OpeningHours.Text(service.Schedules) is { } open) json.WriteString("opening_hours", open);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();

        void Text(string field, LocalText? text)
        {
            if (text is not null) json.WriteString(field, text.In(language).Text);
        }
    }
}
