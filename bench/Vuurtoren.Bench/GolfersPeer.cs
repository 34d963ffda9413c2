using Vuurtoren.Modules.Networks.SpeedMeeting;

namespace Vuurtoren.Bench;

/// <summary>
/// Our rendering of the approach of good-enough-golfers (an open-source solver in JavaScript, not on npm): round by round, some random seatings; of the best
/// ones every swap of somebody of the worst table with somebody of another, and some swaps by chance; thirty times. A pair costs the square of how often it met.
/// </summary>
sealed class GolfersPeer(int tables, int size, int seed)
{
    const int generations = 30, beginnings = 5, chances = 2, descendants = 100;

    readonly int people = tables * size;
    readonly int[,] met = new int[tables * size, tables * size];
#pragma warning disable CA5394 // chance for a bench, from a seed
    readonly Random random = new(seed);

    public IReadOnlyList<int[][]> Plan(int rounds) => [.. Enumerable.Range(0, rounds).Select(_ => Round())];

    int[][] Round()
    {
        var best = Enumerable.Range(0, beginnings).Select(_ => Scored([.. Enumerable.Range(0, people).OrderBy(_ => random.Next())])).ToList();
        for (var generation = 0; generation < generations && best.Min(option => option.Cost) > 0; generation++)
        {
            var all = best.SelectMany(Mutations).ToList();
            var lowest = all.Min(option => option.Cost);
            best = [.. all.Where(option => option.Cost == lowest).OrderBy(_ => random.Next()).Take(descendants)];
        }
        var round = best.MinBy(option => option.Cost).Seats.Chunk(size).ToArray();
        foreach (var table in round)
            foreach (var p in table)
                foreach (var q in table) met[p, q]++;
        return round;
    }

    IEnumerable<(int[] Seats, int Cost)> Mutations((int[] Seats, int Cost) option)
    {
        yield return option;
        var worst = Enumerable.Range(0, tables).MaxBy(t => TableCost(option.Seats, t));
        for (var i = worst * size; i < (worst + 1) * size; i++)
            for (var j = 0; j < people; j++)
                if (j / size != worst) yield return Swapped(option.Seats, i, j);
        for (var chance = 0; chance < chances; chance++) yield return Swapped(option.Seats, random.Next(people), random.Next(people));
    }

    (int[] Seats, int Cost) Swapped(int[] seats, int i, int j)
    {
        var other = seats.ToArray();
        (other[i], other[j]) = (other[j], other[i]);
        return Scored(other);
    }
#pragma warning restore CA5394

    (int[] Seats, int Cost) Scored(int[] seats) => (seats, Enumerable.Range(0, tables).Sum(t => TableCost(seats, t)));

    int TableCost(int[] seats, int t)
    {
        var cost = 0;
        for (var i = t * size; i < (t + 1) * size; i++)
            for (var j = i + 1; j < (t + 1) * size; j++) cost += met[seats[i], seats[j]] * met[seats[i], seats[j]];
        return cost;
    }
}
