using System.Runtime.InteropServices;
using Vuurtoren.Modules.Directory.Reading.Analysis;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Where a word was found: decides who comes first.</summary>
enum Place : byte { Text = 1, Related = 2, Name = 3 }

/// <summary>
/// For every word the entries it occurs in: one block of bytes, each entry as the distance from the previous one and a code of four bits,
/// the best place where it stands and how much it counts there.
/// </summary>
sealed class Postings
{
    const int CodeBits = 4;

    readonly string[] words;
    readonly int[] starts;
    readonly int[] counts;
    readonly byte[] bytes;

    Postings(string[] words, int[] starts, int[] counts, byte[] bytes) => (this.words, this.starts, this.counts, this.bytes) = (words, starts, counts, bytes);

    public string[] Words => words;

    public int Count(int word) => counts[word];

    public static Place PlaceOf(int code) => (Place)(code >> 2);

    /// <summary>The entries of a word, rising.</summary>
    public EntryWalk Entries(int word) => new(bytes, starts[word], counts[word], CodeBits);

    /// <summary>Writes the entries of one word, rising.</summary>
    struct List
    {
        public byte[] Bytes;
        public int Length, Last, Count;

        public void Add(int entry, int code)
        {
            if (Bytes.Length < Length + 5) Array.Resize(ref Bytes, Math.Max(6, Bytes.Length * 2));
            EntryWalk.Write(Bytes, ref Length, (uint)(entry - Last) << CodeBits | (uint)code);
            Last = entry;
            Count++;
        }
    }

    /// <summary>Takes words entry by entry, in the order of the entries.</summary>
    public sealed class Builder
    {
        readonly WordNumbers numbers = new();
        readonly List<List> lists = [];
        readonly List<bool> tellsNothing = []; // of each word: nobody finds a record by it, and such words are a third of all text; in a name it may be the name
        readonly List<Occurrences> times = []; // of each word in the entry that is being added
        readonly List<int> inEntry = [];
        Occurrences lengths;
        Place place;
        readonly Folding.OnWord onWord;

        public Builder() => onWord = Add;

        public void Add(string text, Place of)
        {
            place = of;
            Folding.Words(text, onWord);
        }

        void Add(ReadOnlySpan<char> word)
        {
            lengths.Add(place);
            var number = numbers.Of(word);
            if (number == lists.Count)
            {
                lists.Add(new() { Bytes = [] });
                tellsNothing.Add(word.Length == 1 || CommonWords.Has(word));
                times.Add(default);
            }
            if (place == Place.Text && tellsNothing[number]) return;
            ref var here = ref CollectionsMarshal.AsSpan(times)[number];
            if (here.IsNone) inEntry.Add(number);
            here.Add(place);
        }

        public void EndEntry(int entry)
        {
            var all = CollectionsMarshal.AsSpan(lists);
            var often = CollectionsMarshal.AsSpan(times);
            foreach (var number in inEntry)
            {
                all[number].Add(entry, often[number].Code(lengths));
                often[number] = default;
            }
            inEntry.Clear();
            lengths = default;
        }

        public Postings Build()
        {
            var (words, order) = (new List<string>(lists.Count), new List<int>(lists.Count));
            foreach (var (word, number) in numbers.InOrder())
            {
                if (lists[number].Count == 0) continue; // only in texts, where it tells nothing
                words.Add(word);
                order.Add(number);
            }
            return Of([.. words], order.Select(number => lists[number]), lists.Sum(list => list.Length));
        }
    }

    static Postings Of(string[] words, IEnumerable<List> lists, int length)
    {
        var (starts, counts, bytes) = (new int[words.Length], new int[words.Length], new byte[length]);
        var (at, word) = (0, 0);
        foreach (var list in lists)
        {
            (starts[word], counts[word++]) = (at, list.Count);
            list.Bytes.AsSpan(0, list.Length).CopyTo(bytes.AsSpan(at));
            at += list.Length;
        }
        return new(words, starts, counts, bytes);
    }

    /// <summary>The words of what is left of several parts; a word that nothing has any more is gone.</summary>
    public static Postings Merge(IReadOnlyList<(Postings Postings, Renumbered Entries)> parts)
    {
        var at = new int[parts.Count];
        var (words, starts, counts) = (new List<string>(), new List<int>(), new List<int>());
        var all = new List { Bytes = new byte[Math.Max(16, parts.Sum(p => p.Postings.bytes.Length))] };
        while (Least(parts, at) is { } word)
        {
            var start = all.Length;
            (all.Last, all.Count) = (0, 0);
            for (var i = 0; i < parts.Count; i++)
            {
                if (at[i] == parts[i].Postings.words.Length || parts[i].Postings.words[at[i]] != word) continue;
                for (var walk = parts[i].Postings.Entries(at[i]++); walk.Next();)
                    if (parts[i].Entries.New(walk.Entry) is >= 0 and var entry) all.Add(entry, walk.Code);
            }
            if (all.Count == 0) continue;
            words.Add(word);
            starts.Add(start);
            counts.Add(all.Count);
        }
        return new([.. words], [.. starts], [.. counts], all.Bytes[..all.Length]);
    }

    /// <summary>The first of the words that come next in each part; null after the last.</summary>
    static string? Least(IReadOnlyList<(Postings Postings, Renumbered Entries)> parts, int[] at)
    {
        string? least = null;
        for (var i = 0; i < parts.Count; i++)
            if (at[i] < parts[i].Postings.words.Length && parts[i].Postings.words[at[i]] is var word && (least is null || string.CompareOrdinal(word, least) < 0)) least = word;
        return least;
    }
}
