using System.Data.Common;

namespace Vuurtoren.Modules.Needs.Voice;

/// <param name="Answers">Those that are counted together: one, or more with a filter; -1: no answer.</param>
/// <param name="Persons">Null: fewer than five, or it would tell of another that it is.</param>
public sealed record ResultLine(IReadOnlyList<int> Answers, long? Persons);

/// <param name="Persons">How many took part in what is looked at.</param>
/// <param name="IsTold">False: with this filter the question has too few answers.</param>
public sealed record ResultTable(int Question, long Persons, bool IsTold, IReadOnlyList<ResultLine> Lines);

/// <summary>What a closed questionnaire tells. Filters of one dimension, and combined those that were chosen when it was closed.</summary>
public sealed class VoiceResults
{
    readonly Questionnaire of;
    readonly IReadOnlyList<Variable> variables;
    readonly IReadOnlyDictionary<Dimension, Breakdown> parts;
    readonly IReadOnlyDictionary<Variable, long[]> all;

    VoiceResults(Questionnaire of, IReadOnlyList<VoiceCell> cells, IReadOnlyDictionary<Dimension, IReadOnlyList<VoiceCell>> byDimension)
    {
        this.of = of;
        var sums = cells.ToLookup(cell => (cell.Question, cell.Answer), cell => cell.Persons);
        Persons = sums[(-1, 0)].Sum();
        variables = [.. of.Questions.SelectMany((question, n) => Variable.Of(n, question))];
        all = variables.ToDictionary(one => one, one => Sums(one, sums));
        foreach (var variable in variables) variable.Learn(all[variable]);
        var made = byDimension.GroupBy(one => one.Value).Select(part => (Dimensions: (IReadOnlyList<Dimension>)[.. part.Select(one => one.Key)], Cells: part.Key))
            .SelectMany(part => { var one = new Breakdown(part.Dimensions, part.Cells, variables); return part.Dimensions.Select(dimension => (dimension, one)); });
        parts = IsTold ? made.ToDictionary(one => one.dimension, one => one.one) : new Dictionary<Dimension, Breakdown>();
    }

    /// <summary>At most four questions to the database, however many answered.</summary>
    public static async Task<VoiceResults> Of(DbConnection connection, Questionnaire of)
    {
        var byDimension = new Dictionary<Dimension, IReadOnlyList<VoiceCell>>();
        foreach (var part in Parts(of.Combines))
        {
            var cells = await VoiceCells.Of(connection, of, part);
            foreach (var dimension in part) byDimension[dimension] = cells;
        }
        return Of(of, byDimension);
    }

    internal static VoiceResults Of(Questionnaire of, IReadOnlyDictionary<Dimension, IReadOnlyList<VoiceCell>> byDimension) => new(of, byDimension[Dimension.Channel], byDimension);

    /// <summary>Dimensions that are looked at together: those that may be combined, and each other alone.</summary>
    internal static IEnumerable<IReadOnlyList<Dimension>> Parts(IReadOnlyList<Dimension> combines) =>
        Enum.GetValues<Dimension>().GroupBy(one => combines.Contains(one) ? -1 : (int)one).Select(part => (IReadOnlyList<Dimension>)[.. part]);

    /// <summary>All who took part; a group counts as many as it was.</summary>
    public long Persons { get; }

    /// <summary>Nothing is told of fewer.</summary>
    public bool IsTold => of.State == VoiceState.Closed && Persons >= Few.Least;

    public IReadOnlyList<Pick> Offered(Dimension dimension) => parts.TryGetValue(dimension, out var part) ? [.. part.Offered.Where(pick => pick.Dimension == dimension)] : [];

    /// <summary>How many came by each way; null: not told.</summary>
    public IReadOnlyDictionary<Channel, long?> ByChannel => Enum.GetValues<Channel>().ToDictionary(one => one, one => IsTold ? Exact([new(Dimension.Channel, one.ToString())]) : null);

    /// <summary>These may be asked together.</summary>
    public bool May(IReadOnlyList<Pick> picks) => picks.Count == 0 || parts.TryGetValue(picks[0].Dimension, out var part) && picks.All(pick => parts[pick.Dimension] == part && part.Offered.Contains(pick));

    /// <summary>How many are looked at; null: not told.</summary>
    public long? Group(IReadOnlyList<Pick> picks) => picks.Count == 0 ? Exact(picks) : Rounded(Exact(picks));

    /// <summary>To five, with a filter: who filled it in themselves several times could else take away what they said, and keep what one other said.</summary>
    internal static long? Rounded(long? many) => (many + Few.Least / 2) / Few.Least * Few.Least;

    long? Exact(IReadOnlyList<Pick> picks) => !IsTold || !May(picks) ? null : picks.Count == 0 ? Persons : parts[picks[0].Dimension].Persons(picks);

    /// <summary>Of the ways by which people came none can be told: each could be reckoned back to fewer than five.</summary>
    public bool HidesAllWays => IsTold && ByChannel.Values.All(many => many is null);

    /// <summary>Of more filters those of which taking one away is enough to show something.</summary>
    public IEnumerable<Pick> ToTakeAway(IReadOnlyList<Pick> picks) => !IsTold || May(picks) || picks.Count < 2 ? [] : picks.Where(pick => May([.. picks.Where(other => other != pick)]));

    public IReadOnlyList<ResultTable> Tables(IReadOnlyList<Pick> picks) => Group(picks) is not { } persons ? [] : [.. variables.GroupBy(one => one.Question).Select(question =>
    {
        var lines = question.SelectMany(variable => picks.Count == 0 ? All(variable) : Filtered(variable, picks)).ToList();
        return new ResultTable(question.Key, persons, lines.Exists(line => line.Persons is not null), lines);
    })];

    IEnumerable<ResultLine> All(Variable variable) => Enumerable.Range(0, variable.Count).Select(n => new ResultLine([variable.Answer ?? n], variable.Hidden.Contains(n) ? null : all[variable][n]));

    IEnumerable<ResultLine> Filtered(Variable variable, IReadOnlyList<Pick> picks)
    {
        var part = parts[picks[0].Dimension];
        return variable.Classes.Where(some => some[0] < variable.Count).OrderBy(some => some[0]).Select(some => new ResultLine([.. some.Where(n => variable.Answer is null || n < variable.Count).Select(n => variable.Answer ?? (n == variable.Count ? -1 : n))], Rounded(part.Count(variable, some, picks))));
    }

    long[] Sums(Variable variable, ILookup<(int Question, int Answer), long> sums)
    {
        long[] counts = variable.Answer is { } answer ? [sums[(variable.Question, answer)].Sum()] : [.. Enumerable.Range(0, variable.Count).Select(n => sums[(variable.Question, n)].Sum())];
        return [.. counts, Persons - counts.Sum()];
    }
}
