namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>For each value the entries that have it, in one block of bytes.</summary>
sealed class EntryLists
{
    readonly int[] starts, counts; // of each value
    readonly byte[] bytes;

    /// <param name="of">The values of an entry.</param>
    public EntryLists(int values, int entries, Func<int, ReadOnlySpan<ushort>> of)
    {
        (starts, counts) = (new int[values], new int[values]);
        var last = new int[values];
        for (var entry = 0; entry < entries; entry++)
            foreach (var value in of(entry))
            {
                starts[value] += EntryWalk.Size((uint)(entry - last[value]));
                last[value] = entry;
                counts[value]++;
            }
        var length = 0;
        for (var value = 0; value < values; value++) (starts[value], length) = (length, length + starts[value]);
        bytes = new byte[length];
        var next = (int[])starts.Clone();
        last.AsSpan().Clear();
        for (var entry = 0; entry < entries; entry++)
            foreach (var value in of(entry))
            {
                EntryWalk.Write(bytes, ref next[value], (uint)(entry - last[value]));
                last[value] = entry;
            }
    }

    public int Count(int value) => (uint)value < (uint)counts.Length ? counts[value] : 0;

    public EntryWalk Walk(int value) => Count(value) is > 0 and var count ? new(bytes, starts[value], count) : default;

    /// <summary>Of all values together.</summary>
    public long Total => counts.Sum(count => (long)count);
}

/// <summary>
/// Goes over entries, rising. They are written as the distance of each from the one before, with a code of some bits behind it, together as
/// seven bits to a byte, the lowest first; each byte but the last has its highest bit set.
/// </summary>
struct EntryWalk(byte[] bytes, int at, int left, int codeBits = 0)
{
    bool ahead; // read, not yet given

    public int Entry { get; private set; }
    public int Code { get; private set; }

    public bool Next()
    {
        if (left == 0) return false;
        left--;
        int next = bytes[at++], value = next & 0x7F;
        for (var shift = 7; next >= 0x80; shift += 7)
        {
            next = bytes[at++];
            value |= (next & 0x7F) << shift;
        }
        Entry += value >> codeBits;
        Code = value & (1 << codeBits) - 1;
        return true;
    }

    /// <summary>The next one, when it comes before this end; else it is kept for a later end.</summary>
    public bool NextBefore(int end)
    {
        if (!ahead && (left == 0 || !Next())) return false;
        ahead = Entry >= end;
        return !ahead;
    }

    public static void Write(Span<byte> bytes, ref int at, uint value)
    {
        for (; value >= 0x80; value >>= 7) bytes[at++] = (byte)(value | 0x80);
        bytes[at++] = (byte)value;
    }

    public static int Size(uint value)
    {
        var size = 1;
        for (; value >= 0x80; value >>= 7) size++;
        return size;
    }
}
