using Vuurtoren.Modules.Needs.Voice;

namespace Vuurtoren.Tests.Modules.Needs.Voice;

/// <summary>Numbers under five are not told, and nobody reckons them back from what is told, by whatever filters.</summary>
public sealed class HiddenNumbersTests
{
    /// <summary>Combinations that a coordinator can choose.</summary>
    public static TheoryData<Dimension[]> Combined => new() { Array.Empty<Dimension>(), new[] { Dimension.Area, Dimension.Age }, new[] { Dimension.Area, Dimension.Age, Dimension.Target }, Enum.GetValues<Dimension>() };

    [Theory, MemberData(nameof(Combined))]
    public void No_filters_together_give_away_how_few_gave_an_answer(Dimension[] combines)
    {
        var (told, small) = (0, 0);
        for (var seed = 0; seed < 24; seed++)
        {
            var (crowd, of) = (new Crowd(40 + seed * seed * 2, seed), Asked.Closed(combines));
            var results = crowd.Results(of);
            for (var question = 0; question < 3; question++)
                foreach (var answers in of.Questions[question].Kind == QuestionKind.Several ? [[0], [1], [2]] : (int[][])[[.. Enumerable.Range(0, of.Questions[question].Choices)]])
                {
                    var one = new Told(crowd, results, question, answers);
                    told += one.Numbers;
                    foreach (var (words, cell) in one.Small())
                    {
                        small++;
                        Assert.False(one.Attack.Derives(cell), $"seed {seed}, question {question}, {words}");
                    }
                }
        }
        Assert.True(told > 400 && small > 4000, $"{told} numbers told, {small} small ones sought"); // there was something to find, and something to find it with
    }

    [Fact]
    public void When_filters_together_hide_all_it_says_which_to_take_away()
    {
        var results = new Crowd(300, 7).Results(Asked.Closed([Dimension.Area, Dimension.Age]));
        Pick area = results.Offered(Dimension.Area)[0], age = results.Offered(Dimension.Age)[0], way = results.Offered(Dimension.Channel)[0];
        Assert.Empty(results.ToTakeAway([area, age])); // may be asked together
        Assert.Null(results.Group([area, age, way]));
        Assert.Equal([way], results.ToTakeAway([area, age, way]));
        Assert.Equal([area, way], results.ToTakeAway([area, way]));
        Assert.Empty(results.ToTakeAway([new(Dimension.Age, "nobody")])); // alone: nothing but itself
    }

    /// <summary>What is told of one question, or of one answer of several, as sums of unknown numbers: of each group how many gave each answer, and none.</summary>
    sealed class Told
    {
        readonly Crowd crowd;
        readonly int question;
        readonly int[] answers;

        public Attack Attack { get; }
        public int Numbers { get; private set; }

        public Told(Crowd crowd, VoiceResults results, int question, int[] answers)
        {
            (this.crowd, this.question, this.answers) = (crowd, question, answers);
            Attack = new(Crowd.Groups.Count * (answers.Length + 1));
            foreach (var filter in Crowd.Filters)
            {
                if (results.Group(filter) is { } persons)
                {
                    Assert.Equal(Told5(filter, crowd.Count(group => Crowd.Fits(group, filter))), persons);
                    Assert.False(Few.Is(persons));
                    Attack.Knows(Cells(filter, [.. Enumerable.Range(0, answers.Length + 1)]));
                }
                foreach (var line in results.Tables(filter).Where(table => table.Question == question).SelectMany(table => table.Lines).Where(line => line.Persons is not null && line.Answers.All(answer => answer < 0 || answers.Contains(answer))))
                {
                    Numbers++;
                    Assert.Equal(Told5(filter, line.Answers.Sum(answer => Count(filter, Place(answer)))), line.Persons);
                    Assert.False(Few.Is(line.Persons!.Value));
                    Attack.Knows(Cells(filter, [.. line.Answers.Select(Place)]));
                }
            }
        }

        /// <summary>With a filter numbers are rounded; the attack below knows them as they are, and finds nothing all the same.</summary>
        static long? Told5(IReadOnlyList<Pick> filter, long exact) => filter.Count == 0 ? exact : VoiceResults.Rounded(exact);

        /// <summary>All numbers from one to four: of those who gave an answer, or none, among all who fit a filter; and of those who fit it.</summary>
        public IEnumerable<(string Words, IEnumerable<int> Cells)> Small()
        {
            foreach (var filter in Crowd.Filters)
            {
                if (Few.Is(crowd.Count(group => Crowd.Fits(group, filter)))) yield return ($"persons of {string.Join(", ", filter)}", Cells(filter, [.. Enumerable.Range(0, answers.Length + 1)]));
                for (var n = 0; n <= answers.Length; n++)
                    if (Few.Is(Count(filter, n))) yield return ($"answer {n} of {string.Join(", ", filter)}", Cells(filter, [n]));
            }
        }

        int Place(int answer) => answer < 0 ? answers.Length : Array.IndexOf(answers, answer);

        int Count(IReadOnlyList<Pick> filter, int n)
        {
            bool Who(string[] group) => Crowd.Fits(group, filter);
            return n < answers.Length ? crowd.Count(Who, question, answers[n]) : crowd.Count(Who) - answers.Sum(answer => crowd.Count(Who, question, answer));
        }

        IEnumerable<int> Cells(IReadOnlyList<Pick> filter, int[] classes) => Enumerable.Range(0, Crowd.Groups.Count).Where(group => Crowd.Fits(Crowd.Groups[group], filter)).SelectMany(group => classes.Select(one => group * (answers.Length + 1) + one));
    }

    [Fact]
    public void The_attack_finds_what_is_only_left_out_where_it_is_small()
    {
        var attack = new Attack(3); // three neighbourhoods with 12, 8 and 2
        attack.Knows([0, 1, 2]);
        attack.Knows([0]);
        attack.Knows([1]);
        Assert.True(attack.Derives([2]));
        Assert.False(new Attack(3).Derives([2]));
    }

    [Theory]
    [InlineData("30 20 10", "")]
    [InlineData("30 0 10", "")]
    [InlineData("30 3 20", "1 2")]
    [InlineData("30 1 5 9", "1 2 3")] // one and five would be six: nobody knows which is which, but both are known
    [InlineData("4 4 4 4 4 4 5", "0 1 2 3 4 5 6")]
    [InlineData("2 3 0", "0 1 2")] // nothing to hide behind
    public void With_a_small_number_others_are_left_out(string counts, string hidden) =>
        Assert.Equal(hidden, string.Join(' ', Few.Hidden([.. counts.Split(' ').Select(long.Parse)]).Order()));

    [Fact]
    public void Nothing_is_told_before_it_is_closed_or_of_fewer_than_five()
    {
        Assert.Empty(new Crowd(500, 1).Results(Asked.Open()).Tables([]));
        Assert.Empty(new Crowd(4, 1).Results(Asked.Closed()).Tables([]));
        Assert.NotEmpty(new Crowd(500, 1).Results(Asked.Closed()).Tables([]));
    }

    [Fact]
    public void Filters_go_together_only_when_that_was_chosen()
    {
        Pick area = new(Dimension.Area, "a1"), age = new(Dimension.Age, "Young"), target = new(Dimension.Target, "t1");
        var alone = new Crowd(2000, 3).Results(Asked.Closed());
        Assert.Equal((true, true, false), (alone.May([area]), alone.May([age]), alone.May([area, age])));
        Assert.Empty(alone.Tables([area, age]));
        var both = new Crowd(2000, 3).Results(Asked.Closed(Dimension.Area, Dimension.Age));
        Assert.Equal((true, false, true), (both.May([area, age]), both.May([area, target]), both.May([target])));
        Assert.Contains(both.Tables([area, age]), table => table.IsTold);
    }

    [Fact]
    public void With_a_filter_the_faces_are_counted_in_three()
    {
        var lines = new Crowd(2000, 3).Results(Asked.Closed()).Tables([new(Dimension.Area, "a1")]).Single(table => table.Question == 2).Lines;
        Assert.Equal(["0 1", "2", "3 4"], lines.Select(line => string.Join(' ', line.Answers)));
    }

    [Fact]
    public void With_a_filter_answers_that_few_gave_are_counted_together()
    {
        var cells = new[] { "a1", "a2" }.SelectMany(area => new[] { (-1, 0, 50L), (0, 0, 30), (0, 1, 6), (0, 2, 14) }.Select(one => new VoiceCell([area], one.Item1, one.Item2, one.Item3))).ToList();
        var none = cells.ConvertAll(cell => cell with { Key = [""] });
        var results = VoiceResults.Of(Asked.Closed(), new Dictionary<Dimension, IReadOnlyList<VoiceCell>> { [Dimension.Area] = cells, [Dimension.Age] = [.. none], [Dimension.Target] = [.. none], [Dimension.Channel] = [.. none] });
        Assert.Equal([("0", 60L), ("1", 12), ("2", 28)], results.Tables([])[0].Lines.Select(line => (string.Join(' ', line.Answers), line.Persons!.Value)));
        Assert.Equal([("0", 30L), ("1 2", 20)], results.Tables([new(Dimension.Area, "a1")])[0].Lines.Select(line => (string.Join(' ', line.Answers), line.Persons!.Value)));
    }
}
