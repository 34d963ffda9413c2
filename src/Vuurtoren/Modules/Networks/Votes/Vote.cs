using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Members;
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
    /// <summary>Of an election: the body in which the seats are; null: the one that votes.</summary>
    public Guid? ForBodyId { get; private set; }
    /// <summary>Of an election: from when the seats are for those elected; null: as soon as they take them.</summary>
    public DateOnly? SeatsFrom { get; private set; }
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
    /// <summary>From which day those who were elected have their seats.</summary>
    public DateOnly? SeatedOn { get; private set; }

    public VoteState State => ClosedOn is not null ? VoteState.Closed : OpenedOn is not null ? VoteState.Open : VoteState.Prepared;
    public bool IsSecret => Kind != VoteKind.Hands;
    public Guid SeatsIn => ForBodyId ?? BodyId;

    /// <summary>With fewer votes it counts for nothing. Known from the day it opened.</summary>
    public int Least => Math.Max(Quorum.Least(Voters ?? 0), IsSecret ? LeastSecret : 0);

    /// <param name="into">Of an election: the seats to fill; null: they are not judged.</param>
    public static Vote Prepare(Body body, VoteKind kind, Majority majority, LocalText? question, int? seats, DateOnly? lastDay, DateOnly today, Seating? into = null)
    {
        body.MustGoOn();
        if (into is not null && into.Body.CoordinationId != body.CoordinationId) throw new RuleBroken("votes.for-body.elsewhere");
        var vote = new Vote { BodyId = body.Id, Kind = kind };
        vote.Change(majority, question, seats, lastDay, today, into);
        return vote;
    }

    public void Change(Majority majority, LocalText? question, int? seats, DateOnly? lastDay, DateOnly today, Seating? into = null)
    {
        MustBe(VoteState.Prepared, "votes.not-prepared");
        if (question is null || question.Any(t => t.Value.Length > LongestQuestion)) throw new RuleBroken("votes.question.missing", LongestQuestion);
        if (Kind == VoteKind.Election && seats is not (>= 1 and <= MostSeats)) throw new RuleBroken("votes.seats.missing", MostSeats);
        if (lastDay is not { } until || until < today || until > today.AddDays(LongestDays)) throw new RuleBroken("votes.last-day.missing", LongestDays);
        if (Kind == VoteKind.Election && into is not null)
        {
            into.Body.MustGoOn();
            MustBeSoon(into.Day, today);
            MustHaveRoom(seats!.Value, into);
            (ForBodyId, SeatsFrom) = (into.Body.Id == BodyId ? null : into.Body.Id, into.Day);
        }
        (Majority, Question, Seats, LastDay) = (majority, question, Kind == VoteKind.Election ? seats!.Value : 0, until);
    }

    /// <summary>More seats than there will be are refused before anybody votes.</summary>
    static void MustHaveRoom(int seats, Seating into)
    {
        if (seats > into.Free) throw new RuleBroken("votes.seats.short", into.Free!, Words.Day(into.Day), seats);
    }

    static void MustBeSoon(DateOnly from, DateOnly today)
    {
        if (from < today || from > today.AddYears(1)) throw new RuleBroken("votes.seats-from.wrong");
    }

    /// <summary>The day from which the seats are for those elected: never one that is over.</summary>
    public DateOnly SeatsOn(DateOnly today) => SeatsFrom > today ? SeatsFrom.Value : today;

    /// <summary>From now on who may vote, and under which rules, stays as it is.</summary>
    /// <returns>What can be chosen besides candidates.</returns>
    public IReadOnlyList<VoteChoice> Open(Body body, IReadOnlyCollection<Voter> voters, int candidates, DateOnly today, Seating? into = null)
    {
        MustBe(VoteState.Prepared, "votes.not-prepared");
        body.MustGoOn();
        if (LastDay < today) throw new RuleBroken("votes.last-day.missing", LongestDays);
        if (IsSecret && voters.Count < LeastSecret) throw new RuleBroken("votes.few.secret", LeastSecret);
        if (voters.Count < 2) throw new RuleBroken("votes.few");
        if (Kind == VoteKind.Election && candidates == 0) throw new RuleBroken("votes.candidates.none");
        if (Kind == VoteKind.Election && into is not null) MustHaveRoom(Seats, into);
        (OpenedOn, Quorum, MostProxies, Voters) = (today, body.Quorum, body.MostProxies, Math.Max(body.Seats ?? 0, voters.Count));
        return [.. (Kind == VoteKind.Election ? new[] { Answer.Blank } : [Answer.For, Answer.Against, Answer.Abstain]).Select((answer, n) => VoteChoice.Of(this, answer, 1000 + n))];
    }

    public bool TakesVotes(DateOnly today) => State == VoteState.Open && today <= LastDay;

    /// <summary>Counts what was cast over the links and in the room, and closes. More votes than voters are refused, and nothing changes.</summary>
    /// <param name="sure">Whoever closes it knows that others could still vote, or that too few did.</param>
    public void Close(IReadOnlyCollection<VoteChoice> choices, IReadOnlyCollection<Voter> voters, RoomCount room, DateOnly today, bool sure = true)
    {
        MustBe(VoteState.Open, "votes.not-open");
        var byLink = voters.Count(voter => voter.Voted);
        var papers = room.Papers(this, choices);
        if (papers > voters.Count - byLink) throw new RuleBroken("votes.too-many", papers, voters.Count - byLink, voters.Count, byLink);
        // Who counted the room would know what the few others chose, or the other way round.
        if (IsSecret && byLink > 0 && papers > 0 && Math.Min(byLink, papers) < LeastSecret) throw new RuleBroken("votes.few.ways", LeastSecret, byLink, papers);
        if (!sure && byLink + papers < Least) throw new RuleBroken("votes.close.few", byLink + papers, Voters!, Least);
        if (!sure && IsEarly(byLink + papers, voters.Count, today)) throw new RuleBroken("votes.close.early", byLink + papers, voters.Count, Words.Day(LastDay));
        (ClosedOn, InRoom, Voted) = (today, papers, byLink + papers);
        WasVoid = IsSecret && Voted < LeastSecret ? Voided.TooFew : !Quorum.IsMet(Voted.Value, Voters!.Value) ? Voided.Quorum : null;
        foreach (var choice in choices) choice.Close(WasVoid == Voided.TooFew ? null : room.For(choice), today);
        foreach (var voter in voters) voter.Close(today);
    }

    /// <summary>Somebody could still vote.</summary>
    public bool IsEarly(int voted, int voters, DateOnly today) => voted < voters && today < LastDay;

    /// <summary>Called off: what was cast is wiped.</summary>
    public void Drop(IEnumerable<VoteChoice> choices, IEnumerable<Voter> voters, DateOnly today)
    {
        if (State == VoteState.Closed) throw new RuleBroken("votes.closed");
        (ClosedOn, WasVoid) = (today, Voided.Dropped);
        foreach (var choice in choices) choice.Close(null, today);
        foreach (var voter in voters) voter.Close(today);
    }

    /// <summary>Those elected have their seats: once.</summary>
    /// <param name="from">Today, or a day within a year.</param>
    public void Seated(DateOnly from, DateOnly today)
    {
        if (SeatedOn is not null) throw new RuleBroken("votes.elected.taken");
        MustBeSoon(from, today);
        SeatedOn = from;
    }

    /// <summary>Too few voted, so that it did not count.</summary>
    public bool HadTooFew => WasVoid is Voided.Quorum or Voided.TooFew;

    /// <summary>As many votes for the last seats: those stand again, for the seats that are left. Too few voted: the whole vote again. It is prepared, and not open yet.</summary>
    /// <param name="outcome">Null: it counted for nothing.</param>
    public Vote Again(Body body, Outcome? outcome, DateOnly today)
    {
        if (!HadTooFew && outcome is not { Tied.Count: > 0 }) throw new RuleBroken("votes.tied.none");
        var again = Prepare(body, Kind, Majority, Question, Seats - (outcome?.Elected.Count ?? 0), today.AddDays(AgainDays), today);
        (again.ForBodyId, again.SeatsFrom) = (ForBodyId, SeatsFrom);
        return again;
    }

    public void MustBe(VoteState state, string refusal)
    {
        if (State != state) throw new RuleBroken(refusal);
    }
}
