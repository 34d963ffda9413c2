namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>The ways in which everybody moves on together: a commutative group, a product of clocks such as Z4 or Z2 x Z2.</summary>
sealed class Turns
{
    readonly int[,] sums;
    readonly int[] opposite;

    public Turns(params int[] clocks)
    {
        Clocks = clocks;
        Count = clocks.Aggregate(1, (product, clock) => product * clock);
        sums = new int[Count, Count];
        opposite = new int[Count];
        for (var a = 0; a < Count; a++)
            for (var b = 0; b < Count; b++)
            {
                int sum = 0, place = 1;
                foreach (var clock in clocks)
                {
                    sum += place * ((a / place % clock + b / place % clock) % clock);
                    place *= clock;
                }
                if ((sums[a, b] = sum) == 0) opposite[a] = b;
            }
    }

    public IReadOnlyList<int> Clocks { get; }
    public int Count { get; }

    public int Sum(int a, int b) => sums[a, b];
    public int From(int a, int b) => sums[opposite[a], b];
    public int Opposite(int a) => opposite[a];

    /// <summary>All of that order, the single clock first.</summary>
    public static IEnumerable<Turns> Of(int count) => Products(count, count).Select(clocks => new Turns([.. clocks]));

    /// <summary>Clocks of which each divides the one before it: 12, 6 x 2; 8, 4 x 2, 2 x 2 x 2.</summary>
    static IEnumerable<IEnumerable<int>> Products(int count, int within)
    {
        if (count == 1) yield return [];
        for (var clock = count; clock > 1; clock--)
            if (count % clock == 0 && within % clock == 0)
                foreach (var rest in Products(count / clock, clock)) yield return rest.Prepend(clock);
    }
}
