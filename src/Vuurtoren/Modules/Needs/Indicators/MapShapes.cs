using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Vuurtoren.Modules.Directory.Public;

namespace Vuurtoren.Modules.Needs.Indicators;

/// <param name="Path">For the attribute d of a path.</param>
/// <param name="X">A point inside it, for a number on it.</param>
/// <param name="HasRoom">A number fits in it.</param>
public sealed record MapShape(string Code, string Path, int X, int Y, bool HasRoom);

/// <summary>
/// The outlines of a scope, ready to draw. Every corner is moved to a point of one grid and corners that then lie on a line are left out:
/// a shared border stays shared, so that no gap opens between two areas, and the picture is small.
/// </summary>
/// <param name="Borders">Municipal borders over a map of neighbourhoods; empty: none.</param>
public sealed record MapShapes(int Width, int Height, IReadOnlyList<MapShape> Shapes, string Borders)
{
    const int Most = 760, Room = 15;

    static readonly ConcurrentDictionary<(AreaLevel, string), MapShapes> made = new();

    public static MapShapes Of(Scope scope) => made.GetOrAdd((scope.Level, scope.Code), _ => Make(scope));

    static MapShapes Make(Scope scope)
    {
        var inside = scope.Areas.Select(area => area.Code).ToHashSet();
        var outlines = Areas.Outlines(scope.Level).Where(outline => inside.Contains(outline.Area.Code)).ToList();
        var grid = new Grid(outlines.SelectMany(outline => outline.Rings).SelectMany(ring => ring));
        var shapes = outlines.Select(outline =>
        {
            var rings = outline.Rings.Select(grid.Ring).Where(ring => ring.Count > 2).ToList();
            var (x, y) = grid.At(outline.Middle);
            return new MapShape(outline.Area.Code, string.Concat(rings.Select(Drawn)), x, y, rings.Count > 0 && rings[0].Max(p => p.X) - rings[0].Min(p => p.X) >= Room && rings[0].Max(p => p.Y) - rings[0].Min(p => p.Y) >= Room);
        }).ToList();
        var borders = scope is { Level: AreaLevel.Neighbourhood, IsRegion: true }
            ? string.Concat(Areas.Outlines(AreaLevel.Municipality).Where(outline => outline.Area.Region == scope.Code).SelectMany(outline => outline.Rings).Select(grid.Ring).Where(ring => ring.Count > 2).Select(Drawn))
            : "";
        return new(grid.Width, grid.Height, shapes, borders);
    }

    /// <summary>"M10 12l3 -1 …z"</summary>
    static string Drawn(List<(int X, int Y)> ring)
    {
        var path = new StringBuilder().Append(CultureInfo.InvariantCulture, $"M{ring[0].X} {ring[0].Y}l");
        for (var i = 1; i < ring.Count; i++)
        {
            var (x, y) = (ring[i].X - ring[i - 1].X, ring[i].Y - ring[i - 1].Y);
            path.Append(CultureInfo.InvariantCulture, $"{(i > 1 && x >= 0 ? " " : "")}{x}{(y >= 0 ? " " : "")}{y}");
        }
        return path.Append('z').ToString();
    }

    /// <summary>From degrees to points of the picture, on a plane that is true in the middle.</summary>
    sealed class Grid
    {
        readonly double west, north, stretch, scale;

        public Grid(IEnumerable<(double Latitude, double Longitude)> points)
        {
            var (south, east) = (double.MaxValue, double.MinValue);
            (west, north) = (double.MaxValue, double.MinValue);
            foreach (var (latitude, longitude) in points) (south, north, west, east) = (Math.Min(south, latitude), Math.Max(north, latitude), Math.Min(west, longitude), Math.Max(east, longitude));
            stretch = Math.Cos((south + north) / 2 * Math.PI / 180);
            scale = (Most - 4) / Math.Max((east - west) * stretch, north - south);
            (Width, Height) = ((int)Math.Ceiling((east - west) * stretch * scale) + 4, (int)Math.Ceiling((north - south) * scale) + 4);
        }

        public int Width { get; }
        public int Height { get; }

        public (int X, int Y) At((double Latitude, double Longitude) point) => (2 + (int)Math.Round((point.Longitude - west) * stretch * scale), 2 + (int)Math.Round((north - point.Latitude) * scale));

        public List<(int X, int Y)> Ring(IReadOnlyList<(double, double)> ring)
        {
            var drawn = new List<(int X, int Y)>();
            foreach (var point in ring)
            {
                var at = At(point);
                if (drawn.Count > 0 && drawn[^1] == at) continue;
                if (drawn.Count > 1 && OnALine(drawn[^2], drawn[^1], at)) drawn.RemoveAt(drawn.Count - 1);
                drawn.Add(at);
            }
            if (drawn.Count > 1 && drawn[^1] == drawn[0]) drawn.RemoveAt(drawn.Count - 1);
            return drawn;
        }

        static bool OnALine((int X, int Y) a, (int X, int Y) b, (int X, int Y) c) => (b.X - a.X) * (c.Y - b.Y) == (b.Y - a.Y) * (c.X - b.X) && (b.X - a.X) * (c.X - b.X) + (b.Y - a.Y) * (c.Y - b.Y) > 0;
    }
}
