namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Moments (UTC, in ticks). Whole imports have one and the same: while there are few different ones each is kept once.</summary>
sealed class Times
{
    readonly long[] different;
    readonly ushort[]? numbers; // null: there are too many to number

    public Times(IReadOnlyList<long> all)
    {
        var known = new Dictionary<long, ushort>();
        numbers = new ushort[all.Count];
        for (var i = 0; i < all.Count; i++)
        {
            if (!known.TryGetValue(all[i], out var number))
            {
                if (known.Count > ushort.MaxValue) { (numbers, different) = (null, [.. all]); return; }
                known[all[i]] = number = (ushort)known.Count;
            }
            numbers[i] = number;
        }
        different = [.. known.Keys];
    }

    public long this[int at] => numbers is null ? different[at] : different[numbers[at]];
}
