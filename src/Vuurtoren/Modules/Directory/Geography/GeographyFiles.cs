using System.Globalization;
using System.Text.Json;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Geography;

/// <summary>Reads the files of data/geo; what each holds and where it comes from is in data/SOURCES.md.</summary>
static class GeographyFiles
{
    public static LocalText Names(string? nl, string? fr, string? de = null) => new([new("nl", nl), new("fr", fr), new("de", de)]);

    public static IEnumerable<Municipality> Municipalities(string folder, ILookup<string, Postcode> postcodes) =>
        from row in Rows(Path.Combine(folder, "municipalities.csv"))
        let nis = row("nis")
        select new Municipality(nis, Names(row("name_nl"), row("name_fr"), row("name_de")), Day(row("from"))!.Value, Day(row("to")),
            Filled(row("successor")), row("region"), Filled(row("province")), row("arrondissement"),
            Words(row("languages")), Words(row("facilities")), [.. postcodes[nis].Select(p => p.Code).Distinct().Order(StringComparer.Ordinal)]);

    public static IEnumerable<Postcode> Postcodes(string folder) =>
        from row in Rows(Path.Combine(folder, "postcodes.csv"))
        select new Postcode(row("postcode"), row("nis"), Names(row("name_nl"), row("name_fr")), row("main") == "1");

    public static IEnumerable<(Area Area, string? Parent)> Areas(string folder) =>
        from row in Rows(Path.Combine(folder, "areas.csv"))
        select (new Area(Enum.Parse<AreaKind>(row("kind"), ignoreCase: true), row("nis"), Names(row("name_nl"), row("name_fr"), row("name_de"))),
            Filled(row("parent")));

    /// <summary>Names in daily use that are not in the official lists: "Flandre", "Région bruxelloise", "Bruxelles - Laeken".</summary>
    public static IEnumerable<(string Name, string Kind, string Code)> OtherNames(string folder) =>
        from row in Rows(Path.Combine(folder, "area_names.csv"))
        select (row("name"), row("kind"), row("code"));

    /// <summary>One GeoJSON feature per line, as make.py writes them.</summary>
    public static IEnumerable<(JsonElement Properties, string Feature)> Features(string file) =>
        from line in File.ReadLines(file)
        where line.StartsWith("{\"type\":\"Feature\",", StringComparison.Ordinal)
        let feature = line.TrimEnd(',')
        select (JsonElement.Parse(feature).GetProperty("properties"), feature);

    /// <summary>Plain CSV: make.py writes no quotes, for no name in these files has a comma.</summary>
    static IEnumerable<Func<string, string>> Rows(string file)
    {
        var columns = File.ReadLines(file).First().Split(',').Index().ToDictionary(c => c.Item, c => c.Index);
        foreach (var line in File.ReadLines(file).Skip(1))
        {
            var fields = line.Split(',');
            yield return name => fields[columns[name]];
        }
    }

    static string? Filled(string text) => text.Length == 0 ? null : text;
    static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A locality with its postal code; one postal code can serve several localities of one municipality.</summary>
/// <param name="IsMain">The locality carries the municipality's own name.</param>
public sealed record Postcode(string Code, string Nis, LocalText Name, bool IsMain);
