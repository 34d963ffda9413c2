using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>What is between two people before the rounds to come: they know each other or met in a round that is done, must sit apart, or stay together.</summary>
sealed class History
{
    const int Apart = -1, Together = -2;

    readonly int people;
    readonly int[] between;

    History(Party party)
    {
        people = party.People;
        between = new int[people * people];
        Groups = GroupsOf(party);
        foreach (var two in party.Known) Set(two.First, two.Second, Met(two.First, two.Second) + 1);
        foreach (var table in party.Done.SelectMany(round => round)) Each(table, (p, q) => Set(p, q, Met(p, q) + 1));
        foreach (var two in party.Apart) Set(two.First, two.Second, Apart);
        foreach (var group in Groups)
            Each(group, (p, q) =>
            {
                if (IsApart(p, q)) throw new RuleBroken("speed.together-and-apart", p + 1, q + 1);
                Set(p, q, Together);
            });
    }

    public static History Of(Party party) => new(party);

    /// <summary>People who stay together, directly or through each other.</summary>
    public IReadOnlyList<int[]> Groups { get; }

    public int Met(int p, int q) => Math.Max(0, between[p * people + q]);
    public bool IsApart(int p, int q) => between[p * people + q] == Apart;
    public bool IsTogether(int p, int q) => between[p * people + q] == Together;

    void Set(int p, int q, int what) => between[p * people + q] = between[q * people + p] = what;

    static void Each(int[] table, Action<int, int> pair)
    {
        for (var i = 0; i < table.Length; i++)
            for (var j = i + 1; j < table.Length; j++) pair(table[i], table[j]);
    }

    static IReadOnlyList<int[]> GroupsOf(Party party)
    {
        var leader = Enumerable.Range(0, party.People).ToArray();
        foreach (var two in party.Together)
        {
            var (from, to) = (leader[two.First], leader[two.Second]);
            for (var p = 0; p < leader.Length; p++) if (leader[p] == from) leader[p] = to;
        }
        return [.. Enumerable.Range(0, party.People).GroupBy(p => leader[p]).Where(g => g.Count() > 1).Select(g => g.ToArray())];
    }
}
