using System.Globalization;
using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>Who meets, as people type it: a name on each line, with the organisation after a comma. Colleagues know each other.</summary>
public sealed class Guests
{
    const int LongestName = 80;
    const CompareOptions loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    readonly List<(string Name, string? Organization)> all = [];

    public IReadOnlyList<string> Names => [.. all.Select(guest => guest.Name)];
    public string? OrganizationOf(int person) => all[person].Organization;

    public static Guests Read(string? typed)
    {
        var guests = new Guests();
        foreach (var line in LinesOf(typed))
        {
            var parts = line.TrimStart('*', '-', '•', ' ', '\t').Split([',', ';', '\t'], 2, StringSplitOptions.TrimEntries);
            var name = parts[0];
            if (name.Length == 0) continue;
            if (name.Length > LongestName) throw new RuleBroken("speed.name-long", name[..30], LongestName);
            if (guests.all.Any(g => Same(g.Name, name))) throw new RuleBroken("speed.name-twice", name);
            guests.all.Add((name, parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null));
            if (guests.all.Count > Party.MostPeople) throw new RuleBroken("speed.people-between", 2, Party.MostPeople);
        }
        return guests;
    }

    /// <summary>Pairs who work for the same organisation.</summary>
    public IEnumerable<Two> Colleagues => from one in Enumerable.Range(0, all.Count) from other in Enumerable.Range(one + 1, all.Count - one - 1)
        where all[one].Organization is { } organization && all[other].Organization is { } same && Same(organization, same) select new Two(one, other);

    /// <summary>"An Peeters - Bo Claes" on each line.</summary>
    public IReadOnlyList<Two> Pairs(string? typed) => [.. LinesOf(typed).Select(line =>
        line.Split([" - ", " – ", " — ", " + ", " & ", ",", ";", "/", "="], StringSplitOptions.TrimEntries) is [var one, var other] ? Pair(line, Find(one), Find(other)) : throw new RuleBroken("speed.pair-names", line))];

    static Two Pair(string line, int one, int other) => one == other ? throw new RuleBroken("speed.pair-names", line) : new(one, other);

    /// <summary>"An Peeters: 2-" is there from round 2 on, "An Peeters: -4" up to round 4, "An Peeters: 2-4" both.</summary>
    public IEnumerable<(int Person, int? First, int? Last)> Moments(string? typed) => LinesOf(typed).Select(line =>
    {
        var colon = line.LastIndexOf(':');
        var rounds = colon < 0 ? [] : line[(colon + 1)..].Replace('–', '-').Split('-', StringSplitOptions.TrimEntries);
        if (rounds is not [var first, var last] || first.Length + last.Length == 0) throw new RuleBroken("speed.moment-names", line);
        return (Find(line[..colon].Trim()), Round(first), Round(last));

        int? Round(string text) => text.Length == 0 ? null : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var round) ? round : throw new RuleBroken("speed.moment-names", line);
    });

    /// <summary>Who each of them is among those who speak for members; null: nobody, or more than one is called so.</summary>
    public IReadOnlyList<Guid?> Among(IReadOnlyList<(Guid Id, string Name)> speakers) =>
        [.. all.Select(guest => speakers.Where(one => Same(one.Name, guest.Name)).Select(one => one.Id).ToList() is [var only] ? only : (Guid?)null)];

    /// <summary>Who is called so; null: nobody.</summary>
    public int? Called(string name) => all.FindIndex(g => Same(g.Name, name)) is >= 0 and var whole ? whole : null;

    /// <summary>By the whole name, or by a beginning that only one has.</summary>
    public int Find(string name)
    {
        if (Called(name) is { } whole) return whole;
        var beginning = name.Length == 0 ? [] : all.Where(g => CultureInfo.CurrentCulture.CompareInfo.IsPrefix(g.Name, name, loosely)).ToList();
        return beginning.Count == 1 ? all.IndexOf(beginning[0]) : throw new RuleBroken("speed.no-such-name", name);
    }

    public static IEnumerable<string> LinesOf(string? typed) => (typed ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static bool Same(string one, string other) => CultureInfo.CurrentCulture.CompareInfo.Compare(one, other, loosely) == 0;
}
