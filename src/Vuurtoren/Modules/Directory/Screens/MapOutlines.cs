using System.Globalization;
using System.Text;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>The outlines on the map: of the municipalities in which there are services, and of the neighbourhoods of Brussels.</summary>
static class MapOutlines
{
    static (string Version, byte[] Json) municipalities = ("", []);
    static readonly Lazy<byte[]> neighbourhoods = new(() => Encoding.UTF8.GetBytes(Geo.Shipped.NeighbourhoodOutlines()));

    public static byte[] Neighbourhoods => neighbourhoods.Value;

    /// <summary>Changes when other municipalities come on the map.</summary>
    public static string Version(DirectoryIndex index)
    {
        var hash = 17u;
        foreach (var nis in Codes(index)) hash = hash * 31 + uint.Parse(nis, CultureInfo.InvariantCulture);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }

    public static byte[] Municipalities(DirectoryIndex index)
    {
        var version = Version(index);
        var known = municipalities;
        if (known.Version == version) return known.Json;
        var outlines = Codes(index).Select(nis => Geo.Shipped.Area(Geography.AreaKind.Municipality, nis)).OfType<Geography.Area>().Select(Geo.Shipped.Outline).OfType<string>();
        var json = Encoding.UTF8.GetBytes("{\"type\":\"FeatureCollection\",\"features\":[" + string.Join(',', outlines) + "]}");
        municipalities = (version, json);
        return json;
    }

    static IEnumerable<string> Codes(DirectoryIndex index) =>
        (index.Find(new Query { Take = 1, Facets = true }, Viewer.Anyone("nl")).Facets?.Municipalities ?? []).Select(m => m.Code).Order(StringComparer.Ordinal);
}
