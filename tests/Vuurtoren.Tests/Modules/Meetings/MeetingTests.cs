using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Inviting;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Web;
using Vuurtoren.Tests.Modules.Directory.Permanences;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>The rules of a meeting, its agenda, who comes, and its tasks.</summary>
public sealed class MeetingTests
{
    static readonly DateTime now = new(2026, 9, 1, 9, 0, 0, DateTimeKind.Utc);
    static readonly DateOnly today = DateOnly.FromDateTime(now);
    static readonly LocalText title = LocalText.NlFr("Plenaire", "Plénière")!;

    static When On(DateOnly day, int begins = 840, int ends = 930, string? place = "Zaal Boei") => new(day, begins, ends, 30, place);

    internal static Meeting Planned(DateOnly? day = null) => Meeting.Plan(Guid.CreateVersion7(), null, title, Purpose.Exchange, On(day ?? today.AddDays(30)), null, now);

    internal static Item Point(Meeting meeting, List<Item> all, ItemKind kind = ItemKind.Theme, string name = "Wonen")
    {
        var item = Item.Of(meeting.CoordinationId, meeting, all, kind, LocalText.From("nl", name), 20, null, null, "nl", now);
        all.Add(item);
        return item;
    }

    static string Broken(Action act) => Assert.Throws<RuleBroken>(act).Message;

    [Fact]
    public void Only_another_day_time_or_place_after_the_invitations_raises_the_number_that_calendars_read()
    {
        var meeting = Planned();
        Assert.False(meeting.Change(null, title, Purpose.Exchange, On(today.AddDays(31)), null, false, false, now));
        Assert.Equal(0, meeting.Sequence); // nobody was invited yet
        meeting.Invited(now);
        Assert.False(meeting.Change(null, LocalText.From("nl", "Andere naam"), Purpose.Decision, On(today.AddDays(31)), "Vera", true, true, now));
        Assert.Equal(0, meeting.Sequence);
        foreach (var (n, when) in new[] { On(today.AddDays(32)), On(today.AddDays(32), begins: 850), On(today.AddDays(32), 850, 940), On(today.AddDays(32), 850, 940, "Zaal Mast") }.Index())
        {
            Assert.True(meeting.Change(null, title, Purpose.Exchange, when, null, false, false, now));
            Assert.Equal(n + 1, meeting.Sequence);
        }
        meeting.Cancel(now);
        Assert.Equal(5, meeting.Sequence);
        Assert.Equal("meetings.cancelled", Broken(() => meeting.Invited(now)));
    }

    [Theory, InlineData("ical.js"), InlineData("node-ical")]
    public async Task A_meeting_that_moves_across_a_change_of_the_clock_keeps_its_time_on_the_wall_in_other_programs(string reader)
    {
        var meeting = Planned(new(2026, 10, 20)); // summer time
        meeting.Invited(now);
        var first = await Read(meeting);
        meeting.Change(null, title, Purpose.Exchange, On(new(2026, 10, 27)), null, false, false, now.AddDays(1)); // winter time
        var moved = await Read(meeting);
        meeting.Change(null, title, Purpose.Exchange, On(new(2027, 3, 30)), null, false, false, now.AddDays(2)); // summer time again
        var again = await Read(meeting);
        Assert.Equal([new(2026, 10, 20, 12, 0, 0), new(2026, 10, 27, 13, 0, 0), new(2027, 3, 30, 12, 0, 0)], new[] { first, moved, again }.Select(one => DateTime.SpecifyKind(one.Start.ToUniversalTime(), DateTimeKind.Unspecified)));
        Assert.Equal([0, 1, 2], new[] { first, moved, again }.Select(one => one.Sequence));
        Assert.Single(new[] { first, moved, again }.Select(one => one.Uid).Distinct());
        meeting.Cancel(now.AddDays(3));
        var calendar = CalendarFeed.Invitation(Invitations.Event(meeting, "fr", new("https://gids.example/fr"), "van@voorbeeld.be", "aan@voorbeeld.be"), "fr");
        Assert.Contains("\r\nMETHOD:CANCEL\r\n", calendar, StringComparison.Ordinal);
        Assert.Equal("CANCELLED", Assert.Single(await CalendarTests.With(reader, calendar, new(2027, 3, 1), new(2027, 4, 30))).Status);

        async Task<CalendarTests.Read> Read(Meeting one)
        {
            var text = CalendarFeed.Invitation(Invitations.Event(one, "nl", new("https://gids.example/nl"), "van@voorbeeld.be", "aan@voorbeeld.be"), "nl");
            Assert.Contains("\r\nMETHOD:REQUEST\r\n", text, StringComparison.Ordinal);
            Assert.Contains("ORGANIZER:mailto:van@voorbeeld.be", text, StringComparison.Ordinal);
            return Assert.Single(await CalendarTests.With(reader, text, today, today.AddDays(365)));
        }
    }

    [Fact]
    public void A_plan_says_what_is_missing_and_a_day_that_is_over_is_no_plan()
    {
        Assert.Equal("meetings.title.missing", Broken(() => Meeting.Plan(Guid.Empty, null, null, Purpose.Exchange, On(today), null, now)));
        Assert.Equal("meetings.when.missing", Broken(() => Meeting.Plan(Guid.Empty, null, title, Purpose.Exchange, null, null, now)));
        Assert.Equal("polls.time.order", Broken(() => Meeting.Plan(Guid.Empty, null, title, Purpose.Exchange, On(today, 900, 900), null, now)));
        Assert.Equal("meetings.day.over", Broken(() => Meeting.Plan(Guid.Empty, null, title, Purpose.Exchange, On(today.AddDays(-Meeting.DaysBack - 1)), null, now)));
        Assert.Equal(today.AddDays(-4), Planned(today.AddDays(-4)).Day); // minutes of last Friday's are made on Tuesday
        var invited = Planned();
        invited.Invited(now);
        Assert.Equal("meetings.day.over", Broken(() => invited.Change(null, title, Purpose.Exchange, On(today.AddDays(-4)), null, false, false, now)));
        Assert.Equal("meetings.time.skipped", Broken(() => invited.Change(null, title, Purpose.Exchange, On(new(2027, 3, 28), 150, 200), null, false, false, now))); // the clock goes from 2 to 3
        var late = Planned(today);
        late.Change(null, title, Purpose.Exchange, On(today), "Vera", false, false, now.AddDays(3)); // its name may still change after the day
    }

    [Fact]
    public void A_head_in_the_chair_of_an_exchange_is_said_and_passes()
    {
        var meeting = Planned();
        meeting.Change(null, title, Purpose.Exchange, On(today.AddDays(30)), "De schepen", chairIsHead: true, false, now);
        Assert.True(meeting.LimitsSpeech);
        meeting.Change(null, title, Purpose.Decision, On(today.AddDays(30)), "De schepen", chairIsHead: true, false, now);
        Assert.False(meeting.LimitsSpeech);
    }

    [Fact]
    public void An_empty_agenda_does_not_go_out()
    {
        var meeting = Planned();
        Assert.Equal("meetings.agenda.empty", Broken(() => meeting.AgendaSent([], now)));
        var all = new List<Item>();
        Point(meeting, all);
        meeting.AgendaSent(all, now);
        Assert.NotNull(meeting.AgendaSentAt);
    }

    [Fact]
    public void Points_change_places_wait_and_come_back_under_the_same_topic()
    {
        var meeting = Planned();
        var all = new List<Item>();
        var (a, b, c) = (Point(meeting, all, name: "a"), Point(meeting, all, name: "b"), Point(meeting, all, ItemKind.Introductions, "c"));
        c.Move(all, up: true);
        a.Move(all, up: true); // is the first already
        Assert.Equal(["a", "c", "b"], all.OrderBy(item => item.Position).Select(item => item.Title["nl"]));
        b.Wait(meeting);
        Assert.Null(b.MeetingId);
        var again = a.Again(meeting, now);
        Assert.Equal(a.TopicId, again.TopicId);
        Assert.NotEqual(a.Id, again.Id);
        Assert.True(a.ComesBack);
        Assert.False(c.ComesBack); // a round begins anew each time
        a.CloseTopic(true);
        Assert.False(a.ComesBack);
    }

    [Fact]
    public void An_answer_counts_until_the_meeting_begins_and_who_sends_another_says_whom()
    {
        var meeting = Planned(today.AddDays(1));
        var one = Attendee.Of(meeting, null, null, "Vera", "vera@voorbeeld.be", "nl");
        var before = today.AddDays(1).ToDateTime(new(13, 59));
        Assert.Equal("meetings.answer.missing", Broken(() => one.Says(meeting, null, null, now, before)));
        Assert.Equal("meetings.answer.who", Broken(() => one.Says(meeting, Answer.Replaced, " ", now, before)));
        one.Says(meeting, Answer.Replaced, "Noor", now, before);
        Assert.Equal("Noor", one.Who);
        one.Says(meeting, Answer.Comes, "Noor", now, before);
        Assert.Equal("Vera", one.Who);
        Assert.Equal("meetings.answer.late", Broken(() => one.Says(meeting, Answer.Not, null, now, before.AddMinutes(1))));
    }

    [Fact]
    public void Minutes_are_numbered_in_their_year_and_only_the_last_ones_open_again()
    {
        var meeting = Planned(today);
        meeting.Close([2026001, 2026104, 2025012], now);
        Assert.Equal(2026105, meeting.Number);
        Assert.Equal("meetings.closed", Broken(() => meeting.Close([], now)));
        Assert.Equal("meetings.not-last", Broken(() => meeting.Reopen(isLast: false, now)));
        meeting.Reopen(isLast: true, now);
        meeting.Close([2026001, 2026104], now);
        Assert.Equal(2026105, meeting.Number); // it keeps its number
        var minutes = MinutesVersion.Of(meeting, Report.Of(meeting, [], [], [], new Dictionary<Guid, MeetingTask>(), new Dictionary<Guid, LocalText>()), 0, null, null, now);
        Meeting Next(int days) => Meeting.Plan(meeting.CoordinationId, null, title, Purpose.Exchange, On(today.AddDays(days)), null, now);
        Assert.Equal("meetings.approve.when", Broken(() => meeting.Approve(minutes, Next(1), now))); // has not been yet
        Assert.Equal("meetings.approve.when", Broken(() => meeting.Approve(minutes, Next(0), now))); // not a later one
        var next = Next(1);
        meeting.Approve(minutes, next, now.AddDays(1));
        Assert.Equal((minutes.Hash, next.Id), (meeting.ApprovedHash, meeting.ApprovedIn));
        Assert.Equal("meetings.approved", Broken(() => meeting.Reopen(isLast: true, now)));
    }

    [Fact]
    public void A_meeting_of_a_later_day_is_not_closed_before_somebody_says_that_it_was_held()
    {
        var meeting = Planned(today.AddDays(9));
        Assert.Equal("meetings.close.early", Broken(() => meeting.Close([], now)));
        meeting.WasHeld(today);
        meeting.Close([], now);
        Assert.Equal(today, meeting.Day);
    }

    [Fact]
    public void A_task_is_put_off_to_a_later_day_and_ends_once()
    {
        var meeting = Planned(today);
        var all = new List<Item>();
        var line = Line.Of(meeting, Point(meeting, all), Guid.CreateVersion7(), 1, LineKind.Task, "Zaal vragen", "nl", "Cas", now);
        var task = MeetingTask.Of(meeting, line, new("Vera", "Vera@Voorbeeld.be", "nl", null, today.AddDays(7), null));
        Assert.Equal((line.Id, "vera@voorbeeld.be"), (task.Id, task.Email));
        Assert.Equal("meetings.task.later", Broken(() => task.Postpone(today, today)));
        task.Postpone(today.AddDays(20), today);
        Assert.Equal((1, today.AddDays(20)), (task.Postponed, task.UntilOn));
        Assert.True(task.IsLate(today.AddDays(21)));
        task.Finish(TaskState.Done, now);
        Assert.Equal("meetings.task.ended", Broken(() => task.Finish(TaskState.Dropped, now)));
        Assert.False(task.IsLate(today.AddDays(21)));
    }

    [Fact]
    public void What_is_said_in_an_intervision_cannot_be_let_out()
    {
        var meeting = Planned();
        var item = Point(meeting, [], ItemKind.Intervision);
        Assert.Equal("meetings.intervision.stays", Broken(() => item.MayLeave(meeting, [Audience.Plenary])));
        var other = Point(meeting, []);
        other.MayLeave(meeting, [Audience.Everybody]);
        Assert.Equal([Audience.Plenary, Audience.Officials, Audience.Everybody], other.Leaves);
        Assert.Equal(LocalClock.At(now).Date, today.ToDateTime(default)); // these rules count days on the clock on the wall
    }

    [Fact]
    public void No_point_of_a_meeting_that_is_an_intervision_can_be_let_out_not_even_what_was_chosen_before()
    {
        var meeting = Planned();
        var theme = Point(meeting, []);
        theme.MayLeave(meeting, [Audience.Everybody]);
        meeting.Change(null, title, Purpose.Exchange, On(today.AddDays(30)), null, false, intervision: true, now);
        Assert.Equal("meetings.intervision.stays", Broken(() => theme.MayLeave(meeting, [Audience.Officials])));
        theme.Wait(meeting);
        Assert.Equal((0, false), (theme.Leaves.Count, theme.ForEverybody));
    }

    [Fact]
    public void A_topic_of_a_working_group_comes_back_to_that_group_only_unless_all_members_may_read_it()
    {
        var plenary = Planned();
        var group = Meeting.Plan(plenary.CoordinationId, Guid.CreateVersion7(), title, Purpose.Exchange, On(today.AddDays(30)), null, now);
        var topic = Point(group, []);
        var again = topic.Again(group, now);
        Assert.Equal((true, false), (again.MayComeTo(group), again.MayComeTo(plenary)));
        topic.MayLeave(group, [Audience.Officials]);
        topic.Wait(group);
        Assert.False(topic.MayComeTo(plenary));
        topic.MayLeave(group, [Audience.Plenary]);
        Assert.True(topic.MayComeTo(plenary));
        Assert.True(Point(plenary, []).Again(plenary, now).MayComeTo(group)); // everybody's topics are no secret for a group
    }
}
