namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>
/// A part of the index that never changes: entries in flat arrays, numbered in the order in which they were read.
/// What changed since is marked dead here and stands again in a later segment.
/// </summary>
sealed class Segment
{
    public required Guid[] Ids { get; init; }
    public required Guid[] Groups { get; init; }
    public required bool[] IsOrganization { get; init; }
    public required byte[] Status { get; init; }
    public required long[] Modified { get; init; }
    public required Names[] Names { get; init; }
    public required Postings Postings { get; init; }

    public required Dimension Themes { get; init; }
    public required Dimension Municipalities { get; init; }
    public required Dimension Neighbourhoods { get; init; }
    public required Dimension Languages { get; init; }
    public required Dimension Postcodes { get; init; }
    public required Dimension Areas { get; init; }

    // The places of entry n are PlaceStarts[n] .. PlaceStarts[n + 1].
    public required int[] PlaceStarts { get; init; }
    public required Guid[] AtIds { get; init; }
    public required Guid[] LocationIds { get; init; }
    public required long[] AtModified { get; init; }
    public required float[] Latitudes { get; init; }
    public required float[] Longitudes { get; init; }
    /// <summary>Of each place: municipality, neighbourhood and first postal code as numbers of <see cref="Values"/>, -1 when unknown.</summary>
    public required int[] PlaceMunicipality { get; init; }
    public required int[] PlaceNeighbourhood { get; init; }
    public required int[] PlacePostcode { get; init; }

    /// <summary>Read after the entries.</summary>
    public FilterColumns Columns { get; set; } = null!;

    public int Count => Ids.Length;

    int[]? byId, byGroup, idRank, placesById;
    /// <summary>Entries in the order of their ids.</summary>
    public int[] ById => byId ??= Order(Ids);
    /// <summary>Entries in the order of their groups.</summary>
    public int[] ByGroup => byGroup ??= Order(Groups);

    public int[] IdRank => idRank ??= Inverse(ById);
    /// <summary>Places in the order of their service_at_location.</summary>
    public int[] PlacesById => placesById ??= Order(AtIds);

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

    static int[] Order(Guid[] keys)
    {
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort((Guid[])keys.Clone(), order);
        return order;
    }

    /// <summary>-1 when it is not here.</summary>
    public int Find(Guid id)
    {
        var at = LowerBound(ById, Ids, id);
        return at < ById.Length && Ids[ById[at]] == id ? ById[at] : -1;
    }

    public ReadOnlySpan<int> InGroup(Guid group)
    {
        var from = LowerBound(ByGroup, Groups, group);
        var to = from;
        while (to < ByGroup.Length && Groups[ByGroup[to]] == group) to++;
        return ByGroup.AsSpan(from, to - from);
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

/// <summary>The names of all entries in one language, for the alphabetical order.</summary>
sealed class Names
{
    readonly byte[] keys;
    readonly int[] starts;

    public Names(IReadOnlyList<byte[]> names, Guid[] ids)
    {
        starts = new int[names.Count + 1];
        for (var i = 0; i < names.Count; i++) starts[i + 1] = starts[i] + names[i].Length;
        keys = new byte[starts[^1]];
        for (var i = 0; i < names.Count; i++) names[i].CopyTo(keys, starts[i]);
        Order = Enumerable.Range(0, names.Count).ToArray();
        Array.Sort(Order, (a, b) => Key(a).SequenceCompareTo(Key(b)) is var c && c != 0 ? c : ids[a].CompareTo(ids[b]));
        Rank = new int[names.Count];
        for (var i = 0; i < Order.Length; i++) Rank[Order[i]] = i;
    }

    public ReadOnlySpan<byte> Key(int entry) => keys.AsSpan(starts[entry], starts[entry + 1] - starts[entry]);
    public int[] Order { get; }
    public int[] Rank { get; }
}
