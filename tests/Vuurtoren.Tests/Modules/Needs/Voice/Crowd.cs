using Vuurtoren.Modules.Needs.Voice;

namespace Vuurtoren.Tests.Modules.Needs.Voice;

/// <summary>Many who answered, as nobody ever sees them: each with all that they said.</summary>
sealed class Crowd
{
    static readonly string[][] values = [["a1", "a2", "a3", ""], ["Young", "Old", ""], ["t1", "t2", ""], ["Link", "Paper"]];

    /// <summary>All that people can say about themselves, in the order of the dimensions.</summary>
    public static readonly IReadOnlyList<string[]> Groups = [.. from area in values[0] from age in values[1] from target in values[2] from channel in values[3] select new[] { area, age, target, channel }];

    /// <param name="Group">Number of what they said about themselves.</param>
    /// <param name="Answers">By question; of one with several answers more than one.</param>
    sealed record Person(int Group, int[][] Answers);

    readonly List<Person> people = [];

    public Crowd(int many, int seed)
    {
        var random = new Random(seed);
        int Lean(int count) => Math.Min(random.Next(count), random.Next(count)); // the first are more
        for (var n = 0; n < many; n++)
        {
            var group = ((Lean(4) * 3 + Lean(3)) * 3 + Lean(3)) * 2 + Lean(2);
            people.Add(new(group, [random.Next(12) == 0 ? [] : [Lean(3)], [.. Enumerable.Range(0, 3).Where(a => random.Next(2 + a * 3) == 0)], random.Next(8) == 0 ? [] : [random.Next(5)]]));
        }
    }

    public int Count(Func<string[], bool> who) => people.Count(person => who(Groups[person.Group]));

    /// <param name="answer">Null: none of its answers.</param>
    public int Count(Func<string[], bool> who, int question, int? answer) => people.Count(person => who(Groups[person.Group]) && (answer is { } one ? person.Answers[question].Contains(one) : person.Answers[question].Length == 0));

    public VoiceResults Results(Questionnaire of)
    {
        var cells = new Dictionary<Dimension, IReadOnlyList<VoiceCell>>();
        foreach (var part in VoiceResults.Parts(of.Combines))
        {
            string[] Key(Person person) => [.. part.Select(dimension => Groups[person.Group][(int)dimension])];
            IReadOnlyList<VoiceCell> sums = [.. people.SelectMany(person => person.Answers.SelectMany((answers, question) => answers.Select(answer => (Key: Key(person), Question: question, Answer: answer))).Append((Key: Key(person), Question: -1, Answer: 0)))
                .GroupBy(one => (string.Join('/', one.Key), one.Question, one.Answer)).Select(same => new VoiceCell(same.First().Key, same.Key.Question, same.Key.Answer, same.Count()))];
            foreach (var dimension in part) cells[dimension] = sums;
        }
        return VoiceResults.Of(of, cells);
    }

    /// <summary>No filter, each filter, and each that can be made of two, three or four.</summary>
    public static IReadOnlyList<IReadOnlyList<Pick>> Filters { get; } = [.. from area in Or(0) from age in Or(1) from target in Or(2) from channel in Or(3) select (IReadOnlyList<Pick>)[.. new[] { area, age, target, channel }.OfType<Pick>()]];

    static IEnumerable<Pick?> Or(int dimension) => values[dimension].Where(value => value.Length > 0).Select(value => new Pick((Dimension)dimension, value)).Prepend(null);

    public static bool Fits(string[] group, IReadOnlyList<Pick> filter) => filter.All(pick => group[(int)pick.Dimension] == pick.Value);
}
