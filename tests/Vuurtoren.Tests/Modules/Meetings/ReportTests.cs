using System.IO.Compression;
using System.Text.RegularExpressions;
using Dapper;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Decisions;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Privacy;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>Minutes as they are read, and by whom.</summary>
public sealed partial class ReportTests
{
    static readonly DateTime now = new(2026, 9, 1, 9, 0, 0, DateTimeKind.Utc);

    /// <summary>Four items: one for nobody else, and one for each kind of reader.</summary>
    static Report Made(bool intervision = false)
    {
        var meeting = MeetingTests.Planned(DateOnly.FromDateTime(now));
        var items = new List<Item>();
        foreach (var (name, to) in new (string, Audience?)[] { ("binnen", null), ("plenair", Audience.Plenary), ("bestuur", Audience.Officials), ("iedereen", Audience.Everybody) })
            if (to is { } audience) MeetingTests.Point(meeting, items, name: name).MayLeave(meeting, [audience]);
            else MeetingTests.Point(meeting, items, intervision ? ItemKind.Intervision : ItemKind.Theme, name);
        var vera = Attendee.WalksIn(meeting, Guid.CreateVersion7(), "Vera Verzonnen", "Rechtswinkel", "nl");
        var pad = new NotePad(Nowhere(), meeting).Begin(items, [vera]);
        foreach (var item in items)
        {
            pad.Take(new("write", Guid.CreateVersion7(), item.Id, Text: $"gezegd-{item.Title["nl"]}"), "nl", "Cas", DateOnly.FromDateTime(now), now);
            if (item.Kind == ItemKind.Intervision) continue; // it has no tasks
            pad.Take(new("write", Guid.CreateVersion7(), item.Id, Text: $"> Vera: taak-{item.Title["nl"]} tegen 9/9"), "fr", "Cas", DateOnly.FromDateTime(now), now);
        }
        return Report.Of(meeting, [vera], items, pad.Lines, pad.Tasks, new Dictionary<Guid, LocalText>());
    }

    [Fact]
    public void A_correction_stays_with_who_met_and_what_was_not_carried_or_decided_by_too_few_says_so()
    {
        var report = Made() with { Corrections = [new(DateOnly.FromDateTime(now), "Mies was er wel.", "nl")], Quorum = new(3, 4) };
        Assert.NotNull(report.For(null).Corrections);
        Assert.All(Enum.GetValues<Audience>(), reader => Assert.Null(report.For(reader).Corrections));
        var no = report.Items[3].Lines[0] with { Kind = LineKind.Decision, Agreed = Agreed.Counts, InFavour = 1, Against = 9, Abstained = 0 };
        report = (report with { Items = [report.Items[3] with { Lines = [no] }] }).For(Audience.Everybody);
        var words = new MeetingWords(Outboxes.Texts, "fr");
        foreach (var form in new[] { new ReportHtml(report, words).Body(), WordsOf(ReportFiles.Word(report, words)) })
        {
            Assert.Contains("Proposition, non adoptée", form, StringComparison.Ordinal);
            Assert.Contains("Il y avait 3 voix et les règles en demandent 4", form, StringComparison.Ordinal);
        }
        var linked = Linked(report);
        Assert.DoesNotContain("besluit:Besluit\"", linked, StringComparison.Ordinal);
        Assert.Contains("besluit:Stemming", linked, StringComparison.Ordinal);
    }

    static string Linked(Report report) => LinkedDecisions.Write(new("https://voorbeeld.be/nl/coordination/1"), LocalText.NlFr("Hier", "Ici")!, new("https://voorbeeld.be/nl/coordination/1/decisions"), null, [(Guid.NewGuid(), report)]);

    [Fact]
    public void That_a_vote_was_secret_is_told_to_machines()
    {
        var meeting = MeetingTests.Planned(DateOnly.FromDateTime(now));
        var items = new List<Item>();
        var line = Line.Of(meeting, MeetingTests.Point(meeting, items), Guid.CreateVersion7(), 1, LineKind.Decision, "We doen het", "nl", "Cas", now);
        line.ByVote(meeting, new(Guid.NewGuid(), LocalText.From("nl", "Doen we het?")!, DateOnly.FromDateTime(now), 6, 2, 1, Carried: true, Secret: true));
        Assert.Contains("\"besluit:geheim\": true", Told(), StringComparison.Ordinal);
        line.ByCounts(meeting, 6, 2, 1, 9);
        Assert.Contains("\"besluit:geheim\": false", Told(), StringComparison.Ordinal);
        string Told() => Linked(Report.Of(meeting, [], items, [line], new Dictionary<Guid, MeetingTask>(), new Dictionary<Guid, LocalText>()));
    }

    [Fact]
    public void Organisations_are_called_as_in_the_language_of_who_reads_and_old_minutes_keep_their_one_name()
    {
        var meeting = MeetingTests.Planned(DateOnly.FromDateTime(now));
        var house = Guid.NewGuid();
        var vera = Attendee.Of(meeting, null, house, "Vera Verzonnen", null, "nl", "directeur");
        vera.Is(meeting, true);
        var report = Report.Of(meeting, [vera], [], [], new Dictionary<Guid, MeetingTask>(), new Dictionary<Guid, LocalText> { [house] = LocalText.NlFr("Huis Bedacht", "Maison Imaginaire")! });
        foreach (var (lang, name, other) in new[] { ("nl", "Huis Bedacht", "Maison Imaginaire"), ("fr", "Maison Imaginaire", "Huis Bedacht") })
            foreach (var form in new[] { new ReportHtml(report, new(Outboxes.Texts, lang)).Body(), WordsOf(ReportFiles.Word(report, new(Outboxes.Texts, lang))) })
            {
                Assert.Contains(name, form, StringComparison.Ordinal);
                Assert.DoesNotContain(other, form, StringComparison.Ordinal);
            }
        Assert.Equal(report.People[0].Organization, Json.Read<Report>(Json.Write(report)).People[0].Organization);
        Assert.Equal("Huis Bedacht", Json.Read<ReportPerson>("""{"name":"Vera","organization":"Huis Bedacht","present":true}""").Organization!.In("fr").Text);
    }

    [Fact]
    public void Who_comes_in_anothers_place_has_not_that_ones_function()
    {
        var meeting = MeetingTests.Planned(DateOnly.FromDateTime(now));
        var vera = Attendee.Of(meeting, null, null, "Vera Verzonnen", null, "nl", "directeur");
        vera.Says(meeting, Vuurtoren.Modules.Meetings.Meetings.Answer.Replaced, "Ben Imaginaire", now, now);
        vera.Is(meeting, true);
        var person = Assert.Single(Report.Of(meeting, [vera], [], [], new Dictionary<Guid, MeetingTask>(), new Dictionary<Guid, LocalText>()).People);
        Assert.Equal(("Ben Imaginaire", null), (person.Name, person.Function));
    }

    [Fact]
    public void What_was_said_in_an_intervision_is_not_for_who_was_away()
    {
        var meeting = MeetingTests.Planned(DateOnly.FromDateTime(now));
        var away = Made(intervision: true).ForAbsent(meeting);
        var words = new MeetingWords(Outboxes.Texts, "nl");
        foreach (var form in new[] { new ReportHtml(away, words).Body(), WordsOf(ReportFiles.Word(away, words)) })
        {
            Assert.DoesNotContain("gezegd-binnen", form, StringComparison.Ordinal);
            Assert.Contains("leest alleen wie erbij was", form, StringComparison.Ordinal);
            Assert.Contains("gezegd-plenair", form, StringComparison.Ordinal);
        }
    }

    static Db Nowhere() => Database.At(Path.Combine(Path.GetTempPath(), "vuurtoren-nowhere")).Context();

    [Theory]
    [InlineData(null, "binnen plenair bestuur iedereen", true)]
    [InlineData(Audience.Plenary, "plenair iedereen", true)]
    [InlineData(Audience.Officials, "bestuur iedereen", true)]
    [InlineData(Audience.Everybody, "iedereen", false)]
    public void Each_reader_gets_only_the_items_that_were_let_out_to_them(Audience? reader, string items, bool names)
    {
        var report = Made().For(reader);
        Assert.Equal(items.Split(' '), report.Items.Select(item => item.Title["nl"]));
        Assert.Equal(reader is null, report.People.Count > 0);
        Assert.Equal(reader is null ? "Bea Verzonnen" : null, (Made() with { Chair = "Bea Verzonnen" }).For(reader).Chair);
        // By construction: not in any form that is handed out either.
        var words = new MeetingWords(Outboxes.Texts, "nl");
        var forms = new[] { new ReportHtml(report, words).Body(), WordsOf(ReportFiles.Word(report, words)), Json.Write(report) };
        foreach (var form in forms)
            foreach (var name in new[] { "binnen", "plenair", "bestuur", "iedereen" })
            {
                Assert.Equal(items.Contains(name, StringComparison.Ordinal), form.Contains($"gezegd-{name}", StringComparison.Ordinal));
                Assert.Equal(items.Contains(name, StringComparison.Ordinal), form.Contains($"taak-{name}", StringComparison.Ordinal));
                if (!names) Assert.DoesNotContain("Verzonnen", form, StringComparison.Ordinal);
            }
    }

    internal static string WordsOf(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return WordsOf(reader.ReadToEnd());
    }

    internal static string WordsOf(string markup) => System.Net.WebUtility.HtmlDecode(Tags().Replace(markup, ""));

    [GeneratedRegex("<[^>]+>")] private static partial Regex Tags();

    [Fact]
    public void Every_text_keeps_its_language_marked_and_what_is_for_reading_is_escaped()
    {
        var report = Made();
        var html = new ReportHtml(report with { Place = "<b>Zaal</b>" }, new(Outboxes.Texts, "fr")).Body();
        Assert.Contains("<span lang=\"nl\">gezegd-binnen</span>", html, StringComparison.Ordinal);
        Assert.Contains("(en néerlandais)", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Zaal&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<span lang=\"fr\">taak-binnen</span>", html.Split("<section>")[3], StringComparison.Ordinal); // said in the language of the reader
    }

    [Fact]
    public void A_translation_stands_beside_what_was_said_and_is_old_once_the_line_changes()
    {
        var meeting = MeetingTests.Planned(DateOnly.FromDateTime(now));
        var items = new List<Item>();
        var line = Line.Of(meeting, MeetingTests.Point(meeting, items), Guid.CreateVersion7(), 1, LineKind.Decision, "We doen het", "nl", "Cas", now);
        line.Translate(meeting, "On le fait", "fr", byMachine: true);
        Assert.Equal(("On le fait", "fr", true), Of(line).In("fr"));
        Assert.Equal(("We doen het", "nl", false), Of(line).In("nl"));
        Assert.Contains("traduit par une machine", Html(), StringComparison.Ordinal);
        line.Change(meeting, LineKind.Decision, "We doen het niet", "Cas", now);
        Assert.True(line.TranslationIsOld);
        Assert.Contains("traduction d’une version précédente", Html(), StringComparison.Ordinal);
        line.Translate(meeting, "On ne le fait pas", "fr", byMachine: false);
        Assert.False(line.TranslationIsOld);
        Assert.DoesNotContain("machine", Html(), StringComparison.Ordinal);

        ReportLine Of(Line one) => ReportLine.Of(one, null, new Dictionary<Guid, LocalText>());
        string Html() => new ReportHtml(Report.Of(meeting, [], items, [line], new Dictionary<Guid, MeetingTask>(), new Dictionary<Guid, LocalText>()), new(Outboxes.Texts, "fr")).Body();
    }

    [Fact]
    public void Long_after_names_are_gone_and_the_number_of_people_and_the_decisions_stay()
    {
        var forgotten = Made().WithoutNames();
        Assert.DoesNotContain("Verzonnen", Json.Write(forgotten), StringComparison.Ordinal);
        Assert.Single(forgotten.People);
        Assert.Equal(4, forgotten.Tasks.Count());
    }

    [Theory, EveryDatabase]
    public async Task The_names_in_old_minutes_go_once_and_what_has_none_is_left_alone(TestDatabase test)
    {
        var (database, later) = (test.WithTables(), now.AddYears(6));
        using (var db = database.Context())
        {
            var meeting = MeetingTests.Planned(DateOnly.FromDateTime(now));
            db.Add(meeting);
            db.Add(MinutesVersion.Of(meeting, Made(), 0, null, null, now));
            db.Add(MinutesVersion.Of(meeting, Made() with { Items = [], People = [], Chair = "Bea Verzonnen" }, 1, "Leeg", null, now));
            db.Add(MinutesVersion.Of(meeting, Made() with { Items = [], People = [], Chair = null, Remarks = null }, 2, "Leger", null, now));
            db.SaveChanges();
        }
        await new Deletions(database, later).Run(null);
        using var connection = database.Open();
        Assert.DoesNotContain("Verzonnen", string.Concat(connection.Query<string>("select body from meetings_minutes")), StringComparison.Ordinal);
        Assert.Equal(2, connection.ExecuteScalar<int>("select count(*) from privacy_gone where rule = 'minutes-names-old'"));
        Assert.Empty(new Deletions(database, later).DryRun());
    }

    [Fact]
    public void Minutes_of_an_intervision_name_nobody_and_another_word_is_another_hash()
    {
        var meeting = MeetingTests.Planned(DateOnly.FromDateTime(now));
        meeting.Change(null, meeting.Title, Purpose.Exchange, new(meeting.Day, meeting.Begins, meeting.Ends, 0, null), null, false, intervision: true, now);
        var vera = Attendee.WalksIn(meeting, Guid.CreateVersion7(), "Vera Verzonnen", null, "nl");
        var report = Report.Of(meeting, [vera], [], [], new Dictionary<Guid, MeetingTask>(), new Dictionary<Guid, LocalText>());
        Assert.Empty(report.People);
        var (one, other) = (MinutesVersion.Of(meeting, report, 0, null, null, now), MinutesVersion.Of(meeting, report with { Place = "Elders" }, 1, "De zaal", null, now));
        Assert.NotEqual(one.Hash, other.Hash);
        Assert.Equal(64, one.Hash.Length);
        Assert.Equal((1, 2), (one.Version, other.Version));
    }
}
