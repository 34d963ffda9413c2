namespace Vuurtoren.Modules.Needs.Priorities;

/// <summary>
/// The Schulze method. M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election method", Social Choice
/// and Welfare 36 (2011), 267-303. A path is as strong as its weakest step, and a step counts by how many prefer the one to the other ("winning votes").
/// One need comes before another when its strongest path to it is stronger than the strongest one back. That order is transitive; what it leaves open is a tie.
/// </summary>
static class Schulze
{
    /// <param name="preferred">[i, j]: how many prefer i to j.</param>
    /// <returns>[i, j]: strength of the strongest path from i to j; 0: there is none.</returns>
    public static long[,] Paths(long[,] preferred)
    {
        var count = preferred.GetLength(0);
        var paths = new long[count, count];
        for (var i = 0; i < count; i++)
            for (var j = 0; j < count; j++)
                if (i != j && preferred[i, j] > preferred[j, i]) paths[i, j] = preferred[i, j];
        // Floyd and Warshall, with "the weakest step" in place of the sum.
        for (var via = 0; via < count; via++)
            for (var i = 0; i < count; i++)
                for (var j = 0; j < count; j++)
                    if (i != j && i != via && j != via) paths[i, j] = Math.Max(paths[i, j], Math.Min(paths[i, via], paths[via, j]));
        return paths;
    }

    /// <returns>The places, the first first; more in one place are tied.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Order(long[,] preferred)
    {
        var paths = Paths(preferred);
        List<int> left = [.. Enumerable.Range(0, preferred.GetLength(0))];
        var places = new List<IReadOnlyList<int>>();
        while (left.Count > 0)
        {
            // Nobody who is left comes before them.
            List<int> first = [.. left.Where(one => left.All(other => paths[one, other] >= paths[other, one]))];
            places.Add(first);
            left.RemoveAll(first.Contains);
        }
        return places;
    }
}
