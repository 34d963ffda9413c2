using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Votes;
using Vuurtoren.Platform.Data;
using static Vuurtoren.Tests.Modules.Networks.BodyTests;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>A vote from its question to its outcome.</summary>
public sealed class VoteTests
{
    static readonly DateOnly today = new(2026, 11, 29);
    static readonly LocalText question = LocalText.NlFr("Nemen we het charter aan?", "Adoptons-nous la charte ?")!;

    sealed record Opened(Vote Vote, List<Voter> Voters, List<VoteChoice> Choices)
    {
        public VoteChoice Of(Answer answer) => Choices.Single(one => one.Answer == answer);
        public RoomCount Room(int yes, int no, int abstain) => new(new Dictionary<Guid, int> { [Of(Answer.For).Id] = yes, [Of(Answer.Against).Id] = no, [Of(Answer.Abstain).Id] = abstain });
        public void Close(RoomCount room) => Vote.Close(Choices, Voters, room, today);
        public Outcome Outcome => Vuurtoren.Modules.Networks.Votes.Outcome.From(Vote, Choices)!;
    }

    static Opened Open(VoteKind kind, Majority majority, int voters, Share quorum = Share.None, int proxies = 1, int seats = 2, string[]? candidates = null, int? bodySeats = null)
    {
        var body = Steering(quorum: quorum, proxies: proxies, seats: bodySeats);
        var vote = Vote.Prepare(body, kind, majority, question, seats, today.AddDays(7), today);
        var choices = new List<VoteChoice>();
        foreach (var name in candidates ?? []) choices.Add(VoteChoice.Candidate(vote, new SeatOf(null, null, name, null, null, "nl"), choices));
        var all = Enumerable.Range(1, voters).Select(n => Voter.Of(vote, null, $"{n} Verzonnen", null, "nl")).ToList();
        choices.AddRange(vote.Open(body, all, choices.Count, today));
        return new(vote, all, choices);
    }

    [Theory]
    [InlineData(Majority.Simple, 5, 4, 3, true, 5, 0), InlineData(Majority.Simple, 4, 4, 3, false, 5, 0), InlineData(Majority.Simple, 1, 0, 9, true, 1, 0)]
    [InlineData(Majority.Absolute, 7, 4, 1, true, 7, 12), InlineData(Majority.Absolute, 6, 4, 2, false, 7, 12), InlineData(Majority.Absolute, 6, 5, 0, true, 6, 11)]
    [InlineData(Majority.TwoThirds, 8, 4, 0, true, 8, 12), InlineData(Majority.TwoThirds, 7, 4, 1, false, 8, 11), InlineData(Majority.TwoThirds, 0, 0, 5, false, 1, 0)]
    public void The_outcome_follows_from_the_numbers(Majority majority, int yes, int no, int abstain, bool carried, int needed, int of)
    {
        var open = Open(VoteKind.Hands, majority, 12);
        open.Close(open.Room(yes, no, abstain));
        Assert.Equal((carried, needed, of), (open.Outcome.Carried, open.Outcome.Needed, open.Outcome.Of));
    }

    [Fact]
    public void More_votes_than_voters_are_refused_and_nothing_changes()
    {
        var open = Open(VoteKind.Hands, Majority.Simple, 5);
        open.Voters[0].Casts(open.Vote, [open.Of(Answer.For)], today);
        Assert.Equal("votes.too-many", Refused(() => open.Close(open.Room(3, 1, 1))));
        Assert.Equal((VoteState.Open, 0), (open.Vote.State, open.Of(Answer.For).Votes));
        open.Close(open.Room(2, 1, 1));
        Assert.Equal((VoteState.Closed, 5, 4), (open.Vote.State, open.Vote.Voted!.Value, open.Vote.InRoom!.Value));
        Assert.Equal("votes.not-open", Refused(() => open.Close(open.Room(0, 0, 0))));
    }

    [Fact]
    public void Few_by_one_way_of_a_secret_vote_and_others_by_the_other_are_refused_or_who_counts_would_know()
    {
        var open = Open(VoteKind.Secret, Majority.Simple, 8);
        open.Voters[0].Casts(open.Vote, [open.Of(Answer.For)], today);
        Assert.Equal("votes.few.ways", Refused(() => open.Close(open.Room(0, 3, 0))));
        foreach (var voter in open.Voters.Skip(1).Take(2)) voter.Casts(open.Vote, [open.Of(Answer.For)], today);
        Assert.Equal("votes.few.ways", Refused(() => open.Close(open.Room(0, 2, 0))));
        Assert.Equal(VoteState.Open, open.Vote.State);
        open.Close(open.Room(1, 2, 0));
        Assert.Equal((VoteState.Closed, 6), (open.Vote.State, open.Vote.Voted!.Value));
    }

    [Theory, InlineData(7, null), InlineData(5, 7)]
    public void Fewer_than_the_rule_asks_of_all_seats_and_it_counts_for_nothing(int voters, int? seats)
    {
        var open = Open(VoteKind.Hands, Majority.Simple, voters, Share.Half, bodySeats: seats);
        open.Close(open.Room(3, 0, 0));
        Assert.Equal(Voided.Quorum, open.Vote.WasVoid);
        Assert.Null(Outcome.From(open.Vote, open.Choices));
    }

    [Fact]
    public void A_secret_vote_of_which_the_numbers_would_tell_who_is_wiped()
    {
        Assert.Equal("votes.few.secret", Refused(() => Open(VoteKind.Secret, Majority.Simple, 2)));
        var open = Open(VoteKind.Secret, Majority.Simple, 5);
        open.Close(open.Room(2, 0, 0));
        Assert.Equal(Voided.TooFew, open.Vote.WasVoid);
        Assert.All(open.Choices, choice => Assert.Equal(0, choice.Votes));
    }

    [Fact]
    public void A_voice_is_used_once_and_not_after_the_last_day()
    {
        var open = Open(VoteKind.Secret, Majority.Simple, 3);
        var (one, other) = (open.Voters[0], open.Voters[1]);
        Assert.Equal("votes.nothing", Refused(() => one.Casts(open.Vote, [], today)));
        Assert.Equal("votes.chosen.many", Refused(() => one.Casts(open.Vote, [open.Of(Answer.For), open.Of(Answer.Against)], today)));
        one.Casts(open.Vote, [open.Of(Answer.For)], today);
        Assert.Equal("votes.voted.already", Refused(() => one.Casts(open.Vote, [open.Of(Answer.For)], today)));
        Assert.Equal("votes.over", Refused(() => other.Casts(open.Vote, [open.Of(Answer.For)], today.AddDays(8))));
    }

    [Fact]
    public void One_person_carries_no_more_proxies_than_the_rule_and_passes_none_on()
    {
        var open = Open(VoteKind.Hands, Majority.Simple, 5, proxies: 1);
        var (a, b, c, d) = (open.Voters[0], open.Voters[1], open.Voters[2], open.Voters[3]);
        Assert.Equal("votes.proxy.on", Refused(() => a.GivesTo(a, open.Vote, open.Voters)));
        a.GivesTo(b, open.Vote, open.Voters);
        Assert.Equal("votes.proxy.many", Refused(() => c.GivesTo(b, open.Vote, open.Voters)));
        Assert.Equal("votes.proxy.on", Refused(() => c.GivesTo(a, open.Vote, open.Voters))); // who gave theirs away carries none
        Assert.Equal("votes.proxy.on", Refused(() => b.GivesTo(d, open.Vote, open.Voters))); // who carries one gives none away
        a.TakesBack();
        c.GivesTo(b, open.Vote, open.Voters);
        b.Casts(open.Vote, [open.Of(Answer.For)], today);
        Assert.Equal("votes.proxy.voted", Refused(() => d.GivesTo(b, open.Vote, open.Voters)));
    }

    [Fact]
    public void An_election_fills_the_seats_in_the_order_of_votes_and_a_tie_at_the_border_fills_none()
    {
        var open = Open(VoteKind.Election, Majority.Absolute, 9, seats: 2, candidates: ["An", "Bo", "Co"]);
        open.Close(Papers(open, 9, 7, 5, 4));
        Assert.Equal(["An", "Bo"], open.Outcome.Elected.Select(one => one.Name));
        var tie = Open(VoteKind.Election, Majority.Simple, 9, seats: 2, candidates: ["An", "Bo", "Co"]);
        tie.Close(Papers(tie, 9, 8, 4, 4));
        Assert.Equal(["An"], tie.Outcome.Elected.Select(one => one.Name));
        Assert.Equal(["Bo", "Co"], tie.Outcome.Tied.Select(one => one.Name));
        var again = tie.Vote.Again(Steering(), tie.Outcome, today); // for the seat that is left
        Assert.Equal((VoteKind.Election, VoteState.Prepared, 1, question), (again.Kind, again.State, again.Seats, again.Question));
        Assert.Equal("votes.tied.none", Refused(() => open.Vote.Again(Steering(), open.Outcome, today)));
        tie.Vote.Seated(today, today);
        Assert.Equal("votes.elected.taken", Refused(() => tie.Vote.Seated(today, today)));
        var few = Open(VoteKind.Election, Majority.Absolute, 9, seats: 2, candidates: ["An", "Bo", "Co"]);
        few.Close(Papers(few, 9, 5, 4, 3));
        Assert.Equal(["An"], few.Outcome.Elected.Select(one => one.Name));
        Assert.False(few.Outcome.Carried);
    }

    [Theory, InlineData(3, 4, 0, 0), InlineData(3, 3, 3, 1), InlineData(3, 1, 1, 0)]
    public void Numbers_that_cannot_stand_on_so_many_papers_are_refused(int papers, int an, int bo, int co)
    {
        var open = Open(VoteKind.Election, Majority.Simple, 9, seats: 2, candidates: ["An", "Bo", "Co"]);
        Assert.Equal("votes.count.papers", Refused(() => open.Close(Papers(open, papers, an, bo, co))));
    }

    static RoomCount Papers(Opened open, int papers, params int[] counts) => new(open.Choices.Where(one => one.Answer == Answer.Candidate).Select((one, n) => (one.Id, counts[n])).ToDictionary(one => one.Id, one => one.Item2), papers);

    [Fact]
    public void Once_open_the_question_stays_as_it_is()
    {
        var open = Open(VoteKind.Hands, Majority.Simple, 3);
        Assert.Equal("votes.not-prepared", Refused(() => open.Vote.Change(Majority.TwoThirds, question, null, today, today)));
        open.Vote.Drop(open.Choices, open.Voters, today);
        Assert.Equal(Voided.Dropped, open.Vote.WasVoid);
        Assert.Equal("votes.closed", Refused(() => open.Vote.Drop(open.Choices, open.Voters, today)));
    }
}
