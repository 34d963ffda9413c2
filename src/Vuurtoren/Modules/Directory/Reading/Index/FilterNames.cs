using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>
/// What the filters of all parts of the index share: every distinct set of hours once, numbered (a million services have some thousands of them), and target groups.
/// </summary>
sealed class FilterNames(HoursTerm term)
{
    const int MostMoments = 32;

    readonly Dictionary<Guid, int> byKey = []; // of a hash of all that matters: the text itself would be larger than the rest
    readonly List<ServiceHours> hours = [];
    readonly ConcurrentDictionary<OpenAt, OpenMoment> moments = new();

    public HoursTerm Term => term;
    public TargetNames Targets { get; } = new();

    /// <summary>The number of these hours, whoever has them and whenever they were checked.</summary>
    public int Number(ServiceHours of)
    {
        var bare = of with
        {
            CheckedUntil = DateOnly.MaxValue,
            Schedules = [.. of.Schedules.Select(s => s with { Label = null, Notes = null, OriginalText = null, Exceptions = [.. s.Exceptions.Select(e => e with { Reason = null })] })],
            Messages = [.. of.Messages.Where(m => m.Kind != MessageKind.News).Select(m => m with { Text = nothing })],
        };
        var key = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(Json.Write(bare))).AsSpan(0, 16));
        lock (byKey)
        {
            if (byKey.TryGetValue(key, out var number)) return number;
            hours.Add(bare);
            return byKey[key] = hours.Count - 1;
        }
    }

    /// <summary>By number what stands for these hours: the same for the same hours, in whatever order they came.</summary>
    public Guid[] Keys()
    {
        lock (byKey)
        {
            var keys = new Guid[hours.Count];
            foreach (var (key, number) in byKey) keys[number] = key;
            return keys;
        }
    }

    static readonly LocalText nothing = LocalText.From("und", "-")!;

    ServiceHours this[int number]
    {
        get { lock (byKey) return hours[number]; }
    }

    /// <summary>What is open at this moment; worked out once per distinct hours, when it is first asked.</summary>
    public OpenMoment At(OpenAt at)
    {
        if (moments.Count > MostMoments) moments.Clear();
        return moments.GetOrAdd(at, at =>
        {
            lock (byKey) return new(at, hours.Count, number => this[number].IsOpenAt(at.Day.ToDateTime(default).AddMinutes(at.Minute)));
        });
    }
}

/// <summary>A moment for which is kept which hours are open then.</summary>
sealed class OpenMoment(OpenAt at, int known, Func<int, bool> isOpen)
{
    readonly sbyte[] answers = new sbyte[known]; // 0: not asked yet

    /// <summary>As <see cref="FilterColumns"/> counts days.</summary>
    public ushort Day { get; } = FilterColumns.DayNumber(at.Day);

    public bool IsOpen(int hours)
    {
        if (hours >= answers.Length) return isOpen(hours);
        if (answers[hours] == 0) answers[hours] = (sbyte)(isOpen(hours) ? 1 : -1);
        return answers[hours] > 0;
    }
}

/// <summary>Target groups under keys that stay the same, whatever the language in which a record names them (data/themes/target_groups.csv; others under their own words).</summary>
sealed class TargetNames
{
    /// <summary>What is longer is a sentence and no group.</summary>
    const int MostLetters = 60;

    static readonly Lazy<List<(string Key, LocalText Name, string[] Words)>> shipped = new(() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "themes", "target_groups.csv")).Skip(1).Select(line => line.Split(','))
            .Select(cells => (cells[0], LocalText.NlFr(cells[1], cells[2])!, cells[3].Split('|', StringSplitOptions.RemoveEmptyEntries)))]);
    static readonly Lazy<Dictionary<string, string>> known = new(() =>
    {
        var keys = new Dictionary<string, string>();
        foreach (var (key, name, words) in shipped.Value)
            foreach (var word in name.Select(n => n.Value).Concat(words)) keys.TryAdd(Fold(word), key);
        return keys;
    });

    readonly Values numbers = new();
    readonly ConcurrentDictionary<string, LocalText> names = new(shipped.Value.Select(t => KeyValuePair.Create(t.Key, t.Name)));

    /// <summary>-1 for a sentence.</summary>
    public int Number(LocalText group)
    {
        var text = group["fr"] ?? group["nl"] ?? group.In("fr").Text;
        if (text.Length > MostLetters) return -1;
        foreach (var (_, word) in group)
            if (known.Value.TryGetValue(Fold(word), out var key)) return numbers.Number(key);
        var own = Fold(text);
        names.AddOrUpdate(own, group, (_, had) => had.Count >= group.Count ? had : group);
        return numbers.Number(own);
    }

    /// <summary>Ours: key and name.</summary>
    public static IReadOnlyList<(string Key, LocalText Name)> AllShipped => [.. shipped.Value.Select(one => (one.Key, one.Name))];

    /// <summary>The name of one of ours by its key, when nothing else is loaded; null for others.</summary>
    public static LocalText? Shipped(string key) => shipped.Value.Find(one => one.Key == key).Name;

    public int Count => numbers.Count;
    public int Find(string key) => numbers.Find(key);
    public string Key(int number) => numbers[number];
    public LocalText Name(int number) => names[numbers[number]];

    static string Fold(string text) => string.Concat(text.Replace('’', '\'').Trim().TrimEnd('.').Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
}
