using Dapper;
using Vuurtoren.Modules.Networks;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Modules.Networks.Votes;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Delegate = Vuurtoren.Modules.Networks.Members.Delegate;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>Votes, roles and their endings in the tables of both databases.</summary>
public sealed class BallotTests
{
    static readonly DateOnly today = new(2026, 11, 29);

    sealed record Town(Database Database, Coordination Coordination, Body Body, Vote Vote, List<Voter> Voters, List<VoteChoice> Choices)
    {
        public async Task<string?> Cast(Guid link, Guid voice, Answer answer)
        {
            await using var db = Database.Context();
            return (await Record.ExceptionAsync(() => Ballots.Cast(db, Database, link, voice, [Choices.Single(choice => choice.Answer == answer).Id], today)) as RuleBroken)?.Message;
        }
    }

    static async Task<Town> Open(TestDatabase test, VoteKind kind = VoteKind.Secret)
    {
        var database = test.WithTables();
        await using var db = database.Context();
        var coordination = new Coordination { Name = LocalText.NlFr("Coördinatie", "Coordination")! };
        var body = Body.Begin(coordination.Id, BodyKind.Steering, BodyTests.Words(), today.AddYears(-1));
        var vote = Vote.Prepare(body, kind, Majority.Simple, LocalText.NlFr("Ja?", "Oui ?"), null, today.AddDays(3), today);
        var voters = Enumerable.Range(1, 4).Select(n => Voter.Of(vote, null, $"{n} Verzonnen", null, "nl")).ToList();
        var choices = vote.Open(body, voters, 0, today).ToList();
        db.AddRange(coordination, body, vote);
        db.AddRange(voters);
        db.AddRange(choices);
        await db.SaveChangesAsync();
        return new(database, coordination, body, vote, voters, choices);
    }

    [Theory, EveryDatabase]
    public async Task Each_voice_counts_once_and_the_rows_do_not_tell_what_for(TestDatabase test)
    {
        var town = await Open(test);
        foreach (var (voter, answer) in town.Voters.Zip([Answer.For, Answer.Against, Answer.For])) Assert.Null(await town.Cast(voter.Id, voter.Id, answer));
        Assert.Equal("votes.voted.already", await town.Cast(town.Voters[0].Id, town.Voters[0].Id, Answer.Against));
        Assert.Equal("votes.proxy.given", await town.Cast(town.Voters[0].Id, town.Voters[3].Id, Answer.Against)); // not one's own, and no proxy
        using var connection = town.Database.Open();
        Assert.Equal([("Abstain", 0), ("Against", 1), ("For", 2)], connection.Query<(string, int)>("select answer, votes from networks_choice order by answer"));
        Assert.Equal(3, connection.ExecuteScalar<long>("select count(*) from networks_voter where voted"));
        if (town.Database.IsPostgres) Assert.Equal(1, connection.ExecuteScalar<long>("select count(distinct xmin::text) from networks_choice")); // the last one wrote them all
    }

    [Theory, EveryDatabase]
    public async Task Two_who_use_one_link_at_once_count_once(TestDatabase test)
    {
        var town = await Open(test);
        var voter = town.Voters[0].Id;
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => town.Cast(voter, voter, Answer.For))));
        Assert.Single(answers, answer => answer is null);
        using var connection = town.Database.Open();
        Assert.Equal(1, connection.ExecuteScalar<long>("select sum(votes) from networks_choice"));
    }

    [Theory, EveryDatabase]
    public async Task After_it_was_closed_nothing_is_counted_any_more(TestDatabase test)
    {
        var town = await Open(test, VoteKind.Hands);
        await using (var db = town.Database.Context())
        {
            var (vote, voters, choices) = (db.Set<Vote>().Single(), db.Set<Voter>().ToList(), db.Set<VoteChoice>().ToList());
            vote.Close(choices, voters, RoomCount.Nothing, today);
            await db.SaveChangesAsync();
        }
        Assert.Equal("votes.over", await town.Cast(town.Voters[0].Id, town.Voters[0].Id, Answer.For));
        using var connection = town.Database.Open();
        Assert.Equal(0, connection.ExecuteScalar<long>("select sum(votes) from networks_choice"));
    }

    [Theory, EveryDatabase]
    public async Task Who_stops_speaking_for_a_member_leaves_its_seats_and_a_delegate_that_is_erased_leaves_the_row(TestDatabase test)
    {
        var town = await Open(test);
        await using var db = town.Database.Context();
        var member = Member.Begin(town.Coordination.Id, Guid.CreateVersion7(), Way.Open, today.AddYears(-1));
        var speaks = Delegate.Of(member, "Nora Verzonnen", "nora@voorbeeld.be", null, "fr", false, today.AddYears(-1));
        db.AddRange(member, speaks, Mandate.Begin(town.Body, new(member.OrganizationId, speaks, null, null, null, "nl"), BodyRole.Chair, SeatWay.Elected, SeatSide.Association, null, 2, today.AddMonths(-2), false));
        await db.SaveChangesAsync();
        Assert.Equal("Nora Verzonnen", Assert.Single(await BodiesOf.Seats(db, town.Body.Id, today)).Name);
        await Endings.Of(db, speaks, today);
        await db.SaveChangesAsync();
        Assert.Empty(await BodiesOf.Seats(db, town.Body.Id, today));
        using var connection = town.Database.Open();
        connection.Execute("delete from networks_delegate");
        Assert.Equal(1, connection.ExecuteScalar<long>("select count(*) from networks_mandate where delegate_id is null"));
    }
}
