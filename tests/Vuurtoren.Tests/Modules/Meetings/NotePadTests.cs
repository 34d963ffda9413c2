using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>Minutes in the tables: two who write, things sent twice, and what was there before.</summary>
public sealed class NotePadTests
{
    static readonly DateTime now = new(2026, 9, 1, 9, 0, 0, DateTimeKind.Utc);
    static readonly DateOnly today = DateOnly.FromDateTime(now);

    readonly Meeting meeting = MeetingTests.Planned(today);
    Item item = null!;
    Attendee vera = null!;

    async Task Begin(Database database)
    {
        await using var db = database.Context();
        item = MeetingTests.Point(meeting, []);
        vera = Attendee.Of(meeting, null, null, "Vera Verzonnen", "vera@voorbeeld.be", "nl");
        vera.Is(meeting, true);
        db.AddRange(meeting, item, vera);
        await db.SaveChangesAsync();
    }

    async Task<NotePad> Write(Database database, string by, params Note[] notes)
    {
        await using var db = database.Context();
        var mine = await db.Set<Meeting>().SingleAsync(m => m.Id == meeting.Id);
        var pad = await new NotePad(db, mine).Load();
        foreach (var note in notes) pad.Take(note, "nl", by, today, now);
        await db.SaveChangesAsync();
        return pad;
    }

    Note Said(Guid id, string text, int was = 0, LineKind kind = LineKind.Information) => new("write", id, item.Id, kind, text, was);

    [Theory, EveryDatabase]
    public async Task What_is_sent_twice_stands_there_once(TestDatabase tables)
    {
        var database = tables.WithTables();
        await Begin(database);
        var (line, guest) = (Guid.NewGuid(), Guid.NewGuid());
        Note[] notes = [Said(line, "> Vera: zaal vragen tegen 8/9"), new("walk-in", guest, Name: "Noor", From: "Rechtswinkel"), new("away", vera.Id), new("here", vera.Id)];
        await Write(database, "Cas", notes);
        var pad = await Write(database, "Cas", notes);
        Assert.Equal(("zaal vragen", 1), (Assert.Single(pad.Lines).Text, pad.Lines[0].Version));
        var task = Assert.Single(pad.Tasks.Values);
        Assert.Equal(("Vera Verzonnen", "vera@voorbeeld.be", new DateOnly(2026, 9, 8)), (task.Owner, task.Email, task.UntilOn));
        Assert.Equal(["Noor", "Vera Verzonnen"], pad.People.Where(one => one.Present == true).Select(one => one.Who));
    }

    [Theory, EveryDatabase]
    public async Task What_is_written_in_the_other_language_than_that_of_the_screen_is_known_as_such(TestDatabase tables)
    {
        var database = tables.WithTables();
        await Begin(database);
        var (french, dutch, brief) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var pad = await Write(database, "Cas", Said(french, "! Nous écrivons à la commune pour une deuxième salle"), Said(dutch, "Wij vragen het aan de schepen, want niemand weet het"), Said(brief, "Salle"));
        Assert.Equal(["fr", "nl", "nl"], new[] { french, dutch, brief }.Select(id => pad.Lines.Single(line => line.Id == id).Lang)); // one word says nothing: that of the screen, until somebody chooses
        var line = pad.Lines.Single(one => one.Id == french);
        line.Translate(meeting, "We schrijven naar de gemeente", "nl", byMachine: false);
        line.SaidIn(meeting, "nl");
        Assert.Equal(("nl", (string?)null), (line.Lang, line.Translation)); // a translation into its own language is none
    }

    [Theory, EveryDatabase]
    public async Task In_an_intervision_no_name_of_who_is_there_is_noted_and_a_theme_is(TestDatabase tables)
    {
        var database = tables.WithTables();
        meeting.Change(null, meeting.Title, meeting.Purpose, new(meeting.Day, meeting.Begins, meeting.Ends, 0, null), null, false, intervision: true, now);
        await Begin(database);
        foreach (var text in new[] { "Vera vertelde over een gezin", "> Vera: zei vera verzonnen", "Verzonnen zei iets" })
            Assert.Equal("meetings.intervision.name", (await Assert.ThrowsAsync<RuleBroken>(() => Write(database, "Cas", Said(Guid.NewGuid(), text)))).Message);
        foreach (var text in new[] { "! We schrijven een brief", "> iemand belt terug" }) // nothing but themes
            Assert.Equal("meetings.intervision.only", (await Assert.ThrowsAsync<RuleBroken>(() => Write(database, "Cas", Said(Guid.NewGuid(), text)))).Message);
        Assert.Single((await Write(database, "Cas", Said(Guid.NewGuid(), "Wonen met een beperking"))).Lines);
    }

    [Theory, EveryDatabase]
    public async Task Two_who_change_the_same_line_lose_nothing(TestDatabase tables)
    {
        var database = tables.WithTables();
        await Begin(database);
        var line = Guid.NewGuid();
        await Write(database, "Cas", Said(line, "Vier jaar wachten"));
        await Write(database, "Cas", Said(line, "Vier jaar wachten op een woning", was: 1));
        await Write(database, "Gaëlle", Said(line, "Drie jaar wachten", was: 1)); // she had not seen his change
        var pad = await Write(database, "Gaëlle", Said(line, "Drie jaar wachten", was: 1)); // her connection was gone, she sends it again
        Assert.Equal(["Vier jaar wachten op een woning", "Drie jaar wachten"], pad.Under(pad.Items[0]).Select(one => one.Text));
        Assert.Equal((line, "Gaëlle"), (pad.Lines[1].Beside, pad.Lines[1].ChangedBy));
        await using var db = database.Context();
        Assert.Equal("Vier jaar wachten", (await db.Set<LineBefore>().SingleAsync()).Text);
    }

    [Theory, EveryDatabase]
    public async Task Two_who_save_the_same_line_at_the_same_moment_are_told_and_try_again(TestDatabase tables)
    {
        var database = tables.WithTables();
        await Begin(database);
        var line = Guid.NewGuid();
        await Write(database, "Cas", Said(line, "Eerst"));
        await using var slow = database.Context();
        var pad = await new NotePad(slow, await slow.Set<Meeting>().SingleAsync()).Load();
        pad.Take(Said(line, "Van haar", was: 1), "nl", "Gaëlle", today, now);
        await Write(database, "Cas", Said(line, "Van hem", was: 1));
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => slow.SaveChangesAsync());
        var again = await Write(database, "Gaëlle", Said(line, "Van haar", was: 1));
        Assert.Equal(["Van hem", "Van haar"], again.Under(again.Items[0]).Select(one => one.Text));
    }

    [Theory, EveryDatabase]
    public async Task Words_for_a_line_that_somebody_threw_away_stay_and_a_line_that_changed_is_not_thrown_away(TestDatabase tables)
    {
        var database = tables.WithTables();
        await Begin(database);
        var (gone, changed) = (Guid.NewGuid(), Guid.NewGuid());
        await Write(database, "Cas", Said(gone, "Een"), Said(changed, "> Vera: twee"));
        await Write(database, "Cas", new Note("remove", gone, Base: 1), Said(changed, "> Vera: twee of drie", was: 1));
        var pad = await Write(database, "Gaëlle", Said(gone, "Een en een half", was: 1));
        Assert.Contains(pad.Under(pad.Items[0]), one => one.Text == "Een en een half" && one.Beside is null);
        Assert.Equal("meetings.line.changed", (await Assert.ThrowsAsync<RuleBroken>(() => Write(database, "Gaëlle", new Note("remove", changed, Base: 1)))).Message);
        Assert.Equal("twee of drie", Assert.Single(pad.Tasks.Values).What);
        var none = await Write(database, "Gaëlle", new Note("remove", changed, Base: 2));
        Assert.Empty(none.Tasks);
    }

    [Theory, EveryDatabase]
    public async Task Who_walks_in_is_not_written_down_twice_and_is_of_a_house_that_is_known_by_its_beginning(TestDatabase tables)
    {
        var database = tables.WithTables();
        await Begin(database);
        var house = Guid.NewGuid();
        await using var db = database.Context();
        var pad = await new NotePad(db, await db.Set<Meeting>().SingleAsync(m => m.Id == meeting.Id)).Load();
        pad.Organizations = new Dictionary<Guid, LocalText> { [house] = LocalText.NlFr("Buurthuis De Ankerplaats", "Maison de quartier L’Ancrage")! };
        foreach (var (name, from) in new[] { ("Vera Verzonnen", null), ("Bo Bedacht", "buurthuis"), ("bo bedacht", "Buurthuis De Ankerplaats"), ("Bo Bedacht", "Elders") })
            pad.Take(new("walk-in", Guid.NewGuid(), Name: name, From: from), "nl", "Cas", today, now);
        Assert.Equal([("Bo Bedacht", house, null), ("Bo Bedacht", null, "Elders"), ("Vera Verzonnen", (Guid?)null, null)], pad.People.Select(one => (one.Who, one.OrganizationId, one.Organization)).OrderBy(one => one.Who).ThenBy(one => one.Organization));
    }

    [Fact]
    public void Who_left_before_a_point_is_not_counted_there_and_what_is_not_carried_is_no_decision()
    {
        var items = new List<Item>();
        var (one, two) = (MeetingTests.Point(meeting, items), MeetingTests.Point(meeting, items));
        var people = new[] { "Vera", "Ben", "Cas" }.Select(name => Attendee.WalksIn(meeting, Guid.NewGuid(), name, null, "nl")).ToList();
        Assert.Equal("meetings.there.order", Assert.Throws<RuleBroken>(() => people[0].WasThere(meeting, two, one)).Message);
        people[0].WasThere(meeting, null, two);
        var pad = new NotePad(Database.At(Path.Combine(Path.GetTempPath(), "vuurtoren-nowhere")).Context(), meeting).Begin(items, people);
        Assert.Equal((3, 2), (pad.VotersAt(one), pad.VotersAt(two)));
        Line Decided(string text)
        {
            pad.Take(new("write", Guid.NewGuid(), one.Id, Text: text), "nl", "Cas", today, now);
            return pad.Lines[^1];
        }
        Assert.Equal((false, true, true), (Decided("! Ja 2-1-0").Rejected, Decided("! Nee 1-2-0").Rejected, Decided("! Gelijk 1-1-1").Rejected));
        Assert.Equal("meetings.counts.missing", Assert.Throws<RuleBroken>(() => Decided("! Niemand 0-0-0")).Message);
        Assert.Equal("affiches", Decided("> Noor: affiches").WithoutOwner("Noor Bedacht"));
        Assert.Null(Decided("> Let op: affiches").WithoutOwner("Noor Bedacht"));
    }

    [Theory, EveryDatabase]
    public async Task More_votes_than_voters_change_nothing(TestDatabase tables)
    {
        var database = tables.WithTables();
        await Begin(database);
        var line = Guid.NewGuid();
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Write(database, "Cas", Said(line, "! Ja 1-1-0")));
        Assert.Equal(("meetings.counts.many", 2L, 1), (refused.Message, refused.Details[0], refused.Details[1]));
        await using var db = database.Context();
        Assert.False(await db.Set<Line>().AnyAsync());
        var pad = await Write(database, "Cas", Said(line, "! Ja 1-0-0"));
        Assert.Equal((Agreed.Counts, 1, 0, 0), (pad.Lines[0].Agreed, pad.Lines[0].InFavour, pad.Lines[0].Against, pad.Lines[0].Abstained));
    }

    [Theory, EveryDatabase]
    public async Task A_task_for_an_organisation_goes_to_who_came_for_it(TestDatabase tables)
    {
        var database = tables.WithTables();
        await Begin(database);
        var (house, line) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var db = database.Context();
        var mine = await db.Set<Meeting>().SingleAsync(m => m.Id == meeting.Id);
        db.Add(Attendee.Of(mine, null, house, "Bo Bedacht", "bo@voorbeeld.be", "fr"));
        await db.SaveChangesAsync();
        var pad = await new NotePad(db, mine).Load();
        pad.Organizations = new Dictionary<Guid, LocalText> { [house] = LocalText.From("nl", "Huis Bedacht")! };
        pad.Take(Said(line, "> Huis Bedacht: zaal vragen tegen 8/9"), "nl", "Cas", today, now);
        await db.SaveChangesAsync();
        var task = await db.Set<MeetingTask>().AsNoTracking().SingleAsync(t => t.Id == line);
        Assert.Equal((null, "bo@voorbeeld.be", "fr", house), (task.Owner, task.Email, task.OwnerLang, task.OrganizationId!.Value));
        Assert.Equal("Huis Bedacht", pad.HasIt(task, "nl"));
        Assert.Equal(house, pad.TakingBy("huis", null, null).Organization); // as in a line: by a beginning that only one has
    }

    [Theory, EveryDatabase]
    public async Task Once_a_week_one_letter_tells_all_tasks_and_of_those_without_a_day_once_in_four(TestDatabase tables)
    {
        var database = tables.WithTables();
        await Begin(database);
        await Write(database, "Cas", Said(Guid.NewGuid(), "> Vera: zaal vragen tegen 8/9"), Said(Guid.NewGuid(), "> Vera: folder maken"));
        async Task<int> Letters(int days)
        {
            var written = 0;
            await RemindTasks.Write(database, Outboxes.Texts, new("https://vuurtoren.example"), now.AddDays(days), done => Task.FromResult(written = done), default);
            return written;
        }
        Assert.Equal((1, 0, 1), (await Letters(0), await Letters(3), await Letters(7)));
        await using (var db = database.Context())
        {
            Assert.Contains("folder maken", (await db.Set<Vuurtoren.Platform.Outbox.Mail>().FirstAsync()).Text, StringComparison.Ordinal);
            (await db.Set<MeetingTask>().SingleAsync(t => t.UntilOn != null)).Finish(TaskState.Done, now);
            await db.SaveChangesAsync();
        }
        Assert.Equal((0, 1), (await Letters(14), await Letters(35)));
    }

    [Theory, EveryDatabase]
    public async Task Nothing_is_written_in_closed_minutes_and_a_line_of_a_strange_item_is_refused(TestDatabase tables)
    {
        var database = tables.WithTables();
        await Begin(database);
        Assert.Equal("meetings.item.gone", (await Assert.ThrowsAsync<RuleBroken>(() => Write(database, "Cas", new Note("write", Guid.NewGuid(), Guid.NewGuid(), Text: "Elders")))).Message);
        Assert.Equal("meetings.note.wrong", (await Assert.ThrowsAsync<RuleBroken>(() => Write(database, "Cas", new Note("dance", Guid.NewGuid())))).Message);
        await using (var db = database.Context())
        {
            (await db.Set<Meeting>().SingleAsync()).Close([], now);
            await db.SaveChangesAsync();
        }
        Assert.Equal("meetings.closed", (await Assert.ThrowsAsync<RuleBroken>(() => Write(database, "Cas", Said(Guid.NewGuid(), "Te laat")))).Message);
    }
}
