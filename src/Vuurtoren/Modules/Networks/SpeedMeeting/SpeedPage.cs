using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>
/// What the pages of a meeting hand on to each other. Names of people stand in the forms and nowhere else: not in addresses, not in the log,
/// not in the database. Closing the tab forgets them.
/// </summary>
[TakesPost]
public abstract class SpeedPage : WorkPage
{
    const int MostRounds = 20, LongestMinutes = 120;

    [BindProperty] public string? Names { get; set; }
    [BindProperty] public string? Size { get; set; }
    [BindProperty] public string? Rounds { get; set; }
    [BindProperty] public string? Minutes { get; set; }
    [BindProperty] public string? Moments { get; set; }
    [BindProperty] public string? Apart { get; set; }
    [BindProperty] public string? Together { get; set; }
    [BindProperty] public string? Known { get; set; }
    /// <summary>Of which coordination it is a meeting, when one comes from there.</summary>
    [BindProperty] public string? Of { get; set; }
    /// <summary>The plan as numbers: rounds with "_" between them, tables with "-", people with ".".</summary>
    [BindProperty] public string? Laid { get; set; }

    public Guests Guests { get; private set; } = Guests.Read(null);
    public IReadOnlyList<int[][]> Plan { get; protected set; } = [];

    /// <summary>What every form of these pages carries on.</summary>
    public IEnumerable<(string Name, string? Value)> Carried =>
        [("names", Names), ("size", Size), ("rounds", Rounds), ("minutes", Minutes), ("moments", Moments), ("apart", Apart), ("together", Together), ("known", Known), ("of", Of), ("laid", Laid)];

    public int EachMinutes => Number(Minutes, 5, 1, LongestMinutes, "speed.minutes-between");
    public string Who(int person) => Guests.Names[person];
    public string WhoAt(int[] table) => string.Join(", ", table.Select(Who).Order(StringComparer.CurrentCulture));

    protected void Read()
    {
        Guests = Guests.Read(Names);
        Plan = Unfold(Laid, Guests.Names.Count);
    }

    /// <summary>Pairs who met at meetings before, where that is remembered.</summary>
    protected IReadOnlyList<Two> MetBefore { get; set; } = [];

    protected Party Party(IReadOnlyList<int[][]> done, IReadOnlyList<int[][]> draft)
    {
        var rounds = Number(Rounds, 6, 1, MostRounds, "speed.rounds-between");
        var moments = Guests.Moments(Moments).ToList();
        return new()
        {
            People = Guests.Names.Count, Size = Number(Size, 5, 2, 20, "speed.size-between"), Rounds = rounds,
            Apart = Guests.Pairs(Apart), Together = Guests.Pairs(Together), Known = [.. Guests.Colleagues.Concat(Guests.Pairs(Known)).Concat(MetBefore).Distinct()],
            Arrives = moments.Where(m => m.First is not null).DistinctBy(m => m.Person).ToDictionary(m => m.Person, m => m.First!.Value),
            Leaves = moments.Where(m => m.Last is not null).DistinctBy(m => m.Person).ToDictionary(m => m.Person, m => m.Last!.Value),
            Done = done, Draft = draft,
        };
    }

    protected static int Number(string? typed, int otherwise, int least, int most, string wrong) =>
        string.IsNullOrWhiteSpace(typed) ? otherwise : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : throw new RuleBroken(wrong, least, most);

    protected static string Fold(IEnumerable<int[][]> plan) => string.Join('_', plan.Select(round => string.Join('-', round.Select(table => string.Join('.', table)))));

    static IReadOnlyList<int[][]> Unfold(string? laid, int people)
    {
        if (string.IsNullOrEmpty(laid)) return [];
        var plan = laid.Split('_').Select(round => round.Split('-').Select(table => table.Split('.').Select(person => int.TryParse(person, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray()).ToArray()).ToList();
        if (plan.Count > MostRounds || plan.SelectMany(round => round).SelectMany(table => table).Any(person => person < 0 || person >= people)) throw new RuleBroken("speed.plan-lost");
        return plan;
    }
}
