using Vuurtoren.Platform.Web;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Inviting;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Meetings.Polls;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>The rooms of a coordinator and what its members open, in a real browser at a desk and on a telephone.</summary>
[Trait("Category", Browser.Category)]
public sealed class CoordinationInBrowserTests(ManagedDemoInBrowser one) : IClassFixture<ManagedDemoInBrowser>
{
    [Theory, InlineData("nl", Browser.Desk), InlineData("fr", Browser.Telephone)]
    public async Task Its_rooms_and_the_pages_of_letters_are_free_of_barriers(string lang, int width)
    {
        var coordination = Ids.Of("demo", "coordination", "bakenvoorde");
        using var guest = await Staff.Signed(one.Site, $"cas-{lang}@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, coordination));
        await using var db = one.Database.Context();
        var now = DateTime.UtcNow;
        var poll = Poll.Ask(coordination, LocalText.NlFr("Plenaire vergadering over wonen", "Réunion plénière sur le logement"), "Sociaal huis", LocalClock.DayOf(now).AddDays(9), null, now);
        for (var day = 12; day < 16; day++) poll.Add(LocalClock.DayOf(now).AddDays(day), 14 * 60, 15 * 60 + 30, now);
        var answer = PollAnswer.Of(poll, null, "Nora Verzonnen", "nora@voorbeeld.be", lang);
        answer.Answer(poll, new Dictionary<string, Says> { ["1"] = Says.Yes, ["2"] = Says.Maybe }, LocalClock.DayOf(now), now);
        db.AddRange(poll, answer);
        foreach (var (name, theme) in new[] { ("Woonoverleg", "housing"), ("Réseau logement", "housing"), ("Jongerentafel", "youth") })
        {
            var network = Network.Told(coordination, new(name, [theme], Reach.Municipality, ["projects"], "Drie mensen zitten in beide", "www.voorbeeld.be", "Wies Verzonnen", "wies@voorbeeld.be"), lang, now);
            if (name != "Réseau logement") network.Keep(now);
            db.Add(network);
        }
        await db.SaveChangesAsync();
        var (past, coming) = (db.Set<Meeting>().First(m => m.ClosedAt != null), db.Set<Meeting>().First(m => m.ClosedAt == null && m.Day > LocalClock.DayOf(now)));
        var met = db.Set<Attendee>().First(a => a.MeetingId == past.Id);
        var rooms = $"/{lang}/edit/meeting";
        // Minutes that are being written, with each kind of line.
        var open = Meeting.Plan(coordination, null, LocalText.NlFr("Plenaire van vandaag", "Plénière d’aujourd’hui"), Purpose.Exchange, new(LocalClock.DayOf(now), 840, 930, 30, "Zaal"), null, now);
        var point = MeetingTests.Point(open, []);
        db.AddRange(open, point);
        var pad = new NotePad(db, open).Begin([point], []);
        foreach (var words in new[] { "Vier jaar wachten", "! We doen het", "> zaal vragen tegen 15/12" }) pad.Take(new("write", Guid.CreateVersion7(), point.Id, Text: words), "nl", "Cas", LocalClock.DayOf(now), now);
        var line = pad.Lines[1];
        await db.SaveChangesAsync();
        var (sleeping, waiting) = (db.Set<Member>().AsEnumerable().First(m => m.State == MemberState.Sleeping), db.Set<Member>().AsEnumerable().First(m => m.State == MemberState.Waiting));
        var members = $"/{lang}/edit/coordination/{coordination}/members";

        await using var visitor = await one.Browser.Visit(one.Site.Address, width, lang);
        await visitor.Becomes(guest);
        var inventory = $"/{lang}/edit/coordination/{coordination}/networks";
        var faults = await visitor.Walk(width, new[] { inventory, inventory + "/new", $"{inventory}/{db.Set<Network>().First().Id}", $"/{lang}/coordination/{coordination}/networks", $"/{lang}/network/{one.Database.Secret.Ticket(TellNetworkPage.Purpose, coordination)}", members, members + "?q=huis", members + "/table", $"{members}/{sleeping.Id}", $"{members}/{waiting.Id}", $"/{lang}/me/week", $"/{lang}/coordination/{coordination}", $"/{lang}/coordinations", $"/{lang}/edit/polls", $"/{lang}/edit/meetings", $"/{lang}/edit/meetings/intake", $"{rooms}/new/about", $"{rooms}/{coming.Id}", $"{rooms}/{coming.Id}/about", $"{rooms}/{coming.Id}/people", $"{rooms}/{coming.Id}/minutes", $"{rooms}/{open.Id}/minutes?line={line.Id}", $"{rooms}/{coming.Id}/close",
            $"{rooms}/{coming.Id}/item/{db.Set<Item>().First(i => i.MeetingId == coming.Id).Id}", $"{rooms}/{coming.Id}/item/{db.Set<Item>().First(i => i.MeetingId == coming.Id).Id}/documents", $"{rooms}/{coming.Id}/news", $"{rooms}/new/about", $"/{lang}/edit/coordination/{coordination}/about", $"{rooms}/{past.Id}", $"{rooms}/{past.Id}/people", $"{rooms}/{past.Id}/report", $"/{lang}/edit/tasks", $"/{lang}/edit/coordination/{coordination}/hours", $"/{lang}/edit/coordination/{coordination}/yearly", $"/{lang}/edit/coordination/{coordination}/budget", $"/{lang}/edit/coordination/{coordination}/attendance", $"/{lang}/coordination/{coordination}/decisions", $"/{lang}/meeting/{InvitationLinks.Of(one.Database.Secret, met.Id)}", $"/{lang}/minutes/{ReportLinks.Reader(one.Database.Secret, met.Id)}",
            $"/{lang}/minutes/{ReportLinks.Extract(one.Database.Secret, past.Id, Audience.Everybody)}", $"/{lang}/task/{TaskLinks.Of(one.Database.Secret, db.Set<MeetingTask>().First(task => task.Email != null).Id, db.Set<MeetingTask>().First(task => task.Email != null).Email!)}", $"/{lang}/edit/poll/new", $"/{lang}/edit/poll/{poll.Id}",
            $"/{lang}/poll/{PollLinks.Shared(one.Database.Secret, poll)}", $"/{lang}/poll/{PollLinks.Own(one.Database.Secret, answer)}", $"/{lang}/still/{StillIn.Ticket(one.Database.Secret, sleeping)}" });
        await visitor.Open($"/{lang}/edit/meetings/intake");
        await visitor.Page.SetInputFilesAsync("input[type=file]", new Microsoft.Playwright.FilePayload { Name = "lijst.csv", MimeType = "text/csv", Buffer = "Datum;Vergadering;Naam;Organisatie\n4/3/2026;Plenaire;An Verzonnen;Vleugelslag\nooit;Plenaire;Bo Verzonnen;\n"u8.ToArray() });
        await visitor.Page.ClickAsync("form[enctype] button");
        await visitor.Page.WaitForSelectorAsync("#refused"); // what would come of it, and what not
        faults.AddRange(await visitor.FaultsOf("intake", width));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
