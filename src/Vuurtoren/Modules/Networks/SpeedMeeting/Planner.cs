using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>A plan: for each round the tables with who sits there, people numbered from 0; the rounds that were done come first.</summary>
public sealed record Plan(IReadOnlyList<int[][]> Rounds, Tally Tally, int Bound);

/// <summary>Plans a meeting: the best of plans from mathematics, plans that turn, and what annealing makes of them or finds by itself.</summary>
public static class Planner
{
    /// <summary>
    /// With uneven tables there may be one or two more of them, so that more have one person less or all have two less: only where more than a hundredth of all pairs
    /// would meet again although counting does not say that they must.
    /// </summary>
    public static Plan Make(Party party, Effort effort, ulong seed = 1)
    {
        party.Check();
        var sizes = party.TablesFor(party.People);
        var enough = party.People * (party.People - 1) / 200;
        var more = party.IsPlain && sizes[0] > sizes[^1] ? Enumerable.Range(1, MostTablesMore).Count(n => party.People >= (sizes.Length + n) * Math.Max(2, party.Size - 2)) : 0;
        Plan? few = null;
        for (var n = 0; n <= more; n++)
        {
            var plan = Search(party with { MoreTables = n }, effort.Until(n == more ? 1 : 0.55), seed);
            few ??= plan;
            if (few.Bound > 0 || plan.Tally.Repeats <= enough) return plan;
        }
        return few!;
    }

    const int MostTablesMore = 2;

    static Plan Search(Party party, Effort effort, ulong seed)
    {
        var (history, bound) = (History.Of(party), Bound.Of(party));
        Plan? best = null;
        foreach (var (plan, from, until) in Beginnings(party, history, effort, seed))
        {
            IReadOnlyList<int[][]> opening = Opening.Of(party, history, plan, seed);
            Keep(opening);
            if (best!.Tally.Repeats <= bound && !BreaksApart(party, history, best)) break;
            if (plan.Count > 0 && plan.Count < opening.Count) // first only the rounds that it lacks: there is little to better in the others
                opening = new Seating(party.People, history, opening, seed, plan.Count).Anneal(1.5, 0.15, effort.Until((effort.Used + until) / 2), 2 * bound);
            Keep(new Seating(party.People, history, opening, seed).Anneal(from, 0.15, effort.Until(until), 2 * bound));
            if (best.Tally.Repeats <= bound && !BreaksApart(party, history, best)) break;
        }
        if (BreaksApart(party, history, best!)) // it is not for want of time that this is refused
            Keep(new Seating(party.People, history, [.. best!.Rounds.Skip(party.Done.Count)], seed).Anneal(0.5, 0.15, Effort.OfSteps(200_000), 2 * bound));
        if (BreaksApart(party, history, best!)) throw new RuleBroken("speed.apart-impossible");
        return best!;

        void Keep(IReadOnlyList<int[][]> ahead)
        {
            var plan = new Plan([.. party.Done, .. ahead], Tally.Of(party, history, ahead), bound);
            var (worse, was) = (BreaksApart(party, history, plan), best is null || BreaksApart(party, history, best));
            if (best is null || was && !worse || was == worse && plan.Tally.Repeats < best.Tally.Repeats) best = plan;
        }
    }

    /// <summary>Where to begin, how warm, and until what part of the effort.</summary>
    static IEnumerable<(IReadOnlyList<int[][]> Plan, double From, double Until)> Beginnings(Party party, History history, Effort effort, ulong seed)
    {
        if (party.Draft.Count > 0) yield return (party.Draft, 0.3, 0.3);
        var ahead = party.Rounds - party.Done.Count;
        if (ahead == 0)
        {
            yield return ([], 0, 0);
            yield break;
        }
        var bases = new Bases(party.TablesFor(party.People), ahead, seed).Find(effort.Until(party.IsPlain ? 0.6 : 0.4));
        var from = effort.Used;
        for (var i = 0; i < bases.Count; i++)
            yield return (party.IsPlain ? bases[i] : Labels.Fit(bases[i], party.People, history, seed), 0.35, from + (1 - from) * (i + 1) / (bases.Count + 1));
        yield return ([], 1.2, 1);
    }

    /// <summary>In the rounds to come: what is done is done.</summary>
    static bool BreaksApart(Party party, History history, Plan plan) => plan.Rounds.Skip(party.Done.Count).SelectMany(round => round).Any(table => table.Any(p => table.Any(q => p < q && history.IsApart(p, q))));
}
