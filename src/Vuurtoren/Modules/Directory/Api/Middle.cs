using System.Collections.Concurrent;
using System.Text.Json;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;
using Map = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Api;

/// <summary>The middle of a postal code: that of its municipality when that has no other, else the middle of the public places we know there.</summary>
static class Middle
{
    static readonly ConcurrentDictionary<(Geography.AreaKind, string), (double, double)?> ofArea = new();

    public static (double Latitude, double Longitude)? Of(string postcode, DirectoryIndex index, Viewer viewer)
    {
        var municipality = Map.Shipped.MunicipalityOfPostcode(postcode);
        if (municipality is not { Postcodes.Count: 1 })
        {
            var places = index.Places(new Query { Postcode = postcode, Take = 0 }, viewer).ToList();
            if (places.Count > 2) return (Median(places.Select(p => p.Latitude)), Median(places.Select(p => p.Longitude)));
        }
        return municipality is not null && Map.Shipped.Area(Geography.AreaKind.Municipality, municipality.Nis) is { } area ? Of(area) : null;
    }

    /// <summary>Of a municipality or a neighbourhood; null of other areas.</summary>
    public static (double Latitude, double Longitude)? Of(Geography.Area area) =>
        ofArea.GetOrAdd((area.Kind, area.Code), _ => Map.Shipped.Outline(area) is { } outline ? Centroid(outline) : null);

    static double Median(IEnumerable<float> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    /// <summary>Of the largest ring of a GeoJSON feature.</summary>
    static (double, double)? Centroid(string feature)
    {
        using var json = JsonDocument.Parse(feature);
        var rings = new List<List<(double X, double Y)>>();
        Collect(json.RootElement.GetProperty("geometry").GetProperty("coordinates"), rings);
        return rings.Select(Centre).OrderByDescending(c => c.Area).Select(c => ((double, double)?)(c.Y, c.X)).FirstOrDefault();
    }

    static void Collect(JsonElement coordinates, List<List<(double X, double Y)>> rings)
    {
        if (coordinates[0][0].ValueKind == JsonValueKind.Number) rings.Add([.. coordinates.EnumerateArray().Select(p => (p[0].GetDouble(), p[1].GetDouble()))]);
        else foreach (var inner in coordinates.EnumerateArray()) Collect(inner, rings);
    }

    static (double Area, double X, double Y) Centre(List<(double X, double Y)> ring)
    {
        var (area, x, y) = (0.0, 0.0, 0.0);
        for (var i = 0; i < ring.Count - 1; i++)
        {
            var cross = ring[i].X * ring[i + 1].Y - ring[i + 1].X * ring[i].Y;
            area += cross;
            x += (ring[i].X + ring[i + 1].X) * cross;
            y += (ring[i].Y + ring[i + 1].Y) * cross;
        }
        return area == 0 ? (0, ring[0].X, ring[0].Y) : (Math.Abs(area), x / (3 * area), y / (3 * area));
    }
}
