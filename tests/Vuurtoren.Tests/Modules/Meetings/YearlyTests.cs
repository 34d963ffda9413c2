using System.Net;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Modules.Meetings.Yearly;
using Vuurtoren.Modules.Networks;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>Work that comes back each year, with last year's tasks.</summary>
public sealed class YearlyTests(ManagedDemo one) : MeetingRooms(one), IClassFixture<ManagedDemo>
{
    static readonly DateOnly autumn = new(2026, 11, 29);
    static DateTime Noon(DateOnly day) => day.ToDateTime(new(12, 0), DateTimeKind.Utc);

    static YearlyWork Work(int month, DateOnly today) => YearlyWork.Of(Guid.CreateVersion7(), LocalText.NlFr("Koudeplan", "Plan grand froid"), month, 0, today);

    [Fact]
    public void It_is_due_from_the_first_of_its_month_and_once_a_year()
    {
        var work = Work(10, autumn); // made after its month: next year
        Assert.False(work.IsDue(autumn));
        Assert.False(work.IsDue(new(2027, 9, 30)));
        Assert.True(work.IsDue(new(2027, 10, 1)));
        Assert.Equal(new DateOnly(2027, 10, 1), work.Next);
        work.ComesBack([], lang => new(Outboxes.Texts, lang), new(2027, 10, 1), Noon(new(2027, 10, 1)));
        Assert.False(work.IsDue(new(2027, 12, 31)));
        Assert.True(work.IsDue(new(2028, 10, 1)));
        Assert.True(Work(11, autumn).IsDue(autumn)); // this month
        work.End(Noon(autumn));
        Assert.False(work.IsDue(new(2030, 1, 1)));
        Assert.Equal("yearly.ended", Assert.Throws<RuleBroken>(() => work.ComesBack([], lang => new(Outboxes.Texts, lang), autumn, Noon(autumn))).Message);
    }

    [Fact]
    public void A_server_that_slept_for_years_brings_it_once()
    {
        var work = Work(3, new(2026, 2, 1));
        Assert.Equal("Koudeplan 2029", work.ComesBack([], lang => new(Outboxes.Texts, lang), new(2029, 5, 1), Noon(new(2029, 5, 1))).Title["nl"]);
        Assert.False(work.IsDue(new(2029, 12, 31)));
    }

    [Theory, InlineData(null, 3, "yearly.title.missing"), InlineData("Koudeplan", null, "yearly.month.missing"), InlineData("Koudeplan", 13, "yearly.month.missing")]
    public void What_is_missing_is_said(string? title, int? month, string rule) =>
        Assert.Equal(rule, Assert.Throws<RuleBroken>(() => YearlyWork.Of(Guid.CreateVersion7(), LocalText.From("nl", title), month, 0, autumn)).Message);

    [Theory, EveryDatabase]
    public async Task A_year_later_it_waits_for_a_meeting_with_the_tasks_of_last_time(TestDatabase test)
    {
        var database = test.WithTables();
        var town = new Coordination { Name = LocalText.NlFr("Coördinatie", "Coordination")! };
        var work = YearlyWork.Of(town.Id, LocalText.NlFr("Koudeplan", "Plan grand froid"), 10, 0, new(2025, 9, 1));
        await using (var db = database.Context())
        {
            db.AddRange(town, work);
            await db.SaveChangesAsync();
        }
        Assert.Equal(0, await BringBack.Bring(database, Outboxes.Texts, Noon(new(2025, 9, 30))));
        Assert.Equal(1, await BringBack.Bring(database, Outboxes.Texts, Noon(new(2025, 10, 1))));
        await using (var db = database.Context())
        {
            var item = await db.Set<Item>().SingleAsync();
            Assert.Null(item.Words); // the first time there is nothing to remember
            var day = new DateOnly(2025, 10, 14);
            var meeting = Meeting.Plan(town.Id, null, LocalText.From("nl", "Plenaire"), Purpose.Exchange, new(day, 840, 930, 30, null), null, Noon(day.AddDays(-9)));
            db.Add(meeting);
            item.Join(meeting, []);
            var pad = new NotePad(db, meeting).Begin([item], []);
            foreach (var words in new[] { "> Dekens tellen tegen 1/12", "> Affiches drukken" }) pad.Take(new("write", Guid.CreateVersion7(), item.Id, Text: words), "nl", "Cas", day, Noon(day));
            pad.Tasks.Values.Single(task => task.What == "Affiches drukken").Finish(TaskState.Dropped, Noon(day));
            meeting.Close([], Noon(day));
            await db.SaveChangesAsync();
        }
        Assert.Equal(0, await BringBack.Bring(database, Outboxes.Texts, Noon(new(2025, 12, 1))));
        Assert.Equal(1, await BringBack.Bring(database, Outboxes.Texts, Noon(new(2026, 10, 2))));
        await using var after = database.Context();
        var back = await after.Set<Item>().SingleAsync(item => item.MeetingId == null);
        Assert.Equal(("Koudeplan 2026", "Plan grand froid 2026", work.Id), (back.Title["nl"], back.Title["fr"], back.TopicId));
        Assert.Contains("Dekens tellen", back.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Affiches", back.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_its_page_it_is_added_put_on_the_list_and_ended_and_in_the_minutes_its_tasks_are_taken_over_once()
    {
        using var cas = await Coordinator("cas.jaar@voorbeeld.be");
        var page = $"/nl/edit/coordination/{coordination}/yearly";
        await cas.Open(page);
        await cas.Send("form[action$='handler=Add']", new() { ["title.nl"] = "Dag van de vrijwilliger" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status);
        Assert.Equal("Dag van de vrijwilliger", cas.Page.QuerySelector("[name='title.nl']")!.GetAttribute("value"));
        await cas.Send("form[action$='handler=Add']", new() { ["title.nl"] = "Dag van de vrijwilliger", ["month"] = "3" });
        Assert.Contains("Komt terug in maart", cas.Words, StringComparison.Ordinal);
        await using var db = One.Database.Context();
        var work = (await db.Set<YearlyWork>().Where(w => w.CoordinationId == coordination).ToListAsync()).Single(w => w.Title["nl"] == "Dag van de vrijwilliger");
        var (meeting, _) = await Kept("Vrijwilligers", 0);
        var task = await LastYear(db, work);
        await cas.Open(page);
        await cas.Send($"form[action$='handler=Now']:has([value='{work.Id}'])");
        Assert.EndsWith("done=item-waits", cas.At, StringComparison.Ordinal);
        await cas.Send($"form[action$='handler=Now']:has([value='{work.Id}'])");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status); // pressed twice: it waits already
        var waits = await db.Set<Item>().SingleAsync(item => item.TopicId == work.Id && item.MeetingId == null);
        await cas.Open($"/nl/edit/meeting/{meeting.Id}");
        await cas.Send($"form[action$='handler=On']:has([value='{waits.Id}'])");
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/minutes");
        Assert.Contains("Taart bestellen", cas.Words, StringComparison.Ordinal);
        await cas.Send("form[action$='handler=LastYear']");
        Assert.Null(cas.Page.QuerySelector("form[action$='handler=LastYear']"));
        var taken = await db.Set<MeetingTask>().SingleAsync(t => t.MeetingId == meeting.Id);
        Assert.Equal(("Taart bestellen", task.UntilOn!.Value.AddYears(1), null), (taken.What, taken.UntilOn!.Value, taken.Owner)); // who does it is still to be asked
        await cas.Open(page);
        await cas.Send($"form[action$='handler=Now']:has([value='{work.Id}'])", null, "[formaction$='handler=End']");
        Assert.DoesNotContain("Dag van de vrijwilliger", cas.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>A meeting of a year ago at which somebody took something on for it.</summary>
    static async Task<MeetingTask> LastYear(Db db, YearlyWork work)
    {
        var day = Today.AddYears(-1);
        var before = Meeting.Plan(coordination, null, LocalText.From("nl", "Vorig jaar"), Purpose.Exchange, new(day, 840, 930, 30, null), null, Noon(day.AddDays(-20)));
        var item = Item.OfTopic(work.Id, coordination, work.Title, 20, null, "nl", Noon(day));
        item.Join(before, []);
        db.AddRange(before, item);
        var pad = new NotePad(db, before).Begin([item], []);
        pad.Take(new("write", Guid.CreateVersion7(), item.Id, Text: $"> Taart bestellen tegen {day.AddDays(9):d/M/yyyy}"), "nl", "Cas", day, Noon(day));
        before.Close([], Noon(day));
        await db.SaveChangesAsync();
        return pad.Tasks.Values.Single();
    }
}
