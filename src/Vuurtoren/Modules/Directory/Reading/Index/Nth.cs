namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>A part of an order without the rest of it: a page far down takes no longer than the first.</summary>
static class Nth
{
    /// <summary>Puts in order what stands from one place to before another when all is in order; what is smaller comes before, what is larger after, in any order.</summary>
    public static void Sort(Span<long> keys, int from, int to)
    {
        if (to < keys.Length) Place(keys, to);
        if (from > 0) Place(keys[..to], from);
        keys[from..to].Sort();
    }

    /// <summary>Puts the key in its place that stands there when all is in order, the smaller before it and the larger after it: quickselect.</summary>
    public static void Place(Span<long> keys, int at)
    {
        while (keys.Length > 16)
        {
            var (a, b, c) = (keys[0], keys[keys.Length / 2], keys[^1]);
            var middle = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
            var (low, high) = (0, keys.Length - 1);
            while (low <= high)
            {
                while (keys[low] < middle) low++;
                while (keys[high] > middle) high--;
                if (low > high) break;
                (keys[low], keys[high]) = (keys[high], keys[low]);
                (low, high) = (low + 1, high - 1);
            }
            if (at <= high) keys = keys[..(high + 1)];
            else if (at < low) return;
            else
            {
                keys = keys[low..];
                at -= low;
            }
        }
        keys.Sort();
    }
}
