using Vuurtoren.Modules.Networks.Bodies;

namespace Vuurtoren.Modules.Networks.Votes;

/// <summary>What a closed vote decided, with the numbers from which it follows.</summary>
/// <param name="Needed">So many had to say yes, or name somebody.</param>
/// <param name="Of">Of so many; 0: compared with those against.</param>
/// <param name="Carried">It is decided. Of an election: all seats are filled.</param>
/// <param name="Elected">In the order of their votes.</param>
/// <param name="Tied">Those with as many votes as each other for the last seats: vote again.</param>
public sealed record Outcome(int For, int Against, int Abstain, int Blank, int Needed, int Of, bool Carried, IReadOnlyList<VoteChoice> Ranked, IReadOnlyList<VoteChoice> Elected, IReadOnlyList<VoteChoice> Tied)
{
    /// <summary>Null while it is not closed, or when it counts for nothing.</summary>
    public static Outcome? From(Vote vote, IReadOnlyCollection<VoteChoice> choices) => vote.State != VoteState.Closed || vote.WasVoid is not null ? null
        : vote.Kind == VoteKind.Election ? Election(vote, choices) : Question(vote, choices);

    static int Sum(IEnumerable<VoteChoice> choices, Answer answer) => choices.Where(one => one.Answer == answer).Sum(one => one.Votes);

    static Outcome Question(Vote vote, IReadOnlyCollection<VoteChoice> choices)
    {
        var (yes, no, abstain) = (Sum(choices, Answer.For), Sum(choices, Answer.Against), Sum(choices, Answer.Abstain));
        var (needed, of) = vote.Majority switch
        {
            Majority.Absolute => (Share.MoreThanHalf.Least(vote.Voted!.Value), vote.Voted!.Value),
            Majority.TwoThirds => (Math.Max(1, Share.TwoThirds.Least(yes + no)), yes + no),
            _ => (no + 1, 0),
        };
        return new(yes, no, abstain, 0, needed, of, yes >= needed, [], [], []);
    }

    static Outcome Election(Vote vote, IReadOnlyCollection<VoteChoice> choices)
    {
        var ballots = vote.Voted!.Value;
        var needed = Math.Max(1, vote.Majority switch { Majority.Absolute => Share.MoreThanHalf.Least(ballots), Majority.TwoThirds => Share.TwoThirds.Least(ballots), _ => 1 });
        IReadOnlyList<VoteChoice> ranked = [.. choices.Where(one => one.Answer == Answer.Candidate).OrderByDescending(one => one.Votes).ThenBy(one => one.Place)];
        var enough = ranked.Where(one => one.Votes >= needed).ToList();
        // The last seats go to nobody when more candidates have the same number of votes than there are seats left.
        var border = enough.Count > vote.Seats && enough[vote.Seats - 1].Votes == enough[vote.Seats].Votes ? enough[vote.Seats].Votes : (int?)null;
        IReadOnlyList<VoteChoice> elected = [.. enough.Take(vote.Seats).Where(one => one.Votes != border)];
        return new(0, 0, 0, Sum(choices, Answer.Blank), needed, vote.Majority == Majority.Simple ? 0 : ballots, elected.Count == vote.Seats, ranked, elected, border is null ? [] : [.. enough.Where(one => one.Votes == border)]);
    }
}
