using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Needs.Priorities;

/// <summary>
/// What one voter says, as numbers by the place of a need on the ballot: dots; scores (need after need, each on all criteria; -1: no opinion); or the rank, from 1
/// (the same rank: as important; 0: not ranked, after all others).
/// </summary>
public sealed record Ballot(IReadOnlyList<int> Numbers)
{
    public static Ballot Of(PriorityRound round, int needs, IReadOnlyList<int?> typed)
    {
        var expected = round.Method == Method.Scores ? needs * round.Criteria.Count : needs;
        if (typed.Count != expected) throw new RuleBroken("priorities.ballot.wrong");
        int[] numbers = [.. typed.Select(one => one ?? (round.Method == Method.Scores ? -1 : 0))];
        switch (round.Method)
        {
            case Method.Dots:
                if (numbers.Any(one => one < 0) || numbers.Sum(one => (long)one) is var sum && (sum < 1 || sum > round.Dots)) throw new RuleBroken("priorities.ballot.dots", round.Dots);
                break;
            case Method.Scores:
                if (numbers.Any(one => one is < -1 or > PriorityRound.MostScore)) throw new RuleBroken("priorities.ballot.score", PriorityRound.MostScore);
                if (numbers.All(one => one < 0)) throw new RuleBroken("priorities.ballot.empty");
                break;
            default:
                if (numbers.Any(one => one < 0 || one > needs)) throw new RuleBroken("priorities.ballot.rank", needs);
                if (numbers.All(one => one == 0)) throw new RuleBroken("priorities.ballot.empty");
                break;
        }
        return new(numbers);
    }

    /// <summary>How many numbers a sum of ballots has: dots by need; sums and counts of scores; or pairs of needs.</summary>
    public static int SumsOf(PriorityRound round, int needs) => round.Method switch { Method.Dots => needs, Method.Scores => needs * round.Criteria.Count * 2, _ => needs * needs };

    /// <summary>As it is added to the sum: only that is kept of a secret ballot.</summary>
    public IReadOnlyList<long> Sums(PriorityRound round, int needs)
    {
        var sums = new long[SumsOf(round, needs)];
        switch (round.Method)
        {
            case Method.Dots:
                for (var i = 0; i < needs; i++) sums[i] = Numbers[i];
                break;
            case Method.Scores:
                for (var i = 0; i < Numbers.Count; i++)
                    if (Numbers[i] >= 0) (sums[2 * i], sums[2 * i + 1]) = (Numbers[i], 1);
                break;
            default:
                for (var i = 0; i < needs; i++)
                    for (var j = 0; j < needs; j++)
                        if (Rank(i) < Rank(j)) sums[i * needs + j] = 1;
                break;
        }
        return sums;

        int Rank(int need) => Numbers[need] == 0 ? int.MaxValue : Numbers[need];
    }
}

/// <summary>Link: members by their own link. Room: members on paper or by hand. Residents: apart.</summary>
public enum CastBy { Link, Room, Residents }

/// <summary>The sum of ballots. Not read before the round is closed, so that nobody learns what the last one said.</summary>
public sealed class PriorityTally
{
    PriorityTally() { }

    public Guid RoundId { get; private init; }
    public CastBy Voice { get; private init; }
    public int Ballots { get; private set; }
    /// <summary>How many of them came on paper: of a secret round papers of members are in the sum of the links.</summary>
    public int Papers { get; private set; }
    public IReadOnlyList<long> Numbers { get; private set; } = [];
    public DateOnly? ClosedOn { get; private set; }

    internal static PriorityTally Of(PriorityRound round, CastBy voice, int needs) => new() { RoundId = round.Id, Voice = voice, Numbers = new long[Ballot.SumsOf(round, needs)] };

    /// <param name="papers">How many ballots say the same.</param>
    public void Add(IReadOnlyList<long> sums, int papers)
    {
        if (ClosedOn is not null) throw new RuleBroken("priorities.over");
        if (papers is < 1 or > 1000) throw new RuleBroken("priorities.papers.wrong");
        (Numbers, Ballots) = ([.. Numbers.Zip(sums, (had, more) => had + more * papers)], Ballots + papers);
    }

    /// <summary>Dots that were counted on the wall: all at once, of so many people.</summary>
    public void AddDots(PriorityRound round, IReadOnlyList<int> dots, int people)
    {
        if (ClosedOn is not null) throw new RuleBroken("priorities.over");
        if (people is < 1 or > 1000) throw new RuleBroken("priorities.papers.wrong");
        if (round.Method != Method.Dots || dots.Count != Numbers.Count || dots.Any(one => one < 0) || dots.Sum(one => (long)one) is var sum && (sum < 1 || sum > (long)people * round.Dots)) throw new RuleBroken("priorities.room.dots", round.Dots);
        (Numbers, Ballots) = ([.. Numbers.Zip(dots, (had, more) => had + more)], Ballots + people);
    }

    /// <summary>Of those that were added so many were on paper.</summary>
    internal void OnPaper(int papers) => Papers += papers;

    internal void Close(DateOnly today) => ClosedOn = today;
}
