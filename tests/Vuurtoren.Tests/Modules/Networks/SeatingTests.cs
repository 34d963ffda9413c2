using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Modules.Networks.Votes;
using Vuurtoren.Platform.Data;
using static Vuurtoren.Tests.Modules.Networks.BodyTests;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>For which seats an election is, and how those elected take them.</summary>
public sealed class SeatingTests
{
    static readonly DateOnly today = new(2026, 11, 29), later = today.AddMonths(3);
    static readonly LocalText question = LocalText.NlFr("Wie zit erin?", "Qui y siège ?")!;

    /// <summary>Three seats: the term of An is over in two months, that of Bo in two years, and one is free.</summary>
    static (Body Body, Mandate An, Mandate Bo) Made()
    {
        var body = Steering(seats: 3);
        return (body, Seat(body, "An Verzonnen", years: 1, from: today.AddMonths(-10)), Seat(body, "Bo Verzonnen"));
    }

    static Elected One(string name, SeatSide side = SeatSide.Association) => new(new(null, null, name, null, null, "nl"), side);

    static Vote Prepare(Body body, int seats, Seating into) => Vote.Prepare(body, VoteKind.Election, Majority.Simple, question, seats, today.AddDays(7), today, into);

    static IEnumerable<string?> Names(DateOnly day, Body body, IEnumerable<Mandate> all) => Roster.On(day, body, all).Now.Select(m => m.Name);

    [Fact]
    public void An_election_may_be_for_seats_in_another_body_of_the_same_coordination()
    {
        var steering = Steering(seats: 2);
        var plenary = Body.Begin(steering.CoordinationId, BodyKind.Plenary, Words("Plenaire"), today.AddYears(-1));
        var vote = Prepare(plenary, 2, new(steering, [], later));
        Assert.Equal((plenary.Id, steering.Id, later), (vote.BodyId, vote.SeatsIn, vote.SeatsOn(today)));
        Assert.Equal("votes.for-body.elsewhere", Refused(() => Prepare(plenary, 1, new(Steering(seats: 2), [], later))));
        Assert.Null(Prepare(plenary, 9, new(plenary, [], today)).ForBodyId); // its own, whose number is not fixed
    }

    [Fact]
    public void No_more_seats_are_asked_for_than_are_free_or_end_by_the_day()
    {
        var (body, an, bo) = Made();
        Assert.Equal("votes.seats.short", Refused(() => Prepare(body, 2, new(body, [an, bo], today))));
        var vote = Prepare(body, 2, new(body, [an, bo], later));
        Assert.Equal("votes.seats.short", Refused(() => Prepare(body, 3, new(body, [an, bo], later))));
        Assert.Equal("votes.seats-from.wrong", Refused(() => Prepare(body, 1, new(body, [an, bo], today.AddYears(1).AddDays(1)))));
        List<Voter> voters = [.. Enumerable.Range(1, 4).Select(n => Voter.Of(vote, null, $"{n} Verzonnen", null, "nl"))];
        // Somebody took the free seat meanwhile: that is said before anybody votes.
        Assert.Equal("votes.seats.short", Refused(() => vote.Open(body, voters, 2, today, new(body, [an, bo, Seat(body, "Co Verzonnen")], later))));
        Assert.Equal(VoteState.Prepared, vote.State);
        vote.Open(body, voters, 2, today, new(body, [an, bo], later));
    }

    [Fact]
    public void Those_elected_come_on_the_day_and_whose_term_is_over_makes_room_then()
    {
        var (body, an, bo) = Made();
        var begun = new Seating(body, [an, bo], later).Elect([One("Kim Verzonnen", SeatSide.Public), One("Lou Verzonnen")], 2);
        Assert.Equal(["An Verzonnen", "Bo Verzonnen"], Names(today, body, [an, bo, .. begun]));
        Assert.Equal(["Bo Verzonnen", "Kim Verzonnen", "Lou Verzonnen"], Names(later, body, [an, bo, .. begun]));
        Assert.Equal([SeatSide.Public, SeatSide.Association], begun.Select(m => m.Side));
        Assert.Equal("mandates.full", Refused(() => new Seating(body, [an, bo, .. begun], today).Take(Seat(body, "Mo Verzonnen", years: null)))); // free today, and not then
    }

    [Fact]
    public void Who_is_chosen_again_goes_on_for_a_new_term_and_nobody_leaves_without_need()
    {
        var (body, an, bo) = Made();
        var begun = new Seating(body, [an, bo], today).Elect([One("Bo Verzonnen")], 3);
        Assert.Equal((today, today.AddYears(3), true), (bo.UntilOn!.Value, begun[0].EndsOn!.Value, an.GoesOn));
        Assert.Equal(["An Verzonnen", "Bo Verzonnen"], Names(today, body, [an, bo, .. begun]));
        Assert.Equal("mandates.full", Refused(() => new Seating(body, [an, .. begun], today).Elect([One("Kim Verzonnen"), One("Lou Verzonnen")], 2))); // the term of An is not over today
    }

    [Fact]
    public void While_others_can_still_vote_or_too_few_did_closing_asks_whether_one_is_sure()
    {
        var (vote, voters, choices) = Open(Share.Half, 7);
        Assert.Equal("votes.close.few", Refused(() => Close(3, sure: false)));
        Assert.Equal("votes.close.early", Refused(() => Close(5, sure: false)));
        Assert.Equal(VoteState.Open, vote.State);
        Close(3, sure: true);
        Assert.Equal((Voided.Quorum, 3, 7, 4), (vote.WasVoid!.Value, vote.Voted!.Value, vote.Voters!.Value, vote.Least));
        var again = vote.Again(Steering(), null, today); // nothing was decided: the same once more
        Assert.Equal((VoteKind.Hands, VoteState.Prepared, question), (again.Kind, again.State, again.Question));

        void Close(int yes, bool sure) => vote.Close(choices, voters, new(new Dictionary<Guid, int> { [choices.Single(one => one.Answer == Answer.For).Id] = yes }), today, sure);
    }

    [Fact]
    public void When_all_voted_or_the_last_day_is_there_nothing_is_asked()
    {
        var (all, voters, choices) = Open(Share.None, 3);
        all.Close(choices, voters, new(choices.Take(1).ToDictionary(one => one.Id, _ => 3)), today, sure: false);
        var (last, some, answers) = Open(Share.None, 3);
        last.Close(answers, some, new(answers.Take(1).ToDictionary(one => one.Id, _ => 2)), last.LastDay, sure: false);
        Assert.Equal((VoteState.Closed, VoteState.Closed), (all.State, last.State));
    }

    static (Vote Vote, List<Voter> Voters, IReadOnlyList<VoteChoice> Choices) Open(Share quorum, int voters)
    {
        var body = Steering(quorum: quorum);
        var vote = Vote.Prepare(body, VoteKind.Hands, Majority.Simple, question, null, today.AddDays(7), today);
        List<Voter> all = [.. Enumerable.Range(1, voters).Select(n => Voter.Of(vote, null, $"{n} Verzonnen", null, "nl"))];
        return (vote, all, vote.Open(body, all, 0, today));
    }
}
