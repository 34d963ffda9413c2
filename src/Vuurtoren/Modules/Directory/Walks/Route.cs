using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Walks;

/// <summary>Where a door is; without degrees when nobody knows.</summary>
public sealed record Door(Guid Organization, string Name, string? Address, double? Latitude, double? Longitude);

/// <summary>A door with its times, in minutes after midnight.</summary>
/// <param name="Walking">Minutes from the door before.</param>
public sealed record Visit(Door Door, string? Host, int Walking, int Arrives, int Leaves);

/// <summary>How one walks: in which order, and when one is where.</summary>
public static class Route
{
    /// <summary>A group walks four kilometres an hour, and streets are about a third longer than the crow flies.</summary>
    const double MetresAMinute = 4000.0 / 60, Detour = 1.3;

    /// <summary>Between two doors of which one is not on the map.</summary>
    const int Unknown = 10;

    public static int Minutes(Door from, Door to) => from is not { Latitude: { } a, Longitude: { } b } || to is not { Latitude: { } c, Longitude: { } d } ? Unknown
        : (int)Math.Ceiling(Geo.Distance(a, b, c, d) * Detour / MetresAMinute);

    public static IReadOnlyList<Visit> Times(Walk walk, IReadOnlyDictionary<Guid, Door> doors)
    {
        var (visits, clock, before) = (new List<Visit>(), walk.Begins, (Door?)null);
        foreach (var stop in walk.Stops)
        {
            if (!doors.TryGetValue(stop.Organization, out var door)) continue; // no longer on show
            var walking = before is null ? 0 : Minutes(before, door);
            visits.Add(new(door, stop.Host, walking, clock + walking, clock + walking + stop.Minutes));
            (clock, before) = (clock + walking + stop.Minutes, door);
        }
        return visits;
    }

    /// <summary>The shortest way along all doors that begins at the first one: exact for up to ten doors (Held and Karp 1962), and no walk has many more.</summary>
    public static IReadOnlyList<Door> Shortest(IReadOnlyList<Door> doors)
    {
        if (doors.Count < 3) return doors;
        var n = doors.Count;
        var far = new int[n, n];
        for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) far[i, j] = i == j ? 0 : Minutes(doors[i], doors[j]);
        // least[set, last]: the shortest way from the first door along this set of the others, ending at that one.
        var sets = 1 << (n - 1);
        var (least, from) = (new int[sets, n], new int[sets, n]);
        for (var set = 1; set < sets; set++)
            for (var last = 1; last < n; last++)
            {
                if ((set & (1 << (last - 1))) == 0) continue;
                var rest = set & ~(1 << (last - 1));
                if (rest == 0) { least[set, last] = far[0, last]; continue; }
                least[set, last] = int.MaxValue;
                for (var before = 1; before < n; before++)
                    if ((rest & (1 << (before - 1))) != 0 && least[rest, before] + far[before, last] < least[set, last]) (least[set, last], from[set, last]) = (least[rest, before] + far[before, last], before);
            }
        var (left, end) = (sets - 1, Enumerable.Range(1, n - 1).MinBy(last => least[sets - 1, last]));
        var way = new List<Door>();
        while (end != 0)
        {
            way.Add(doors[end]);
            (left, end) = (left & ~(1 << (end - 1)), from[left, end]);
        }
        way.Add(doors[0]);
        way.Reverse();
        return way;
    }
}
