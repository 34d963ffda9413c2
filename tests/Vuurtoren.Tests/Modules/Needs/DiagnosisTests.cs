using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Diagnosis;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>A diagnosis: who may write when, what two who write at once leave behind, and what is published. On both databases where tables matter.</summary>
public sealed class DiagnosisTests
{
    static readonly DateOnly today = new(2026, 11, 30);
    static readonly DateTime now = new(2026, 11, 30, 9, 0, 0, DateTimeKind.Utc);
    static readonly string[] themes = [.. Subjects.Themes.Select(theme => theme.Code)];
    static readonly Writer coordinator = new(Guid.CreateVersion7(), null, true), member = new(Guid.CreateVersion7(), Guid.CreateVersion7(), false), other = new(Guid.CreateVersion7(), null, false);
    static readonly Box seen = new("housing", Part.Seen, "nl");

    static DiagnosisPlan Plan(DiagnosisKind kind = DiagnosisKind.Thematic, string title = "Wonen in de wijk", DateOnly? begun = null) => new(LocalText.From("nl", title), kind, MadeBy.WorkingGroup, LocalText.From("nl", "Werkgroep wonen"), ["housing"], begun ?? today, today.AddYears(1));

    static JointDiagnosis Of(Guid? coordination = null, DiagnosisPlan? plan = null) => JointDiagnosis.Plan(coordination ?? Guid.CreateVersion7(), plan ?? Plan(), themes, [], today);

    static string Refused(Action act) => Assert.Throws<RuleBroken>(act).Message;

    static IReadOnlyList<PartText> Saved(JointDiagnosis one, string words, int from, IReadOnlyList<PartText> all, Writer? writer = null) => PartText.Save(one, seen, words, from, all, writer ?? member, [], today, now);

    [Theory]
    [InlineData("2024-10-12", "2024-10-13")]
    [InlineData("2024-10-13", "2030-10-13")]
    [InlineData("2026-11-30", "2030-10-13")]
    [InlineData("2018-01-01", "2018-10-14")]
    [InlineData("2012-01-01", "2012-10-14")]
    [InlineData("2005-01-01", "2006-10-08")]
    public void Municipal_elections_come_every_six_years_on_the_second_Sunday_of_October(string day, string election) => Assert.Equal(DateOnly.Parse(election, null), Elections.After(DateOnly.Parse(day, null)));

    [Fact]
    public void A_full_diagnosis_has_a_calendar_that_counts_back_from_the_elections()
    {
        var early = Moment.BackFrom(Of(plan: Plan(DiagnosisKind.Full)), new Texts());
        Assert.Equal(new DateOnly(2030, 10, 13), early[^1].Day);
        Assert.Equal(today, early[0].Day);
        Assert.Contains(new DateOnly(2030, 2, 13), early.Select(one => one.Day)); // published eight months before
        Assert.Equal(early.Select(one => one.Day).Order(), early.Select(one => one.Day));
        var late = Of(plan: Plan(DiagnosisKind.Full, begun: new(2030, 2, 1)) with { Until = new(2030, 6, 1) });
        var left = Moment.BackFrom(late, new Texts());
        Assert.Equal((new DateOnly(2030, 2, 1), new DateOnly(2030, 10, 13)), (left[0].Day, left[^1].Day)); // all of it in the months that are left
        Assert.Equal(left.Select(one => one.Day).Order(), left.Select(one => one.Day));
        Assert.All(left, one => Assert.Equal(["fr", "nl"], one.What.Languages));
        Assert.Empty(Moment.BackFrom(Of(), new Texts())); // a thematic one has no elections
    }

    [Fact]
    public void A_diagnosis_names_nobody_and_says_what_it_is_about()
    {
        Assert.Equal("signals.identifies", Refused(() => Of(plan: Plan(title: "De zaak van mevrouw Verzonnen"))));
        Assert.Equal("diagnosis.title.missing", Refused(() => Of(plan: Plan() with { Title = null })));
        Assert.Equal("diagnosis.themes.missing", Refused(() => Of(plan: Plan() with { Themes = ["nothing"] })));
        Assert.Equal("diagnosis.until.wrong", Refused(() => Of(plan: Plan() with { Until = today })));
        var one = Of();
        Assert.Equal("signals.identifies", Refused(() => Saved(one, "Bel 0470 98 76 54 voor meer uitleg.", 0, [])));
        Assert.Equal("signals.identifies", Refused(() => Comment.On(one, seen, "Dat zegt meneer Verzonnen ook.", 0, member, [], today, now)));
        Assert.Equal("signals.identifies", Refused(() => Moment.Of(one, today, LocalText.From("fr", "Voir avec Mme Imaginaire"), [], 0, today)));
        var step = Step.Choose(one, Methods.Find("mapping")!, 0);
        Assert.Equal("signals.identifies", Refused(() => step.Change(one, new(null, false, today, null, false, LocalText.From("nl", "Kerkstraat 12 staat leeg")), [], today)));
        Assert.Equal("signals.identifies", Refused(() => Share.Of(step, Guid.CreateVersion7(), "Kerkstraat 12", false, [], today)));
        Assert.Equal("Kerkstraat\nMarktlaan", Share.Of(step, Guid.CreateVersion7(), "Kerkstraat\r\nMarktlaan", false, [], today).Streets);
    }

    [Fact]
    public void Two_who_write_at_once_both_keep_their_text()
    {
        var one = Of();
        var first = Saved(one, "Huren is duur.\nWachten duurt lang.", 0, []);
        List<PartText> all = [.. first];
        all.AddRange(Saved(one, "Huren is duur.\nWachten duurt twee jaar.", 1, all, other));
        var joined = Saved(one, "Huren is duur.\nWachten duurt lang.\nGrote gezinnen vinden niets.", 1, all); // typed on version 1
        Assert.Equal([MadeFrom.Written, MadeFrom.Joined], joined.Select(version => version.MadeFrom));
        Assert.Equal([3, 4], joined.Select(version => version.Number));
        Assert.Equal("Huren is duur.\nWachten duurt lang.\nGrote gezinnen vinden niets.", joined[0].Words); // to read and to put back
        Assert.Equal("Huren is duur.\n\nWachten duurt twee jaar.\n\nGrote gezinnen vinden niets.", joined[1].Words);
        all.AddRange(joined);
        Assert.Empty(Saved(one, joined[1].Words, 4, all)); // nothing changed
        Assert.Empty(Saved(one, first[0].Words, 1, all)); // who changed nothing on an old page undoes nothing
        Assert.Equal([5], Saved(one, "", 4, all).Select(version => version.Number)); // emptied, the rest stays as versions
        Assert.Equal("diagnosis.version.last", Refused(() => all[3].PutBack(one, 4, member, now)));
        Assert.Equal((5, MadeFrom.PutBack, first[0].Words), all[0].PutBack(one, 4, member, now) is var back ? (back.Number, back.MadeFrom, back.Words) : default);
    }

    [Fact]
    public void While_members_read_only_the_coordinator_writes_and_what_is_published_stays()
    {
        var one = Of();
        Assert.Equal("diagnosis.publish.first", Refused(() => one.Publish(LocalText.From("nl", "Goedgekeurd"), today, Empty, [], sure: false, today)));
        one.LetRead();
        Assert.Equal("diagnosis.reading.only", Refused(() => Saved(one, "Huren is duur.", 0, [])));
        Assert.Single(Saved(one, "Huren is duur.", 0, [], coordinator));
        Assert.Equal("Klopt dit?", Comment.On(one, seen, "Klopt dit?", 0, member, [], today, now).Words);
        Assert.Equal("diagnosis.decided.missing", Refused(() => one.Publish(LocalText.From("nl", "Goedgekeurd"), today.AddDays(1), Empty, [], sure: false, today)));
        Assert.Equal("diagnosis.decision.missing", Refused(() => one.Publish(null, today, Empty, [], sure: false, today)));
        one.Publish(LocalText.From("nl", "Goedgekeurd"), today, Full, [], sure: false, today);
        Assert.Equal("diagnosis.published", Refused(() => Saved(one, "Nog iets.", 0, [], coordinator)));
        Assert.Equal("diagnosis.published", Refused(() => one.Change(Plan(), themes, [], today)));
        one.TakeBack();
        Assert.Equal((DiagnosisState.Reading, (WhiteBook?)null), (one.State, one.Book));

        static WhiteBook Empty(JointDiagnosis of) => new(of.Title, of.Title, of.Kind, of.MadeBy, of.Maker, of.BegunOn, of.ElectionOn, of.Decision, of.DecidedOn, of.PublishedOn, [], [], []);
        static WhiteBook Full(JointDiagnosis of) => Empty(of) with { Themes = [new("housing", of.Title, null, null, [new(Part.Seen, of.Title)])] };
    }

    [Fact]
    public void Before_it_is_published_one_looks_at_empty_themes_and_at_numbers_of_people_under_five()
    {
        var one = Of();
        one.LetRead();
        WhiteBook Book(JointDiagnosis of) => new(of.Title, of.Title, of.Kind, of.MadeBy, of.Maker, of.BegunOn, of.ElectionOn, of.Decision, of.DecidedOn, of.PublishedOn, [],
            [new("housing", of.Title, null, null, [new(Part.Seen, LocalText.NlFr("In de Parkwijk leven 3 gezinnen in een garage.", "Au Parc, trois familles vivent dans un garage.")!)]), new("debt", of.Title, null, null, [])], []);
        Assert.Equal([("housing", "3 gezinnen"), ("housing", "trois familles"), ("debt", null)], Book(one).ToLookAt([]).Select(warning => (warning.Theme, warning.Said)).OrderBy(warning => warning.Said is null).ThenBy(warning => warning.Said, StringComparer.Ordinal));
        Assert.Equal([("Parkwijk", true), ("Au Parc", true)], Book(one).ToLookAt(["Parkwijk", "Au Parc", "Park", "Huis Bedacht"]).Where(warning => warning.IsName).Select(warning => (warning.Said!, warning.IsName))); // as words of their own
        Assert.Equal("diagnosis.publish.sure", Refused(() => one.Publish(LocalText.From("nl", "Goedgekeurd"), today, Book, [], sure: false, today)));
        var other = Of();
        other.LetRead();
        other.Publish(LocalText.From("nl", "Goedgekeurd"), today, Book, [], sure: true, today);
        Assert.True(other.IsPublished);
    }

    [Theory]
    [InlineData("Van de 100 mensen wachten er 34 langer dan twee jaar.", "")]
    [InlineData("Een gezin met vier kinderen vindt niets; 12 gezinnen wachten, 2.500 mensen ook.", "vier kinderen")]
    [InlineData("Quatre personnes âgées, et 4 enfants.", "Quatre personnes, 4 enfants")]
    public void Numbers_of_people_under_five_are_found_in_either_language(string words, string found) => Assert.Equal(found, string.Join(", ", SmallCounts.In(words)));

    [Fact]
    public void Without_a_done_step_with_residents_the_text_says_so_by_itself()
    {
        var book = new WhiteBook(LocalText.From("nl", "Wonen")!, LocalText.From("nl", "Coördinatie")!, DiagnosisKind.Thematic, MadeBy.Everybody, null, today, null, null, null, null, [new(LocalText.From("nl", "Cijfers")!, today, false, null, null)], [], []);
        var texts = new Texts();
        var missing = texts.In("nl", "diagnosis.residents.missing");
        using var _ = new Language("nl");
        Assert.Contains(missing, new BookHtml(texts, "nl").Body(book), StringComparison.Ordinal);
        Assert.DoesNotContain(missing, new BookHtml(texts, "nl").Body(book with { Steps = [new(LocalText.From("nl", "Wandeling")!, today, true, null, null)] }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_library_has_ways_with_residents_and_to_people_who_never_come_to_an_OCMW()
    {
        Assert.InRange(Methods.All.Count, 10, 15);
        Assert.Equal(Methods.All.Count, Methods.All.Select(method => method.Key).Distinct().Count());
        Assert.True(Methods.All.Count(method => method.Residents) >= 5 && Methods.All.Count(method => method.Reaches) >= 5);
        Assert.All(Methods.All, method => Assert.All(method.How.Append(method.Name).Append(method.For).Append(method.Takes).Append(method.Mind), text => Assert.Equal(["fr", "nl"], text.Languages)));
        Assert.Equal(["food-points", "library", "neighbours", "practices", "schools"], Methods.All.Where(method => method.Reaches).Select(method => method.Key).Order(StringComparer.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task Texts_facts_and_steps_become_the_book_that_stays_as_it_was(TestDatabase test)
    {
        var database = test.WithTables();
        var rooms = Rooms.In(database);
        var one = Of(rooms.Coordination);
        await using (var db = database.Context())
        {
            db.Add(one);
            db.Add(FrozenFacts.Of(one, "housing", new([], [new(LocalText.From("nl", "Wijk")!, 3, 1, 25)], 2, null), 0, today));
            db.Add(FrozenFacts.Of(one, "housing", new([], [new(LocalText.From("nl", "Wijk")!, 4, 1, 25)], 2, 7), 1, today));
            var step = Step.Choose(one, Methods.Find("walk")!, 0);
            step.Change(one, new(null, true, today, null, true, LocalText.From("nl", "Geen bank om te zitten")), [], today);
            db.Add(step);
            db.Add(Step.Own(one, new(LocalText.From("nl", "Praten op de markt"), true, null, null, false, null), 1, [], today));
            await db.SaveChangesAsync();
        }
        await Write(seen, "Huren is duur.", 0);
        await Write(seen, "Huren is duur en wachten duurt lang.", 1);
        await Write(seen with { Lang = "fr" }, "Le loyer est cher.", 0);
        await Write(seen with { Part = Part.Gaps }, "Iets", 0);
        await Write(seen with { Part = Part.Gaps }, "", 1); // taken away
        await using (var db = database.Context())
        {
            var kept = await db.Set<JointDiagnosis>().SingleAsync(d => d.Id == one.Id);
            kept.LetRead();
            kept.Publish(LocalText.From("nl", "Het bestuurscomité keurde goed"), today, await DiagnosisReading.Book(db, kept), [], sure: true, today);
            await db.SaveChangesAsync();
        }
        await using var again = database.Context();
        var book = (await again.Set<JointDiagnosis>().AsNoTracking().SingleAsync(d => d.Id == one.Id)).Book!;
        var theme = Assert.Single(book.Themes);
        Assert.Equal("Huren is duur en wachten duurt lang.", Assert.Single(theme.Parts).Words["nl"]);
        Assert.Equal("Le loyer est cher.", theme.Parts[0].Words["fr"]);
        Assert.Equal((4, (int?)7), (theme.Facts!.Offer[0].Services, theme.Facts.Signals));
        Assert.Equal("Geen bank om te zitten", Assert.Single(book.Steps).Result!["nl"]); // what was not done is not told
        Assert.True(book.HasResidents);
        Assert.Equal(5, await again.Set<PartText>().CountAsync()); // every version is kept
        again.Remove(await again.Set<JointDiagnosis>().SingleAsync(d => d.Id == one.Id));
        await again.SaveChangesAsync();
        Assert.Equal(0, await again.Set<PartText>().CountAsync() + await again.Set<Step>().CountAsync() + await again.Set<FrozenFacts>().CountAsync());

        async Task Write(Box box, string words, int from)
        {
            await using var db = database.Context();
            await new Workbench(db, await db.Set<JointDiagnosis>().SingleAsync(d => d.Id == one.Id), member, today, now).Save([new(box, words, from)], []);
        }
    }

    [Theory, EveryDatabase]
    public async Task Who_save_at_the_same_moment_get_numbers_after_each_other_and_nothing_is_lost(TestDatabase test)
    {
        var database = test.WithTables();
        var one = Of(Rooms.In(database).Coordination);
        await using (var db = database.Context())
        {
            db.Add(one);
            await db.SaveChangesAsync();
        }
        await Task.WhenAll(Enumerable.Range(1, 3).Select(async n =>
        {
            await using var db = database.Context();
            await new Workbench(db, one, member, today, now).Save([new(seen, $"Tekst nummer {n} van iemand", 0)], []);
        }));
        await using var again = database.Context();
        var standing = Assert.Single(await DiagnosisReading.Standing(again, one.Id));
        Assert.All(Enumerable.Range(1, 3), n => Assert.Contains($"Tekst nummer {n} van iemand", standing.Words, StringComparison.Ordinal));
        var numbers = await again.Set<PartText>().Select(t => t.Number).Order().ToListAsync();
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
    }

    /// <summary>The language of texts, put back after.</summary>
    sealed class Language : IDisposable
    {
        readonly System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentUICulture;
        public Language(string lang) => System.Globalization.CultureInfo.CurrentUICulture = new(lang);
        public void Dispose() => System.Globalization.CultureInfo.CurrentUICulture = before;
    }
}
