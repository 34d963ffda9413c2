using Vuurtoren.Platform.Web;
using System.Net;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Attendance;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>Which members come to meetings: by organisation, never by person.</summary>
public sealed class AttendancePageTests(ManagedDemo one) : IClassFixture<ManagedDemo>
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");
    static readonly DateTime now = DateTime.UtcNow;
    static DateOnly Today => LocalClock.DayOf(now);

    Task<Guest> Coordinator(string email) => Staff.Signed(one.Site, email, Role.Coordinator, new(ScopeKind.Coordination, coordination));

    [Fact]
    public async Task Each_member_is_there_with_how_often_it_came_and_nobody_by_name()
    {
        using var cas = await Coordinator("cas-att@voorbeeld.be");
        await cas.Open($"/nl/edit/coordination/{coordination}/members");
        await cas.Open(cas.Page.QuerySelector("main a[href$='/attendance']")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, cas.Status);
        using var connection = one.Database.Open();
        Assert.All(connection.Query<string>("select name from networks_delegate union select name from meetings_attendee where name <> ''"), person => Assert.DoesNotContain(person, cas.Words, StringComparison.Ordinal));
        var members = connection.Query<Guid>("select id from networks_member where coordination_id = @coordination and from_on is not null and until_on is null", new { coordination }).ToList();
        Assert.All(members, id => Assert.Single(cas.Page.QuerySelectorAll($"main a[href$='/members/{id}']")));
        Assert.Contains("openbare dienst", cas.Words, StringComparison.Ordinal);
        Assert.Contains("vereniging", cas.Words, StringComparison.Ordinal);
        var places = cas.Page.QuerySelectorAll("h3").Single(head => head.TextContent.StartsWith("Waar ze mensen ontvangen", StringComparison.Ordinal)).NextElementSibling!.QuerySelectorAll("th");
        Assert.Contains(places, place => place.TextContent == Vuurtoren.Modules.Directory.Public.AreaNames.Of("md:70")!.In("nl").Text);
        Assert.DoesNotContain(places, place => place.TextContent.Contains(':', StringComparison.Ordinal)); // a name, not a code
    }

    [Fact]
    public async Task Another_coordination_is_not_there_for_a_coordinator()
    {
        using var other = await Staff.Signed(one.Site, "elders-att@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, Guid.CreateVersion7()));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open($"/nl/edit/coordination/{coordination}/attendance")).Status);
    }

    [Fact]
    public async Task An_address_from_which_letters_come_back_for_good_stands_with_its_member()
    {
        using var connection = one.Database.Open();
        var (address, name) = connection.QueryFirst<(string, string)>("select d.email, d.name from networks_delegate d join networks_member m on m.id = d.member_id where d.email is not null and d.until_on is null and m.until_on is null and m.from_on is not null");
        using var cas = await Coordinator("cas-back@voorbeeld.be");
        void Came(string bounce, string state) => connection.Execute("insert into mail (id, address, lang, subject, text, html, state, attempts, next_attempt, bounce, created_at) values (@id, @address, 'nl', 'x', 'x', 'x', @state, 1, @now, @bounce, @now)", new { id = Guid.CreateVersion7(), address, state, bounce, now });
        Came("4.2.2", "Sent");
        await cas.Open($"/nl/edit/coordination/{coordination}/attendance");
        Assert.DoesNotContain(address, cas.Words, StringComparison.Ordinal);
        Came("5.1.1", "Bounced");
        await cas.Open($"/fr/edit/coordination/{coordination}/attendance");
        Assert.Contains(address, cas.Words, StringComparison.Ordinal);
        Assert.Contains(name, cas.Words, StringComparison.Ordinal);
        connection.Execute("delete from mail where address = @address and subject = 'x'", new { address });
    }

    [Theory, EveryDatabase]
    public async Task Only_closed_meetings_of_all_members_since_they_came_count_and_one_organisation_counts_once(TestDatabase tables)
    {
        var database = tables.WithTables();
        var numbers = new List<int>();
        var (bridge, house, late, here) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await using (var db = database.Context())
        {
            for (var n = 1; n <= MeetingsCame.Last + 1; n++)
            {
                var day = Today.AddDays(-10 * n);
                var meeting = Plan(here, null, day, db);
                Put(meeting, bridge, "An Verzonnen", true, db);
                Put(meeting, bridge, "Bo Verzonnen", true, db); // two of one organisation
                Put(meeting, house, "Cis Verzonnen", false, db).Says(meeting, n == 1 ? Answer.Not : Answer.Comes, null, now.AddDays(-100), now.AddDays(-100));
                if (n == 2) db.Add(Attendee.WalksIn(meeting, Guid.CreateVersion7(), "Dre Verzonnen", "het open huis", "nl"));
                Close(meeting);
            }
            Put(Plan(here, null, Today.AddDays(-5), db), house, "Cis Verzonnen", true, db); // not closed
            var group = Plan(here, Guid.CreateVersion7(), Today.AddDays(-4), db); // of a body
            Put(group, house, "Cis Verzonnen", true, db);
            Close(group);
            var empty = Plan(here, null, Today.AddDays(-3), db); // nobody was ticked
            Put(empty, bridge, "An Verzonnen", null, db);
            Close(empty);
            await db.SaveChangesAsync();
        }
        void Close(Meeting meeting)
        {
            meeting.Close(numbers, now);
            numbers.Add(meeting.Number!.Value);
        }

        await using var again = database.Context();
        var came = await MeetingsCame.Of(again, here);
        Assert.Equal(MeetingsCame.Last, came.Count);
        Assert.Equal(new Came(6, 6, 0), came.Of(bridge, "De Brug", Today.AddYears(-2)));
        Assert.Equal(new Came(0, 6, 1), came.Of(house, "Ander Huis", Today.AddYears(-2)));
        Assert.Equal(new Came(1, 6, 1), came.Of(house, "Het Open Huis", Today.AddYears(-2))); // walked in, under the name of its house
        Assert.Equal(new Came(0, 1, 0), came.Of(late, "Pas Gekomen", Today.AddDays(-15)));
        using (var connection = database.Open()) connection.Execute("update meetings_attendee set present = @yes where organization_id = @house", new { yes = true, house }); // as an old list that is taken in again
        Assert.Equal(new Came(6, 6, 0), (await MeetingsCame.Of(again, here)).Of(house, "Ander Huis", Today.AddYears(-2)));
    }

    static Meeting Plan(Guid of, Guid? body, DateOnly day, Db db)
    {
        var meeting = Meeting.Plan(of, body, LocalText.From("nl", "Plenaire"), Purpose.Exchange, new(day, 840, 930, 30, null), null, day.AddDays(-20).ToDateTime(default, DateTimeKind.Utc));
        db.Add(meeting);
        return meeting;
    }

    static Attendee Put(Meeting meeting, Guid organization, string name, bool? present, Db db)
    {
        var who = Attendee.Of(meeting, null, organization, name, null, "nl");
        who.Is(meeting, present);
        db.Add(who);
        return who;
    }

    [Theory, InlineData("Vereniging zonder winstoogmerk (vzw)", LegalSide.Association), InlineData("OCMW-vereniging", LegalSide.Public), InlineData("Fondation d’utilité publique", LegalSide.Association),
        InlineData("Institution publique", LegalSide.Public), InlineData("Eenmanszaak", LegalSide.Unknown)]
    public void The_legal_form_tells_associations_from_public_services(string form, LegalSide side) => Assert.Equal(side, LegalForms.Of(LocalText.From("nl", form)));
}
