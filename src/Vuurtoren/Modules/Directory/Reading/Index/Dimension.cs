using System.Runtime.InteropServices;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Values of entries (themes, municipalities …) in both directions, in flat arrays.</summary>
sealed class Dimension
{
    readonly int[] starts;      // entry -> values
    readonly int[] values;
    readonly int[] keys;        // the values that occur, rising
    readonly int[] keyStarts;   // place in keys -> entries
    readonly int[] entries;

    Dimension(int[] starts, int[] values)
    {
        (this.starts, this.values) = (starts, values);
        keys = values.Distinct().Order().ToArray();
        keyStarts = new int[keys.Length + 1];
        entries = new int[values.Length];
        var place = new Dictionary<int, int>(keys.Length);
        for (var i = 0; i < keys.Length; i++) place[keys[i]] = i;
        foreach (var value in values) keyStarts[place[value] + 1]++;
        for (var i = 0; i < keys.Length; i++) keyStarts[i + 1] += keyStarts[i];
        var next = keyStarts.AsSpan(0, keys.Length).ToArray();
        for (var entry = 0; entry < starts.Length - 1; entry++)
            foreach (var value in Of(entry)) entries[next[place[value]]++] = entry;
    }

    public ReadOnlySpan<int> Of(int entry) => values.AsSpan(starts[entry], starts[entry + 1] - starts[entry]);

    /// <summary>The entries with this value, rising.</summary>
    public ReadOnlyMemory<int> With(int value) => Array.BinarySearch(keys, value) is >= 0 and var at ? entries.AsMemory(keyStarts[at], keyStarts[at + 1] - keyStarts[at]) : default;

    public sealed class Builder
    {
        readonly List<int> starts = [0];
        readonly List<int> values = [];

        /// <summary>The values of the next entry, each once.</summary>
        public void Add(HashSet<int> of)
        {
            values.AddRange(of);
            CollectionsMarshal.AsSpan(values)[^of.Count..].Sort();
            starts.Add(values.Count);
        }

        public Dimension Build() => new([.. starts], [.. values]);
    }
}

/// <summary>Numbers for values that are words: the same for all parts of the index, so that counts can be added up.</summary>
sealed class Values(Opening.HoursTerm? term = null)
{
    FilterNames? filters;
    public FilterNames Filters => filters ??= new(term ?? Opening.HoursTerm.Default);

    readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> numbers = new();
    readonly List<string> names = [];

    public int Number(string name)
    {
        if (numbers.TryGetValue(name, out var number)) return number;
        lock (names)
        {
            if (numbers.TryGetValue(name, out number)) return number;
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
