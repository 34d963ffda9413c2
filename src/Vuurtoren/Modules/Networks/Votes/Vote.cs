using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Votes;

/// <summary>Hands: for, against or abstain, in the open. Secret: the same, and nobody learns who. Election: of persons for seats, secret too.</summary>
public enum VoteKind { Hands, Secret, Election }

/// <summary>Simple: more for than against. Absolute: more than half of all who voted. TwoThirds: of those who said for or against.</summary>
public enum Majority { Simple, Absolute, TwoThirds }

public enum VoteState { Prepared, Open, Closed }

/// <summary>Why a vote counts for nothing. Quorum: too few voted for the rule of the body. TooFew: so few that it would not be secret. Dropped: called off.</summary>
public enum Voided { Quorum, TooFew, Dropped }

/// <summary>Something that is put to the vote in a body, with the rules of the day on which it opened.</summary>
public sealed class Vote
{
    public const int LongestQuestion = 300, LongestDays = 60, MostSeats = 50, MostCandidates = 50, AgainDays = 14;

    /// <summary>With fewer, a secret vote tells who voted what.</summary>
    public const int LeastSecret = 3;

    Vote() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid BodyId { get; private init; }
    public VoteKind Kind { get; private init; }
    public Majority Majority { get; private set; }
    public LocalText Question { get; private set; } = null!;
    public int Seats { get; private set; }
    public Share Quorum { get; private set; }
    public int MostProxies { get; private set; }
    public DateOnly LastDay { get; private set; }
    public DateOnly? OpenedOn { get; private set; }
    public DateOnly? ClosedOn { get; private set; }
    public int? InRoom { get; private set; }
    /// <summary>How many seats there were when it opened, vacant ones too: the quorum is a part of them.</summary>
    public int? Voters { get; private set; }
    public int? Voted { get; private set; }
    public Voided? WasVoid { get; private set; }
    /// <summary>Those who were elected took their seats.</summary>
    public DateOnly? SeatedOn { get; private set; }

    public VoteState State => ClosedOn is not null ? VoteState.Closed : OpenedOn is not null ? VoteState.Open : VoteState.Prepared;
    public bool IsSecret => Kind != VoteKind.Hands;

    public static Vote Prepare(Body body, VoteKind kind, Majority majority, LocalText? question, int? seats, DateOnly? lastDay, DateOnly today)
    {
        body.MustGoOn();
        var vote = new Vote { BodyId = body.Id, Kind = kind };
        vote.Change(majority, question, seats, lastDay, today);
        return vote;
    }

    public void Change(Majority majority, LocalText? question, int? seats, DateOnly? lastDay, DateOnly today)
    {
        MustBe(VoteState.Prepared, "votes.not-prepared");
        if (question is null || question.Any(t => t.Value.Length > LongestQuestion)) throw new RuleBroken("votes.question.missing", LongestQuestion);
        if (Kind == VoteKind.Election && seats is not (>= 1 and <= MostSeats)) throw new RuleBroken("votes.seats.missing", MostSeats);
        if (lastDay is not { } until || until < today || until > today.AddDays(LongestDays)) throw new RuleBroken("votes.last-day.missing", LongestDays);
        (Majority, Question, Seats, LastDay) = (majority, question, Kind == VoteKind.Election ? seats!.Value : 0, until);
    }

    /// <summary>From now on who may vote, and under which rules, stays as it is.</summary>
    /// <returns>What can be chosen besides candidates.</returns>
    public IReadOnlyList<VoteChoice> Open(Body body, IReadOnlyCollection<Voter> voters, int candidates, DateOnly today)
    {
        MustBe(VoteState.Prepared, "votes.not-prepared");
        body.MustGoOn();
        if (LastDay < today) throw new RuleBroken("votes.last-day.missing", LongestDays);
        if (IsSecret && voters.Count < LeastSecret) throw new RuleBroken("votes.few.secret", LeastSecret);
        if (voters.Count < 2) throw new RuleBroken("votes.few");
        if (Kind == VoteKind.Election && candidates == 0) throw new RuleBroken("votes.candidates.none");
        (OpenedOn, Quorum, MostProxies, Voters) = (today, body.Quorum, body.MostProxies, Math.Max(body.Seats ?? 0, voters.Count));
        return [.. (Kind == VoteKind.Election ? new[] { Answer.Blank } : [Answer.For, Answer.Against, Answer.Abstain]).Select((answer, n) => VoteChoice.Of(this, answer, 1000 + n))];
    }

    public bool TakesVotes(DateOnly today) => State == VoteState.Open && today <= LastDay;

    /// <summary>Counts what was cast over the links and in the room, and closes. More votes than voters are refused, and nothing changes.</summary>
    public void Close(IReadOnlyCollection<VoteChoice> choices, IReadOnlyCollection<Voter> voters, RoomCount room, DateOnly today)
    {
        MustBe(VoteState.Open, "votes.not-open");
        var byLink = voters.Count(voter => voter.Voted);
        var papers = room.Papers(this, choices);
        if (papers > voters.Count - byLink) throw new RuleBroken("votes.too-many", papers, voters.Count - byLink, voters.Count, byLink);
        // Who counted the room would know what the few others chose, or the other way round.
        if (IsSecret && byLink > 0 && papers > 0 && Math.Min(byLink, papers) < LeastSecret) throw new RuleBroken("votes.few.ways", LeastSecret, byLink, papers);
        (ClosedOn, InRoom, Voted) = (today, papers, byLink + papers);
        WasVoid = IsSecret && Voted < LeastSecret ? Voided.TooFew : !Quorum.IsMet(Voted.Value, Voters!.Value) ? Voided.Quorum : null;
        foreach (var choice in choices) choice.Close(WasVoid == Voided.TooFew ? null : room.For(choice), today);
        foreach (var voter in voters) voter.Close(today);
    }

    /// <summary>Called off: what was cast is wiped.</summary>
    public void Drop(IEnumerable<VoteChoice> choices, IEnumerable<Voter> voters, DateOnly today)
    {
        if (State == VoteState.Closed) throw new RuleBroken("votes.closed");
        (ClosedOn, WasVoid) = (today, Voided.Dropped);
        foreach (var choice in choices) choice.Close(null, today);
        foreach (var voter in voters) voter.Close(today);
    }

    /// <summary>Those elected have their seats: once.</summary>
    public void Seated(DateOnly today)
    {
        if (SeatedOn is not null) throw new RuleBroken("votes.elected.taken");
        SeatedOn = today;
    }

    /// <summary>As many votes for the last seats: those stand again, for the seats that are left. It is prepared, and not open yet.</summary>
    public Vote Again(Body body, Outcome outcome, DateOnly today)
    {
        if (outcome.Tied.Count == 0) throw new RuleBroken("votes.tied.none");
        return Prepare(body, Kind, Majority, Question, Seats - outcome.Elected.Count, today.AddDays(AgainDays), today);
    }

    public void MustBe(VoteState state, string refusal)
    {
        if (State != state) throw new RuleBroken(refusal);
    }
}
