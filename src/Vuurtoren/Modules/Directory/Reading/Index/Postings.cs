using System.Runtime.InteropServices;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Where a word was found: decides who comes first.</summary>
enum Place : byte { Text = 1, Related = 2, Name = 3 }

/// <summary>For every word the entries it occurs in: one block of bytes, each entry as the distance from the previous one and its place.</summary>
sealed class Postings
{
    readonly string[] words;
    readonly int[] starts;
    readonly int[] counts;
    readonly byte[] bytes;

    Postings(string[] words, int[] starts, int[] counts, byte[] bytes) => (this.words, this.starts, this.counts, this.bytes) = (words, starts, counts, bytes);

    public IReadOnlyList<string> Words => words;

    /// <summary>The numbers of the words that are this word, or that begin with it.</summary>
    public (int From, int To) Range(string word, bool beginning)
    {
        var from = Array.BinarySearch(words, word, StringComparer.Ordinal);
        if (!beginning) return from < 0 ? (0, 0) : (from, from + 1);
        if (from < 0) from = ~from;
        var to = from;
        while (to < words.Length && to - from < 1000 && words[to].StartsWith(word, StringComparison.Ordinal)) to++;
        return (from, to);
    }

    /// <summary>The entries of a word, rising, with the value of the place where it was found.</summary>
    public Hits Read(int word, int exact)
    {
        var hits = new Hits(counts[word]);
        var (at, entry) = (starts[word], 0);
        for (var i = 0; i < counts[word]; i++)
        {
            var (value, shift) = (0, 0);
            byte next;
            do
            {
                next = bytes[at++];
                value |= (next & 0x7F) << shift;
                shift += 7;
            }
            while (next >= 0x80);
            entry += value >> 2;
            hits.Entries[i] = entry;
            hits.Scores[i] = exact + (value & 3) switch { 3 => 8, 2 => 3, _ => 1 };
        }
        return hits;
    }

    /// <summary>Takes words entry by entry, in the order of the entries.</summary>
    public sealed class Builder
    {
        readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;
        readonly List<List> lists = [];
        readonly Dictionary<int, Place> ofEntry = [];
        Place place;
        readonly Folding.OnWord onWord;

        public Builder()
        {
            bySpan = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
            onWord = Add;
        }

        struct List
        {
            public byte[] Bytes;
            public int Length, Last, Count;
        }

        public void Add(string text, Place of)
        {
            place = of;
            Folding.Words(text, onWord);
        }

        void Add(ReadOnlySpan<char> word)
        {
            if (!bySpan.TryGetValue(word, out var number))
            {
                number = lists.Count;
                bySpan[word] = number;
                lists.Add(new() { Bytes = [] });
            }
            ref var best = ref CollectionsMarshal.GetValueRefOrAddDefault(ofEntry, number, out _);
            if (best < place) best = place;
        }

        public void EndEntry(int entry)
        {
            var all = CollectionsMarshal.AsSpan(lists);
            foreach (var (number, best) in ofEntry)
            {
                ref var list = ref all[number];
                if (list.Bytes.Length < list.Length + 5) Array.Resize(ref list.Bytes, Math.Max(6, list.Bytes.Length * 2));
                var value = (uint)(entry - list.Last) << 2 | (uint)best;
                for (; value >= 0x80; value >>= 7) list.Bytes[list.Length++] = (byte)(value | 0x80);
                list.Bytes[list.Length++] = (byte)value;
                list.Last = entry;
                list.Count++;
            }
            ofEntry.Clear();
        }

        public Postings Build()
        {
            var words = numbers.Keys.ToArray();
            Array.Sort(words, StringComparer.Ordinal);
            var (starts, counts) = (new int[words.Length], new int[words.Length]);
            var bytes = new byte[lists.Sum(list => list.Length)];
            var at = 0;
            for (var i = 0; i < words.Length; i++)
            {
                var list = lists[numbers[words[i]]];
                (starts[i], counts[i]) = (at, list.Count);
                list.Bytes.AsSpan(0, list.Length).CopyTo(bytes.AsSpan(at));
                at += list.Length;
            }
            return new(words, starts, counts, bytes);
        }
    }
}

/// <summary>Entries that answer, rising, each with its score.</summary>
sealed class Hits(int count)
{
    public int[] Entries = new int[count];
    public int[] Scores = new int[count];
    public int Count = count;

    /// <summary>The entries in both, with the sum of the scores.</summary>
    public static Hits Both(Hits a, Hits b)
    {
        var both = new Hits(Math.Min(a.Count, b.Count)) { Count = 0 };
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            if (a.Entries[i] < b.Entries[j]) i++;
            else if (a.Entries[i] > b.Entries[j]) j++;
            else (both.Entries[both.Count], both.Scores[both.Count++]) = (a.Entries[i], a.Scores[i++] + b.Scores[j++]);
        }
        return both;
    }

    /// <summary>The entries in any, with the best score, or with the sum plus a reward for each further list.</summary>
    public static Hits Any(IReadOnlyList<Hits> lists, bool sum)
    {
        if (lists.Count == 1) return lists[0];
        var total = lists.Sum(list => list.Count);
        var (entries, scores) = (new int[total], new int[total]);
        var at = 0;
        foreach (var list in lists)
        {
            list.Entries.AsSpan(0, list.Count).CopyTo(entries.AsSpan(at));
            list.Scores.AsSpan(0, list.Count).CopyTo(scores.AsSpan(at));
            at += list.Count;
        }
        Array.Sort(entries, scores);
        var any = new Hits(total) { Count = 0 };
        for (var i = 0; i < total; i++)
        {
            if (any.Count == 0 || any.Entries[any.Count - 1] != entries[i]) (any.Entries[any.Count], any.Scores[any.Count++]) = (entries[i], scores[i]);
            else any.Scores[any.Count - 1] = sum ? any.Scores[any.Count - 1] + 100 + scores[i] : Math.Max(any.Scores[any.Count - 1], scores[i]);
        }
        return any;
    }
}
