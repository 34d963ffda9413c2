namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>What a plan comes to.</summary>
/// <param name="Repeats">Times that people sit with somebody they met before, or knew. Groups that stay together do not count, nor does what happened in rounds that were done.</param>
/// <param name="PairsAgain">Pairs that meet more than once, in all rounds.</param>
/// <param name="Pairs">Pairs that meet, in all rounds: also in those that were done when the rest was planned anew.</param>
public sealed record Tally(int Repeats, int PairsAgain, int Pairs)
{
    internal static Tally Of(Party party, History history, IReadOnlyList<int[][]> ahead)
    {
        var (met, all, repeats) = (new int[party.People * party.People], new int[party.People * party.People], 0);
        foreach (var table in party.Done.Concat(ahead).SelectMany(round => round))
            for (var i = 0; i < table.Length; i++)
                for (var j = i + 1; j < table.Length; j++) all[Math.Min(table[i], table[j]) * party.People + Math.Max(table[i], table[j])]++;
        foreach (var table in ahead.SelectMany(round => round))
            for (var i = 0; i < table.Length; i++)
                for (var j = i + 1; j < table.Length; j++)
                {
                    var (p, q) = (Math.Min(table[i], table[j]), Math.Max(table[i], table[j]));
                    if (history.Met(p, q) + met[p * party.People + q]++ > 0 && !history.IsTogether(p, q)) repeats++;
                }
        return new(repeats, all.Count(times => times > 1), all.Count(times => times > 0));
    }

    /// <summary>Of a plan in which nothing came before.</summary>
    internal static int RepeatsIn(int[][][] plan)
    {
        var people = 1 + plan[0].Max(table => table.Max());
        var met = new bool[people * people];
        var repeats = 0;
        foreach (var table in plan.SelectMany(round => round))
            foreach (var p in table)
                foreach (var q in table)
                    if (p < q)
                    {
                        if (met[p * people + q]) repeats++;
                        met[p * people + q] = true;
                    }
        return repeats;
    }
}
