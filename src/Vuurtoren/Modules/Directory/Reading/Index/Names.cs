using System.Buffers.Binary;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>
/// The names of all entries in one language, for the alphabetical order. Kept in that order, in blocks: of each name but the first of a
/// block only what differs from the one before (front coding; Witten, Moffat, Bell: Managing Gigabytes, 1999).
/// </summary>
sealed class Names
{
    const int Block = 16;
    /// <summary>Bytes; 60 letters of <see cref="Folding.SortKey"/>.</summary>
    public const int Longest = 240;

    readonly byte[] bytes;
    readonly int[] blocks;

    Names(byte[] bytes, int[] blocks, int[] order)
    {
        (this.bytes, this.blocks, Order) = (bytes, blocks, order);
        Rank = new int[order.Length];
        for (var i = 0; i < order.Length; i++) Rank[order[i]] = i;
    }

    /// <summary>Entries by name; those with the same name by id.</summary>
    public int[] Order { get; }
    public int[] Rank { get; }

    public byte[] Key(int entry)
    {
        var reader = new Reader(this, Rank[entry] / Block * Block);
        while (reader.Rank < Rank[entry]) reader.Next();
        return reader.Key.ToArray();
    }

    /// <summary>Goes through the names in order.</summary>
    public sealed class Reader
    {
        readonly Names names;
        readonly byte[] key = new byte[Longest];
        int at, length;

        public Reader(Names names, int from = 0)
        {
            this.names = names;
            Rank = from - 1;
            if (names.Order.Length > 0) at = names.blocks[from / Block];
            Next();
        }

        public int Rank { get; private set; }
        public bool Ended => Rank >= names.Order.Length;
        public int Entry => names.Order[Rank];
        public ReadOnlySpan<byte> Key => key.AsSpan(0, length);

        public void Next()
        {
            if (++Rank >= names.Order.Length) return;
            var (shared, more) = (names.bytes[at], names.bytes[at + 1]);
            names.bytes.AsSpan(at + 2, more).CopyTo(key.AsSpan(shared));
            (at, length) = (at + 2 + more, shared + more);
        }
    }

    /// <summary>Takes the names in order.</summary>
    public sealed class Writer(int count)
    {
        readonly int[] order = new int[count], blocks = new int[(count + Block - 1) / Block];
        readonly byte[] last = new byte[Longest];
        byte[] bytes = new byte[Math.Max(16, count * 8)];
        int next, at, length;

        public void Add(int entry, ReadOnlySpan<byte> key)
        {
            var shared = next % Block == 0 ? 0 : key.CommonPrefixLength(last.AsSpan(0, length));
            if (next % Block == 0) blocks[next / Block] = at;
            order[next++] = entry;
            var more = key[shared..];
            if (bytes.Length < at + more.Length + 2) Array.Resize(ref bytes, Math.Max(bytes.Length * 3 / 2, at + Longest + 2));
            (bytes[at], bytes[at + 1]) = ((byte)shared, (byte)more.Length);
            more.CopyTo(bytes.AsSpan(at + 2));
            at += more.Length + 2;
            key.CopyTo(last);
            length = key.Length;
        }

        public Names Build()
        {
            Array.Resize(ref bytes, at);
            return new(bytes, blocks, order);
        }
    }

    /// <summary>Puts names in order by eight letters at a time.</summary>
    /// <param name="keys">All of them, one behind the other; entry n has the bytes from starts[n], lengths[n] of them.</param>
    public static Names Sort(byte[] keys, int[] starts, byte[] lengths, Guid[] ids)
    {
        var order = new int[ids.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        SortFrom(0, order.Length, 0);
        var writer = new Writer(ids.Length);
        foreach (var entry in order) writer.Add(entry, keys.AsSpan(starts[entry], lengths[entry]));
        return writer.Build();

        void SortFrom(int from, int to, int depth)
        {
            var part = new ulong[to - from];
            for (var i = from; i < to; i++) part[i - from] = Eight(order[i], depth);
            part.AsSpan().Sort(order.AsSpan(from, to - from));
            for (var i = from; i < to;)
            {
                var end = i + 1;
                while (end < to && part[end - from] == part[i - from]) end++;
                if (end - i > 1)
                {
                    if ((part[i - from] & 0xFF) == 0) Array.Sort(order, i, end - i, Comparer<int>.Create((a, b) => ids[a].CompareTo(ids[b])));
                    else SortFrom(i, end, depth + 8);
                }
                i = end;
            }
        }

        ulong Eight(int entry, int depth)
        {
            Span<byte> eight = stackalloc byte[8];
            eight.Clear();
            var left = Math.Clamp(lengths[entry] - depth, 0, 8);
            if (left > 0) keys.AsSpan(starts[entry] + depth, left).CopyTo(eight);
            return BinaryPrimitives.ReadUInt64BigEndian(eight);
        }
    }

    /// <summary>The names of what is left of several parts.</summary>
    /// <param name="ids">Of the entries of the whole.</param>
    public static Names Merge(IReadOnlyList<(Names Names, Renumbered Entries)> parts, Guid[] ids)
    {
        var readers = parts.Select(p => new Reader(p.Names)).ToArray();
        var writer = new Writer(ids.Length);
        while (true)
        {
            var least = -1;
            for (var i = 0; i < readers.Length; i++)
            {
                while (!readers[i].Ended && parts[i].Entries.New(readers[i].Entry) < 0) readers[i].Next();
                if (!readers[i].Ended && (least < 0 || Compare(i, least) < 0)) least = i;
            }
            if (least < 0) return writer.Build();
            writer.Add(parts[least].Entries.New(readers[least].Entry), readers[least].Key);
            readers[least].Next();
        }

        int Compare(int a, int b) => readers[a].Key.SequenceCompareTo(readers[b].Key) is var c && c != 0 ? c
            : ids[parts[a].Entries.New(readers[a].Entry)].CompareTo(ids[parts[b].Entries.New(readers[b].Entry)]);
    }
}
