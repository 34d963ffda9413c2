using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Indicators;

/// <summary>The figures of one indicator to take along: a table (CSV, workbook) or a map (GeoJSON). Each row says its source; what is not known is empty, fewer than five is said and never a number.</summary>
static class FigureFiles
{
    public static void Map(IEndpointRouteBuilder site) => site.MapGet("/{lang:language}/figures/{key}/export.{kind}", Send).WithMetadata(new CanAttribute(Permission.ReadDirectory));

    static async Task<IResult> Send(string lang, string key, string kind, Db db, Texts texts, HttpContext http)
    {
        string? year = http.Request.Query["year"], within = http.Request.Query["in"];
        if (await db.Set<Indicator>().AsNoTracking().SingleOrDefaultAsync(i => i.Key == key) is not { } indicator || Scope.Find(indicator.Level, within) is not { } scope) return Results.NotFound();
        var only = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : (int?)null;
        var values = await db.Set<IndicatorValue>().AsNoTracking().Where(value => value.Indicator == key && (only == null || value.Year == only)).OrderBy(value => value.Year).ToListAsync();
        http.Response.Headers.CacheControl = "no-cache";
        var name = $"{key}{(only is null ? "" : $"-{only}")}";
        return kind switch
        {
            "csv" => Results.Bytes(TableFile.Csv(Header(texts), Rows(indicator, scope, values, lang, texts)), TableFile.CsvType, name + ".csv"),
            "xlsx" => Results.Bytes(TableFile.Xlsx(texts["figures.title"], Header(texts), Rows(indicator, scope, values, lang, texts)), TableFile.XlsxType, name + ".xlsx"),
            "geojson" => Results.Bytes(GeoJson(indicator, scope, values, lang), "application/geo+json", name + ".geojson"),
            _ => Results.NotFound(),
        };
    }

    static List<string> Header(Texts texts) => [.. new[] { "code", "area", "year", "value", "unit", "remark", "source", "taken" }.Select(column => texts["figures.column." + column].Value)];

    static IEnumerable<object?[]> Rows(Indicator indicator, Scope scope, List<IndicatorValue> values, string lang, Texts texts)
    {
        var here = scope.Areas.ToDictionary(area => area.Code);
        return from value in values
               where here.ContainsKey(value.Area)
               select new object?[]
               {
                   value.Area, here[value.Area].Name.In(lang).Text, (double)value.Year, value.Value, texts["figures.unit." + indicator.Unit].Value,
                   value.IsFew ? texts["figures.few"].Value : value.Noted ? texts["figures.noted.short"].Value : null,
                   FigureWords.Text(value.Source ?? indicator.Source, lang), value.TakenOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
               };
    }

    /// <summary>One feature for each area; of more years the last. An area without a figure is there with null.</summary>
    static byte[] GeoJson(Indicator indicator, Scope scope, List<IndicatorValue> values, string lang)
    {
        var last = values.GroupBy(value => value.Area).ToDictionary(group => group.Key, group => group.MaxBy(value => value.Year)!);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var area in scope.Areas)
            {
                if (Areas.Geometry(area) is not { } geometry) continue;
                var value = last.GetValueOrDefault(area.Code);
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WriteStartObject("properties");
                json.WriteString("code", area.Code);
                foreach (var (language, name) in area.Name) json.WriteString("name_" + language, name);
                json.WriteString("indicator", indicator.Key);
                json.WriteString("unit", JsonNamingPolicy.SnakeCaseLower.ConvertName(indicator.Unit.ToString()));
                if (value is null) { json.WriteNull("year"); json.WriteNull("value"); }
                else
                {
                    json.WriteNumber("year", value.Year);
                    if (value.Value is { } number) json.WriteNumber("value", number);
                    else { json.WriteNull("value"); json.WriteBoolean("fewer_than_five", true); }
                    if (value.Noted) json.WriteBoolean("noted", true);
                    json.WriteString("source", FigureWords.Text(value.Source ?? indicator.Source, lang));
                    json.WriteString("taken_on", value.TakenOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                }
                json.WriteEndObject();
                json.WritePropertyName("geometry");
                json.WriteRawValue(geometry);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }
}
