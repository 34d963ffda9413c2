using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Attendance;
using Vuurtoren.Modules.Meetings.Intake;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Networks;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>Lists of presences that were kept elsewhere.</summary>
public sealed class IntakeTests
{
    static readonly DateOnly today = new(2026, 11, 29);
    static readonly Guid coordination = Guid.CreateVersion7(), bridge = Guid.CreateVersion7();
    static readonly IntakeKnown nothing = new(new Dictionary<string, Guid> { ["de brug"] = bridge }, [], new HashSet<Guid>());

    static IntakePlan Plan(string csv, IntakeKnown? known = null)
    {
        var table = SentTable.Read(Encoding.UTF8.GetBytes(csv));
        return IntakePlan.Of(table, IntakeColumns.Proposed(table.Header), coordination, known ?? nothing, today);
    }

    [Theory, InlineData("Datum;Vergadering;Groep;Naam;Organisatie;Functie;Aanwezig"), InlineData("Date;Réunion;Groupe;Nom;Organisation;Fonction;Présent"),
        InlineData("Datum vergadering;Titel vergadering;Naam werkgroep;Naam deelnemer;Naam organisatie;Functie;Aanwezig?"), InlineData("Date de la réunion;Objet;Groupe de travail;Nom et prénom;Service;Fonction;Présence")]
    public void Columns_are_found_by_their_Dutch_and_French_names(string header)
    {
        var columns = IntakeColumns.Proposed(header.Split(';'));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], Enum.GetValues<IntakeField>().Select(field => columns[field]).OrderBy(place => place).Cast<int>());
        Assert.Equal((0, 2, 3, 4), (columns[IntakeField.Day], columns[IntakeField.Group], columns[IntakeField.Name], columns[IntakeField.Organization]));
    }

    [Theory, InlineData("2026-03-04"), InlineData("4/3/2026"), InlineData("04-03-2026"), InlineData("4.3.26"), InlineData("4 maart 2026"), InlineData("4 mars 2026"), InlineData("2026-03-04 09:30")]
    public void A_day_is_read_as_people_write_it(string written) => Assert.Equal(new DateOnly(2026, 3, 4), SentCells.Day(written));

    [Theory, InlineData("ooit"), InlineData("31/2/2026"), InlineData("12")]
    public void What_is_no_day_is_none(string written) => Assert.Null(SentCells.Day(written));

    [Theory, InlineData("Ja", true), InlineData("x", true), InlineData("Présente", true), InlineData("non", false), InlineData("Excusé", false), InlineData(null, false), InlineData("misschien", null)]
    public void A_tick_is_yes_or_no_and_nothing_is_no(string? written, bool? is_) => Assert.Equal(is_, SentCells.Tick(written, IntakeColumns.Came, IntakeColumns.CameNot));

    [Fact]
    public void Rows_become_meetings_with_who_was_there_and_a_member_is_known_by_its_name()
    {
        var plan = Plan("Datum;Vergadering;Naam;Organisatie;Aanwezig\n4/3/2026;Plenaire;An Verzonnen;De Brug;ja\n4/3/2026;plenaire ;Bo Verzonnen;Onbekend Huis;nee\n5/5/2026;Plenaire;An Verzonnen;De Brug;ja\n");
        Assert.Equal((2, 2, 3, 0), (plan.NewMeetings, plan.People, plan.Rows, plan.Refused.Count));
        var first = plan.Meetings.First();
        Assert.Equal((bridge, true, (Guid?)null, "Onbekend Huis", false), (first.People[0].Organization, first.People[0].Present, first.People[1].Organization, first.People[1].Named, first.People[1].Present));
    }

    [Fact]
    public void Each_row_that_cannot_come_says_why_with_its_line()
    {
        var plan = Plan($"""
            Datum;Vergadering;Naam;Organisatie;Aanwezig
            ;Plenaire;An Verzonnen;De Brug;ja
            gisteren;Plenaire;An Verzonnen;De Brug;ja
            29/11/2026;Plenaire;An Verzonnen;De Brug;ja
            4/3/2026;Plenaire;;De Brug;ja
            4/3/2026;Plenaire;{new string('a', 101)};De Brug;ja
            4/3/2026;Plenaire;An Verzonnen;De Brug;wie weet
            4/3/2026;Plenaire;An Verzonnen;De Brug;ja
            4/3/2026;Plenaire;an verzonnen;De Brug;ja
            """);
        Assert.Equal([(2L, "no-day"), (3, "day"), (4, "later"), (5, "name"), (6, "long"), (7, "present"), (9, "twice")], plan.Refused.Select(one => (one.Line, one.Reason)));
        Assert.Equal(1, plan.Rows);
    }

    [Fact]
    public void A_meeting_that_was_planned_here_keeps_its_own_presences()
    {
        var known = nothing with { Meetings = [(Guid.CreateVersion7(), new(2026, 3, 4), LocalText.NlFr("Plenaire", "Plénière")!, null)] };
        Assert.Equal("known", Plan("Datum;Vergadering;Naam\n4/3/2026;Pleniere;An Verzonnen\n", known).Refused.Single().Reason);
        Assert.Empty(Plan("Datum;Vergadering;Naam\n4/3/2026;Werkgroep;An Verzonnen\n", known).Refused);
    }

    [Fact]
    public void A_group_is_known_by_its_name_in_either_language_and_one_that_is_not_known_is_refused_with_a_reason()
    {
        var housing = Guid.CreateVersion7();
        var known = nothing with { Groups = [new(housing, LocalText.NlFr("Werkgroep wonen", "Groupe logement")!, BodyKind.WorkingGroup, true), new(Guid.CreateVersion7(), LocalText.NlFr("Algemene vergadering", "Assemblée générale")!, BodyKind.Plenary, true)] };
        var plan = Plan("""
            Datum;Vergadering;Groep;Naam
            4/3/2026;Overleg;wonen;An Verzonnen
            4/3/2026;Overleg;GROUPE DE TRAVAIL LOGEMENT;Bo Verzonnen
            4/3/2026;Overleg;Werkgroep woonen;Cis Verzonnen
            4/3/2026;Overleg;;An Verzonnen
            4/3/2026;Overleg;plénière;Dre Verzonnen
            4/3/2026;Overleg;algemene vergadering;Eva Verzonnen
            4/3/2026;Overleg;Werkgroep zingen;Fien Verzonnen
            """, known);
        Assert.Equal([(8L, "group")], plan.Refused.Select(one => (one.Line, one.Reason)));
        Assert.Equal([(housing, 3), (null, 3)], plan.Meetings.Select(meeting => (meeting.Group, meeting.People.Count)));
    }

    [Fact]
    public void A_group_that_goes_on_comes_before_one_of_that_name_that_ended()
    {
        var (ended, now) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        IntakeGroups groups = new([new(ended, LocalText.From("nl", "Wonen")!, BodyKind.WorkingGroup, false), new(now, LocalText.From("nl", "Werkgroep wonen")!, BodyKind.WorkingGroup, true), new(Guid.CreateVersion7(), LocalText.From("nl", "Zorg")!, BodyKind.WorkingGroup, true), new(Guid.CreateVersion7(), LocalText.From("nl", "Zorg")!, BodyKind.WorkingGroup, true)]);
        Assert.True(groups.Find("Wonen", out var found));
        Assert.Equal(now, found);
        Assert.False(groups.Find("zorg", out _)); // which one?
    }

    [Fact]
    public void What_was_taken_in_before_without_its_group_does_not_come_a_second_time()
    {
        var first = Plan("Datum;Vergadering;Naam\n4/3/2026;Overleg wonen;An Verzonnen\n").Meetings.Single();
        var known = nothing with { Meetings = [(first.Id, first.Day, LocalText.From("nl", "Overleg wonen")!, null)], Groups = [new(Guid.CreateVersion7(), LocalText.From("nl", "Wonen")!, BodyKind.WorkingGroup, true)] };
        Assert.Equal("known", Plan("Datum;Vergadering;Groep;Naam\n4/3/2026;Overleg wonen;wonen;An Verzonnen\n", known).Refused.Single().Reason);
    }

    [Theory, EveryDatabase]
    public async Task A_meeting_of_a_group_is_taken_in_as_one_of_that_group_and_counts_not_as_one_of_all_members(TestDatabase tables)
    {
        var database = tables.WithTables();
        var of = Coordination.Begin(LocalText.NlFr("Hier", "Ici"), ["nis:21004"], []);
        var body = Body.Begin(of.Id, BodyKind.WorkingGroup, new(LocalText.NlFr("Werkgroep wonen", "Groupe logement"), null, "housing", null, null, Share.None, Share.None, 0), new(2024, 1, 1));
        await using (var db = database.Context())
        {
            db.AddRange(of, body);
            await db.SaveChangesAsync();
        }
        for (var time = 0; time < 2; time++)
        {
            await using var db = database.Context();
            var table = SentTable.Read(Encoding.UTF8.GetBytes("Date;Réunion;Groupe;Nom\n4/3/2026;Réunion;logement;An Verzonnen\n4/3/2026;Réunion;;Bo Verzonnen\n"));
            var plan = IntakePlan.Of(table, IntakeColumns.Proposed(table.Header), of.Id, await IntakeTaking.Known(db, of.Id), today);
            Assert.Equal((time == 0 ? 2 : 0, 0), (plan.NewMeetings, plan.Refused.Count));
            await IntakeTaking.Add(db, plan, of.Id, new HashSet<Guid>(), meeting => LocalText.From("fr", meeting.Title)!, "fr", null, today, DateTime.UtcNow);
            await db.SaveChangesAsync();
        }
        await using var after = database.Context();
        var meetings = await after.Set<Meeting>().Where(m => m.CoordinationId == of.Id).ToListAsync();
        Assert.Equal([null, body.Id], meetings.Select(m => m.BodyId).Order());
        Assert.Equal(1, (await MeetingsCame.Of(after, of.Id)).Count);
    }

    [Theory, EveryDatabase]
    public async Task The_same_list_twice_adds_nothing_and_a_longer_one_only_what_is_new(TestDatabase tables)
    {
        var database = tables.WithTables();
        const string List = "Datum;Vergadering;Naam;Organisatie\n4/3/2026;Plenaire;An Verzonnen;De Brug\n4/3/2026;Plenaire;Bo Verzonnen;\n";
        async Task<IntakePlan> Take(string csv)
        {
            await using var db = database.Context();
            var plan = Plan(csv, await IntakeTaking.Known(db, coordination));
            await IntakeTaking.Add(db, plan, coordination, new HashSet<Guid>(), meeting => LocalText.From("nl", meeting.Title)!, "nl", null, today, DateTime.UtcNow);
            await db.SaveChangesAsync();
            return plan;
        }

        Assert.Equal((1, 2, 0), (await Take(List)) is var first ? (first.NewMeetings, first.Rows, first.Before) : default);
        Assert.Equal((0, 0, 2), (await Take(List)) is var again ? (again.NewMeetings, again.Rows, again.Before) : default);
        Assert.Equal((1, 2, 2), (await Take(List + "4/3/2026;Plenaire;Cis Verzonnen;\n5/5/2026;Plenaire;An Verzonnen;De Brug\n")) is var more ? (more.NewMeetings, more.Rows, more.Before) : default);
        await using var db = database.Context();
        Assert.Equal((2, 4), (await db.Set<Meeting>().CountAsync(), await db.Set<Attendee>().CountAsync()));
        Assert.All(await db.Set<Meeting>().ToListAsync(), meeting => Assert.True(meeting.WasTakenIn));
    }

    [Theory, EveryDatabase]
    public async Task A_name_that_was_corrected_in_the_list_is_asked_about_and_does_not_double(TestDatabase tables)
    {
        var database = tables.WithTables();
        async Task<IntakePlan> Take(string rows, bool apart = false)
        {
            await using var db = database.Context();
            var plan = Plan("Datum;Vergadering;Naam;Organisatie\n" + rows, await IntakeTaking.Known(db, coordination));
            var others = apart ? plan.Doubts.Select(doubt => doubt.Person.Id).ToHashSet() : [];
            await IntakeTaking.Add(db, plan, coordination, others, meeting => LocalText.From("nl", meeting.Title)!, "nl", null, today, DateTime.UtcNow);
            await db.SaveChangesAsync();
            return plan;
        }
        async Task<List<string>> Names()
        {
            await using var db = database.Context();
            return [.. (await db.Set<Attendee>().Select(a => a.Name).ToListAsync()).Order(StringComparer.Ordinal)];
        }

        await Take("4/3/2026;Plenaire;An Verzonen;De Brug\n4/3/2026;Plenaire;Bo Verzonnen;\n");
        var plan = await Take("4/3/2026;Plenaire;An Verzonnen;De Brug\n4/3/2026;Plenaire;Bo Verzonnen;\n");
        Assert.Equal(("An Verzonnen", "An Verzonen"), plan.Doubts.Select(doubt => (doubt.Person.Name, doubt.Person.Like!.Name)).Single());
        Assert.Equal(["An Verzonnen", "Bo Verzonnen"], await Names());
        Assert.Equal(2, (await Take("4/3/2026;Plenaire;An Verzonnen;De Brug\n4/3/2026;Plenaire;Bo Verzonnen;\n")).Before); // and now it is known
        await Take("4/3/2026;Plenaire;Ann Verzonnen;De Brug\n4/3/2026;Plenaire;Bo Verzonnen;\n", apart: true);
        Assert.Equal(["An Verzonnen", "Ann Verzonnen", "Bo Verzonnen"], await Names());
    }

    [Theory, InlineData("An Verzonnen", "Verzonnen An", true), InlineData("Zoé Imaginaire", "zoe imaginaire", true), InlineData("Jo Maes", "Jo Maas", true), InlineData("Jo", "Bo", true), InlineData("Jan Peeters", "Jos Peeters", true), InlineData("An Peeters", "Wim Peeters", false), InlineData("", "", false)]
    public void A_name_looks_like_another_with_a_letter_or_two_between_them(string one, string other, bool same) => Assert.Equal(same, LooksLike.Same(one, other));

    [Theory, InlineData("%PDF-1.7 x"), InlineData("<html></html>"), InlineData("{\"a\":1}"), InlineData("MZ\0\u0001")]
    public void What_is_no_table_is_refused_by_its_content(string content) => Assert.Equal("imports.file.unknown", Assert.Throws<RuleBroken>(() => SentTable.Read(Encoding.UTF8.GetBytes(content))).Message);

    [Fact]
    public void A_workbook_is_read_as_well_whatever_it_is_called()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, xml) in new[]
            {
                ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
                ("xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>"""),
                ("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""),
                ("xl/worksheets/sheet1.xml", """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c t="inlineStr"><is><t>Datum</t></is></c><c t="inlineStr"><is><t>Naam</t></is></c></row><row r="2"><c t="inlineStr"><is><t>4/3/2026</t></is></c><c t="inlineStr"><is><t>An Verzonnen</t></is></c></row></sheetData></worksheet>"""),
            })
            using (var part = new StreamWriter(zip.CreateEntry(name).Open())) part.Write(xml);
        var table = SentTable.Read(bytes.ToArray());
        var plan = IntakePlan.Of(table, IntakeColumns.Proposed(table.Header), coordination, nothing, today);
        Assert.Equal((1, 1, (string?)null), (plan.NewMeetings, plan.Rows, plan.Meetings.Single().Title));
    }

    [Fact]
    public void A_table_with_too_many_rows_is_refused() =>
        Assert.Equal("imports.table.large", Assert.Throws<RuleBroken>(() => SentTable.Read(Encoding.UTF8.GetBytes("a;b\n" + string.Concat(Enumerable.Range(0, SentTable.MostRows + 1).Select(n => n.ToString(CultureInfo.InvariantCulture) + ";x\n"))))).Message);

    [Fact]
    public void Of_a_meeting_of_long_ago_the_names_are_not_taken_in()
    {
        var (old, late) = (Held(today.AddDays(-Attendee.NameDays - 1)), Held(today.AddDays(-30)));
        Assert.Equal(("", null, true), (On(old).Name, On(old).Function, On(old).Present));
        Assert.Equal(("An Verzonnen", "vrijwilliger", true), (On(late).Name, On(late).Function, On(late).Present));
        Assert.Equal((MeetingState.Closed, null, true), (late.State, late.Number, late.WasTakenIn));
        Assert.Equal("meetings.not-closed", Assert.Throws<RuleBroken>(() => late.Reopen(true, DateTime.UtcNow)).Message);

        static Meeting Held(DateOnly day) => Meeting.Held(Guid.CreateVersion7(), coordination, LocalText.From("nl", "Plenaire")!, day, null, DateTime.UtcNow);
        static Attendee On(Meeting meeting) => Attendee.StoodOn(meeting, Guid.CreateVersion7(), null, "De Brug", "An Verzonnen", "vrijwilliger", true, "nl", today);
    }
}
