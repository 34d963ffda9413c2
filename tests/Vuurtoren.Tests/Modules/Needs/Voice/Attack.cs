namespace Vuurtoren.Tests.Modules.Needs.Voice;

/// <summary>
/// Somebody who writes down all that was told as sums of unknown numbers, and subtracts in every possible way: what follows from it is exactly what lies in the span of
/// those sums.
/// </summary>
sealed class Attack(int unknowns)
{
    const double Nothing = 1e-7;

    readonly List<(int Lead, double[] Row)> basis = [];

    /// <param name="sum">Which unknown numbers were told together.</param>
    public void Knows(IEnumerable<int> sum)
    {
        var row = Reduced(sum);
        var lead = Array.FindIndex(row, value => Math.Abs(value) > Nothing);
        if (lead < 0) return;
        var by = row[lead];
        for (var n = 0; n < row.Length; n++) row[n] /= by;
        basis.Add((lead, row));
    }

    /// <summary>The sum of these follows from what is known.</summary>
    public bool Derives(IEnumerable<int> sum) => Array.TrueForAll(Reduced(sum), value => Math.Abs(value) <= Nothing);

    double[] Reduced(IEnumerable<int> sum)
    {
        var row = new double[unknowns];
        foreach (var n in sum) row[n]++;
        foreach (var (lead, known) in basis)
        {
            var by = row[lead];
            if (Math.Abs(by) <= Nothing) continue;
            for (var n = 0; n < row.Length; n++) row[n] -= by * known[n];
        }
        return row;
    }
}
