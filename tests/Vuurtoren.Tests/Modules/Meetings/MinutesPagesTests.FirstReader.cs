using System.Net;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Hours;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>Minutes that somebody reads before they go out.</summary>
public sealed partial class MinutesPagesTests
{
    [Fact]
    public async Task Where_the_body_has_its_chair_read_first_the_minutes_do_not_leave_before_that()
    {
        var (group, address) = await GroupWithReader();
        await using (var db = One.Database.Context())
        {
            var now = DateTime.UtcNow;
            var mine = Meeting.Plan(coordination, group, LocalText.From("nl", "Eerst de voorzitter"), Purpose.Exchange, new(Today, 840, 930, 0, null), null, now);
            db.Add(mine);
            await db.SaveChangesAsync();
            using var cas = await Coordinator("cas-lezer@voorbeeld.be");
            var close = $"/nl/edit/meeting/{mine.Id}/close";
            await cas.Open($"/nl/edit/meeting/{mine.Id}/minutes");
            await cas.Send("form[action$='handler=List']"); // nobody was invited: all who have a seat stand on the list
            Assert.NotEmpty(cas.Page.QuerySelectorAll("[name=here]"));
            await cas.Send("form[data-presence]", new() { ["here"] = cas.Page.QuerySelector("[name=here]")!.GetAttribute("value")! });
            await cas.Open(close);
            Assert.Equal(address, cas.Page.QuerySelector("[name=address]")!.GetAttribute("value"));
            Assert.Empty(cas.Page.QuerySelectorAll("main form button[type=submit]:not([formaction])"));
            await cas.Send("main form");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status);
            await cas.Open(close);
            await cas.Send("main form", null, "[formaction$='handler=First']");
            using var reader = new Guest(One.Site.Address);
            await reader.Open(Staff.LinkTo(One.Database, address));
            await reader.Send("form[action$='handler=Fine']");
            await cas.Open(close);
            await cas.Send("main form");
            Assert.Equal($"/nl/edit/meeting/{mine.Id}/report?done=minutes-sent", cas.At);
            await reader.Open(reader.At);
            Assert.Null(reader.Page.QuerySelector("form[action$='handler=Fine']")); // it went out
            await cas.Send("form:has([formaction$='handler=Reopen'])", null, "[formaction$='handler=Reopen']");
            await cas.Open(close);
            Assert.Empty(cas.Page.QuerySelectorAll("main form button[type=submit]:not([formaction])")); // what was opened again is read again
        }
    }

    /// <summary>The working group on housing, of which the chair has an address and reads for three days.</summary>
    async Task<(Guid Body, string Address)> GroupWithReader()
    {
        using var cas = await Coordinator("cas-groep@voorbeeld.be");
        await using var db = One.Database.Context();
        var chairs = await db.Set<Vuurtoren.Modules.Networks.Mandates.Mandate>().AsNoTracking().Where(m => m.Role == BodyRole.Chair && m.UntilOn == null && m.Email != null && m.Name != null).ToListAsync();
        var groups = chairs.ConvertAll(m => m.BodyId);
        var body = await db.Set<Vuurtoren.Modules.Networks.Bodies.Body>().AsNoTracking().FirstAsync(b => groups.Contains(b.Id) && b.CoordinationId == coordination && b.UntilOn == null);
        var page = $"/nl/edit/coordination/{coordination}/bodies/{body.Id}";
        await cas.Open(page);
        await cas.Send("form[action$='handler=Keep']", new() { ["reads"] = "Chair", ["reading-days"] = "99" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status);
        await cas.Send("form[action$='handler=Keep']", new() { ["reads"] = "Chair", ["reading-days"] = "3" });
        Assert.Equal(HttpStatusCode.OK, cas.Status);
        return (body.Id, chairs.Where(m => m.BodyId == body.Id).OrderBy(m => m.Id).First().Email!);
    }

    [Fact]
    public async Task Minutes_wait_for_who_reads_them_first_and_the_remark_is_there_for_all_who_met()
    {
        var (meeting, vera) = await Kept("Eerst gelezen", 0);
        using var cas = await Coordinator("cas6@voorbeeld.be");
        var close = $"/nl/edit/meeting/{meeting.Id}/close";
        await cas.Open(close);
        await cas.Send("main form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status); // nothing was written, and nobody was there
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/minutes");
        await cas.Send("form[data-presence]", new() { ["here"] = vera.Id.ToString() });
        await cas.Open(close);
        await cas.Send("main form", new() { ["reader"] = "De schepen" , ["address"] = "geen adres" }, "[formaction$='handler=First']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status);
        Assert.Equal("De schepen", cas.Page.QuerySelector("[name=reader]")!.GetAttribute("value"));
        await cas.Send("main form", new() { ["reader"] = "De schepen", ["address"] = "schepen@voorbeeld.be", ["tongue"] = "fr" }, "[formaction$='handler=First']");
        Assert.Contains("De schepen leest het verslag", cas.Words, StringComparison.Ordinal);
        await cas.Send("main form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status); // not yet
        using var reader = new Guest(One.Site.Address);
        await reader.Open(Staff.LinkTo(One.Database, "schepen@voorbeeld.be"));
        Assert.StartsWith("/fr/read/", reader.At, StringComparison.Ordinal);
        await reader.Send("form[action$='handler=Otherwise']", new() { ["otherwise"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reader.Status);
        await reader.Send("form[action$='handler=Otherwise']", new() { ["otherwise"] = "Le montant n’est pas encore sûr" });
        await cas.Open(close);
        Assert.DoesNotContain("nadat het verslag vooraf gelezen was", cas.Words, StringComparison.Ordinal);
        await AddLine(meeting, "Nog iets anders");
        await cas.Open(close);
        Assert.Contains("nadat het verslag vooraf gelezen was", cas.Words, StringComparison.Ordinal);
        Assert.Contains("Nog iets anders", cas.Page.QuerySelector(".note--warn li")!.TextContent, StringComparison.Ordinal);
        await cas.Send("main form", new() { ["hours.before"] = "1,5", ["hours.after"] = "0:30" });
        Assert.Equal($"/nl/edit/meeting/{meeting.Id}/report?done=minutes-sent", cas.At);
        using var member = new Guest(One.Site.Address);
        await member.Open($"/fr/minutes/{ReportLinks.Reader(One.Database.Secret, vera.Id)}");
        Assert.Contains("Le montant n’est pas encore sûr", member.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reader.Send("form[action$='handler=Fine']")).Status); // sent: nothing changes any more

        await using var db = One.Database.Context();
        var hours = await db.Set<MeetingHours>().SingleAsync(h => h.MeetingId == meeting.Id);
        Assert.Equal((90, 90, 30), (hours.BeforeMinutes, hours.DuringMinutes, hours.AfterMinutes));
    }

    static DateTime Later => DateTime.UtcNow.AddSeconds(1);

    async Task AddLine(Meeting meeting, string words)
    {
        await using var db = One.Database.Context();
        var item = MeetingTests.Point(meeting, [], name: "Erbij");
        db.AddRange(item, Line.Of(meeting, item, Guid.CreateVersion7(), 1, LineKind.Information, words, "nl", "Cas", Later));
        await db.SaveChangesAsync();
    }
}
