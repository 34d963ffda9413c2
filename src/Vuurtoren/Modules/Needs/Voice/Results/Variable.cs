namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>
/// What is counted of one question: its answers, of which each person gave one or none. Of a question with several answers each answer is one of its own: yes or not.
/// </summary>
/// <param name="Count">Of the answers; what was not answered comes after them.</param>
/// <param name="Coarse">Which answers are one when there is a filter: the faces in three.</param>
sealed class Variable(int question, int? answer, int count, IReadOnlyList<int[]> coarse)
{
    public static IEnumerable<Variable> Of(int n, Question question) => question.Kind switch
    {
        QuestionKind.Open => [],
        QuestionKind.Several => Enumerable.Range(0, question.Choices).Select(answer => new Variable(n, answer, 1, [[0]])),
        QuestionKind.Scale => [new(n, null, question.Choices, [[0, 1], [2], [3, 4]])],
        _ => [new(n, null, question.Choices, [.. Enumerable.Range(0, question.Choices).Select(one => new[] { one })])],
    };

    public int Question => question;
    public int? Answer => answer;
    public int Count => count;

    /// <summary>Answers that are never told, with the one that stands for none (the last); known once all were counted.</summary>
    public IReadOnlySet<int> Hidden { get; private set; } = new HashSet<int>();

    /// <summary>Answers that stay together when there is a filter. What is hidden is one of them.</summary>
    public IReadOnlyList<int[]> Classes { get; private set; } = [];

    /// <param name="all">How many gave each answer, and none.</param>
    public void Learn(IReadOnlyList<long> all)
    {
        Hidden = Few.Hidden(all);
        var classes = coarse.Append([count]).ToList();
        if (Hidden.Count > 0)
        {
            var touched = classes.Where(one => one.Any(Hidden.Contains)).ToList();
            // Of what is hidden across several, all are one; within one, the one is large enough to be told.
            classes = [.. classes.Except(touched), [.. touched.SelectMany(one => one)]];
        }
        Classes = classes;
    }

    /// <summary>Sums of its classes.</summary>
    public long[] InClasses(IReadOnlyList<long> counts) => [.. Classes.Select(one => one.Sum(n => counts[n]))];

    /// <summary>Null: it is not told when there is a filter.</summary>
    public int? ClassOf(int one)
    {
        var index = Classes.ToList().FindIndex(some => some.Contains(one));
        return Classes[index].Any(Hidden.Contains) && !Contained(Classes[index]) ? null : index;
    }

    /// <summary>All that is hidden stands within one class of the coarse ones.</summary>
    bool Contained(int[] some) => coarse.Any(one => one.Length == some.Length && one.All(some.Contains));
}
