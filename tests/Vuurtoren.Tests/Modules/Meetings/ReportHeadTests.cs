using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>What stands above minutes: whose they are, which version, whether they were approved, and that an extract is one; the same on the page and in files.</summary>
public sealed class ReportHeadTests(ManagedDemo one) : MeetingRooms(one), IClassFixture<ManagedDemo>
{
    static readonly DateOnly day = new(2026, 9, 3), approved = new(2026, 11, 3);
    static readonly MeetingWords nl = new(Outboxes.Texts, "nl"), fr = new(Outboxes.Texts, "fr");
    static readonly ReportHead sent = new(LocalText.NlFr("Kust samen", "La côte ensemble")!, LocalText.NlFr("Werkgroep wonen", "Groupe logement")!, 2, day, new(approved, LocalText.From("nl", "De volgende"), null));

    static ReportItem Point(string title, params Audience[] leaves) => new(Guid.CreateVersion7(), ItemKind.Theme, LocalText.From("nl", title)!, leaves, true, []);

    static Report Made(ReportHead head) => new(LocalText.NlFr("Over wonen", "Sur le logement")!, day, 840, 930, null, null, 2026004, [], [Point("Eerst"), Point("Daarna", Audience.Everybody)]) { Head = head };

    static void Says(Report report, MeetingWords words, string[] says, string[] not)
    {
        foreach (var form in new[] { ReportTests.WordsOf(new ReportHtml(report, words).Page("")), ReportTests.WordsOf(ReportFiles.Word(report, words)) })
        {
            Assert.All(says, text => Assert.Contains(text, form, StringComparison.Ordinal));
            Assert.All(not, text => Assert.DoesNotContain(text, form, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Minutes_say_whose_they_are_which_version_this_is_and_when_they_were_approved()
    {
        Says(Made(sent), nl, ["Verslag: Over wonen", "Kust samen", "Werkgroep wonen", "Versie 2, 3 september 2026", "Goedgekeurd op de vergadering “De volgende” van 3 november 2026.", "1. Eerst", "2. Daarna"], ["ontwerp", "Uittreksel", "Goedgekeurd is versie"]);
        Says(Made(sent with { Group = null, Version = 1, Approval = null }), fr, ["Procès-verbal\u00a0: Sur le logement", "La côte ensemble", "Tous les membres", "Pas encore approuvé."], ["Version", "Approuvé le"]);
        Says(Made(sent with { Approval = new(approved, null, 1) }), nl, ["Goedgekeurd op 3 november 2026.", "Goedgekeurd is versie 1."], []);
        Says(Made(sent with { Version = null, MadeOn = null, Approval = null }), nl, ["Dit is een ontwerp", "Kust samen"], ["goedgekeurd"]);
    }

    [Fact]
    public void An_extract_is_called_so_and_its_points_keep_the_numbers_of_the_minutes()
    {
        var extract = Made(sent).For(Audience.Everybody);
        Says(extract, nl, ["Uittreksel uit het verslag: Over wonen", "Werkgroep wonen", "Goedgekeurd op 3 november 2026.", "2. Daarna"], ["Verslag: Over", "1. ", "De volgende"]);
        Says(extract, fr, ["Extrait du procès-verbal\u00a0: Sur le logement", "Groupe logement", "Approuvé le 3 novembre 2026."], []);
        Assert.Equal(("uittreksel-2026-04.pdf", "extrait-2026-04.docx", "2026-04.pdf"), (ReportFiles.NameOf(extract, nl, "pdf"), ReportFiles.NameOf(extract, fr, "docx"), ReportFiles.NameOf(Made(sent), nl, "pdf")));
    }

    [Fact]
    public void What_stands_above_minutes_is_no_part_of_what_was_approved()
    {
        var report = Made(sent);
        Assert.Equal(Json.Write(report with { Head = null }), Json.Write(report));
        Assert.Equal(Json.Write(report.Items[1]), Json.Write(report.For(Audience.Everybody).Items[0]));
    }

    [Fact]
    public async Task Who_reads_sees_the_same_on_the_page_and_saves_an_extract_under_another_name()
    {
        var (meeting, _) = await Kept("Met uittreksel", -3, invited: false);
        var (next, _) = await Kept("De goedkeurende", 0);
        string number, name;
        await using (var db = One.Database.Context())
        {
            var mine = await db.Set<Meeting>().SingleAsync(m => m.Id == meeting.Id);
            var item = MeetingTests.Point(mine, []);
            item.MayLeave(mine, [Audience.Everybody]);
            mine.Close([mine.Day.Year * 1000 + 80], DateTime.UtcNow);
            db.AddRange(item, MinutesVersion.Of(mine, Report.Of(mine, [], [item], [], new Dictionary<Guid, MeetingTask>(), new Dictionary<Guid, LocalText>()), 0, null, null, DateTime.UtcNow));
            await db.SaveChangesAsync();
            (number, name) = (MeetingWords.Number(mine.Number!.Value), (await CoordinationNames.Whole(db, coordination)).In("fr").Text);
        }
        using var guest = new Guest(One.Site.Address);
        var link = $"/fr/minutes/{ReportLinks.Extract(One.Database.Secret, meeting.Id, Audience.Everybody)}";
        await guest.Open(link);
        Assert.StartsWith("Extrait du procès-verbal", guest.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        foreach (var text in new[] { name, "Tous les membres", "Pas encore approuvé." }) Assert.Contains(text, guest.Page.QuerySelector("article.report")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"extrait-{number}.docx", await FileName(guest, link), StringComparison.Ordinal);

        using var cas = await Coordinator("cas-hoofd@voorbeeld.be");
        var page = $"/nl/edit/meeting/{meeting.Id}/report";
        await cas.Open(page);
        await cas.Send("form[action$='handler=Approve']", new() { ["at"] = next.Id.ToString() });
        Assert.Contains("Goedgekeurd op de vergadering “De goedkeurende”", cas.Page.QuerySelector("article.report")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("uittreksel", await FileName(cas, page), StringComparison.Ordinal);
        await guest.Open(link);
        Assert.Contains("Approuvé le", guest.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("De goedkeurende", guest.Words, StringComparison.Ordinal);

        static async Task<string> FileName(Guest who, string path)
        {
            using var sent = await who.Fetch(path + "?handler=Word");
            return sent.Content.Headers.ContentDisposition!.ToString();
        }
    }
}
