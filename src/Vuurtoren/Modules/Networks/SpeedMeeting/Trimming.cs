namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>
/// Makes a plan that fills every table one for fewer people: who goes never sat together in the rounds that are kept,
/// so that each table loses at most one.
/// </summary>
static class Trimming
{
    /// <returns>People numbered from 0; null when no such people were found, or there are too few rounds.</returns>
    public static int[][][]? Trim(int[][][] plan, int people, int rounds)
    {
        if (plan.Length < rounds) return null;
        var kept = plan[..rounds];
        var full = kept[0].Sum(table => table.Length);
        if (full == people) return kept;
        var met = new bool[full, full];
        foreach (var table in kept.SelectMany(round => round))
            foreach (var p in table)
                foreach (var q in table) met[p, q] = true;
        for (var begin = full - 1; begin >= 0; begin--)
        {
            var gone = new List<int>();
            for (var i = 0; i < full && gone.Count < full - people; i++)
            {
                var person = (begin - i + full) % full;
                if (gone.TrueForAll(other => !met[person, other])) gone.Add(person);
            }
            if (gone.Count == full - people) return Without([.. gone], kept, full);
        }
        return null;
    }

    /// <summary>For when there are no such people: those of one table go, and others; tables are then too small in some rounds, see <see cref="Opening"/>.</summary>
    public static int[][][] Crudely(int[][][] plan, int people, int rounds)
    {
        var full = plan[0].Sum(table => table.Length);
        return Without([.. plan[rounds - 1].SelectMany(table => table).Take(full - people)], plan[..rounds], full);
    }

    static int[][][] Without(HashSet<int> gone, int[][][] plan, int full)
    {
        var number = new int[full];
        for (int p = 0, next = 0; p < full; p++) number[p] = gone.Contains(p) ? -1 : next++;
        return [.. plan.Select(round => round.Select(table => table.Where(p => !gone.Contains(p)).Select(p => number[p]).ToArray()).ToArray())];
    }
}
