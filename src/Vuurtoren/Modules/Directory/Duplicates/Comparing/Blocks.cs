using System.Runtime.InteropServices;

namespace Vuurtoren.Modules.Directory.Duplicates.Comparing;

/// <summary>
/// Which records are worth comparing: those that share a rare word of the name, two words of it, a telephone, a site, a number or a door. What
/// more than a few dozen records share is no block. Only numbers, sorted: so that a hundred thousand services stay small and quick.
/// </summary>
sealed class Blocks
{
    /// <summary>More records than this share nothing that tells.</summary>
    const int Largest = 40;
    /// <summary>Of a name only its rarest words.</summary>
    const int WordsOfName = 4;

    readonly int[] starts, blocksOf, offsets, members;

    public Blocks(IReadOnlyList<Compared> records, Book book)
    {
        var entries = new List<(ulong Key, int Record)>(records.Count * 8);
        for (var i = 0; i < records.Count; i++)
            foreach (var key in Keys(records[i], book).Distinct()) entries.Add((key, i));
        CollectionsMarshal.AsSpan(entries).Sort();
        var (begins, inside) = (new List<int>(), new List<int>());
        var count = new int[records.Count + 1];
        for (int from = 0, to; from < entries.Count; from = to)
        {
            to = from + 1;
            while (to < entries.Count && entries[to].Key == entries[from].Key) to++;
            if (to - from is < 2 or > Largest) continue;
            begins.Add(inside.Count);
            for (var i = from; i < to; i++)
            {
                inside.Add(entries[i].Record);
                count[entries[i].Record + 1]++;
            }
        }
        begins.Add(inside.Count);
        for (var i = 1; i < count.Length; i++) count[i] += count[i - 1];
        (starts, members, offsets) = ([.. begins], [.. inside], [.. count]);
        blocksOf = new int[members.Length];
        for (var block = 0; block + 1 < starts.Length; block++)
            for (var i = starts[block]; i < starts[block + 1]; i++) blocksOf[count[members[i]]++] = block;
    }

    /// <summary>The records after this one that share a block with it.</summary>
    /// <param name="seen">One mark for each record, used again.</param>
    public IEnumerable<int> After(int record, int[] seen)
    {
        for (var at = offsets[record]; at < offsets[record + 1]; at++)
            for (var i = starts[blocksOf[at]]; i < starts[blocksOf[at] + 1]; i++)
                if (members[i] > record && seen[members[i]] != record + 1)
                {
                    seen[members[i]] = record + 1;
                    yield return members[i];
                }
    }

    static IEnumerable<ulong> Keys(Compared record, Book book)
    {
        foreach (var phone in record.Phones) yield return Key(1, phone);
        foreach (var host in record.Hosts) yield return Key(2, host);
        foreach (var mail in record.Mails) yield return Key(3, mail);
        if (record.Kbo is { } kbo) yield return Key(4, kbo);
        foreach (var spot in record.Spots)
        {
            if (spot.Door != 0) yield return Key(5, spot.Door);
            if (spot.HasPoint && record.Names.Length > 0)
                foreach (var word in Rarest(record.Names[0].Words, book).Take(2)) yield return Key(6, word, Cell(spot));
        }
        foreach (var name in record.Names)
        {
            var words = Rarest(name.Words, book);
            for (var i = 0; i < words.Count; i++)
            {
                if (i < 2) yield return Key(7, words[i]);
                for (var j = i + 1; j < words.Count; j++) yield return Key(8, Math.Min(words[i], words[j]), Math.Max(words[i], words[j]));
            }
        }
    }

    static List<int> Rarest(int[] name, Book book) => [.. name.OrderBy(book.Records).ThenBy(word => word).Take(WordsOfName)];

    /// <summary>About 500 metres.</summary>
    static int Cell(Spot spot) => (int)(spot.Latitude * 200) * 100_003 + (int)(spot.Longitude * 140);

    /// <summary>Two keys that fall together by chance cost a comparison, nothing else.</summary>
    static ulong Key(int kind, int one, int two = 0) => ((ulong)(uint)one * 0x9E3779B97F4A7C15 + (ulong)(uint)two * 0xC2B2AE3D27D4EB4F) << 4 | (uint)kind;
}
