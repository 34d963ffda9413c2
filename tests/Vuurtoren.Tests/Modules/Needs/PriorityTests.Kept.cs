using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Priorities;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>What is kept of a voice, on both databases.</summary>
public sealed partial class PriorityTests
{
    [Theory, EveryDatabase]
    public async Task A_voice_counts_once_and_of_a_secret_ballot_only_the_sum_is_kept(TestDatabase test)
    {
        var database = test.WithTables();
        var rooms = Rooms.In(database);
        foreach (var secret in new[] { true, false })
        {
            Need[] needs = [rooms.Need("Een"), rooms.Need("Twee")];
            var made = Opened(With(Method.Ranking, secret), needs: 2, voters: 3, coordination: rooms.Coordination, ids: [.. needs.Select(n => n.Id)]);
            await Keep(database, needs, made);
            async Task Cast(int voter, params int?[] ranks)
            {
                await using var db = database.Context();
                await new Casting(db, database, made.Round.Id).ByLink(made.Voters[voter].Id, (round, count) => Ballot.Of(round, count, ranks), day);
            }
            await Cast(0, 2, 1);
            Assert.Equal("priorities.voted", (await Assert.ThrowsAsync<RuleBroken>(() => Cast(0, 1, 2))).Message);
            Assert.Equal("priorities.ballot.rank", (await Assert.ThrowsAsync<RuleBroken>(() => Cast(1, 3, 1))).Message);
            async Task Paper(int papers, params int[] of)
            {
                await using var db = database.Context();
                await new Casting(db, database, made.Round.Id).OnPaper(CastBy.Room, papers, [.. of.Select(n => made.Voters[n].OrganizationId)], (round, count, tally) => tally.Add(Ballot.Of(round, count, [2, 1]).Sums(round, count), papers));
            }
            Assert.Equal("priorities.papers.many", (await Assert.ThrowsAsync<RuleBroken>(() => Paper(2))).Message); // of whom?
            Assert.Equal("priorities.papers.many", (await Assert.ThrowsAsync<RuleBroken>(() => Paper(2, 1))).Message);
            Assert.Equal("priorities.voted", (await Assert.ThrowsAsync<RuleBroken>(() => Paper(1, 0))).Message); // it voted by its link
            await Paper(1, 1, 2);
            await Paper(1);
            Assert.Equal("priorities.papers.many", (await Assert.ThrowsAsync<RuleBroken>(() => Paper(1))).Message);
            Assert.Equal("priorities.voted", (await Assert.ThrowsAsync<RuleBroken>(() => Cast(2, 1, 2))).Message);
            await using (var db = database.Context())
            {
                var voters = await db.Set<PriorityVoter>().Where(v => v.RoundId == made.Round.Id).ToListAsync();
                Assert.Equal(3, voters.Count(v => v.Voted));
                Assert.Equal(secret ? 0 : 1, voters.Count(v => v.Ballot is not null));
                var (round, tallies) = (await db.Set<PriorityRound>().SingleAsync(r => r.Id == made.Round.Id), await db.Set<PriorityTally>().Where(t => t.RoundId == made.Round.Id).ToListAsync());
                int Ballots(CastBy voice) => tallies.Single(t => t.Voice == voice).Ballots;
                Assert.Equal((1, 2), (PriorityRound.ByLink(tallies), tallies.Sum(t => t.Papers)));
                Assert.Equal(secret ? (3, 0) : (1, 2), (Ballots(CastBy.Link), Ballots(CastBy.Room))); // apart, the one by link would be known
                if (secret)
                {
                    Assert.Equal("priorities.few.links", Refused(() => round.Close([], tallies, voters, sure: true, day))); // who typed the papers would know the one by link
                    continue;
                }
                round.Close(await db.Set<PriorityOption>().Where(o => o.RoundId == round.Id).OrderBy(o => o.Place).ToListAsync(), tallies, voters, sure: true, day);
                await db.SaveChangesAsync();
            }
            await using (var db = database.Context()) Assert.Equal("1 > 0", Places(await db.Set<PriorityRound>().SingleAsync(r => r.Id == made.Round.Id)));
            Assert.Equal("priorities.over", (await Assert.ThrowsAsync<RuleBroken>(() => Cast(1, 1, 2))).Message);
        }
    }
}
