using System.Net;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Inviting;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>Rooms of a meeting before it, and what its letters open, without script.</summary>
public sealed class InvitingTests(ManagedDemo one) : MeetingRooms(one), IClassFixture<ManagedDemo>
{
    [Fact]
    public async Task Another_day_goes_to_who_was_invited_with_a_higher_number_and_another_name_does_not()
    {
        var (meeting, vera) = await Kept("Verplaatst");
        using var cas = await Coordinator("cas1@voorbeeld.be");
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/about");
        await cas.Send("main form", new() { ["title.fr"] = "Déplacée" });
        Assert.Equal(0, Mails("Modifié%", vera.Email!));
        using (var guest = new Guest(One.Site.Address))
        {
            await guest.Open($"/fr/meeting/{InvitationLinks.Of(One.Database.Secret, vera.Id)}");
            await guest.Send("form:not([action*=handler])", new() { ["answer"] = "Comes" });
        }
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/about");
        await cas.Send("main form", new() { ["place"] = "Zaal Mast" });
        Assert.Equal(Answer.Comes, await AnswerOf(vera)); // another room is no other evening
        Leave(vera);
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/about");
        await cas.Send("main form", new() { ["begins"] = "14:30" });
        Assert.Null(await AnswerOf(vera));
        Leave(vera);
        Assert.Equal(2, Mails("Modifié%", vera.Email!));
        await cas.Send("form[action$='handler=Cancel']");
        Assert.Equal(1, Mails("Annulé%", vera.Email!));
        using var connection = One.Database.Open();
        var calendars = connection.Query<string>("select calendar from mail where address = @Email order by created_at, id", new { vera.Email }).ToList();
        Assert.Contains("SEQUENCE:1\r\n", calendars[0], StringComparison.Ordinal);
        Assert.Contains("METHOD:CANCEL\r\n", calendars[2], StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:3\r\n", calendars[2], StringComparison.Ordinal);
        Assert.Equal(calendars[0].Split("UID:")[1].Split('\r')[0], calendars[2].Split("UID:")[1].Split('\r')[0]);
    }

    /// <summary>What was written to her has gone: what waits would be dropped for what is newer.</summary>
    void Leave(Attendee one)
    {
        using var connection = One.Database.Open();
        connection.Execute("update mail set state = 'Sent', in_flight_since = null, ended_at = created_at where address = @Email", new { one.Email });
    }

    async Task<Answer?> AnswerOf(Attendee one)
    {
        await using var db = One.Database.Context();
        return (await db.Set<Attendee>().SingleAsync(a => a.Id == one.Id)).Answer;
    }

    [Fact]
    public async Task A_substitute_is_asked_when_the_other_said_no_and_not_before()
    {
        var (meeting, _) = await Kept("Vervangers", invited: false);
        using var connection = One.Database.Open();
        var (substitute, other) = connection.QueryFirst<(string, string)>("""
            select s.email, o.email from networks_delegate s join networks_delegate o on o.member_id = s.member_id and o.id <> s.id
            where s.substitute and not o.substitute and s.email is not null and o.email is not null and s.until_on is null and o.until_on is null
            """);
        using var cas = await Coordinator("cas7@voorbeeld.be");
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/people");
        await cas.Send("form[action$='handler=Invite']");
        Assert.Equal((0L, 1L), (Invited(substitute), Invited(other)));
        connection.Execute("update meetings_attendee set answer = 'Not' where meeting_id = @Id and email = @other", new { meeting.Id, other });
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/people");
        await cas.Send("form[action$='handler=Invite']");
        Assert.Equal(1, Invited(substitute));

        long Invited(string email) => connection.ExecuteScalar<long>("select count(*) from meetings_attendee where meeting_id = @Id and email = @email and invited_at is not null", new { meeting.Id, email });
    }

    [Fact]
    public async Task A_guest_of_a_body_is_asked_only_when_one_ticks_that_the_meeting_is_about_their_theme()
    {
        var body = Body.Begin(coordination, BodyKind.WorkingGroup, new(LocalText.From("nl", "Gastengroep"), null, "housing", null, null, Share.None, Share.None, 0), Today);
        var (meeting, _) = await Kept("Met gast", invited: false);
        await using (var db = One.Database.Context())
        {
            db.AddRange(body, Mandate.Begin(body, new(null, null, "Lid Verzonnen", "lid8@voorbeeld.be", null, "nl"), BodyRole.Member, SeatWay.Elected, SeatSide.Neither, null, null, Today, agreed: false),
                Mandate.Begin(body, new(null, null, "Wijkagent Verzonnen", "agent8@voorbeeld.be", "wijkagent", "nl"), BodyRole.Guest, SeatWay.Invited, SeatSide.Neither, "Veiligheid", null, Today, agreed: false));
            await db.SaveChangesAsync();
        }
        using var connection = One.Database.Open();
        connection.Execute("update meetings_meeting set body_id = @body where id = @meeting", new { body = body.Id, meeting = meeting.Id });
        using var cas = await Coordinator("cas8@voorbeeld.be");
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/people");
        Assert.Contains("Wijkagent Verzonnen · wijkagent · voor Veiligheid", cas.Words, StringComparison.Ordinal);
        await cas.Send("form[action$='handler=Invite']");
        Assert.Equal((1L, 0L), (Asked("lid8@voorbeeld.be"), Asked("agent8@voorbeeld.be")));
        await cas.Send("form[action$='handler=Invite']", new() { ["guest"] = "agent8@voorbeeld.be" });
        Assert.Equal(1L, Asked("agent8@voorbeeld.be"));

        long Asked(string email) => connection.ExecuteScalar<long>("select count(*) from meetings_attendee where meeting_id = @Id and email = @email and invited_at is not null", new { meeting.Id, email });
    }

    [Fact]
    public async Task What_goes_wrong_in_a_plan_is_said_and_what_was_typed_stays()
    {
        using var cas = await Coordinator("cas2@voorbeeld.be");
        await cas.Open("/fr/edit/meeting/new/about");
        await cas.Send("main form", new() { ["title.nl"] = "Zonder dag" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status);
        Assert.Contains("Choisissez un jour", cas.Words, StringComparison.Ordinal);
        Assert.Equal("Zonder dag", cas.Page.QuerySelector("[name='title.nl']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_answer_changes_with_the_same_link_and_a_link_of_another_purpose_opens_nothing()
    {
        var (meeting, vera) = await Kept("Antwoorden");
        using var guest = new Guest(One.Site.Address);
        var link = $"/fr/meeting/{InvitationLinks.Of(One.Database.Secret, vera.Id)}";
        foreach (var answer in new[] { "Not", "Comes" })
        {
            await guest.Open(link);
            await guest.Send("form:not([action*=handler])", new() { ["answer"] = answer });
            Assert.Equal(HttpStatusCode.OK, guest.Status);
        }
        await using var db = One.Database.Context();
        Assert.Equal(Answer.Comes, (await db.Set<Attendee>().SingleAsync(a => a.Id == vera.Id)).Answer);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Open($"/fr/meeting/{ReportLinks.Reader(One.Database.Secret, vera.Id)}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Open($"/fr/minutes/{ReportLinks.Reader(One.Database.Secret, vera.Id)}")).Status); // not sent yet
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Open($"/fr/minutes/{InvitationLinks.Of(One.Database.Secret, vera.Id)}")).Status);
        using var calendar = await guest.Fetch(link + "?handler=Calendar");
        Assert.Contains($"UID:{meeting.Id:N}@meeting.vuurtoren", await calendar.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_coordinations_meeting_does_not_exist()
    {
        var (meeting, _) = await Kept("Van een ander");
        using var other = await Staff.Signed(One.Site, "oda@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, Guid.CreateVersion7()));
        foreach (var rest in new[] { "", "/about", "/people", "/news", "/minutes", "/close", "/report" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.Open($"/nl/edit/meeting/{meeting.Id}{rest}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await One.Manager.Open($"/nl/edit/meeting/{meeting.Id}")).Status);
    }

    [Fact]
    public async Task Who_took_something_on_ends_it_or_puts_it_off_by_the_link_of_a_letter()
    {
        var (meeting, vera) = await Kept("Taken", 0);
        Guid first, second;
        await using (var db = One.Database.Context())
        {
            var mine = await db.Set<Meeting>().SingleAsync(m => m.Id == meeting.Id);
            var item = MeetingTests.Point(mine, []);
            db.Add(item);
            var lines = new[] { "Zaal vragen", "Koffie halen" }.Select(text => Line.Of(mine, item, Guid.CreateVersion7(), 1, LineKind.Task, text, "nl", "Cas", DateTime.UtcNow)).ToList();
            db.AddRange(lines);
            db.AddRange(lines.Select(line => MeetingTask.Of(mine, line, new("Vera", vera.Email, "fr", null, Today.AddDays(3), null))));
            await db.SaveChangesAsync();
            (first, second) = (lines[0].Id, lines[1].Id);
        }
        using var guest = new Guest(One.Site.Address);
        var link = $"/fr/task/{TaskLinks.Of(One.Database.Secret, first, vera.Email!)}";
        await guest.Open(link);
        Assert.Equal(2, guest.Page.QuerySelectorAll("li.row").Length); // all of hers
        await guest.Send($"form[action='?handler=Later']:has([value='{second}'])", new() { ["until"] = "2020-01-01" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        await guest.Send($"form[action='?handler=Later']:has([value='{second}'])", new() { ["until"] = "2031-01-01" });
        await guest.Send($"form[action='?handler=Done']:has([value='{first}'])");
        await using var look = One.Database.Context();
        Assert.Equal(TaskState.Done, (await look.Set<MeetingTask>().SingleAsync(t => t.Id == first)).State);
        Assert.Equal((new DateOnly(2031, 1, 1), 1), await look.Set<MeetingTask>().Where(t => t.Id == second).Select(t => new ValueTuple<DateOnly, int>(t.UntilOn!.Value, t.Postponed)).SingleAsync());
        // Given to somebody else: the link in the first letter opens nothing of that one, and still what its owner has left.
        await using (var db = One.Database.Context())
        {
            (await db.Set<MeetingTask>().SingleAsync(t => t.Id == second)).Give(new("Ben", "ben.ander@voorbeeld.be", "nl", null, Today.AddDays(5), null));
            await db.SaveChangesAsync();
        }
        await guest.Open($"/fr/task/{TaskLinks.Of(One.Database.Secret, second, vera.Email!)}");
        Assert.Empty(guest.Page.QuerySelectorAll("li.row"));
        await guest.Open(link);
        Assert.Single(guest.Page.QuerySelectorAll("li.row"));
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Open(link[..^1] + (link[^1] == 'A' ? 'B' : 'A'))).Status);
        using var cas = await Coordinator("cas5@voorbeeld.be");
        await cas.Open("/nl/edit/tasks");
        Assert.Contains("Koffie halen", cas.Words, StringComparison.Ordinal);
        Assert.Null(cas.Page.QuerySelector("form[action='?handler=Give']")); // one at a time has its boxes open
        await cas.Open($"/nl/edit/tasks?task={second}");
        await cas.Send("form[action='?handler=Give']", new() { ["owner"] = "Nora Verzonnen", ["email"] = "geen adres" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status);
        Assert.Equal("geen adres", cas.Page.QuerySelector("[name=email]")!.GetAttribute("value"));
        await cas.Send("form[action='?handler=Give']", new() { ["owner"] = "Nora Verzonnen", ["email"] = "nora@voorbeeld.be" });
        Assert.Contains("Nora Verzonnen", cas.Words, StringComparison.Ordinal);
        await cas.Send("#one", null, $"[form=one][formaction='?handler=Drop'][value='{second}']");
        Assert.DoesNotContain("Koffie halen", cas.Words, StringComparison.Ordinal);
    }
}
