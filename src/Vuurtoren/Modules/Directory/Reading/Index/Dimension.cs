using System.Runtime.InteropServices;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>
/// Values of entries (themes, municipalities …) in both directions. Many entries have the same values together: each such set is kept once,
/// of an entry only its number. Of a value its entries are kept.
/// </summary>
sealed class Dimension
{
    /// <summary>Values are numbers below this.</summary>
    public const int Most = ushort.MaxValue;

    readonly Numbers sets;      // entry -> set
    readonly int[] starts;      // set -> values
    readonly ushort[] values;   // empty when no entry has any
    readonly EntryLists having; // value -> entries

    Dimension(Numbers sets, int[] starts, ushort[] values)
    {
        (this.sets, this.starts, this.values) = (sets, starts, values);
        having = new(values.Length == 0 ? 0 : values.Max() + 1, sets.Count, Of);
        PerEntry = sets.Count == 0 ? 0 : (double)having.Total / sets.Count;
    }

    /// <summary>Rising.</summary>
    public ReadOnlySpan<ushort> Of(int entry) => values.Length == 0 ? default : Values(sets[entry]);

    ReadOnlySpan<ushort> Values(int set) => values.AsSpan(starts[set], starts[set + 1] - starts[set]);

    public bool Has(int entry, int value) => Of(entry).Contains((ushort)value);

    /// <summary>How many values an entry has, on average.</summary>
    public double PerEntry { get; }

    /// <summary>How many entries have this value.</summary>
    public int Count(int value) => having.Count(value);

    /// <summary>The entries with this value, rising.</summary>
    public EntryWalk With(int value) => having.Walk(value);

    /// <summary>Adds up how many of these entries have each value.</summary>
    public void Count(ReadOnlySpan<int> entries, int[] counts)
    {
        if (values.Length == 0) return;
        if (entries.Length < starts.Length)
        {
            foreach (var entry in entries)
                foreach (var value in Of(entry)) counts[value]++;
            return;
        }
        // Of so many entries many have the same set.
        var times = new int[starts.Length - 1];
        foreach (var entry in entries) times[sets[entry]]++;
        for (var set = 0; set < times.Length; set++)
            if (times[set] > 0)
                foreach (var value in Values(set)) counts[value] += times[set];
    }

    public sealed class Builder
    {
        readonly List<ushort> values = []; // of all sets, and behind them those of the entry that is being added
        readonly List<int> starts = [0], sets = [];
        readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal); // of sets, each written as a word with a letter for each value
        readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> byValues;

        public Builder() => byValues = numbers.GetAlternateLookup<ReadOnlySpan<char>>();

        /// <summary>A value of the entry that is being added; again is the same as once.</summary>
        public void Add(int value)
        {
            if (value is >= 0 and < Most) values.Add((ushort)value);
        }

        public void EndEntry()
        {
            var of = CollectionsMarshal.AsSpan(values)[starts[^1]..];
            of.Sort();
            var kept = Math.Min(1, of.Length);
            for (var i = 1; i < of.Length; i++) if (of[i] != of[i - 1]) of[kept++] = of[i];
            sets.Add(Set(of[..kept]));
        }

        /// <param name="of">Stand behind those of all sets.</param>
        int Set(ReadOnlySpan<ushort> of)
        {
            var letters = MemoryMarshal.Cast<ushort, char>(of);
            if (!byValues.TryGetValue(letters, out var set))
            {
                byValues[letters] = set = starts.Count - 1;
                starts.Add(starts[^1] + of.Length);
            }
            CollectionsMarshal.SetCount(values, starts[^1]);
            return set;
        }

        /// <summary>An entry with the values of one of another dimension.</summary>
        /// <param name="known">What its sets are here; -1: not known yet.</param>
        public void Add(Dimension other, int entry, int[] known)
        {
            if (other.values.Length == 0)
            {
                EndEntry();
                return;
            }
            ref var set = ref known[other.sets[entry]];
            if (set < 0)
            {
                values.AddRange(other.Of(entry));
                set = Set(CollectionsMarshal.AsSpan(values)[starts[^1]..]);
            }
            sets.Add(set);
        }

        public Dimension Build() => new(new(values.Count == 0 ? [] : sets), [.. starts], [.. values]);
    }

    public static Dimension Merge(IReadOnlyList<(Dimension Dimension, Renumbered Entries)> parts)
    {
        var builder = new Builder();
        foreach (var (dimension, renumbered) in parts)
        {
            var known = new int[dimension.starts.Length - 1];
            known.AsSpan().Fill(-1);
            for (var entry = 0; entry < renumbered.Count; entry++)
                if (renumbered.New(entry) >= 0) builder.Add(dimension, entry, known);
        }
        return builder.Build();
    }
}
