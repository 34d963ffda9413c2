using System.Runtime.InteropServices;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Where a word was found: decides who comes first.</summary>
enum Place : byte { Text = 1, Related = 2, Name = 3 }

/// <summary>
/// For every word the entries it occurs in: one block of bytes, each entry as the distance from the previous one and a code of four bits,
/// the best place where it stands and how much it counts there.
/// </summary>
sealed class Postings
{
    readonly string[] words;
    readonly int[] starts;
    readonly int[] counts;
    readonly byte[] bytes;

    Postings(string[] words, int[] starts, int[] counts, byte[] bytes) => (this.words, this.starts, this.counts, this.bytes) = (words, starts, counts, bytes);

    public string[] Words => words;

    public int Count(int word) => counts[word];

    public static Place PlaceOf(int code) => (Place)(code >> 2);

    /// <summary>The entries of a word, rising.</summary>
    public Walk Entries(int word) => new(bytes, starts[word], counts[word]);

    public struct Walk(byte[] bytes, int at, int left)
    {
        public int Entry { get; private set; }
        public int Code { get; private set; }

        public bool Next()
        {
            if (left-- == 0) return false;
            int next = bytes[at++], value = next & 0x7F;
            for (var shift = 7; next >= 0x80; shift += 7)
            {
                next = bytes[at++];
                value |= (next & 0x7F) << shift;
            }
            Entry += value >> 4;
            Code = value & 15;
            return true;
        }
    }

    /// <summary>Takes words entry by entry, in the order of the entries.</summary>
    public sealed class Builder
    {
        readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;
        readonly List<List> lists = [];
        readonly Dictionary<int, Occurrences> ofEntry = [];
        Occurrences lengths;
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
            CollectionsMarshal.GetValueRefOrAddDefault(ofEntry, number, out _).Add(place);
            lengths.Add(place);
        }

        public void EndEntry(int entry)
        {
            var all = CollectionsMarshal.AsSpan(lists);
            foreach (var (number, times) in ofEntry)
            {
                ref var list = ref all[number];
                if (list.Bytes.Length < list.Length + 5) Array.Resize(ref list.Bytes, Math.Max(6, list.Bytes.Length * 2));
                var value = (uint)(entry - list.Last) << 4 | (uint)times.Code(lengths);
                for (; value >= 0x80; value >>= 7) list.Bytes[list.Length++] = (byte)(value | 0x80);
                list.Bytes[list.Length++] = (byte)value;
                list.Last = entry;
                list.Count++;
            }
            ofEntry.Clear();
            lengths = default;
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
