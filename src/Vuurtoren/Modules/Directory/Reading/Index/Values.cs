namespace Vuurtoren.Modules.Directory.Reading.Index;

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
