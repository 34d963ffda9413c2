using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>
/// Rounds to begin from: each who is there has a chair, tables have the sizes they must have, groups sit together. Where a plan is given
/// people keep their table as far as there is room.
/// </summary>
static class Opening
{
    public static IReadOnlyList<int[][]> Of(Party party, History history, IReadOnlyList<int[][]> plan, ulong seed)
    {
        var dice = new Dice(seed);
        var rounds = new List<int[][]>();
        foreach (var round in party.Ahead)
            rounds.Add(Round(party, history, round, rounds.Count < plan.Count ? plan[rounds.Count] : [], ref dice));
        return rounds;
    }

    static int[][] Round(Party party, History history, int round, int[][] planned, ref Dice dice)
    {
        var here = party.Here(round);
        var sizes = party.TablesFor(here.Count);
        var present = new bool[party.People];
        foreach (var p in here) present[p] = true;
        var wanted = new int[party.People];
        Array.Fill(wanted, -1);
        foreach (var (table, t) in planned.Select(table => table.Where(p => present[p]).ToArray()).OrderByDescending(table => table.Length).Take(sizes.Length).Select((table, t) => (table, t)))
            foreach (var p in table) wanted[p] = t;
        var tables = Packed(history, present, sizes, wanted, round, ref dice);
        var seated = tables.SelectMany(table => table).ToHashSet();
        var standing = new List<int>();
        var others = here.Where(p => !seated.Contains(p)).ToArray();
        dice.Shuffle(others);
        foreach (var p in others)
            if (wanted[p] >= 0 && tables[wanted[p]].Count < sizes[wanted[p]]) tables[wanted[p]].Add(p);
            else standing.Add(p);
        for (var t = 0; t < sizes.Length; t++)
            while (tables[t].Count < sizes[t])
            {
                tables[t].Add(standing[^1]);
                standing.RemoveAt(standing.Count - 1);
            }
        return [.. tables.Select(table => table.ToArray())];
    }

    /// <summary>Tables with the groups at them: the largest groups first, where most of them would sit, else where they just fit; else, by chance, some other order.</summary>
    static List<int>[] Packed(History history, bool[] present, int[] sizes, int[] wanted, int round, ref Dice dice)
    {
        var groups = history.Groups.Select(g => g.Where(p => present[p]).ToArray()).Where(g => g.Length > 1).OrderByDescending(g => g.Length).ToArray();
        var order = Enumerable.Range(0, sizes.Length).ToArray();
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var tables = sizes.Select(_ => new List<int>()).ToArray();
            var all = groups.All(g => Seat(g, attempt == 0));
            if (all) return tables;
            dice.Shuffle(order);

            bool Seat(int[] g, bool asPlanned)
            {
                var open = order.Where(t => tables[t].Count + g.Length <= sizes[t]).ToList();
                if (open.Count == 0) return false;
                tables[asPlanned ? open.MaxBy(t => g.Count(p => wanted[p] == t) * 100 - (sizes[t] - tables[t].Count)) : open[0]].AddRange(g);
                return true;
            }
        }
        throw new RuleBroken("speed.together-does-not-fit", round);
    }
}
