namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>Who gets which number of a plan: so that who must sit apart, knows each other or met already has numbers that do not meet, as far as that goes.</summary>
static class Labels
{
    public static int[][][] Fit(int[][][] plan, int people, History history, ulong seed)
    {
        var ties = Ties(people, history);
        if (ties.All(t => t.Count == 0)) return plan;
        var meets = new int[people, people];
        foreach (var table in plan.SelectMany(round => round))
            foreach (var p in table)
                foreach (var q in table) meets[p, q]++;
        var number = Enumerable.Range(0, people).ToArray();
        var dice = new Dice(seed);
        for (var step = 0; step < 400 * people; step++)
        {
            int p = dice.Below(people), q = dice.Below(people);
            if (p == q) continue;
            var before = Price(p) + Price(q);
            (number[p], number[q]) = (number[q], number[p]);
            if (Price(p) + Price(q) > before) (number[p], number[q]) = (number[q], number[p]);
        }
        var who = new int[people];
        for (var p = 0; p < people; p++) who[number[p]] = p;
        return [.. plan.Select(round => round.Select(table => table.Select(k => who[k]).ToArray()).ToArray())];

        int Price(int p)
        {
            var sum = 0;
            foreach (var (other, weight) in ties[p]) sum += weight * meets[number[p], number[other]];
            return sum;
        }
    }

    static List<(int Other, int Weight)>[] Ties(int people, History history) =>
        [.. Enumerable.Range(0, people).Select(p => Enumerable.Range(0, people).Where(q => q != p)
            .Select(q => (q, history.IsApart(p, q) ? 1000 : history.Met(p, q))).Where(tie => tie.Item2 > 0).ToList())];
}
