using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Networks;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Modules.Networks.Rounds;
using Vuurtoren.Modules.Networks.Sittings;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Web;
using Vuurtoren.Tests.Modules.Directory.Import.Engine;
using Vuurtoren.Tests.Platform.Outbox;
using Delegate = Vuurtoren.Modules.Networks.Members.Delegate;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>The round in which members tell what happens in other networks: its rules, its letters on both databases.</summary>
public sealed class RoundTests
{
    static readonly DateTime now = new(2026, 11, 29, 9, 0, 0, DateTimeKind.Utc);
    static readonly DateOnly today = LocalClock.DayOf(now);
    static readonly Uri site = new("https://gids.example");

    static string? Refused(Action does) => Record.Exception(does) is RuleBroken rule ? rule.Message : null;

    [Fact]
    public void A_round_ends_by_itself_and_the_next_one_closes_it()
    {
        var first = Round.Begin(Guid.CreateVersion7(), null, today);
        Assert.True(first.TakesAnswers(first.LastDay));
        Assert.False(first.TakesAnswers(first.LastDay.AddDays(1)));
        Assert.Equal("elsewhere.goes-on", Refused(() => Round.Begin(first.CoordinationId, first, today.AddDays(3))));
        Round.Begin(first.CoordinationId, first, first.LastDay.AddDays(1));
        Assert.Equal(first.LastDay.AddDays(1), first.ClosedOn);
        Assert.Equal("elsewhere.closed", Refused(() => first.Close(today)));
        Assert.Equal((today.AddYears(1), today.AddMonths(3)), (first.NextOn(RoundEvery.Year), first.NextOn(RoundEvery.Quarter)));
    }

    [Fact]
    public void A_round_that_was_closed_on_its_first_day_is_not_begun_again_on_that_day()
    {
        var first = Round.Begin(Guid.CreateVersion7(), null, today);
        first.Close(today);
        Assert.Equal("elsewhere.today", Refused(() => Round.Begin(first.CoordinationId, first, today)));
        Assert.Null(Refused(() => Round.Begin(first.CoordinationId, first, today.AddDays(1))));
    }

    [Fact]
    public void A_member_answers_once_and_not_after_the_last_day()
    {
        var round = Round.Begin(Guid.CreateVersion7(), null, today);
        var of = Member.Begin(round.CoordinationId, Guid.CreateVersion7(), Way.Open, today);
        var member = RoundMember.Of(round, of, reached: true, now);
        Assert.Equal("elsewhere.over", Refused(() => member.Answers(round, of, round.LastDay.AddDays(1), now)));
        member.Answers(round, of, round.LastDay, now);
        Assert.Equal("elsewhere.answered", Refused(() => member.Answers(round, of, round.LastDay, now)));
        var network = Network.Told(round.CoordinationId, NetworkTests.Words("Wonen"), "nl", now);
        Assert.Equal("elsewhere.words.long", Refused(() => RoundNews.Of(member, network, true, new string('x', RoundNews.LongestWords + 1), "nl")));
    }

    [Fact]
    public void A_member_that_left_since_it_was_asked_does_not_answer()
    {
        var round = Round.Begin(Guid.CreateVersion7(), null, today);
        var of = Member.Begin(round.CoordinationId, Guid.CreateVersion7(), Way.Open, today);
        var member = RoundMember.Of(round, of, reached: true, now);
        of.End(today);
        Assert.Equal("elsewhere.over", Refused(() => member.Answers(round, of, today, now)));
        Assert.Null(member.AnsweredAt);
    }

    [Fact]
    public void What_goes_to_an_agenda_is_in_the_language_of_most_of_what_was_told()
    {
        Assert.Equal("nl", new RoundOf("Wonen", today, [("Huis", "Oui.", "fr"), ("Stil huis", "Ja.", "nl"), ("Ander huis", "Nee.", "nl")]).Lang);
        Assert.Equal("fr", new RoundOf("Wonen", today, [("Huis", "Oui.", "fr"), ("Stil huis", "Ja.", "nl")]).Lang);
    }

    static async Task<(Database Database, Coordination Coordination)> Town(TestDatabase test)
    {
        test.Import([Given.Organization("1", "Huis"), Given.Organization("2", "Stil huis")]);
        var database = test.WithTables();
        await using var db = database.Context();
        var coordination = new Coordination { Name = LocalText.NlFr("Coördinatie", "Coordination")! };
        var (first, second, left) = (Member.Begin(coordination.Id, Given.Id("organization", "1"), Way.Open, today.AddYears(-1)), Member.Begin(coordination.Id, Given.Id("organization", "2"), Way.Open, today.AddYears(-1)), Member.Begin(coordination.Id, Guid.CreateVersion7(), Way.Open, today.AddYears(-1)));
        left.End(today);
        db.AddRange(coordination, first, second, left, Delegate.Of(first, "Nora Verzonnen", "nora@voorbeeld.be", null, "fr", false, today), Delegate.Of(first, "Mo Verzonnen", "mo@voorbeeld.be", null, "nl", false, today), Delegate.Of(first, "Otto Verzonnen", "otto@voorbeeld.be", null, "nl", true, today), Delegate.Of(second, "Pia Verzonnen", null, null, "nl", false, today));
        await db.SaveChangesAsync();
        return (database, coordination);
    }

    [Theory, EveryDatabase]
    public async Task Each_member_is_asked_in_the_languages_of_who_speaks_for_it_and_reminded_once_in_the_last_week(TestDatabase test)
    {
        var (database, coordination) = await Town(test);
        await using (var db = database.Context())
        {
            await AskRound.Begin(db, coordination, new(site, database.Secret, Outboxes.Texts, now), today, now);
            await db.SaveChangesAsync();
        }
        Assert.Equal([("mo@voorbeeld.be", "nl"), ("nora@voorbeeld.be", "fr")], test.All<Mail>().Select(mail => (mail.Address, mail.Lang)).Order());
        Assert.All(test.All<Mail>(), mail => Assert.Contains($"/{mail.Lang}/round/", mail.Text, StringComparison.Ordinal));
        Assert.Equal([false, true], test.All<RoundMember>().Select(member => member.AskedAt is not null).Order()); // who left is not asked; who has no address is on the page
        Assert.Equal(0, await RemindRounds.Remind(database, site, Outboxes.Texts, now.AddDays(3)));
        Assert.Equal(1, await RemindRounds.Remind(database, site, Outboxes.Texts, now.AddDays(15)));
        Assert.Equal(0, await RemindRounds.Remind(database, site, Outboxes.Texts, now.AddDays(16)));
        Assert.Equal(4, test.All<Mail>().Count);
    }

    [Theory, EveryDatabase]
    public async Task Who_answered_is_not_reminded(TestDatabase test)
    {
        var (database, coordination) = await Town(test);
        await using var db = database.Context();
        var round = await AskRound.Begin(db, coordination, new(site, database.Secret, Outboxes.Texts, now), today, now);
        await db.SaveChangesAsync();
        foreach (var member in db.Set<RoundMember>().Where(member => member.AskedAt != null).ToList()) member.Answers(round, db.Set<Member>().Single(of => of.Id == member.MemberId), today, now);
        await db.SaveChangesAsync();
        Assert.Equal(0, await RemindRounds.Remind(database, site, Outboxes.Texts, now.AddDays(15)));
    }

    [Theory, EveryDatabase]
    public async Task Two_networks_that_are_one_keep_who_sits_in_either_and_what_was_told(TestDatabase test)
    {
        var (database, coordination) = await Town(test);
        await using var db = database.Context();
        var (kept, gone) = (Network.Told(coordination.Id, NetworkTests.Words("Wonen"), "nl", now), Network.Told(coordination.Id, NetworkTests.Words("Netwerk wonen"), "nl", now));
        kept.Keep(now);
        var (one, other) = (Given.Id("organization", "1"), Given.Id("organization", "2"));
        var round = await AskRound.Begin(db, coordination, new(site, database.Secret, Outboxes.Texts, now), today, now);
        db.AddRange(kept, gone, Sitting.Begin(kept, one, ToldBy.Coordinator, today), Sitting.Begin(gone, one, ToldBy.Member, today), Sitting.Begin(gone, other, ToldBy.Member, today));
        await db.SaveChangesAsync();
        var member = db.Set<RoundMember>().First(m => m.OrganizationId == other);
        db.Add(RoundNews.Of(member, gone, true, "Er komt een loket.", "nl"));
        await db.SaveChangesAsync();

        await using var later = database.Context();
        var (into, from) = (await later.FindAsync<Network>(kept.Id), await later.FindAsync<Network>(gone.Id));
        into!.Absorb(from!, now);
        await SittingsReading.Join(later, from!, into);
        later.Remove(from!);
        await later.SaveChangesAsync();

        Assert.Equal([one, other], (await SittingsReading.Of(later, coordination.Id, "nl")).Select(line => line.Organization).OrderBy(id => id == other));
        var told = Assert.Single((await RoundResult.Of(later, round.Id, "nl")).Networks);
        Assert.Equal(("Wonen", true, "Er komt een loket."), (told.Network, told.Kept, Assert.Single(told.Lines).Words));
    }
}
