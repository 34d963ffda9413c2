using System.Net;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Inviting;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform.Files;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>Where points of an agenda come from without typing, and the documents with them.</summary>
public sealed class AgendaSourcesTests(ManagedDemo one) : MeetingRooms(one), IClassFixture<ManagedDemo>
{
    async Task<List<Item>> Items(Guid meeting)
    {
        await using var db = One.Database.Context();
        return await db.Set<Item>().Where(i => i.MeetingId == meeting).OrderBy(i => i.Position).ToListAsync();
    }

    [Fact]
    public async Task Open_tasks_become_one_point_that_follows_them_when_it_is_pressed_again()
    {
        var (meeting, _) = await Kept("Met taken");
        using var cas = await Coordinator("cas-taken@voorbeeld.be");
        await cas.Open($"/nl/edit/meeting/{meeting.Id}");
        await cas.Send("form[action$='handler=Tasks']");
        var point = Assert.Single(await Items(meeting.Id), item => item.Kind == ItemKind.Tasks);
        Assert.Contains("zaal vragen", point.Words!, StringComparison.Ordinal);
        Assert.Equal(("Open taken", "Tâches ouvertes"), (point.Title["nl"], point.Title["fr"]));
        await using (var db = One.Database.Context())
        {
            foreach (var task in await db.Set<MeetingTask>().Where(t => t.CoordinationId == coordination && t.State == TaskState.Open).ToListAsync())
                if (task.What.StartsWith("zaal vragen", StringComparison.Ordinal)) task.Finish(TaskState.Done, DateTime.UtcNow);
            await db.SaveChangesAsync();
        }
        await cas.Send("form[action$='handler=Tasks']");
        Assert.Contains("✓ gedaan: zaal vragen", Assert.Single(await Items(meeting.Id), item => item.Kind == ItemKind.Tasks).Words!, StringComparison.Ordinal);
        Assert.False(point.ComesBack); // it is made anew each time
    }

    [Fact]
    public async Task What_a_working_group_took_on_is_not_told_to_another_body()
    {
        await using var db = One.Database.Context();
        var (now, group) = (DateTime.UtcNow, Guid.CreateVersion7());
        var met = Meeting.Plan(coordination, group, LocalText.From("nl", "Werkgroep"), Purpose.Exchange, new(Today.AddDays(3), 840, 930, 0, null), null, now);
        var point = Item.Of(coordination, met, [], ItemKind.Theme, LocalText.From("nl", "Punt"), 10, null, null, "nl", now);
        var line = Vuurtoren.Modules.Meetings.Minutes.Line.Of(met, point, Guid.CreateVersion7(), 1, Vuurtoren.Modules.Meetings.Minutes.LineKind.Task, "binnenskamers iets doen", "nl", "Cas", now);
        db.AddRange(met, point, line, MeetingTask.Of(met, line, new("Vera", null, null, null, null, null)));
        await db.SaveChangesAsync();
        var (meeting, _) = await Kept("Plenaire zonder werkgroep");
        using var cas = await Coordinator("cas-werkgroep@voorbeeld.be");
        await cas.Open($"/nl/edit/meeting/{meeting.Id}");
        await cas.Send("form[action$='handler=Tasks']");
        Assert.DoesNotContain(await Items(meeting.Id), item => item.Words?.Contains("binnenskamers", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task What_a_working_group_left_open_does_not_come_on_the_usual_agenda_of_all_members()
    {
        await using var db = One.Database.Context();
        var (now, group) = (DateTime.UtcNow, Guid.CreateVersion7());
        var met = Meeting.Plan(coordination, group, LocalText.From("nl", "Werkgroep"), Purpose.Exchange, new(Today.AddDays(3), 840, 930, 0, null), null, now);
        var point = Item.Of(coordination, met, [], ItemKind.Theme, LocalText.From("nl", "Stil punt"), 10, null, null, "nl", now);
        var next = Meeting.Plan(coordination, group, LocalText.From("nl", "Werkgroep"), Purpose.Exchange, new(Today.AddDays(9), 840, 930, 0, null), null, now);
        db.AddRange(met, next, point, point.Again(met, now));
        await db.SaveChangesAsync();
        var (meeting, _) = await Kept("Plenaire na werkgroep");
        using var cas = await Coordinator("cas-stil@voorbeeld.be");
        await cas.Open($"/nl/edit/meeting/{meeting.Id}");
        Assert.DoesNotContain("Stil punt", cas.Words, StringComparison.Ordinal);
        await cas.Send("form[action$='handler=Usual']");
        Assert.DoesNotContain(await Items(meeting.Id), item => item.Title["nl"] == "Stil punt");
        await cas.Open($"/nl/edit/meeting/{next.Id}");
        await cas.Send("form[action$='handler=Usual']");
        Assert.Contains(await Items(next.Id), item => item.Title["nl"] == "Stil punt");
    }

    [Fact]
    public async Task News_of_members_is_ticked_and_becomes_points_once()
    {
        var (meeting, _) = await Kept("Met nieuws");
        using var cas = await Coordinator("cas-nieuws@voorbeeld.be");
        await cas.Open($"/fr/edit/meeting/{meeting.Id}/news");
        var box = cas.Page.QuerySelector("input[name=chosen]")!;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await cas.Send("main form")).Status); // nothing ticked
        await cas.Send("main form", new() { ["chosen"] = box.GetAttribute("value")! });
        var point = Assert.Single(await Items(meeting.Id));
        Assert.Equal((ItemKind.News, true, true), (point.Kind, point.Owner is not null, point.Words is not null));
        await cas.Open($"/fr/edit/meeting/{meeting.Id}/news");
        Assert.Contains(cas.Page.QuerySelectorAll("input[name=chosen]"), one => one.GetAttribute("value") == box.GetAttribute("value") && one.HasAttribute("disabled"));
    }

    [Fact]
    public async Task What_to_read_before_says_its_language_to_who_calls_and_to_who_is_invited()
    {
        var (meeting, vera) = await Kept("Met woorden in het Frans");
        var item = Item.Of(coordination, null, [], ItemKind.Feedback, LocalText.NlFr("Nieuws", "Nouvelles"), 10, null, "Ils cherchent une salle.", "fr", DateTime.UtcNow);
        await using (var db = One.Database.Context())
        {
            db.Add(item);
            await db.SaveChangesAsync();
        }
        using var cas = await Coordinator("cas-taal@voorbeeld.be");
        await cas.Open($"/nl/edit/meeting/{meeting.Id}");
        Assert.Contains(cas.Page.QuerySelectorAll("#waiting ~ ul p.original[lang=fr]"), one => one.TextContent == item.Words);
        await cas.Send($"form[action$='handler=On']:has([value='{item.Id}'])");
        Assert.Equal(item.Words, cas.Page.QuerySelector("#agenda ~ ol p.original[lang=fr]")!.TextContent);
        using var guest = new Guest(One.Site.Address);
        var link = InvitationLinks.Of(One.Database.Secret, vera.Id);
        await guest.Open($"/nl/meeting/{link}");
        Assert.Equal("fr", guest.Page.QuerySelector("p.original")!.GetAttribute("lang"));
        await guest.Open($"/fr/meeting/{link}");
        Assert.Null(guest.Page.QuerySelector("p.original")!.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_document_goes_with_the_agenda_to_who_is_invited_and_to_nobody_else()
    {
        var (meeting, vera) = await Kept("Met documenten");
        var (other, otto) = await Kept("Andere vergadering");
        using var cas = await Coordinator("cas-document@voorbeeld.be");
        await cas.Open($"/nl/edit/meeting/{meeting.Id}");
        await cas.Send("form[action$='handler=Usual']");
        var item = (await Items(meeting.Id))[0];
        var page = $"/nl/edit/meeting/{meeting.Id}/item/{item.Id}/documents";
        await cas.Open(page);
        await cas.SendFiles("form[enctype]", "file", [("nota.pdf", "<html><script>x</script></html>"u8.ToArray())], []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status); // by its content, not its name
        await cas.Open(page);
        await cas.SendFiles("form[enctype]", "file", [("nota.pdf", Samples.Pdf())], []);
        Assert.Contains("nota.pdf", cas.Words, StringComparison.Ordinal);
        using var connection = One.Database.Open();
        var file = connection.ExecuteScalar<string>("select id from stored_file where owner_kind = 'agenda-item' and owner_id = @Id", new { item.Id })!;

        using var guest = new Guest(One.Site.Address);
        var (mine, theirs) = (InvitationLinks.Of(One.Database.Secret, vera.Id), InvitationLinks.Of(One.Database.Secret, otto.Id));
        await guest.Open($"/fr/meeting/{mine}");
        Assert.Contains("nota.pdf", guest.Words, StringComparison.Ordinal);
        using (var sent = await guest.Fetch($"/fr/meeting/{mine}?handler=Document&file={file}"))
        {
            Assert.Equal((HttpStatusCode.OK, "application/pdf"), (sent.StatusCode, sent.Content.Headers.ContentType!.MediaType));
            Assert.Equal("attachment", sent.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Contains("no-store", sent.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
        using (var refused = await guest.Fetch($"/fr/meeting/{theirs}?handler=Document&file={file}")) Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using (var refused = await guest.Fetch($"/files/{file}/0")) Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using (var seen = await cas.Fetch($"/files/{file}/0")) Assert.Equal(HttpStatusCode.OK, seen.StatusCode);

        await cas.Open($"/nl/edit/meeting/{meeting.Id}");
        await cas.Send("form[action$='handler=Agenda']");
        var body = connection.ExecuteScalar<string>("select text from mail where address = @Email order by created_at desc, id desc", new { vera.Email })!;
        Assert.Contains("Document\u00a0: nota.pdf", body, StringComparison.Ordinal);
        Assert.Contains($"/fr/meeting/{mine}?handler=Document&file={file}", body, StringComparison.OrdinalIgnoreCase);

        connection.Execute("update meetings_meeting set day = @day where id = @Id", new { day = Today.AddDays(-61), meeting.Id });
        using (var late = await guest.Fetch($"/fr/meeting/{mine}?handler=Document&file={file}")) Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.NotEqual(other.Id, meeting.Id);
    }
}
