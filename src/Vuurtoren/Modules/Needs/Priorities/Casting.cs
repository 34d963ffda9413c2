using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;
using Database = Vuurtoren.Platform.Data.Database;

namespace Vuurtoren.Modules.Needs.Priorities;

/// <summary>
/// Casting: the mark that a voice was used and the sum, in one step, one after the other. Of a secret round what the engine keeps of how both were before is wiped
/// after: else the files would pair who voted with what was added.
/// </summary>
sealed class Casting(Db db, Database database, Guid round)
{
    /// <summary>One member by its own link.</summary>
    public Task ByLink(Guid voter, Func<PriorityRound, int, Ballot> says, DateOnly today) => One(async (found, needs, tallies) =>
    {
        var voice = await db.Set<PriorityVoter>().SingleAsync(v => v.Id == voter && v.RoundId == round);
        if (found.TakesVotes(today) && Members(tallies) >= found.Voters && !voice.Voted) throw new RuleBroken("priorities.all-voted"); // on papers of which nobody ticked whose they were
        var ballot = says(found, needs);
        voice.Casts(found, ballot, today);
        tallies.Single(t => t.Voice == CastBy.Link).Add(ballot.Sums(found, needs), 1);
    });

    /// <summary>A resident by the link that all residents have.</summary>
    public Task ByResident(Func<PriorityRound, int, Ballot> says, DateOnly today) => One((found, needs, tallies) =>
    {
        if (!found.TakesVotes(today) || !found.HasLink) throw new RuleBroken("priorities.over");
        tallies.Single(t => t.Voice == CastBy.Residents).Add(says(found, needs).Sums(found, needs), 1);
        return Task.CompletedTask;
    });

    /// <summary>Papers that all say the same, or dots counted on the wall: of members in the room, or of residents.</summary>
    /// <param name="handedIn">Organisations that gave a paper, now or one that is counted later: nobody is asked which. There are never more papers than organisations.</param>
    public Task OnPaper(CastBy voice, int papers, IReadOnlyCollection<Guid> handedIn, Action<PriorityRound, int, PriorityTally> add) => One(async (found, needs, tallies) =>
    {
        found.MustBe(RoundState.Open, "priorities.not-open");
        // Of a secret round papers of the room go with the voices by link: apart, a few voices by link would tell who they are.
        var tally = tallies.SingleOrDefault(t => t.Voice == (voice == CastBy.Room && found.Secret ? CastBy.Link : voice)) ?? throw new RuleBroken("priorities.no-residents");
        if (voice == CastBy.Room)
        {
            var voters = await db.Set<PriorityVoter>().Where(v => v.RoundId == round).ToListAsync();
            foreach (var voter in voters.Where(v => handedIn.Contains(v.OrganizationId))) voter.HandsIn(found);
            var voted = voters.Count(v => v.Voted);
            if (Members(tallies) + papers > voted) throw new RuleBroken("priorities.papers.many", voted, Members(tallies));
        }
        var before = tally.Ballots;
        add(found, needs, tally);
        tally.OnPaper(tally.Ballots - before);
    });

    static int Members(IEnumerable<PriorityTally> tallies) => tallies.Where(t => t.Voice != CastBy.Residents).Sum(t => t.Ballots);

    async Task One(Func<PriorityRound, int, List<PriorityTally>, Task> cast)
    {
        await db.Database.OpenConnectionAsync();
        UnnamedStore.WipeFrees(database, db.Database.GetDbConnection());
        bool secret;
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            database.LockChanges(db.Database.GetDbConnection(), transaction.GetDbTransaction());
            var found = await db.Set<PriorityRound>().AsNoTracking().SingleAsync(r => r.Id == round);
            await cast(found, await db.Set<PriorityOption>().CountAsync(o => o.RoundId == round), await db.Set<PriorityTally>().Where(t => t.RoundId == round).ToListAsync());
            try { await db.SaveChangesAsync(); }
            catch (DbUpdateConcurrencyException) { throw new RuleBroken("priorities.voted"); }
            secret = found.Secret;
            // PostgreSQL keeps with each row which transaction wrote it: so all voters are of the last one.
            if (secret && database.IsPostgres) await db.Database.ExecuteSqlAsync($"update needs_priority_voter set voted = voted where round_id = {round}");
            await transaction.CommitAsync();
        }
        await db.Database.CloseConnectionAsync();
        if (secret) await UnnamedStore.Wipe(database, ["needs_priority_voter", "needs_priority_tally"]);
    }

    /// <summary>One voice for each member of today: who speaks for it, the first with an address.</summary>
    public static async Task<IReadOnlyList<PriorityVoter>> Electorate(Db db, PriorityRound round, string lang)
    {
        var speakers = (await Speakers.Of(db, round.CoordinationId)).OrderBy(one => one.Email is null).ThenBy(one => one.Substitute).ToLookup(one => one.Organization);
        return [.. (await MembersNow.Of(db, round.CoordinationId)).Select(member => speakers[member.Organization].FirstOrDefault() is { } one ? PriorityVoter.Of(round, member.Organization, one.Name, one.Email, one.Lang) : PriorityVoter.Of(round, member.Organization, null, null, lang))];
    }
}

/// <summary>The letter with the link of one's own. It is not kept once it has gone: who reads the tables cannot vote for somebody.</summary>
sealed class PriorityLetters(Uri site, ServerSecret secret, Texts texts, DateTime now)
{
    public const string Purpose = "priority", OfResidents = "priority-residents";

    public Mail Asks(PriorityRound round, string coordination, PriorityVoter to)
    {
        var letter = new Letter(texts, to.Lang, "priorities.letter", coordination).Greets(to.Name).Says("priorities.letter.what", round.Title.In(to.Lang).Text)
            .Leads("priorities.letter.go", new(site, $"/{to.Lang}/priority/{secret.Ticket(Purpose, to.Id)}")).Says("priorities.letter.until", round.LastDay.Written("d MMMM yyyy", CultureInfo.GetCultureInfo($"{to.Lang}-BE")))
            .Says(round.Secret ? "priorities.letter.secret" : "priorities.letter.open");
        return Mail.To(to.Email!, letter, now, new About("priority", round.Id), secretUntil: LocalClock.ToInstant(round.LastDay.AddDays(1).ToDateTime(TimeOnly.MinValue)));
    }
}
