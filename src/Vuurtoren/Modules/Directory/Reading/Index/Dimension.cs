using System.Runtime.InteropServices;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Values of entries (themes, municipalities …) in both directions, in flat arrays.</summary>
sealed class Dimension
{
    /// <summary>Values are numbers below this.</summary>
    public const int Most = ushort.MaxValue;

    readonly int[] starts;      // entry -> values; empty when there is no value at all
    readonly ushort[] values;
    readonly int[] keyStarts;   // value -> entries
    readonly int[] entries;

    Dimension(int[] starts, ushort[] values)
    {
        (this.starts, this.values) = (values.Length == 0 ? [] : starts, values);
        keyStarts = new int[values.Length == 0 ? 1 : values.Max() + 2];
        entries = new int[values.Length];
        foreach (var value in values) keyStarts[value + 1]++;
        for (var i = 1; i < keyStarts.Length; i++) keyStarts[i] += keyStarts[i - 1];
        var next = (int[])keyStarts.Clone();
        for (var entry = 0; entry < this.starts.Length - 1; entry++)
            foreach (var value in Of(entry)) entries[next[value]++] = entry;
    }

    /// <summary>Rising.</summary>
    public ReadOnlySpan<ushort> Of(int entry) => starts.Length == 0 ? default : values.AsSpan(starts[entry], starts[entry + 1] - starts[entry]);

    /// <summary>How many values an entry has, on average.</summary>
    public double PerEntry => starts.Length < 2 ? 0 : (double)values.Length / (starts.Length - 1);

    /// <summary>The entries with this value, rising.</summary>
    public ReadOnlyMemory<int> With(int value) => value >= 0 && value < keyStarts.Length - 1 ? entries.AsMemory(keyStarts[value], keyStarts[value + 1] - keyStarts[value]) : default;

    public sealed class Builder
    {
        readonly List<int> starts = [0];
        readonly List<ushort> values = [];

        /// <summary>A value of the entry that is being added; again is the same as once.</summary>
        public void Add(int value)
        {
            if (value is >= 0 and < Most) values.Add((ushort)value);
        }

        public void Add(ReadOnlySpan<ushort> of) => values.AddRange(of);

        public void EndEntry()
        {
            var from = starts[^1];
            if (values.Count - from > 1)
            {
                var of = CollectionsMarshal.AsSpan(values)[from..];
                of.Sort();
                var kept = 1;
                for (var i = 1; i < of.Length; i++) if (of[i] != of[i - 1]) of[kept++] = of[i];
                CollectionsMarshal.SetCount(values, from + kept);
            }
            starts.Add(values.Count);
        }

        /// <summary>The values of the entry that was added last.</summary>
        public ReadOnlySpan<ushort> Last => CollectionsMarshal.AsSpan(values)[starts[^2]..];

        public Dimension Build() => new([.. starts], [.. values]);
    }

    public static Dimension Merge(IReadOnlyList<(Dimension Dimension, Renumbered Entries)> parts)
    {
        var builder = new Builder();
        foreach (var (dimension, renumbered) in parts)
            for (var entry = 0; entry < renumbered.Count; entry++)
                if (renumbered.New(entry) >= 0)
                {
                    builder.Add(dimension.Of(entry));
                    builder.EndEntry();
                }
        return builder.Build();
    }
}

/// <summary>Numbers for values that are words: the same for all parts of the index, so that counts can be added up. There are at most <see cref="Dimension.Most"/>.</summary>
sealed class Values(Opening.HoursTerm? term = null)
{
    FilterNames? filters;
    public FilterNames Filters => filters ??= new(term ?? Opening.HoursTerm.Default);

    readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> numbers = new();
    readonly List<string> names = [];

    /// <summary>-1 when there are too many already.</summary>
    public int Number(string name)
    {
        if (numbers.TryGetValue(name, out var number)) return number;
        lock (names)
        {
            if (numbers.TryGetValue(name, out number)) return number;
            if (names.Count == Dimension.Most) return -1;
            names.Add(name);
            return numbers[name] = names.Count - 1;
        }
    }

    public int Count
    {
        get { lock (names) return names.Count; }
    }

    /// <summary>-1 when it never occurred.</summary>
    public int Find(string name) => numbers.TryGetValue(name, out var number) ? number : -1;

    public string this[int number]
    {
        get { lock (names) return names[number]; }
    }
}
