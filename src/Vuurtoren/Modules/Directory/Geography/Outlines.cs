using System.Text.Json;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using PointLocation = NetTopologySuite.Geometries.Location;

namespace Vuurtoren.Modules.Directory.Geography;

/// <summary>
/// Outlines that tell in which area a point lies. Immutable after construction and safe to use from many threads.
/// A point belongs to one area at most: on a shared border or where two simplified outlines overlap, to the area that was
/// given first; in a narrow gap between outlines, to the nearest one.
/// </summary>
sealed class Outlines
{
    const double MetresPerDegree = 111_195;

    readonly List<Shape> shapes = [];
    readonly STRtree<Shape> tree = new();

    sealed record Shape(int Order, string Code, string GeoJson, Geometry Geometry, IndexedPointInAreaLocator Locator);

    /// <param name="features">Code, GeoJSON feature and geometry, in order of precedence.</param>
    public Outlines(IEnumerable<(string Code, string GeoJson)> features)
    {
        foreach (var (code, geoJson) in features)
        {
            var geometry = Read(geoJson);
            var shape = new Shape(shapes.Count, code, geoJson, geometry, new IndexedPointInAreaLocator(geometry));
            shape.Locator.Locate(geometry.Coordinate); // builds its index now, before other threads can see it
            shapes.Add(shape);
            tree.Insert(geometry.EnvelopeInternal, shape);
        }
        tree.Build();
    }

    /// <summary>The GeoJSON feature of an area; null when it has no outline.</summary>
    public string? Feature(string code) => shapes.Find(s => s.Code == code)?.GeoJson;

    public IEnumerable<(string Code, Geometry Geometry)> All => shapes.Select(s => (s.Code, s.Geometry));

    /// <summary>All areas as one GeoJSON feature collection.</summary>
    public string FeatureCollection() =>
        "{\"type\":\"FeatureCollection\",\"features\":[\n" + string.Join(",\n", shapes.Select(s => s.GeoJson)) + "\n]}\n";

    /// <summary>The code of the area in which the point lies, or of the nearest one within so many metres.</summary>
    public string? At(double latitude, double longitude, double gap)
    {
        if (!OnEarth(latitude, longitude)) return null;
        var point = new Coordinate(longitude, latitude);
        Shape? found = null;
        foreach (var shape in tree.Query(new Envelope(point)))
            if ((found is null || shape.Order < found.Order) && shape.Locator.Locate(point) != PointLocation.Exterior) found = shape;
        return found?.Code ?? Near(latitude, longitude, gap).FirstOrDefault();
    }

    /// <summary>The areas that come within so many metres of the point, with their rings.</summary>
    public IEnumerable<(string Code, Geometry Geometry)> Around(double latitude, double longitude, double metres)
    {
        if (!OnEarth(latitude, longitude)) return [];
        var around = new Envelope(new Coordinate(longitude, latitude));
        around.ExpandBy(metres / MetresPerDegree / Math.Cos(latitude * Math.PI / 180), metres / MetresPerDegree);
        return tree.Query(around).OrderBy(shape => shape.Order).Select(shape => (shape.Code, shape.Geometry));
    }

    static bool OnEarth(double latitude, double longitude) => Math.Abs(latitude) < 90 && Math.Abs(longitude) <= 180;

    /// <summary>The codes of the areas of which the border is within so many metres, nearest first.</summary>
    public IReadOnlyList<string> Near(double latitude, double longitude, double gap)
    {
        if (!OnEarth(latitude, longitude)) return [];
        var point = new Coordinate(longitude, latitude);
        var stretch = Math.Cos(point.Y * Math.PI / 180);
        var around = new Envelope(point);
        around.ExpandBy(gap / MetresPerDegree / stretch, gap / MetresPerDegree);
        return [.. tree.Query(around)
            .Select(shape => (shape, distance: Metres(point, shape.Geometry, stretch)))
            .Where(near => near.distance <= gap)
            .OrderBy(near => near.distance).ThenBy(near => near.shape.Order)
            .Select(near => near.shape.Code)];
    }

    /// <summary>Distance to the border on a plane that is stretched to be true here; good to a millimetre over these distances.</summary>
    static double Metres(Coordinate point, Geometry geometry, double stretch)
    {
        var least = double.MaxValue;
        for (var g = 0; g < geometry.NumGeometries; g++)
        {
            var polygon = (Polygon)geometry.GetGeometryN(g);
            foreach (var ring in polygon.InteriorRings.Prepend(polygon.ExteriorRing))
            {
                var points = ring.Coordinates;
                for (var i = 1; i < points.Length; i++) least = Math.Min(least, ToSegment(points[i - 1], points[i]));
            }
        }
        return Math.Sqrt(least) * MetresPerDegree;

        double ToSegment(Coordinate a, Coordinate b)
        {
            double ax = (a.X - point.X) * stretch, ay = a.Y - point.Y;
            double dx = (b.X - a.X) * stretch, dy = b.Y - a.Y, length = dx * dx + dy * dy;
            var along = length == 0 ? 0 : Math.Clamp(-(ax * dx + ay * dy) / length, 0, 1);
            double x = ax + along * dx, y = ay + along * dy;
            return x * x + y * y;
        }
    }

    static Geometry Read(string feature)
    {
        using var document = JsonDocument.Parse(feature);
        var geometry = document.RootElement.GetProperty("geometry");
        var coordinates = geometry.GetProperty("coordinates");
        return geometry.GetProperty("type").GetString() == "Polygon"
            ? Polygon(coordinates)
            : new MultiPolygon([.. coordinates.EnumerateArray().Select(Polygon)]);

        static Polygon Polygon(JsonElement rings)
        {
            var read = rings.EnumerateArray().Select(ring => new LinearRing(
                [.. ring.EnumerateArray().Select(p => new Coordinate(p[0].GetDouble(), p[1].GetDouble()))])).ToArray();
            return new Polygon(read[0], read[1..]);
        }
    }
}
