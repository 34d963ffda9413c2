using System.Globalization;
using Vuurtoren.Modules.Directory.Reading;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>The part of the world that a map shows. Degrees, WGS 84.</summary>
/// <param name="Zoom">As web maps count: the whole world is 256 · 2^Zoom pixels wide.</param>
sealed record MapView(double West, double South, double East, double North, int Zoom)
{
    /// <summary>Markers closer than this, in CSS pixels, become one: a finger must be able to hit one of two.</summary>
    const double Apart = 56;

    /// <summary>Places that are one marker.</summary>
    public sealed class Heap
    {
        readonly HashSet<Guid> services = [];
        double latitudes, longitudes;
        int places;

        public IReadOnlyCollection<Guid> Services => services;
        public double Latitude => latitudes / places;
        public double Longitude => longitudes / places;

        public void Add(PlaceOnMap place) => Add(place.Latitude, place.Longitude, 1, [place.Id]);
        public void Add(Heap other) => Add(other.latitudes, other.longitudes, other.places, other.services);

        void Add(double latitude, double longitude, int count, IEnumerable<Guid> ids)
        {
            (latitudes, longitudes, places) = (latitudes + latitude, longitudes + longitude, places + count);
            services.UnionWith(ids);
        }
    }

    /// <summary>From "west,south,east,north" and a zoom level of 0 to 19; null when that is no part of the world.</summary>
    public static MapView? Of(string? box, string? zoom)
    {
        var sides = (box ?? "").Split(',').Select(side => double.TryParse(side, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees) ? degrees : double.NaN).ToArray();
        if (sides.Length != 4 || sides.Any(double.IsNaN) || !int.TryParse(zoom, NumberStyles.None, CultureInfo.InvariantCulture, out var level) || level > 19) return null;
        return new(sides[0], sides[1], sides[2], sides[3], level);
    }

    /// <summary>What is in view, first by squares (one pass over all places), then squares whose middles are too close.</summary>
    public List<Heap> Heaps(IEnumerable<PlaceOnMap> places)
    {
        var squares = new Dictionary<(int, int), Heap>();
        foreach (var place in places)
        {
            if (place.Longitude < West || place.Longitude > East || place.Latitude < South || place.Latitude > North) continue;
            var (x, y) = WebMercator.Pixels(place.Latitude, place.Longitude, Zoom);
            var square = ((int)(x / Apart), (int)(y / Apart));
            if (!squares.TryGetValue(square, out var heap)) squares[square] = heap = new();
            heap.Add(place);
        }
        var heaps = squares.Values.OrderByDescending(heap => heap.Services.Count).ToList();
        for (var merged = true; merged;) // joining two moves their middle, which may bring it close to a third
        {
            merged = false;
            for (var i = 0; i < heaps.Count; i++)
                for (var j = heaps.Count - 1; j > i; j--)
                {
                    if (!TooClose(heaps[i], heaps[j])) continue;
                    heaps[i].Add(heaps[j]);
                    heaps.RemoveAt(j);
                    merged = true;
                }
        }
        return heaps;
    }

    bool TooClose(Heap a, Heap b)
    {
        var ((ax, ay), (bx, by)) = (WebMercator.Pixels(a.Latitude, a.Longitude, Zoom), WebMercator.Pixels(b.Latitude, b.Longitude, Zoom));
        return (ax - bx) * (ax - bx) + (ay - by) * (ay - by) < Apart * Apart;
    }
}
