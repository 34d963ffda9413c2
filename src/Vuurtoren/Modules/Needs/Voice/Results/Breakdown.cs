namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>
/// The answers by dimensions that may be combined. A filter is offered only when, cut through by all that are offered already, no piece holds one to four persons; and a
/// question is told with it only when in no piece an answer (or a class of them, or none) was given by one to four. All that can be asked is then a sum of such pieces, so that
/// nobody can reckon back to fewer than five, see docs/voice.md.
/// </summary>
sealed class Breakdown
{
    readonly IReadOnlyList<Dimension> dimensions;
    readonly List<(string[] Key, long Persons, long[][] Answers)> groups;
    readonly Dictionary<Variable, int> places;
    readonly Dictionary<Variable, HashSet<Pick>> told = [];

    /// <param name="variables">Of all questions; they know what is hidden.</param>
    public Breakdown(IReadOnlyList<Dimension> dimensions, IReadOnlyList<VoiceCell> cells, IReadOnlyList<Variable> variables)
    {
        this.dimensions = dimensions;
        places = variables.Index().ToDictionary(one => one.Item, one => one.Index);
        groups = [.. cells.GroupBy(cell => string.Join('\n', cell.Key), StringComparer.Ordinal).Select(group => Group(group.First().Key, group.ToLookup(cell => (cell.Question, cell.Answer), cell => cell.Persons), variables))];
        var picks = dimensions.SelectMany((dimension, place) => groups.GroupBy(group => group.Key[place], StringComparer.Ordinal).Where(group => group.Key.Length > 0)
            .OrderByDescending(group => group.Sum(one => one.Persons)).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => new Pick(dimension, group.Key))).ToList();
        Offered = Admitted(picks, group => [group.Persons]);
        foreach (var variable in variables) told[variable] = variable.HasClasses ? [.. Admitted(Offered, group => variable.InClasses(group.Answers[places[variable]]))] : [];
    }

    /// <summary>Filters that can be asked.</summary>
    public IReadOnlyList<Pick> Offered { get; }

    static (string[], long, long[][]) Group(string[] key, ILookup<(int Question, int Answer), long> cells, IReadOnlyList<Variable> variables)
    {
        var persons = cells[(-1, 0)].Sum();
        return (key, persons, [.. variables.Select(one =>
        {
            long[] counts = one.Answer is { } answer ? [cells[(one.Question, answer)].Sum()] : [.. Enumerable.Range(0, one.Count).Select(n => cells[(one.Question, n)].Sum())];
            return (long[])[.. counts, persons - counts.Sum()];
        })]);
    }

    /// <summary>Those that leave no piece with one to four in any of its numbers, taken one after the other.</summary>
    List<Pick> Admitted(IReadOnlyList<Pick> picks, Func<(string[] Key, long Persons, long[][] Answers), long[]> numbers)
    {
        var (admitted, pieces) = (new List<Pick>(), new List<List<(string[] Key, long[] Numbers)>> { groups.ConvertAll(group => (group.Key, numbers(group))) });
        if (pieces[0].Count == 0 || !IsSafe(pieces[0])) return [];
        foreach (var pick in picks)
        {
            var place = dimensions.ToList().IndexOf(pick.Dimension);
            var cut = pieces.SelectMany(piece => piece.GroupBy(group => group.Key[place] == pick.Value).Select(part => part.ToList())).ToList();
            if (!cut.TrueForAll(IsSafe)) continue;
            admitted.Add(pick);
            pieces = cut;
        }
        return admitted;
    }

    static bool IsSafe(List<(string[] Key, long[] Numbers)> piece) => !Enumerable.Range(0, piece[0].Numbers.Length).Any(n => Few.Is(piece.Sum(group => group.Numbers[n])));

    IEnumerable<(string[] Key, long Persons, long[][] Answers)> In(IReadOnlyList<Pick> picks) =>
        groups.Where(group => picks.All(pick => group.Key[dimensions.ToList().IndexOf(pick.Dimension)] == pick.Value));

    /// <summary>How many took part; null: not offered.</summary>
    public long? Persons(IReadOnlyList<Pick> picks) => picks.All(Offered.Contains) ? In(picks).Sum(group => group.Persons) : null;

    /// <summary>How many gave one of the answers of this class; null: not told.</summary>
    public long? Count(Variable variable, int[] some, IReadOnlyList<Pick> picks) =>
        picks.All(told[variable].Contains) ? In(picks).Sum(group => some.Sum(n => group.Answers[places[variable]][n])) : null;
}
