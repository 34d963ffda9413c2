using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Public;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Priorities;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>Rounds of priorities: what may be, what is counted, and what is kept, on both databases.</summary>
public sealed partial class PriorityTests
{
    static readonly DateOnly day = Rooms.Today;
    static readonly LocalText title = LocalText.From("nl", "Wat eerst?")!;
    static readonly IReadOnlyList<Criterion> criteria = [new(LocalText.From("nl", "Hoe ernstig")!, 3), new(LocalText.From("nl", "Haalbaar")!, 1)];
    static readonly DecisionMade decision = new(Guid.CreateVersion7(), Rooms.Today, "Bewoners tellen mee", "nl", null, LocalText.From("nl", "Bewoners tellen mee")!, ForEverybody: true);

    static Rules With(Method method, bool secret = false, Residents residents = Residents.None, int share = 0, int dots = 3) => new(method, dots, criteria, secret, residents, share);

    static (PriorityRound Round, List<PriorityOption> Options, List<PriorityVoter> Voters, List<PriorityTally> Tallies) Opened(Rules rules, int needs = 3, int voters = 4, Guid? coordination = null, IReadOnlyList<Guid>? ids = null)
    {
        var round = PriorityRound.Prepare(coordination ?? Guid.CreateVersion7(), title, rules, decision, day.AddDays(7), day);
        var options = Enumerable.Range(0, needs).Select(n => PriorityOption.Of(round, ids?[n] ?? Guid.CreateVersion7(), LocalText.From("nl", $"Nood {n}")!, n)).ToList();
        var all = Enumerable.Range(0, voters).Select(_ => PriorityVoter.Of(round, Guid.CreateVersion7(), null, null, "nl")).ToList();
        return (round, options, all, [.. round.Open(options, all, day)]);
    }

    static string Refused(Action act) => Assert.Throws<RuleBroken>(act).Message;
    static Ballot Says(PriorityRound round, int needs, params int?[] numbers) => Ballot.Of(round, needs, numbers);
    static string Places(PriorityRound round) => string.Join(" > ", round.Result!.Places.Select(place => string.Join('=', place)));

    [Fact]
    public void Dots_are_summed_and_the_same_number_is_a_tie()
    {
        var (round, options, voters, tallies) = Opened(With(Method.Dots));
        Assert.Equal("priorities.ballot.dots", Refused(() => Says(round, 3, 2, 2, 0)));
        Assert.Equal("priorities.ballot.dots", Refused(() => Says(round, 3, 0, null, 0)));
        tallies[0].Add(Says(round, 3, 3, 0, null).Sums(round, 3), 1);
        tallies[1].AddDots(round, [0, 4, 1], 2);
        Assert.Equal("priorities.room.dots", Refused(() => tallies[1].AddDots(round, [0, 4, 0], 1)));
        tallies[0].Add(Says(round, 3, 1, 0, 2).Sums(round, 3), 1);
        round.Close(options, tallies, voters, sure: true, day);
        Assert.Equal(("0=1 > 2", 4, 2), (Places(round), round.Result!.Members, round.Result.InRoom));
        Assert.Equal((1, 1, 3), (round.Result.PlaceOf(0), round.Result.PlaceOf(1), round.Result.PlaceOf(2)));
    }

    [Fact]
    public void Scores_are_means_by_weight_and_no_opinion_does_not_count()
    {
        var (round, options, voters, tallies) = Opened(With(Method.Scores), needs: 2);
        Assert.Equal("priorities.ballot.score", Refused(() => Says(round, 2, 6, 0, 0, 0)));
        tallies[0].Add(Says(round, 2, 4, 0, 3, 5).Sums(round, 2), 1);
        tallies[0].Add(Says(round, 2, null, 2, 3, null).Sums(round, 2), 1);
        round.Close(options, tallies, voters, sure: true, day);
        Assert.Equal([3250, 3500], round.Result!.Points); // (3×4 + 1×1) / 4 and (3×3 + 1×5) / 4
        Assert.Equal("1 > 0", Places(round));
    }

    [Fact]
    public void When_fewer_than_half_voted_it_closes_only_for_who_is_sure()
    {
        var (round, options, voters, tallies) = Opened(With(Method.Dots), voters: 5);
        tallies[0].Add(Says(round, 3, 3, 0, 0).Sums(round, 3), 2);
        Assert.True(round.IsFew(2));
        Assert.False(round.IsFew(3));
        Assert.Equal("priorities.close.few", Refused(() => round.Close(options, tallies, voters, sure: false, day)));
        tallies[0].Add(Says(round, 3, 3, 0, 0).Sums(round, 3), 1);
        round.Close(options, tallies, voters, sure: false, day);
        Assert.Equal(RoundState.Closed, round.State);
    }

    [Fact]
    public void The_mean_on_each_criterion_is_kept_unless_it_would_tell_who()
    {
        IReadOnlyList<long?> MeansOfSecond(bool secret, int more)
        {
            var (round, options, voters, tallies) = Opened(With(Method.Scores, secret), needs: 2);
            tallies[0].Add(Says(round, 2, 4, 0, 3, 5).Sums(round, 2), 1);
            tallies[0].Add(Says(round, 2, 1, 2, 3, null).Sums(round, 2), 1);
            tallies[0].Add(Says(round, 2, 1, 2, 2, more).Sums(round, 2), 2);
            round.Close(options, tallies, voters, sure: true, day);
            Assert.Equal([1750L, 1500L], round.Result!.Means![0]);
            return round.Result.Means[1];
        }

        Assert.Equal([2500L, 3667L], MeansOfSecond(secret: false, more: 3));
        Assert.Equal([2500L, 3667L], MeansOfSecond(secret: true, more: 3)); // three had an opinion
        var (hidden, of, them, sums) = Opened(With(Method.Scores, secret: true), needs: 2);
        sums[0].Add(Says(hidden, 2, 4, 0, 3, 5).Sums(hidden, 2), 1);
        sums[0].Add(Says(hidden, 2, 1, 2, 3, null).Sums(hidden, 2), 2);
        hidden.Close(of, sums, them, sure: true, day);
        Assert.Equal([3000L, null], hidden.Result!.Means![1]);
        Assert.Equal(3000, hidden.Result.Points[1]); // one alone had an opinion on the second: it counts nowhere, else it could be reckoned back
    }

    [Fact]
    public void A_ranking_is_put_in_order_by_pairs_and_what_is_left_out_comes_last()
    {
        var (round, options, voters, tallies) = Opened(With(Method.Ranking));
        Assert.Equal("priorities.ballot.rank", Refused(() => Says(round, 3, 4, 1, 2)));
        Assert.Equal("priorities.ballot.empty", Refused(() => Says(round, 3, null, null, null)));
        Assert.Equal([0, 1, 1, 0, 0, 0, 0, 0, 0], Says(round, 3, 1, null, null).Sums(round, 3));
        tallies[1].Add(Says(round, 3, 2, 1, 1).Sums(round, 3), 2);
        tallies[0].Add(Says(round, 3, 3, 2, 1).Sums(round, 3), 1);
        round.Close(options, tallies, voters, sure: true, day);
        Assert.Equal("2 > 1 > 0", Places(round));
    }

    [Fact]
    public void Residents_count_along_for_the_part_that_was_fixed_however_many_come()
    {
        var (round, options, voters, tallies) = Opened(With(Method.Dots, residents: Residents.Equal, share: 25, dots: 1), needs: 2);
        tallies.Single(t => t.Voice == CastBy.Room).AddDots(round, [3, 1], 4);
        tallies.Single(t => t.Voice == CastBy.Residents).AddDots(round, [0, 200], 200);
        round.Close(options, tallies, voters, sure: true, day);
        var points = round.Result!.Points;
        Assert.Equal((0.5625, 0.4375), (points[0] / (double)points.Sum(), points[1] / (double)points.Sum())); // 3/4 × 75 %, and 1/4 × 75 % + 25 %
        Assert.Equal("0 > 1", Places(round));
        Assert.Equal("priorities.decision.missing", Refused(() => PriorityRound.Prepare(round.CoordinationId, title, With(Method.Dots, residents: Residents.Equal, share: 25), null, day, day)));
        Assert.Equal("priorities.share.wrong", Refused(() => PriorityRound.Prepare(round.CoordinationId, title, With(Method.Dots, residents: Residents.Equal), decision, day, day)));
    }

    [Fact]
    public void Residents_beside_do_not_change_the_order()
    {
        var (round, options, voters, tallies) = Opened(With(Method.Ranking, residents: Residents.Beside), needs: 2);
        tallies.Single(t => t.Voice == CastBy.Link).Add(Says(round, 2, 1, 2).Sums(round, 2), 1);
        tallies.Single(t => t.Voice == CastBy.Residents).Add(Says(round, 2, 2, 1).Sums(round, 2), 50);
        round.Close(options, tallies, voters, sure: true, day);
        Assert.Equal(("0 > 1", 2, 1), (Places(round), round.Result!.ResidentsPlaceOf(0), round.Result.ResidentsPlaceOf(1)));
    }

    [Fact]
    public void What_fewer_than_five_residents_chose_is_not_shown()
    {
        PriorityResult With(int residents)
        {
            var (round, options, voters, tallies) = Opened(PriorityTests.With(Method.Ranking, residents: Residents.Beside), needs: 2);
            tallies.Single(t => t.Voice == CastBy.Link).Add(Says(round, 2, 1, 2).Sums(round, 2), 3);
            tallies.Single(t => t.Voice == CastBy.Residents).Add(Says(round, 2, 2, 1).Sums(round, 2), residents);
            round.Close(options, tallies, voters, sure: true, day);
            return round.Result!;
        }

        Assert.Equal((true, false, null), (With(4).HasFewResidents, With(4).ShowsResidents, With(4).ResidentsPlaceOf(0)));
        Assert.Equal((false, true, 2), (With(5).HasFewResidents, With(5).ShowsResidents, With(5).ResidentsPlaceOf(0)));
        Assert.Null((With(5) with { Residents = 4 }).ResidentsPlaceOf(0)); // also when it was kept
    }

    [Fact]
    public void Nothing_changes_once_it_opened_and_themes_are_taken_once()
    {
        var (round, options, voters, tallies) = Opened(With(Method.Dots));
        Assert.Equal("priorities.opened", Refused(() => round.Change(title, With(Method.Scores), null, day, day)));
        Assert.Equal("priorities.opened", Refused(() => round.Open(options, voters, day)));
        Assert.Equal("priorities.few.voted", Refused(() => round.Close(options, tallies, voters, sure: true, day)));
        Assert.Equal("priorities.not-closed", Refused(() => round.Take(options, day.Year, day)));
        tallies[0].Add(Says(round, 3, 1, 2, 0).Sums(round, 3), 1);
        round.Close(options, tallies, voters, sure: true, day);
        Assert.Equal("priorities.over", Refused(() => tallies[0].Add(Says(round, 3, 1, 0, 0).Sums(round, 3), 1)));
        Assert.Equal("priorities.themes.wrong", Refused(() => round.Take([], day.Year, day)));
        Assert.Equal([1, 0], round.Take([options[0], options[1]], day.Year, day).Select(option => option.Place));
        Assert.Equal("priorities.taken", Refused(() => round.Take([options[2]], day.Year, day)));
        Assert.Equal("priorities.few", Refused(() => Opened(With(Method.Dots, secret: true), voters: 2)));
    }

    static async Task Keep(Database database, IEnumerable<Need> needs, (PriorityRound Round, List<PriorityOption> Options, List<PriorityVoter> Voters, List<PriorityTally> Tallies) made)
    {
        await using var db = database.Context();
        db.AddRange(needs);
        db.Add(made.Round);
        db.AddRange(made.Options);
        db.AddRange(made.Voters);
        db.AddRange(made.Tallies);
        await db.SaveChangesAsync();
    }

    [Theory, EveryDatabase]
    public async Task After_a_secret_vote_the_files_do_not_tell_what_it_added(TestDatabase test)
    {
        var database = test.WithTables();
        var rooms = Rooms.In(database);
        Need[] needs = [rooms.Need("Een"), rooms.Need("Twee"), rooms.Need("Drie")];
        var made = Opened(With(Method.Dots, secret: true, dots: 10), coordination: rooms.Coordination, ids: [.. needs.Select(n => n.Id)]);
        await Keep(database, needs, made);
        foreach (var (n, dots) in new int?[][] { [7, 1, 0], [0, 1, 9], [0, 8, 1] }.Index())
        {
            await using var db = database.Context();
            await new Casting(db, database, made.Round.Id).ByLink(made.Voters[n].Id, (round, count) => Ballot.Of(round, count, dots), day);
        }
        var files = UnnamedTests.Files(database, "needs_priority_tally").ToList();
        var text = string.Concat(await Task.WhenAll(files.Select(async file => System.Text.Encoding.Latin1.GetString(await UnnamedTests.Read(file)))));
        Assert.Contains("[7,10,10]", text, StringComparison.Ordinal);
        foreach (var before in new[] { "[7,1,0]", "[7,2,9]" }) Assert.DoesNotContain(before, text, StringComparison.Ordinal);
        if (!database.IsPostgres) Assert.All(files.Where(file => file.EndsWith("-wal", StringComparison.Ordinal)), file => Assert.Equal(0, new FileInfo(file).Length));
        await using var after = database.Context();
        if (database.IsPostgres) Assert.Equal(1, await after.Database.SqlQuery<long>($"select count(distinct xmin::text) as \"Value\" from needs_priority_voter").SingleAsync());
    }
}
