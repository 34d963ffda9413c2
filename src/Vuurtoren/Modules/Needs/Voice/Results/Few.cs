namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>Numbers that are too small to be told, and those that have to be left out with them.</summary>
public static class Few
{
    public const int Least = 5;

    public static bool Is(long count) => count is > 0 and < Least;

    /// <summary>
    /// Which of these numbers, whose sum is known, are not told: those under five, and with them the smallest others until what is hidden is at least twice five and
    /// holds one that is not small. So nobody who knows the sum knows which are small, or how small.
    /// </summary>
    public static IReadOnlySet<int> Hidden(IReadOnlyList<long> counts)
    {
        var hidden = Enumerable.Range(0, counts.Count).Where(n => Is(counts[n])).ToHashSet();
        if (hidden.Count == 0) return hidden;
        var more = Enumerable.Range(0, counts.Count).Where(n => counts[n] >= Least).OrderBy(n => counts[n]).ThenBy(n => n).ToList();
        if (more.Count == 0) return Enumerable.Range(0, counts.Count).ToHashSet();
        foreach (var (taken, n) in more.Index())
        {
            if (taken > 0 && hidden.Sum(h => counts[h]) >= 2 * Least) break;
            hidden.Add(n);
        }
        return hidden.Sum(h => counts[h]) >= 2 * Least ? hidden : Enumerable.Range(0, counts.Count).ToHashSet();
    }
}
