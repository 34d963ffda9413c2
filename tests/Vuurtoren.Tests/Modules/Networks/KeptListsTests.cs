using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Networks;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Modules.Networks.Sittings;
using Vuurtoren.Platform.Data;
using Delegate = Vuurtoren.Modules.Networks.Members.Delegate;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>Lists of a coordination stay in memory, and are never older than the tables.</summary>
public sealed class KeptListsTests
{
    static readonly DateOnly today = new(2026, 12, 1);
    readonly Coordination here = Coordination.Begin(LocalText.NlFr("Hier", "Ici"), ["nis:21004"], []);
    readonly Guid house = Ids.Of("kept", "organization", "house");

    async Task<Member> Begin(Database database)
    {
        var member = Member.Begin(here.Id, house, Way.Open, today);
        await using var db = database.Context();
        db.Add(here);
        db.Add(new Organization { Id = house, Name = LocalText.From("nl", "Het Verzonnen Huis")! });
        db.Add(member);
        await db.SaveChangesAsync();
        return member;
    }

    /// <summary>What a request reads.</summary>
    static async Task<T> Asked<T>(Database database, Func<Db, Task<T>> what)
    {
        await using var db = database.ContextOfRequest();
        return await what(db);
    }

    [Theory, EveryDatabase]
    public async Task Each_change_is_in_the_next_look_whoever_made_it(TestDatabase tables)
    {
        var database = tables.WithTables();
        var member = await Begin(database);
        Assert.Empty(await Asked(database, db => Speakers.Of(db, here.Id)));

        var (speaks, body, network) = (Delegate.Of(member, "Ada Verzonnen", "ada@verzonnen.example", "coördinator", "nl", false, today), Body.Begin(here.Id, BodyKind.Steering, new(LocalText.NlFr("Stuurgroep", "Pilotage"), null, null, null, 3, Share.None, Share.None, 1), today),
            Network.Told(here.Id, new("Woonoverleg", ["housing"], Reach.Municipality, [], null, null, null, null), "nl", DateTime.UtcNow));
        network.Keep(DateTime.UtcNow);
        Assert.Empty(await Asked(database, db => Network.Kept(db, here.Id)));
        Assert.Empty(await Asked(database, db => RostersReading.Of(db, here.Id, "nl", today)));
        Assert.Empty(await Asked(database, db => SittingsReading.Of(db, here.Id, "nl")));
        await using (var db = database.Context())
        {
            db.AddRange(speaks, body, network);
            db.Add(Mandate.Begin(body, new(house, speaks, null, null, null, "nl"), BodyRole.Chair, SeatWay.Elected, SeatSide.Association, null, 2, today, agreed: true));
            db.Add(Sitting.Begin(network, house, ToldBy.Coordinator, today));
            await db.SaveChangesAsync();
        }
        Assert.Equal("Ada Verzonnen", Assert.Single(await Asked(database, db => Speakers.Of(db, here.Id))).Name);
        Assert.Equal("Ada Verzonnen", Assert.Single(await Asked(database, db => RostersReading.Of(db, here.Id, "nl", today))).Roster.Chair!.Name);
        Assert.Equal("Het Verzonnen Huis", Assert.Single(await Asked(database, db => SittingsReading.Of(db, here.Id, "nl"))).Name);
        Assert.Single(await Asked(database, db => Network.Kept(db, here.Id)));

        using (var connection = database.Open()) // as an erasure does, or a hand at the database
        {
            connection.Execute("delete from networks_delegate");
            connection.Execute("update networks_mandate set name = 'Bo Bedacht'");
            connection.Execute("update networks_network set name = 'Wonen'");
            connection.Execute("delete from networks_sitting");
        }
        Assert.Empty(await Asked(database, db => Speakers.Of(db, here.Id)));
        Assert.Equal("Bo Bedacht", Assert.Single(await Asked(database, db => RostersReading.Of(db, here.Id, "nl", today))).Roster.Chair!.Name);
        Assert.Equal("Wonen", Assert.Single(await Asked(database, db => Network.Kept(db, here.Id))).Name);
        Assert.Empty(await Asked(database, db => SittingsReading.Of(db, here.Id, "nl")));
        Assert.Single(await Asked(database, db => MembersNow.Of(db, here.Id)));
        await using (var db = database.Context())
        {
            (await db.Set<Member>().SingleAsync()).End(today);
            await db.SaveChangesAsync();
        }
        Assert.Empty(await Asked(database, db => MembersNow.Of(db, here.Id)));
    }

    [Theory, EveryDatabase]
    public async Task What_is_undone_was_never_kept(TestDatabase tables)
    {
        var database = tables.WithTables();
        var member = await Begin(database);
        await using (var db = database.ContextOfRequest())
        {
            Assert.Single(await MembersNow.Of(db, here.Id));
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Set<Member>().Where(m => m.Id == member.Id).ExecuteUpdateAsync(m => m.SetProperty(one => one.UntilOn, today));
            Assert.Empty(await MembersNow.Of(db, here.Id)); // who writes sees it
            await transaction.RollbackAsync();
        }
        using (var connection = database.Open()) connection.Execute("update networks_coordination set stamp = stamp + 1"); // the number that the undone change had
        Assert.Single(await Asked(database, db => MembersNow.Of(db, here.Id)));
    }

    [Theory, EveryDatabase]
    public async Task Minutes_that_are_looked_at_follow_who_writes_and_a_point_that_goes_to_another_meeting(TestDatabase tables)
    {
        var database = tables.WithTables();
        await Begin(database);
        var now = DateTime.UtcNow;
        Meeting Plan(int day) => Meeting.Plan(here.Id, null, LocalText.NlFr("Overleg", "Réunion"), Purpose.Exchange, new(today.AddDays(day), 840, 900, 0, "Zaal"), null, now);
        var (first, second) = (Plan(7), Plan(14));
        var (person, point) = (Attendee.Of(first, null, null, "Ada Verzonnen", null, "nl"), Item.Of(here.Id, first, [], ItemKind.Theme, LocalText.NlFr("Wonen", "Logement"), 10, null, null, "nl", now));
        Task<NotePad> Look(Meeting meeting) => Asked(database, db => new NotePad(db, meeting).Load(toWrite: false));
        await using (var db = database.Context())
        {
            db.AddRange(first, second);
            await db.SaveChangesAsync();
        }
        Assert.Empty((await Look(first)).People);
        await using (var db = database.Context())
        {
            db.AddRange(person, point);
            await db.SaveChangesAsync();
        }
        Assert.Equal(("Ada Verzonnen", 1, 0), ((await Look(first)).People.Single().Name, (await Look(first)).Items.Count, (await Look(second)).Items.Count));
        await using (var db = database.Context())
        {
            var pad = await new NotePad(db, first).Load();
            pad.Take(new("write", Guid.CreateVersion7(), point.Id, Text: "Er zijn te weinig huizen"), "nl", "Bea", today, now);
            await db.SaveChangesAsync();
        }
        Assert.Equal("Er zijn te weinig huizen", Assert.Single((await Look(first)).Lines).Text);
        using (var connection = database.Open()) connection.Execute("update meetings_item set meeting_id = @Id", new { second.Id });
        Assert.Equal((0, 1), ((await Look(first)).Items.Count, (await Look(second)).Items.Count));
    }

    [Theory, EveryDatabase]
    public async Task A_name_follows_the_change_sequence_and_only_those_that_changed_are_read_again(TestDatabase tables)
    {
        var database = tables.WithTables();
        await Begin(database);
        Task<Dictionary<Guid, string>> Names() => Asked(database, db => OrganizationNames.Of(db, [house, house, Guid.Empty], "nl"));
        async Task Change(string name, long seq, bool visible)
        {
            await using var db = database.Context();
            await db.Database.GetDbConnection().ExecuteAsync("update directory_organization set name = @name, visibility = @visibility", new { name = Json.Write(LocalText.From("nl", name)!), visibility = visible ? "Public" : "Professionals" });
            db.Add(new Change { Seq = seq, Kind = Kinds.Organization, RecordId = house, At = DateTime.UtcNow, Actor = "test", Cause = "edit" });
            await db.SaveChangesAsync();
        }
        await Change("Huis Een", 1, true);
        Assert.Equal("Huis Een", Assert.Single(await Names()).Value);
        Assert.Single(await Asked(database, db => OrganizationNames.Shown(db, [house])));
        await Change("Huis Twee", 2, true);
        Assert.Equal("Huis Twee", Assert.Single(await Names()).Value);
        Assert.Equal("Huis Twee", Assert.Single(await Asked(database, db => MembersNow.Named(db, here.Id, "nl"))).Name);
        await Change("Huis Drie", 3, false);
        Assert.Equal("Huis Drie", Assert.Single(await Asked(database, db => MembersNow.Named(db, here.Id, "nl"))).Name);
        Assert.Empty(await Asked(database, db => OrganizationNames.Shown(db, [house]))); // not for everybody any more
        await Change("Huis Vier", 9_000, true); // so much was changed that all begins anew
        Assert.Equal("Huis Vier", Assert.Single(await Names()).Value);
    }
}
