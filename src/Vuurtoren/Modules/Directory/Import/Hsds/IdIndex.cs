namespace Vuurtoren.Modules.Directory.Import.Hsds;

/// <summary>
/// Which ids a table has, and in which order. Ids are kept as 64-bit fingerprints: a million take about 40 MB, and two of
/// a million differ in them but for one chance in 37 million.
/// </summary>
sealed class IdIndex
{
    readonly Dictionary<ulong, int> places = [];

    public int Count { get; private set; }

    /// <summary>The next row has this id; of an id that comes twice the first place counts.</summary>
    public void Add(string? id)
    {
        if (id is not null) places.TryAdd(Fingerprint(id), Count);
        Count++;
    }

    /// <summary>The place of the row with this id, or -1.</summary>
    public int Place(string? id) => id is not null && places.TryGetValue(Fingerprint(id), out var place) ? place : -1;

    public bool Has(string? id) => Place(id) >= 0;

    /// <summary>FNV-1a, then stirred so that ids that count up spread.</summary>
    public static ulong Fingerprint(ReadOnlySpan<char> id)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in id) hash = (hash ^ c) * 1099511628211UL;
        hash ^= hash >> 32;
        hash *= 0xD6E8FEB86659FD93UL;
        return hash ^ hash >> 32;
    }
}
