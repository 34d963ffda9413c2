using System.Net;
using Dapper;
using Vuurtoren.Modules.Meetings.Polls;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>From the question to the moment, with the members of the demo.</summary>
public sealed class PollPagesTests(ManagedDemo one) : IClassFixture<ManagedDemo>
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");

    static string Box(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    static DateOnly Today => LocalClock.DayOf(DateTime.UtcNow);

    async Task<Guest> WithPoll(string email, string title, string? group = null)
    {
        var guest = await Staff.Signed(one.Site, email, Role.Coordinator, new(ScopeKind.Coordination, coordination));
        await guest.Open("/nl/edit/poll/new");
        var body = group is null ? "" : guest.Page.QuerySelectorAll("[name=body] option").First(option => option.TextContent.Trim() == group).GetAttribute("value")!;
        await guest.Send("form[action$='handler=Keep']", new() { ["title.nl"] = title, ["title.fr"] = title, ["place"] = "Sociaal huis", ["until"] = Box(Today.AddDays(9)), ["body"] = body });
        foreach (var days in new[] { 15, 16 })
            await guest.Send("form[action$='handler=Add']", new() { ["day"] = Box(Today.AddDays(days)), ["begins"] = "14:00", ["ends"] = "15:30" });
        return guest;
    }

    Poll PollOf(string title)
    {
        using var db = one.Database.Context();
        return db.Set<Poll>().AsEnumerable().Single(poll => poll.Title["nl"] == title);
    }

    List<(Guid Id, string? Email, string Lang)> Answers(Poll poll)
    {
        using var connection = one.Database.Open();
        return [.. connection.Query<(Guid, string?, string)>("select id, email, lang from meetings_poll_answer where poll_id = @Id order by id", new { poll.Id })];
    }

    [Fact]
    public async Task Of_a_group_only_who_sits_in_it_is_asked_and_the_meeting_is_of_that_group()
    {
        using var coordinator = await WithPoll("rika@voorbeeld.be", "Groep wonen", "Werkgroep wonen");
        await coordinator.Send("form[action$='handler=Send']");
        var poll = PollOf("Groep wonen");
        using (var connection = one.Database.Open())
            Assert.Equal(connection.Query<string>("select distinct email from networks_mandate where body_id = @BodyId and until_on is null and email is not null and name is not null and role not in ('Substitute', 'Guest') order by email", new { poll.BodyId }), Answers(poll).Select(answer => answer.Email).Order());
        await coordinator.Open($"/nl/edit/poll/{poll.Id}");
        await coordinator.Send("form:has([value='1'])", null, "[formaction$='handler=Choose']");
        await coordinator.Open($"/nl/edit/meeting/new/about?poll={poll.Id}");
        Assert.Equal("Werkgroep wonen", coordinator.Page.QuerySelector("[name=body] option[selected]")!.TextContent.Trim());
    }

    [Fact]
    public async Task Who_answered_when_the_day_was_asked_has_answered_the_invitation_and_their_calendar_keeps_one_event()
    {
        using var coordinator = await WithPoll("rena@voorbeeld.be", "Zonder dubbel", "Werkgroep wonen");
        await coordinator.Send("form[action$='handler=Send']");
        var poll = PollOf("Zonder dubbel");
        var asked = Answers(poll).Take(3).ToList();
        using var anyone = new Guest(one.Site.Address);
        foreach (var (answer, says) in asked.Zip(["Yes", "No", "Maybe"]))
        {
            await anyone.Open(Staff.LinkTo(one.Database, answer.Email!));
            await anyone.Send("main form", new() { ["slot.1"] = says });
        }
        await coordinator.Open($"/nl/edit/poll/{poll.Id}");
        await coordinator.Send("form:has([value='1'])", null, "[formaction$='handler=Choose']");
        await anyone.Open(Staff.LinkTo(one.Database, asked[0].Email!));
        var kept = await one.Site.Client.GetStringAsync(anyone.At.Split('?')[0] + "?handler=Calendar");
        await coordinator.Open($"/nl/edit/meeting/new/about?poll={poll.Id}");
        await coordinator.Send("main form");
        var id = Guid.Parse(coordinator.At.Split('/', '?')[4]);
        await coordinator.Open($"/nl/edit/meeting/{id}/people");
        await coordinator.Send("form[action$='handler=Invite']");
        using (var connection = one.Database.Open())
            Assert.Equal(["Comes", "Not", null], asked.Select(answer => connection.ExecuteScalar<string?>("select answer from meetings_attendee where meeting_id = @id and email = @Email", new { id, answer.Email })));
        var invitation = Staff.LetterTo(one.Database, asked[0].Email!);
        Assert.Contains(asked[0].Lang == "fr" ? "Vous avez déjà dit" : "U zei al dat u dan kunt", invitation, StringComparison.Ordinal);
        string Line(string calendar, string name) => calendar.Split("\r\n").Single(line => line.StartsWith(name, StringComparison.Ordinal));
        await anyone.Open(Staff.LinkTo(one.Database, asked[0].Email!));
        var event_ = await one.Site.Client.GetStringAsync(anyone.At.Split('?')[0] + "?handler=Calendar");
        Assert.Equal(Line(kept, "UID:"), Line(event_, "UID:"));
        Assert.Equal(("SEQUENCE:0", "SEQUENCE:1"), (Line(kept, "SEQUENCE:"), Line(event_, "SEQUENCE:")));
        await coordinator.Open($"/nl/edit/poll/{poll.Id}");
        Assert.Equal($"/nl/edit/meeting/{id}", coordinator.Page.QuerySelector(".note--done a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Each_speaker_gets_one_letter_with_a_link_of_their_own_and_changes_the_answer_with_it()
    {
        using var coordinator = await WithPoll("ria@voorbeeld.be", "Plenaire");
        await coordinator.Send("form[action$='handler=Send']");
        var poll = PollOf("Plenaire");
        var asked = Answers(poll);
        using (var connection = one.Database.Open())
        {
            Assert.Equal(asked.Count, connection.ExecuteScalar<long>("select count(*) from mail where about_kind = 'poll' and about_id = @Id", new { poll.Id }));
            Assert.Equal(asked.Count, connection.ExecuteScalar<long>("select count(*) from networks_delegate d join networks_member m on m.id = d.member_id where m.from_on is not null and m.until_on is null and d.until_on is null and d.email is not null and not d.substitute"));
        }
        using (var connection = one.Database.Open()) connection.Execute("update networks_delegate set email = 'ander.adres@voorbeeld.be' where id = (select delegate_id from meetings_poll_answer where poll_id = @Id and lang = 'nl' and delegate_id is not null order by id limit 1)", new { poll.Id });
        await coordinator.Send("form[action$='handler=Send']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        Assert.Equal(asked.Count, Answers(poll).Count); // nobody is asked twice, not with another address either
        Assert.Contains("niemand meer om te mailen", coordinator.Page.DocumentElement.TextContent, StringComparison.Ordinal);
        var french = asked.First(answer => answer.Lang == "fr");
        var link = Staff.LinkTo(one.Database, french.Email!);
        Assert.StartsWith("/fr/poll/", link, StringComparison.Ordinal);
        using var anyone = new Guest(one.Site.Address);
        foreach (var says in new[] { "Yes", "Maybe" })
        {
            await anyone.Open(link);
            await anyone.Send("main form", poll.Slots.ToDictionary(slot => "slot." + slot.Key, _ => says));
            Assert.Contains("Merci", anyone.Words, StringComparison.Ordinal);
        }
        await coordinator.Open($"/nl/edit/poll/{poll.Id}");
        Assert.Contains("0 kunnen, 1 als het moet, 0 niet", coordinator.Words, StringComparison.Ordinal);
        Assert.Equal(asked.Count, Answers(poll).Count);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Open(link[..^1] + (link[^1] == '0' ? '1' : '0'))).Status);
    }

    [Fact]
    public async Task Over_the_shared_link_one_says_a_name_sees_only_numbers_and_hears_what_was_chosen()
    {
        using var coordinator = await WithPoll("rik@voorbeeld.be", "Werkgroep");
        var poll = PollOf("Werkgroep");
        var link = new Uri(coordinator.Page.QuerySelector(".long a")!.GetAttribute("href")!).PathAndQuery;
        using var anyone = new Guest(one.Site.Address);
        await anyone.Open(link);
        await anyone.Send("main form", new() { ["name"] = "", ["slot.1"] = "Yes" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anyone.Status);
        await anyone.Send("main form", new() { ["name"] = "Wim Verzonnen", ["email"] = "wim@voorbeeld.be", ["slot.1"] = "Yes", ["slot.2"] = "No" });
        using var other = new Guest(one.Site.Address);
        await other.Open(link.Replace("/nl/", "/fr/", StringComparison.Ordinal));
        Assert.DoesNotContain("Wim", other.Words, StringComparison.Ordinal);
        Assert.Contains("1 peuvent, 0 s’il le faut, 0 ne peuvent pas", other.Words, StringComparison.Ordinal);
        await coordinator.Open($"/nl/edit/poll/{poll.Id}");
        Assert.Contains("Wim Verzonnen", coordinator.Words, StringComparison.Ordinal);
        await coordinator.Send("form.actions:has(input[value='1'])", [], "button[formaction$='handler=Choose']");
        Assert.Contains("Zet in mijn agenda", Staff.LetterTo(one.Database, "wim@voorbeeld.be"), StringComparison.Ordinal);
        await other.Open(link);
        Assert.Contains("Het wordt", other.Words, StringComparison.Ordinal);
        var calendar = await one.Site.Client.GetStringAsync(link + "?handler=Calendar");
        Assert.Contains($"DTSTART;TZID=Europe/Brussels:{Today.AddDays(15):yyyyMMdd}T140000", calendar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_another_coordination_there_is_no_poll()
    {
        using var coordinator = await WithPoll("roos@voorbeeld.be", "Bureau");
        using var other = await Staff.Signed(one.Site, "ver@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, Guid.CreateVersion7()));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open($"/nl/edit/poll/{PollOf("Bureau").Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open("/nl/edit/poll/new")).Status);
    }
}
