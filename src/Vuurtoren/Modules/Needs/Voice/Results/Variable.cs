namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>
/// What is counted of one question: its answers, of which each person gave one or none. Of a question with several answers each answer is one of its own: yes or not.
/// </summary>
/// <param name="count">Of the answers; what was not answered comes after them.</param>
/// <param name="coarse">Which answers are one when there is a filter: the faces in three.</param>
/// <param name="least">With a filter, answers that fewer gave are put together.</param>
sealed class Variable(int question, int? answer, int count, IReadOnlyList<int[]> coarse, int least)
{
    public static IEnumerable<Variable> Of(int n, Question question) => question.Kind switch
    {
        QuestionKind.Open => [],
        QuestionKind.Several => Enumerable.Range(0, question.Choices).Select(answer => new Variable(n, answer, 1, [[0]], 0)),
        QuestionKind.Scale => [new(n, null, question.Choices, [[0, 1], [2], [3, 4]], 0)],
        _ => [new(n, null, question.Choices, [.. Enumerable.Range(0, question.Choices).Select(one => new[] { one })], 3 * Few.Least)],
    };

    public int Question => question;
    public int? Answer => answer;
    public int Count => count;

    /// <summary>Answers that are not told, with the one that stands for none (the last); known once all were counted.</summary>
    public IReadOnlySet<int> Hidden { get; private set; } = new HashSet<int>();

    /// <summary>Answers that stay together when there is a filter. What is hidden without one is part of one of them.</summary>
    public IReadOnlyList<int[]> Classes { get; private set; } = [];

    /// <summary>With a filter too something is left to tell.</summary>
    public bool HasClasses => Classes.Count > 1;

    /// <param name="all">How many gave each answer, and none.</param>
    public void Learn(IReadOnlyList<long> all)
    {
        Hidden = Few.Hidden(all);
        Classes = coarse.Append([count]).ToList();
        if (Hidden.Count > 0) Join([.. Classes.Where(one => one.Any(Hidden.Contains))]);
        while (Classes.Count > 2 && Classes.OrderBy(Sum).Where(one => Sum(one) > 0).Take(2).ToList() is [var smallest, var next] && Sum(smallest) < least) Join([smallest, next]);

        long Sum(int[] some) => some.Sum(n => all[n]);
        void Join(IReadOnlyList<int[]> some) => Classes = [.. Classes.Except(some), [.. some.SelectMany(one => one).Order()]];
    }

    /// <summary>Sums of its classes.</summary>
    public long[] InClasses(IReadOnlyList<long> counts) => [.. Classes.Select(one => one.Sum(n => counts[n]))];
}
