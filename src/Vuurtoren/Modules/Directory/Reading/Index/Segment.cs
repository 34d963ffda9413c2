namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>
/// A part of the index that never changes: entries in flat arrays, numbered in the order in which they were read.
/// What changed since is marked dead here and stands again in a later segment.
/// </summary>
sealed class Segment
{
    public required Guid[] Ids { get; init; }
    public required Groups Groups { get; init; }
    public required bool[] IsOrganization { get; init; }
    public required byte[] Status { get; init; }
    public required Times Modified { get; init; }
    public required Names[] Names { get; init; }
    public required Postings Postings { get; init; }

    public required Dimension Themes { get; init; }
    public required Dimension Municipalities { get; init; }
    public required Dimension Neighbourhoods { get; init; }
    public required Dimension Languages { get; init; }
    public required Dimension Postcodes { get; init; }
    public required Dimension Areas { get; init; }
    public required Dimension Targets { get; init; }

    public required Places Places { get; init; }
    public required FilterColumns Columns { get; init; }

    public int Count => Ids.Length;

    // The places of entry n are PlaceStarts[n] .. PlaceStarts[n + 1].
    public int[] PlaceStarts => Places.Starts;
    public ByPlace<Guid> LocationIds => new(Places.LocationIds, Places.Locations);
    public ByPlace<float> Latitudes => new(Places.Latitudes, Places.Locations);
    public ByPlace<float> Longitudes => new(Places.Longitudes, Places.Locations);
    public ByPlace<ushort> PlaceMunicipality => new(Places.Municipalities, Places.Locations);
    public ByPlace<ushort> PlaceNeighbourhood => new(Places.Neighbourhoods, Places.Locations);
    public ByPlace<ushort> PlacePostcode => new(Places.Postcodes, Places.Locations);

    /// <summary>Of a place of a service: when the service_at_location was last changed, UTC in ticks.</summary>
    public long AtModified(int place) => Places.AtModified[Places.Ats.NumberOf(place)];

    int[]? byId, idRank;
    /// <summary>Entries in the order of their ids.</summary>
    public int[] ById => byId ??= Order(Ids);
    public int[] IdRank => idRank ??= Inverse(ById);

    /// <summary>The entry that a place belongs to.</summary>
    public int EntryOfPlace(int place)
    {
        var at = Array.BinarySearch(PlaceStarts, place);
        if (at < 0) return ~at - 1;
        while (PlaceStarts[at + 1] == place) at++; // entries without places start where the next one starts
        return at;
    }

    static int[] Inverse(int[] order)
    {
        var rank = new int[order.Length];
        for (var i = 0; i < order.Length; i++) rank[order[i]] = i;
        return rank;
    }

    public static int[] Order(Guid[] keys)
    {
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort((Guid[])keys.Clone(), order);
        return order;
    }

    /// <summary>-1 when it is not here.</summary>
    public int Find(Guid id)
    {
        var at = LowerBound(ById, Ids, id);
        return at < ById.Length && Ids[ById[at]] == id ? ById[at] : -1;
    }

    /// <summary>The first place in the order whose key is not below this one.</summary>
    public static int LowerBound(int[] order, Guid[] keys, Guid key)
    {
        var (low, high) = (0, order.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (keys[order[middle]].CompareTo(key) < 0) low = middle + 1; else high = middle;
        }
        return low;
    }
}
