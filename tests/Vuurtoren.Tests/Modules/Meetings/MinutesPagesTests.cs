using System.Net;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Modules.Networks.Votes;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>Minutes without script, read first, approved and corrected, and the hours they took.</summary>
public sealed partial class MinutesPagesTests(ManagedDemo one) : MeetingRooms(one), IClassFixture<ManagedDemo>
{
    [Fact]
    public async Task Without_script_minutes_are_written_changed_and_closed_and_opened_again()
    {
        var (meeting, vera) = await Kept("Zonder script", 0);
        await using (var db = One.Database.Context())
        {
            var mine = await db.Set<Meeting>().SingleAsync(m => m.Id == meeting.Id);
            db.Add(MeetingTests.Point(mine, []));
            await db.SaveChangesAsync();
        }
        using var cas = await Coordinator("cas3@voorbeeld.be");
        var desk = $"/nl/edit/meeting/{meeting.Id}/minutes";
        await cas.Open(desk);
        await cas.Send("form[data-presence]", new() { ["here"] = vera.Id.ToString() });
        await cas.Send("form[data-write]", new() { ["text"] = "! Te veel stemmen 3-0-0" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status);
        Assert.Equal("! Te veel stemmen 3-0-0", cas.Page.QuerySelector("[data-write] textarea")!.TextContent);
        await cas.Open(desk);
        await cas.Send("form[data-write]", new() { ["text"] = "! Ja" });
        await cas.Open(cas.Page.QuerySelector("[data-line] a[href*='?line=']")!.GetAttribute("href")!);
        await cas.Send("form[data-editing]", new() { ["text"] = "Ja, allemaal", ["inFavour"] = "7" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status); // more votes than people
        Assert.Equal(("Ja, allemaal", "7"), (cas.Page.QuerySelector("form[data-editing] textarea")!.TextContent, cas.Page.QuerySelector("[name=inFavour]")!.GetAttribute("value")));
        await cas.Open(desk);
        await cas.Send("form[data-write]", new() { ["text"] = "> Vera: zaal vragen" });
        await cas.Send("form[data-walk-in]", new() { ["name"] = "Noor Bedacht", ["from"] = "Wijkagent" });
        await cas.Open(cas.Page.QuerySelector("[data-line]:last-child a[href*='?line=']")!.GetAttribute("href")!);
        await cas.Send("form[data-editing]", new() { ["text"] = "zaal én koffie vragen", ["material"] = "twintig kopjes", ["until"] = "2030-01-02" });
        Assert.Contains("twintig kopjes", cas.Words, StringComparison.Ordinal);
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/close");
        Assert.Contains("twintig kopjes", cas.Words, StringComparison.Ordinal); // to order
        await cas.Send("main form");
        Assert.Equal($"/nl/edit/meeting/{meeting.Id}/report?done=minutes-sent", cas.At);
        Assert.Equal(1, Mails("Procès-verbal%", vera.Email!));
        Assert.Equal($"/nl/edit/meeting/{meeting.Id}", (await cas.Open(desk)).At); // closed
        using (var word = await cas.Fetch($"/nl/edit/meeting/{meeting.Id}/report?handler=Word")) Assert.Equal(ReportFiles.Docx, word.Content.Headers.ContentType!.MediaType);

        await cas.Open($"/nl/edit/meeting/{meeting.Id}/report");
        if (cas.Page.QuerySelector("[formaction$='handler=Reopen']") is null) return; // others of this class closed later ones
        await cas.Send("form:has([formaction$='handler=Reopen'])", null, "[formaction$='handler=Reopen']");
        Assert.StartsWith(desk, cas.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_everybody_may_read_is_looked_at_once_more_when_somebody_of_the_list_is_named_in_it()
    {
        var (meeting, vera) = await Kept("Met een naam", 0);
        Item item;
        await using (var db = One.Database.Context())
        {
            db.Add(item = MeetingTests.Point(await db.Set<Meeting>().SingleAsync(m => m.Id == meeting.Id), []));
            await db.SaveChangesAsync();
        }
        using var cas = await Coordinator("cas-namen@voorbeeld.be");
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/minutes");
        await cas.Send("form[data-write]", new() { ["text"] = "Vera belt de gemeente" });
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/minutes");
        await cas.Send("form[data-presence]", new() { ["here"] = vera.Id.ToString() });
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/close");
        await cas.Send("main form", new() { [$"leaves.{item.Id}"] = "Everybody" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status);
        Assert.Contains("noemt misschien iemand: Vera Verzonnen", cas.Words, StringComparison.Ordinal);
        await cas.Send("main form", new() { [$"leaves.{item.Id}"] = "Everybody", ["names"] = "true" });
        Assert.Contains("/report?done=minutes-sent", cas.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_noted_before_anybody_was_ticked_are_asked_again_when_they_exceed_who_was_there()
    {
        var (meeting, vera) = await Kept("Te veel stemmen", 0);
        await using (var db = One.Database.Context())
        {
            db.Add(MeetingTests.Point(await db.Set<Meeting>().SingleAsync(m => m.Id == meeting.Id), []));
            await db.SaveChangesAsync();
        }
        using var cas = await Coordinator("cas-stemmen@voorbeeld.be");
        var desk = $"/nl/edit/meeting/{meeting.Id}/minutes";
        await cas.Open(desk);
        await cas.Send("form[data-write]", new() { ["text"] = "! Ja 8-2-1" });
        await cas.Open(desk);
        await cas.Send("form[data-presence]", new() { ["here"] = vera.Id.ToString() });
        var close = $"/nl/edit/meeting/{meeting.Id}/close";
        await cas.Open(close);
        var box = cas.Page.QuerySelector("input[name^='for.']")!.GetAttribute("name")!;
        await cas.Send("main form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status);
        await cas.Open(close);
        await cas.Send("main form", new() { [box] = "1" });
        Assert.Equal($"/nl/edit/meeting/{meeting.Id}/report?done=minutes-sent", cas.At);
    }

    [Fact]
    public async Task Approved_minutes_are_corrected_by_a_new_version_and_the_hash_of_what_was_approved_stays()
    {
        var (meeting, _) = await Kept("Goedgekeurd", -3, invited: false);
        var (next, _) = await Kept("De volgende", 0);
        await using (var db = One.Database.Context())
        {
            var mine = await db.Set<Meeting>().SingleAsync(m => m.Id == meeting.Id);
            mine.Close([Today.Year * 1000 + 50], DateTime.UtcNow);
            db.Add(MinutesVersion.Of(mine, Report.Of(mine, [], [], [], new Dictionary<Guid, MeetingTask>(), new Dictionary<Guid, LocalText>()), 0, null, null, DateTime.UtcNow));
            await db.SaveChangesAsync();
        }
        using var cas = await Coordinator("cas4@voorbeeld.be");
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/report");
        await cas.Send("form[action$='handler=Approve']", new() { ["at"] = next.Id.ToString() });
        Assert.Contains("Goedgekeurd op de vergadering “De volgende”", cas.Words, StringComparison.Ordinal);
        Assert.Empty(cas.Page.QuerySelectorAll("[formaction$='handler=Reopen']"));
        await cas.Send("form[action$='handler=Correct']", new() { ["correction"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status);
        await cas.Send("form[action$='handler=Correct']", new() { ["correction"] = "Lees tien in plaats van twaalf" });
        Assert.Contains("Lees tien", cas.Page.QuerySelector(".report")!.TextContent, StringComparison.Ordinal);
        await using var look = One.Database.Context();
        var versions = await look.Set<MinutesVersion>().Where(v => v.MeetingId == meeting.Id).OrderBy(v => v.Version).ToListAsync();
        Assert.Equal([1, 2], versions.Select(v => v.Version));
        Assert.Equal(versions[0].Hash, (await look.Set<Meeting>().SingleAsync(m => m.Id == meeting.Id)).ApprovedHash);
    }

    [Fact]
    public async Task At_closing_the_minutes_before_are_approved_and_who_walked_in_gets_these_and_comes_for_their_house_from_now_on()
    {
        var (before, _) = await Kept("De vorige", -2, invited: false);
        var (meeting, vera) = await Kept("Met bezoek", 0);
        var house = Ids.Of("demo", "organization", "vleugelslag");
        await using (var db = One.Database.Context())
        {
            var past = await db.Set<Meeting>().SingleAsync(m => m.Id == before.Id);
            past.Close([Today.Year * 1000 + 70], DateTime.UtcNow);
            db.Add(MinutesVersion.Of(past, Report.Of(past, [], [], [], new Dictionary<Guid, MeetingTask>(), new Dictionary<Guid, LocalText>()), 0, null, null, DateTime.UtcNow));
            db.Add(MeetingTests.Point(await db.Set<Meeting>().SingleAsync(m => m.Id == meeting.Id), []));
            await db.SaveChangesAsync();
        }
        using var cas = await Coordinator("cas-bezoek@voorbeeld.be");
        var desk = $"/nl/edit/meeting/{meeting.Id}/minutes";
        await cas.Open(desk);
        await cas.Send("form[data-presence]", new() { ["here"] = vera.Id.ToString() });
        await cas.Send("form[data-walk-in]", new() { ["name"] = "Noor Bedacht", ["from"] = "vleugel" });
        var close = $"/nl/edit/meeting/{meeting.Id}/close";
        await cas.Open(close);
        var (from, email, joins) = (Named("from"), Named("email"), Named("joins"));
        await cas.Send("main form", new() { [joins] = "true", [email] = "noor.bedacht@voorbeeld.be" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status); // no house is called so
        var name = (await NamesOf(house))[..];
        await cas.Send("main form", new() { [from] = name, [joins] = "true", ["approves"] = "true" });
        Assert.Equal($"/nl/edit/meeting/{meeting.Id}/report?done=minutes-sent", cas.At);
        Assert.Equal(1, Mails("Verslag%", "noor.bedacht@voorbeeld.be"));
        await using var look = One.Database.Context();
        Assert.Equal(meeting.Id, (await look.Set<Meeting>().SingleAsync(m => m.Id == before.Id)).ApprovedIn);
        Assert.Contains(await Vuurtoren.Modules.Networks.Public.Speakers.Of(look, coordination), one => (one.Organization, one.Email) == (house, "noor.bedacht@voorbeeld.be"));

        string Named(string box) => cas.Page.QuerySelector($"[name^='walk-in.{box}.']")!.GetAttribute("name")!;
        async Task<string> NamesOf(Guid id)
        {
            await using var db = One.Database.Context();
            return (await Vuurtoren.Modules.Directory.Public.OrganizationNames.Of(db, [id], "nl"))[id];
        }
    }

    [Fact]
    public async Task A_topic_that_came_back_waits_no_longer_once_it_is_done_after_reopening_and_an_intervision_is_read_again()
    {
        using var cas = await Coordinator("cas-terug@voorbeeld.be");
        await using var db = One.Database.Context();
        var group = (await db.Set<Vuurtoren.Modules.Networks.Bodies.Body>().AsNoTracking().Where(b => b.CoordinationId == coordination && b.Kind == BodyKind.WorkingGroup && b.UntilOn == null).OrderBy(b => b.Id).ToListAsync())[^1];
        var mine = Meeting.Plan(coordination, group.Id, LocalText.From("nl", "Komt terug"), Purpose.Exchange, new(Today.AddDays(2), 840, 930, 0, null), null, DateTime.UtcNow);
        var items = new List<Item>();
        var (topic, themes) = (MeetingTests.Point(mine, items, name: "Energie"), MeetingTests.Point(mine, items, ItemKind.Intervision, "Intervisie"));
        db.AddRange(mine, topic, themes, Attendee.WalksIn(mine, Guid.CreateVersion7(), "Vera Verzonnen", null, "nl"));
        db.AddRange(new[] { topic, themes }.Select(item => Line.Of(mine, item, Guid.CreateVersion7(), 1, LineKind.Information, "We spraken erover", "nl", "Cas", DateTime.UtcNow)));
        await db.SaveChangesAsync();
        await cas.Open($"/nl/edit/meeting/{mine.Id}/minutes");
        Assert.Empty(cas.Page.QuerySelectorAll($"form[data-write='{themes.Id}'] [value=Decision]")); // nothing but themes
        Assert.NotEmpty(cas.Page.QuerySelectorAll($"form[data-write='{topic.Id}'] [value=Decision]"));
        var close = $"/nl/edit/meeting/{mine.Id}/close";
        await cas.Open(close);
        await cas.Send("main form", new() { ["held"] = "true", ["done"] = themes.Id.ToString() });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status); // are these only themes?
        await cas.Send("main form", new() { ["held"] = "true", ["done"] = themes.Id.ToString(), ["themes"] = "true" });
        Assert.Equal(1, Waiting());
        await cas.Send("form:has([formaction$='handler=Reopen'])", null, "[formaction$='handler=Reopen']");
        await cas.Open(close);
        await cas.Send("main form", new() { ["done"] = topic.Id.ToString(), ["themes"] = "true" });
        Assert.Equal($"/nl/edit/meeting/{mine.Id}/report?done=minutes-sent", cas.At);
        Assert.Equal(0, Waiting());

        int Waiting()
        {
            using var look = One.Database.Context();
            return look.Set<Item>().Count(i => i.TopicId == topic.TopicId && i.MeetingId == null);
        }
    }

    [Fact]
    public async Task What_the_body_voted_comes_into_the_minutes_with_its_counts_and_both_languages_once()
    {
        await using var db = One.Database.Context();
        var now = DateTime.UtcNow;
        var body = await db.Set<Vuurtoren.Modules.Networks.Bodies.Body>().FirstAsync(b => b.CoordinationId == coordination && b.Kind == BodyKind.WorkingGroup && b.UntilOn == null);
        var vote = Vote.Prepare(body, VoteKind.Hands, Majority.Simple, LocalText.From([new("nl", "Wij vragen een warme plek"), new("fr", "Nous demandons un lieu chaud")]), null, Today, Today);
        Voter[] voters = [.. Enumerable.Range(1, 9).Select(n => Voter.Of(vote, null, $"Stem {n} Verzonnen", null, "nl"))];
        var choices = vote.Open(body, voters, 0, Today);
        vote.Close(choices, voters, new(choices.ToDictionary(choice => choice.Id, choice => choice.Answer == Vuurtoren.Modules.Networks.Votes.Answer.For ? 6 : choice.Answer == Vuurtoren.Modules.Networks.Votes.Answer.Against ? 2 : 1)), Today);
        db.Add(vote);
        await db.SaveChangesAsync();
        db.AddRange(voters);
        db.AddRange(choices);
        var meeting = Meeting.Plan(coordination, body.Id, LocalText.From("nl", "Na de stemming"), Purpose.Decision, new(Today, 840, 930, 0, null), null, now);
        var item = MeetingTests.Point(meeting, [], ItemKind.Decision, "Warme plek");
        db.Add(meeting);
        db.Add(item);
        db.Add(Attendee.WalksIn(meeting, Guid.CreateVersion7(), "Vera Verzonnen", null, "nl")); // one in the room: fewer than voted
        await db.SaveChangesAsync();
        using var cas = await Coordinator("cas-stemming@voorbeeld.be");
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/minutes");
        await cas.Send("form[action$='handler=Vote']");
        Assert.Empty(cas.Page.QuerySelectorAll("form[action$='handler=Vote']"));
        await using var look = One.Database.Context();
        var line = await look.Set<Line>().SingleAsync(l => l.MeetingId == meeting.Id);
        Assert.Equal((6, 2, 1, vote.Id), (line.InFavour!.Value, line.Against!.Value, line.Abstained!.Value, line.VoteId!.Value));
        Assert.Equal(("Wij vragen een warme plek", "Nous demandons un lieu chaud"), (line.Text, line.Translation));
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/close");
        Assert.Empty(cas.Page.QuerySelectorAll("[name=consensus]")); // nothing to count again
    }
}
