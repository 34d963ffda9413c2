using System.Runtime.CompilerServices;

namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>
/// A plan being bettered by swaps between two tables of a round: everything that may be asked (apart, together, known, late, leaving early, rounds done)
/// is a price of a pair meeting, or a group that moves as one.
/// </summary>
sealed partial class Seating
{
    /// <summary>met[p * people + q] starts here for those who must sit apart, and for those whose meetings cost nothing because they stay together.</summary>
    const int Apart = 256, Together = 512;
    /// <summary>What one more meeting costs after so many: a first one nothing, then 2, 3, 4 … so that repeats spread over many; sitting together against their will more than all of that.</summary>
    static readonly int[] price = [.. Enumerable.Range(0, 768).Select(met => met is 0 or >= Together ? 0 : met >= Apart ? 100_000 : met + 1)];

    readonly int people;
    readonly int[] met;
    /// <summary>Per round to come: its chairs and who sits there; per round and person, who moves with them.</summary>
    readonly Chairs[] chairs;
    readonly int[][] seats;
    readonly int[] group;
    readonly bool groups;
    /// <summary>Rounds by the number of their people, so that each chair is as likely.</summary>
    readonly int[] roundOfChair;
    Dice dice;

    /// <param name="rounds">The rounds to come, each as sizes of tables with who sits at them, see <see cref="Opening"/>.</param>
    /// <param name="kept">So many of the first of them stay as they are.</param>
    public Seating(int people, History history, IReadOnlyList<int[][]> rounds, ulong seed, int kept = 0)
    {
        this.people = people;
        dice = new(seed);
        chairs = [.. rounds.Select(round => new Chairs(round.Select(table => table.Length)))];
        seats = [.. rounds.Select(round => round.SelectMany(table => table).ToArray())];
        roundOfChair = [.. seats.SelectMany((round, r) => round.Where(_ => r >= kept).Select(_ => r))];
        group = new int[people];
        foreach (var (g, index) in history.Groups.Select((g, index) => (g, index))) foreach (var p in g) group[p] = index + 1;
        groups = history.Groups.Count > 0;
        met = new int[people * people];
        for (var p = 0; p < people; p++)
            for (var q = 0; q < people; q++)
                met[p * people + q] = history.IsApart(p, q) ? Apart : history.IsTogether(p, q) ? Together : history.Met(p, q);
        for (var r = 0; r < rounds.Count; r++)
            foreach (var table in rounds[r])
                for (var i = 0; i < table.Length; i++)
                    for (var j = i + 1; j < table.Length; j++) Cost += Meet(table[i], table[j]);
    }

    public long Cost { get; private set; }

    int Meet(int p, int q)
    {
        var cost = price[met[p * people + q]++];
        met[q * people + p]++;
        return cost;
    }

    int Part(int p, int q)
    {
        met[q * people + p]--;
        return price[--met[p * people + q]];
    }

    /// <summary>Anneals from one temperature to the other for as long as is given.</summary>
    /// <returns>The best that was seen.</returns>
    public int[][][] Anneal(double from, double to, Effort effort, long goodEnough)
    {
        const int stride = 2000;
        var (best, kept) = (Cost, seats.Select(round => round.ToArray()).ToArray());
        while (!effort.Spent && best > goodEnough && roundOfChair.Length > 0)
        {
            var temperature = from * Math.Pow(to / from, effort.Used);
            for (var i = 0; i < 10 && !effort.Spent; i++)
            {
                Steps(temperature, stride);
                effort.Did(stride);
                if (Cost >= best) continue;
                best = Cost;
                for (var r = 0; r < kept.Length; r++) seats[r].CopyTo(kept[r], 0);
                if (best <= goodEnough) break;
            }
        }
        return [.. kept.Select((round, r) => chairs[r].Tables(k => round[k]))];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Steps(double temperature, int steps)
    {
        var here = dice;
        for (var step = 0; step < steps; step++)
        {
            var r = roundOfChair[here.Below(roundOfChair.Length)];
            var round = seats[r];
            int k1 = here.Below(round.Length), k2 = here.Below(round.Length);
            if (chairs[r].Table(k1) == chairs[r].Table(k2)) continue;
            var patience = here.Patience(temperature);
            if (groups && (group[round[k1]] | group[round[k2]]) != 0) MoveGroups(r, k1, k2, patience, ref here);
            else Swap(r, k1, k2, patience);
        }
        dice = here;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Swap(int r, int k1, int k2, int patience)
    {
        int[] round = seats[r], met = this.met, price = Seating.price;
        var at = chairs[r];
        int s1 = at.Start(k1), e1 = at.End(k1), s2 = at.Start(k2), e2 = at.End(k2), p = round[k1] * people, q = round[k2] * people, change = 0;
        for (var k = s1; k < e1; k++) if (k != k1) change -= price[met[p + round[k]] - 1];
        for (var k = s2; k < e2; k++) if (k != k2) change -= price[met[q + round[k]] - 1];
        for (var k = s2; k < e2 && change <= patience; k++) if (k != k2) change += price[met[p + round[k]]];
        for (var k = s1; k < e1 && change <= patience; k++) if (k != k1) change += price[met[q + round[k]]];
        if (change > patience) return;
        Cost += Exchange(r, k1, k2);
    }

    int Exchange(int r, int k1, int k2)
    {
        var round = seats[r];
        var at = chairs[r];
        var change = 0;
        for (var k = at.Start(k1); k < at.End(k1); k++) if (k != k1) change -= Part(round[k1], round[k]);
        for (var k = at.Start(k2); k < at.End(k2); k++) if (k != k2) change -= Part(round[k2], round[k]);
        (round[k1], round[k2]) = (round[k2], round[k1]);
        for (var k = at.Start(k1); k < at.End(k1); k++) if (k != k1) change += Meet(round[k1], round[k]);
        for (var k = at.Start(k2); k < at.End(k2); k++) if (k != k2) change += Meet(round[k2], round[k]);
        return change;
    }
}
