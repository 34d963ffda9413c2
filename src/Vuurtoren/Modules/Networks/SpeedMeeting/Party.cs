using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>Who meets, and how: everything that a plan is made from. People are numbered from 0 here, from 1 on screen and in files; rounds from 1.</summary>
public sealed record Party
{
    public const int MostPeople = 300, MostRounds = 60, LargestTable = 50;

    public required int People { get; init; }
    /// <summary>People at a table. What does not divide evenly makes smaller tables, all within one of each other.</summary>
    public required int Size { get; init; }
    public required int Rounds { get; init; }
    public IReadOnlyCollection<Two> Apart { get; init; } = [];
    public IReadOnlyCollection<Two> Together { get; init; } = [];
    /// <summary>Who knows each other already: they are kept for last.</summary>
    public IReadOnlyCollection<Two> Known { get; init; } = [];
    /// <summary>First round of who comes late.</summary>
    public IReadOnlyDictionary<int, int> Arrives { get; init; } = new Dictionary<int, int>();
    /// <summary>Last round of who leaves early.</summary>
    public IReadOnlyDictionary<int, int> Leaves { get; init; } = new Dictionary<int, int>();
    /// <summary>Rounds that were sat already: they stay, and who met there has met.</summary>
    public IReadOnlyList<int[][]> Done { get; init; } = [];
    /// <summary>What was planned for the rounds to come before something changed; where it can stay it stays.</summary>
    public IReadOnlyList<int[][]> Draft { get; init; } = [];

    public int First(int person) => Arrives.GetValueOrDefault(person, 1);
    public int Last(int person) => Leaves.GetValueOrDefault(person, Rounds);
    public IReadOnlyList<int> Here(int round) => [.. Enumerable.Range(0, People).Where(person => First(person) <= round && round <= Last(person))];

    /// <summary>Rounds still to plan.</summary>
    public IEnumerable<int> Ahead => Enumerable.Range(Done.Count + 1, Rounds - Done.Count);

    /// <summary>More tables than are needed, so that more of them have one person less.</summary>
    public int MoreTables { get; init; }

    /// <summary>Nothing asked but that all meet all: the same people in every round.</summary>
    public bool IsPlain => Apart.Count + Together.Count + Known.Count + Arrives.Count + Leaves.Count + Done.Count + Draft.Count == 0;

    /// <summary>Sizes of the tables for so many people: as few tables as hold them, nobody alone, the larger ones first.</summary>
    public static int[] Tables(int people, int size) => Spread(people, Math.Max(1, Math.Min((people + size - 1) / size, people / 2)));

    public int[] TablesFor(int here) => Spread(here, Tables(here, Size).Length + MoreTables);

    /// <summary>So many people over so many places, as evenly as can be, the larger ones first.</summary>
    internal static int[] Spread(int people, int over) => [.. Enumerable.Range(0, over).Select(t => people / over + (t < people % over ? 1 : 0))];

    /// <summary>Refuses what cannot be planned, in words that say what to change.</summary>
    public void Check()
    {
        Refuse(People is < 2 or > MostPeople, "speed.people-between", 2, MostPeople);
        Refuse(Size is < 2 or > LargestTable, "speed.size-between", 2, LargestTable);
        Refuse(Rounds is < 1 or > MostRounds, "speed.rounds-between", 1, MostRounds);
        Refuse(Done.Count > Rounds, "speed.done-too-many", Done.Count, Rounds);
        foreach (var two in Apart.Concat(Together).Concat(Known)) Refuse(two.First == two.Second || two.First < 0 || two.Second >= People, "speed.no-pair", two.First + 1, two.Second + 1);
        foreach (var (person, round) in Arrives.Concat(Leaves))
        {
            Refuse(person < 0 || person >= People, "speed.nobody", person + 1, People);
            Refuse(round < 1 || round > Rounds, "speed.no-round", round, Rounds);
        }
        foreach (var (person, last) in Leaves) Refuse(First(person) > last, "speed.leaves-before", person + 1);
        foreach (var table in Done.Concat(Draft).SelectMany(round => round)) Refuse(table.Any(person => person < 0 || person >= People), "speed.done-unusable", People);
        foreach (var round in Done.Concat(Draft)) Refuse(round.Sum(table => table.Length) != round.SelectMany(table => table).Distinct().Count(), "speed.done-twice");
        foreach (var round in Ahead) Refuse(Here(round).Count < 2, "speed.empty-round", round);
    }

    static void Refuse(bool broken, string why, params object[] details)
    {
        if (broken) throw new RuleBroken(why, details);
    }
}

/// <summary>Two people, the lower number first.</summary>
public readonly record struct Two
{
    public Two(int one, int other) => (First, Second) = (Math.Min(one, other), Math.Max(one, other));
    public int First { get; }
    public int Second { get; }
}
