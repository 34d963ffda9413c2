using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Chain;
using Vuurtoren.Modules.Needs.Demands;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>Demands as they are kept, on both databases.</summary>
public sealed class DemandStoreTests
{
    static readonly LocalText words = LocalText.From("nl", "Een woord")!;

    /// <summary>One demand of sixty days ago that asked an answer within thirty.</summary>
    static async Task<(Rooms Rooms, Need Need, Demand Demand)> Asked(Database database)
    {
        var rooms = Rooms.In(database);
        var need = rooms.Need("Te duur wonen");
        await rooms.Step(async (_, regroup) => await regroup.Group(need, true, await rooms.Signals(3)));
        var day = Rooms.Today.AddDays(-60);
        var office = Office.Of(rooms.Coordination, OfficeKind.College, LocalText.From("nl", "het college"), 0);
        var memorandum = Memorandum.Of(rooms.Coordination, words, null, 30, day);
        var demand = Demand.Prepare(memorandum, need.Id, office, words, words, 0, []);
        await using var db = database.Context();
        db.AddRange(office, office.Passes(null, "Ada Verzonnen", "college@voorbeeld.be", "nl", day, day, []), memorandum, demand);
        db.AddRange(memorandum.Present([demand], day, null, day));
        await db.SaveChangesAsync();
        return (rooms, need, demand);
    }

    [Theory, EveryDatabase]
    public async Task The_coordinator_hears_every_two_weeks_what_is_late_and_the_office_nothing(TestDatabase test)
    {
        var database = test.WithTables();
        var (rooms, _, demand) = await Asked(database);
        await using (var db = database.Context())
        {
            var account = Account.For("cas@voorbeeld.be", "Cas Verzonnen", "fr", Rooms.Now);
            (account.NormalizedEmail, account.SecurityStamp) = ("CAS@VOORBEELD.BE", "x");
            db.Add(account);
            db.Add(RoleGrant.Give(account.Id, Role.Coordinator, new(ScopeKind.Coordination, rooms.Coordination), Rooms.Now, null, null));
            await db.SaveChangesAsync();
        }
        Task<int> Remind(int days) => RemindDemands.Remind(database, new("https://voorbeeld.be"), Outboxes.Texts, Rooms.Now.AddDays(days));
        Assert.Equal((1, 0, 0, 1), (await Remind(1), await Remind(2), await Remind(14), await Remind(15)));
        await using var after = database.Context();
        Assert.All(await after.Set<Mail>().Where(m => m.AboutKind == "demands").ToListAsync(), mail => Assert.Equal(("cas@voorbeeld.be", "fr"), (mail.Address, mail.Lang)));
        Assert.Equal(2, await after.Set<Mail>().CountAsync(m => m.AboutKind == "demands"));
        Assert.Equal(Standing.VeryOverdue, (await after.Set<Demand>().SingleAsync(d => d.Id == demand.Id)).StandingOn(Rooms.Today.AddDays(1)));
    }

    [Theory, EveryDatabase]
    public async Task Of_two_answers_at_once_one_is_kept(TestDatabase test)
    {
        var database = test.WithTables();
        var (_, _, demand) = await Asked(database);
        await using var one = database.Context();
        await using var two = database.Context();
        foreach (var (db, state) in new[] { (one, DemandState.Accepted), (two, DemandState.Refused) }) db.Add((await db.Set<Demand>().SingleAsync(d => d.Id == demand.Id)).Answers(state, words, Rooms.Today, false, Rooms.Today));
        await one.SaveChangesAsync();
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => two.SaveChangesAsync());
        await using var after = database.Context();
        Assert.Equal(DemandState.Accepted, (await after.Set<Demand>().SingleAsync(d => d.Id == demand.Id)).State);
        Assert.Equal([DemandEventKind.Presented, DemandEventKind.Answered], await after.Set<DemandEvent>().Where(e => e.DemandId == demand.Id).OrderBy(e => e.Number).Select(e => e.Kind).ToListAsync());
    }

    [Theory, EveryDatabase]
    public async Task The_chain_of_a_need_takes_along_what_went_into_it(TestDatabase test)
    {
        var database = test.WithTables();
        var (rooms, need, _) = await Asked(database);
        var other = rooms.Need("Wonen");
        await rooms.Step(async (_, regroup) => await regroup.Group(other, true, await rooms.Signals(2, what: "Iets anders")));
        await rooms.Step(async (db, regroup) => await regroup.Merge(await db.Set<Need>().SingleAsync(n => n.Id == need.Id), await db.Set<Need>().SingleAsync(n => n.Id == other.Id)));
        await using var read = database.Context();
        var chain = Assert.Single(await ChainReading.Of(read, new SignalCounts(), rooms.Coordination, [await read.Set<Need>().SingleAsync(n => n.Id == other.Id)], Rooms.Today));
        Assert.Equal((5, 0, 1, Link.Demand), (chain.Signals, chain.Released, chain.Demands.Count, chain.Furthest));
    }

    [Theory, EveryDatabase]
    public async Task The_answer_goes_back_to_who_sent_a_signal_wherever_the_need_went(TestDatabase test)
    {
        var database = test.WithTables();
        var (rooms, need, demand) = await Asked(database);
        var account = Account.For("zag@voorbeeld.be", "Zoë Verzonnen", "fr", Rooms.Now);
        (account.NormalizedEmail, account.SecurityStamp) = ("ZAG@VOORBEELD.BE", "x");
        var seen = Signal.OfPerson(rooms.Coordination, account.Id, Rooms.Words("Huren is te duur"), Rooms.Today);
        await using (var db = database.Context())
        {
            db.AddRange(account, seen);
            await db.SaveChangesAsync();
        }
        var (wider, widest) = (rooms.Need("Wonen"), rooms.Need("Leven"));
        foreach (var one in new[] { wider, widest }) await rooms.Step(async (_, regroup) => await regroup.Group(one, true, await rooms.Signals(1)));
        await rooms.Step(async (db, regroup) => await regroup.Group(await db.Set<Need>().SingleAsync(n => n.Id == need.Id), false, [seen.Id]));
        async Task Merged(Guid from, Guid into) => await rooms.Step(async (db, regroup) => await regroup.Merge(await db.Set<Need>().SingleAsync(n => n.Id == from), await db.Set<Need>().SingleAsync(n => n.Id == into)));
        await Merged(need.Id, wider.Id);
        await Merged(wider.Id, widest.Id);
        await using var after = database.Context();
        Assert.Equal(["zag@voorbeeld.be"], (await Contributors.Of(after, rooms.Coordination, demand.NeedId)).Select(one => one.Email));
        var letter = new DemandLetters(new("https://voorbeeld.be"), Outboxes.Texts, Rooms.Now, _ => "Coördinatie");
        demand.Answers(DemandState.Accepted, words, Rooms.Today, true, Rooms.Today);
        demand.Tell(LocalText.From("nl", "Er komen woningen bij."));
        Assert.Contains("Er komen woningen bij. (en néerlandais)", letter.Tells(demand, new("Zoë", "zag@voorbeeld.be", "fr")).Text, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task On_the_day_an_office_passes_on_the_one_whose_link_answered_is_shown(TestDatabase test)
    {
        var database = test.WithTables();
        var (_, _, demand) = await Asked(database);
        await using var db = database.Context();
        var (kept, office) = (await db.Set<Demand>().SingleAsync(d => d.Id == demand.Id), await db.Set<Office>().SingleAsync(o => o.Id == demand.OfficeId));
        var first = (await DemandsReading.HolderNow(db, office.Id))!;
        var second = office.Passes(first, "Bo Verzonnen", null, "nl", Rooms.Today, Rooms.Today, []);
        await db.SaveChangesAsync();
        db.AddRange(second, kept.Passes(Rooms.Today));
        kept.MakeLink(database.Secret, second, Rooms.Now);
        db.Add(kept.Answers(DemandState.Accepted, words, Rooms.Today, false, Rooms.Today));
        await db.SaveChangesAsync();
        Assert.Equal("Bo Verzonnen", (await DemandsReading.HolderOf(db, kept))!.Name);
    }

    [Theory, EveryDatabase]
    public async Task A_year_has_three_themes_at_most_also_when_a_round_gives_them(TestDatabase test)
    {
        var database = test.WithTables();
        var rooms = Rooms.In(database);
        await using var db = database.Context();
        await PriorityThemes.Take(db, rooms.Coordination, 2027, [words, words], Rooms.Today);
        await db.SaveChangesAsync();
        Assert.Equal("priority.many", (await Assert.ThrowsAsync<RuleBroken>(() => PriorityThemes.Take(db, rooms.Coordination, 2027, [words, words], Rooms.Today))).Message);
        await using var after = database.Context();
        Assert.Equal(2, (await PriorityThemes.Of(after, rooms.Coordination, 2027)).Count);
    }
}
