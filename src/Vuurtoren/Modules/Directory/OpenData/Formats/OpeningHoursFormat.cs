using System.Text.Json;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>The hours of each service at each place, for OpenStreetMap and other calendars: lines of JSON, or CSV for a file that ends in .csv.</summary>
public sealed class OpeningHoursFormat : ExportFormat
{
    public override string Name => "opening-hours";
    public override string Description => "Opening hours in the notation of OpenStreetMap: .csv or lines of JSON";

    sealed record Line(Guid ServiceId, Guid? ServiceAtLocationId, Guid? LocationId, string Name, string? Organization, string OpeningHours);

    public override void Write(ExportJob job)
    {
        if (job.FileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) Csv(job); else Lines(job);
    }

    static void Csv(ExportJob job)
    {
        using var csv = new CsvWriter(job.Output);
        csv.Row("service_id", "service_at_location_id", "location_id", "name", "organization", "opening_hours");
        foreach (var line in LinesOf(job))
            csv.Row(line.ServiceId.ToString(), line.ServiceAtLocationId.ToString() ?? "", line.LocationId.ToString() ?? "", line.Name, line.Organization ?? "", line.OpeningHours);
    }

    static void Lines(ExportJob job)
    {
        using var json = new Utf8JsonWriter(job.Output, HsdsJson.Options);
        foreach (var line in LinesOf(job))
        {
            json.WriteStartObject();
            json.WriteString("service_id", line.ServiceId);
            if (line.ServiceAtLocationId is { } at) json.WriteString("service_at_location_id", at);
            if (line.LocationId is { } location) json.WriteString("location_id", location);
            json.WriteString("name", line.Name);
            if (line.Organization is not null) json.WriteString("organization", line.Organization);
            json.WriteString("opening_hours", line.OpeningHours);
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            job.Output.WriteByte((byte)'\n');
        }
    }

    static IEnumerable<Line> LinesOf(ExportJob job)
    {
        foreach (var sheet in job.Directory.Services())
        {
            var (name, organization) = (sheet.Service.Name.In(job.Language).Text, sheet.Organization?.Name.In(job.Language).Text);
            foreach (var place in sheet.Places.DefaultIfEmpty())
                if (OpeningHours.Text(OpeningHours.Of(sheet.Service, place?.At, place?.Location)) is { } hours)
                    yield return new(sheet.Service.Id, place?.At.Id, place?.Location?.Id, name, organization, hours);
            job.Wrote(Kinds.Service);
        }
    }
}
