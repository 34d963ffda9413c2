using Vuurtoren.Modules.Needs.Chain;
using Vuurtoren.Modules.Needs.Priorities;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>What a secret round does not tell, also not to who typed in the papers.</summary>
public sealed class PrioritySecretTests
{
    static readonly DateOnly day = Rooms.Today;
    static readonly LocalText title = LocalText.From("nl", "Wat eerst?")!;
    static readonly IReadOnlyList<Criterion> criteria = [new(LocalText.From("nl", "Hoe ernstig")!, 1)];

    static (PriorityRound Round, List<PriorityOption> Options, List<PriorityVoter> Voters, List<PriorityTally> Tallies) Opened(Method method, bool secret = true, Residents residents = Residents.None)
    {
        var round = PriorityRound.Prepare(Guid.CreateVersion7(), title, new(method, 3, criteria, secret, residents, 0), null, day.AddDays(7), day);
        var options = Enumerable.Range(0, 3).Select(n => PriorityOption.Of(round, Guid.CreateVersion7(), LocalText.From("nl", $"Nood {n}")!, n)).ToList();
        var voters = Enumerable.Range(0, 8).Select(_ => PriorityVoter.Of(round, Guid.CreateVersion7(), null, null, "nl")).ToList();
        return (round, options, voters, [.. round.Open(options, voters, day)]);
    }

    static string Refused(Action act) => Assert.Throws<RuleBroken>(act).Message;
    static IReadOnlyList<long> Says(PriorityRound round, params int?[] numbers) => Ballot.Of(round, 3, numbers).Sums(round, 3);

    [Theory, InlineData(0, true), InlineData(1, false), InlineData(2, false), InlineData(3, true)]
    public void A_secret_round_closes_when_nobody_or_three_voted_by_link_however_many_papers_there_are(int byLink, bool closes)
    {
        var (round, options, voters, tallies) = Opened(Method.Dots);
        var sum = tallies.Single(t => t.Voice == CastBy.Link);
        if (byLink > 0) sum.Add(Says(round, 1, 1, 1), byLink);
        sum.AddDots(round, [3, 6, 3], 4);
        sum.OnPaper(4);
        void Close() => round.Close(options, tallies, voters, sure: true, day);
        if (!closes) Assert.Equal("priorities.few.links", Refused(Close));
        else Close();
        Assert.Equal(closes, round.State == RoundState.Closed);
    }

    [Fact]
    public void Few_by_link_get_longer_once_the_last_day_is_over()
    {
        var (round, _, _, tallies) = Opened(Method.Dots);
        tallies.Single(t => t.Voice == CastBy.Link).Add(Says(round, 1, 1, 1), 2);
        Assert.Equal("priorities.prolong.not", Refused(() => round.Prolong(tallies, day.AddDays(14), day))); // it still goes on
        var after = day.AddDays(8);
        Assert.Equal("priorities.last-day.wrong", Refused(() => round.Prolong(tallies, day, after)));
        round.Prolong(tallies, after.AddDays(7), after);
        Assert.True(round.TakesVotes(after.AddDays(7)));
        tallies.Single(t => t.Voice == CastBy.Link).Add(Says(round, 1, 1, 1), 1);
        Assert.Equal("priorities.prolong.not", Refused(() => round.Prolong(tallies, after.AddDays(30), after.AddDays(8))));
    }

    [Fact]
    public void A_need_that_few_scored_has_no_mark_and_no_place()
    {
        var (round, options, voters, tallies) = Opened(Method.Scores);
        var sum = tallies.Single(t => t.Voice == CastBy.Link);
        sum.Add(Says(round, 2, 5, 0), 2);
        sum.Add(Says(round, 2, null, 0), 2);
        round.Close(options, tallies, voters, sure: true, day);
        var result = round.Result!;
        Assert.Equal((true, false, true), (result.HasMark(0), result.HasMark(1), result.HasMark(2)));
        Assert.Equal((0L, 3, 2), (result.Points[1], result.PlaceOf(1), result.PlaceOf(2))); // after a mark of zero, which many gave
        var chained = new[] { Ranked.Of(round, 0, false), Ranked.Of(round, 1, false) };
        Assert.Equal((1, null, "chain.no-place"), (chained[0].Place, chained[1].Place, chained[1].Without));
    }

    [Fact]
    public void In_an_open_round_what_few_scored_counts()
    {
        var (round, options, voters, tallies) = Opened(Method.Scores, secret: false);
        tallies[0].Add(Says(round, 2, 5, 0), 1);
        tallies[0].Add(Says(round, 2, null, 0), 2);
        round.Close(options, tallies, voters, sure: true, day);
        Assert.Equal((1, 5000L), (round.Result!.PlaceOf(1), round.Result.Points[1]));
    }

    [Fact]
    public void The_result_knows_how_many_residents_came_on_paper()
    {
        var (round, options, voters, tallies) = Opened(Method.Dots, secret: false, residents: Residents.Beside);
        tallies.Single(t => t.Voice == CastBy.Link).Add(Says(round, 1, 1, 1), 4);
        var residents = tallies.Single(t => t.Voice == CastBy.Residents);
        residents.Add(Says(round, 3, 0, 0), 5);
        residents.AddDots(round, [0, 6, 0], 2);
        residents.OnPaper(2);
        round.Close(options, tallies, voters, sure: true, day);
        Assert.Equal((7, 2), (round.Result!.Residents, round.Result.ResidentsOnPaper));
    }
}
