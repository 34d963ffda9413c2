using System.Globalization;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Modules.Directory.Opening;

/// <summary>Whether someone stands before a closed door. 24 November 2026 is a Tuesday.</summary>
public sealed class OpeningTests
{
    static readonly LocalText words = LocalText.From("nl", "Het dak lekt.")!;
    static readonly Schedule desk = new()
    {
        Week = [new(Weekday.Mo, 540, 720), new(Weekday.Tu, 540, 720), new(Weekday.Tu, 780, 990), new(Weekday.Th, 540, 720)],
        PublicHolidays = HolidayRule.Closed, SchoolHolidays = HolidayRule.Open,
    };

    static ServiceHours Hours(params Schedule[] schedules) => new(schedules, Community.Flemish, new(2027, 10, 1), ServiceStatus.Active, []);
    static DateTime On(string moment) => DateTime.ParseExact(moment, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    static OpenState At(ServiceHours hours, string moment) => hours.At(On(moment));

    [Fact]
    public void At_the_desk_hours_it_is_open_until_they_end()
    {
        var state = At(Hours(desk), "2026-11-24 13:00");
        Assert.Equal((OpenKind.Open, On("2026-11-24 16:30"), true), (state.Kind, state.Until, state.Now));
        Assert.Equal(On("2026-11-24 16:30"), state.ChangesAt);
    }

    [Fact]
    public void In_the_lunch_break_it_opens_later_today()
    {
        var state = At(Hours(desk), "2026-11-24 12:00");
        Assert.Equal((OpenKind.OpensLater, On("2026-11-24 13:00"), false), (state.Kind, state.Next, state.Now));
    }

    [Fact]
    public void After_hours_it_says_when_it_opens_next() =>
        Assert.Equal((OpenKind.ClosedToday, On("2026-11-26 09:00")), (At(Hours(desk), "2026-11-24 16:30").Kind, At(Hours(desk), "2026-11-25 10:00").Next));

    [Theory]
    [InlineData(ServiceStatus.TemporarilyClosed)]
    [InlineData(ServiceStatus.Inactive)]
    [InlineData(ServiceStatus.Defunct)]
    public void A_closed_service_never_looks_open(ServiceStatus status) =>
        Assert.Equal((OpenKind.Closed, false), At(Hours(desk) with { Status = status }, "2026-11-24 10:00") is var state ? (state.Kind, state.Now) : default);

    [Fact]
    public void A_message_that_it_is_closed_closes_it_until_its_last_day()
    {
        var hours = Hours(desk) with { Messages = [new(MessageKind.Closed, words, new(2026, 11, 20), new(2026, 11, 26))] };
        var state = At(hours, "2026-11-24 10:00");
        Assert.Equal((OpenKind.Closed, "message", On("2026-11-26 00:00"), On("2026-11-30 09:00")), (state.Kind, state.Reason, state.Until, state.Next));
        Assert.Equal(OpenKind.Open, At(hours, "2026-11-30 10:00").Kind);
    }

    [Theory]
    [InlineData(MessageKind.OtherHours, "other-hours")]
    [InlineData(MessageKind.Moved, "moved")]
    [InlineData(MessageKind.Full, "full")]
    public void Other_hours_a_removal_or_no_room_means_call_first(MessageKind kind, string reason)
    {
        var state = At(Hours(desk) with { Messages = [new(kind, words, new(2026, 11, 24), new(2026, 11, 24))] }, "2026-11-24 10:00");
        Assert.Equal((OpenKind.CallFirst, reason), (state.Kind, state.Reason));
    }

    [Fact]
    public void News_changes_nothing() =>
        Assert.Equal(OpenKind.Open, At(Hours(desk) with { Messages = [new(MessageKind.News, words, new(2026, 11, 24), new(2026, 11, 24))] }, "2026-11-24 10:00").Kind);

    [Fact]
    public void Hours_read_by_a_machine_never_count_as_open()
    {
        var state = At(Hours(desk with { ReadByMachine = true }), "2026-11-24 10:00");
        Assert.Equal((OpenKind.CallFirst, "machine", false), (state.Kind, state.Reason, state.Now));
    }

    [Fact]
    public void Hours_that_a_machine_read_leave_those_of_a_person_as_they_are()
    {
        var hours = Hours(desk, new Schedule { Week = [new(Weekday.We, 540, 720)], ReadByMachine = true, SchoolHolidays = HolidayRule.Open });
        Assert.Equal(OpenKind.Open, At(hours, "2026-11-24 10:00").Kind);
        Assert.Equal((OpenKind.CallFirst, "machine"), At(hours, "2026-11-25 10:00") is var state ? (state.Kind, state.Reason) : default);
    }

    [Fact]
    public void A_text_whose_hours_nobody_read_makes_everything_unsure() =>
        Assert.Equal((OpenKind.CallFirst, "machine"), At(Hours(desk, new Schedule { OriginalText = words }), "2026-11-24 10:00") is var state ? (state.Kind, state.Reason) : default);

    [Fact]
    public void Hours_that_nobody_checked_for_a_year_mean_call_first()
    {
        var term = HoursTerm.Default;
        var checkedOn = new DateOnly(2025, 11, 24);
        Assert.Equal(OpenKind.Open, At(Hours(desk) with { CheckedUntil = term.Until(checkedOn) }, "2026-11-24 10:00").Kind);
        Assert.Equal((OpenKind.CallFirst, "expired"), At(Hours(desk) with { CheckedUntil = term.Until(checkedOn.AddDays(-1)) }, "2026-11-24 10:00") is var state ? (state.Kind, state.Reason) : default);
        Assert.Equal("unchecked", At(Hours(desk) with { CheckedUntil = null }, "2026-11-24 10:00").Reason);
    }

    [Fact]
    public void An_import_is_no_check_by_a_person_unless_its_source_is_trusted()
    {
        var service = SmallService(source: "feed", verified: new(2026, 10, 1), how: "import", date: new(2026, 11, 1));
        Assert.Null(HoursTerm.Default.CheckedOn(service));
        Assert.Equal(new DateOnly(2026, 11, 1), new HoursTerm(12, ["feed"]).CheckedOn(service));
        Assert.Equal(new DateOnly(2026, 10, 1), HoursTerm.Default.CheckedOn(null, service, SmallService("feed", new(2026, 10, 1), "called", null)));
    }

    static Service SmallService(string source, DateTime? verified, string how, DateOnly? date) =>
        new() { Id = Guid.Empty, Name = words, Source = source, VerifiedAt = verified, VerifiedHow = how, SourceDate = date };

    [Fact]
    public void What_its_source_no_longer_has_is_not_sure() =>
        Assert.Equal("withdrawn", At(Hours(desk) with { Withdrawn = true }, "2026-11-24 10:00").Reason);

    [Fact]
    public void Without_hours_one_calls_first() => Assert.Equal((OpenKind.CallFirst, "no-hours"), At(Hours(), "2026-11-24 10:00") is var state ? (state.Kind, state.Reason) : default);

    [Fact]
    public void On_a_public_holiday_it_is_closed_open_or_not_known_as_its_rule_says()
    {
        var (armistice, night) = ("2026-11-11 10:00", new Schedule { Week = [new(Weekday.We, 540, 720)], SchoolHolidays = HolidayRule.Open });
        Assert.Equal((OpenKind.ClosedToday, "public-holiday"), At(Hours(night with { PublicHolidays = HolidayRule.Closed }), armistice) is var closed ? (closed.Kind, closed.Reason) : default);
        Assert.Equal(OpenKind.Open, At(Hours(night with { PublicHolidays = HolidayRule.Open }), armistice).Kind);
        Assert.Equal((OpenKind.CallFirst, "public-holiday"), At(Hours(night), armistice) is var unsure ? (unsure.Kind, unsure.Reason) : default);
        Assert.Equal(OpenKind.Open, At(Hours(night), "2026-11-18 10:00").Kind);
    }

    [Fact]
    public void In_the_school_holidays_of_its_community_it_is_closed_open_or_not_known_as_its_rule_says()
    {
        var (week, schedule) = ("2026-02-26 10:00", desk with { SchoolHolidays = HolidayRule.Closed }); // holidays of French-speaking schools only
        Assert.Equal(OpenKind.Open, At(Hours(schedule), week).Kind);
        Assert.Equal((OpenKind.ClosedToday, "school-holiday"), At(Hours(schedule) with { Community = Community.French }, week) is var closed ? (closed.Kind, closed.Reason) : default);
        Assert.Equal((OpenKind.CallFirst, "school-holiday"), At(Hours(schedule) with { Community = Community.Either }, week) is var either ? (either.Kind, either.Reason) : default);
        Assert.Equal(OpenKind.CallFirst, At(Hours(desk with { SchoolHolidays = HolidayRule.Unknown }) with { Community = Community.French }, week).Kind);
        Assert.Equal(OpenKind.Open, At(Hours(desk) with { Community = Community.French }, week).Kind);
    }

    [Fact]
    public void Beyond_the_known_school_years_what_closes_in_the_holidays_is_not_sure()
    {
        var hours = Hours(desk with { SchoolHolidays = HolidayRule.Closed }) with { CheckedUntil = new(2031, 1, 1) };
        Assert.Equal((OpenKind.CallFirst, "school-holiday"), At(hours, "2030-03-05 10:00") is var state ? (state.Kind, state.Reason) : default);
        Assert.Equal(OpenKind.Open, At(hours with { Schedules = [desk with { SchoolHolidays = HolidayRule.Unknown }] }, "2030-03-05 10:00").Kind);
    }

    [Fact]
    public void On_the_feast_of_its_community_a_service_that_closes_on_holidays_is_not_sure() =>
        Assert.Equal("community-day", At(Hours(new Schedule { Week = [new(Weekday.Sa, 540, 720)], PublicHolidays = HolidayRule.Closed, SchoolHolidays = HolidayRule.Open }), "2026-07-11 10:00").Reason);

    [Fact]
    public void A_dated_closing_goes_before_the_week_and_other_hours_replace_it()
    {
        var hours = Hours(desk with { Exceptions = [new(new(2026, 11, 24), new(2026, 11, 24), true, Reason: words), new(new(2026, 11, 26), new(2026, 11, 26), false, 600, 660)] });
        Assert.Equal((OpenKind.ClosedToday, "exception", On("2026-11-26 10:00")), At(hours, "2026-11-24 10:00") is var closed ? (closed.Kind, closed.Reason, closed.Next) : default);
        Assert.Equal((OpenKind.Open, On("2026-11-26 11:00")), At(hours, "2026-11-26 10:30") is var open ? (open.Kind, open.Until) : default);
        Assert.NotEqual(OpenKind.Open, At(hours, "2026-11-26 11:30").Kind);
    }

    [Fact]
    public void Exceptional_hours_hold_on_a_holiday_too()
    {
        var hours = Hours(desk with { Exceptions = [new(new(2026, 11, 11), new(2026, 11, 11), false, 600, 660)] });
        Assert.Equal(OpenKind.Open, At(hours, "2026-11-11 10:00").Kind);
    }

    [Fact]
    public void When_one_activity_closes_the_others_are_not_sure()
    {
        var meals = new Schedule { Week = [new(Weekday.Tu, 690, 840)], SchoolHolidays = HolidayRule.Open, Exceptions = [new(new(2026, 11, 23), new(2026, 11, 29), true)] };
        Assert.Equal((OpenKind.CallFirst, "exception"), At(Hours(desk, meals), "2026-11-24 10:00") is var state ? (state.Kind, state.Reason) : default);
    }

    [Fact]
    public void A_night_shelter_is_open_over_midnight()
    {
        var shelter = Hours(new Schedule { Week = [.. Enum.GetValues<Weekday>().Select(d => new Interval(d, 1200, 510))], PublicHolidays = HolidayRule.Open, SchoolHolidays = HolidayRule.Open });
        Assert.Equal((OpenKind.Open, On("2026-11-25 08:30")), At(shelter, "2026-11-24 23:00") is var evening ? (evening.Kind, evening.Until) : default);
        Assert.Equal((OpenKind.Open, On("2026-11-25 08:30")), At(shelter, "2026-11-25 00:00") is var night ? (night.Kind, night.Until) : default);
        Assert.Equal((OpenKind.OpensLater, On("2026-11-25 20:00")), At(shelter, "2026-11-25 08:30") is var morning ? (morning.Kind, morning.Next) : default);
    }

    [Fact]
    public void The_night_before_a_closed_day_ends_at_midnight()
    {
        var bar = Hours(new Schedule { Week = [new(Weekday.Tu, 1200, 120)], SchoolHolidays = HolidayRule.Open, Exceptions = [new(new(2026, 11, 25), new(2026, 11, 25), true)] });
        Assert.Equal(On("2026-11-25 00:00"), At(bar, "2026-11-24 23:00").Until);
        Assert.NotEqual(OpenKind.Open, At(bar, "2026-11-25 01:00").Kind);
    }

    [Fact]
    public void Round_the_clock_has_no_end()
    {
        var always = Hours(new Schedule { Week = [.. Enum.GetValues<Weekday>().Select(d => new Interval(d, 0, 1440))], PublicHolidays = HolidayRule.Open, SchoolHolidays = HolidayRule.Open });
        Assert.Equal((OpenKind.Open, (DateTime?)null), At(always, "2026-11-24 03:00") is var state ? (state.Kind, state.Until) : default);
    }

    [Fact]
    public void Hours_without_an_end_begin_surely_and_then_one_calls_first()
    {
        var evening = Hours(new Schedule { Week = [new(Weekday.Tu, 1200, null)], SchoolHolidays = HolidayRule.Open });
        Assert.Equal((OpenKind.OpensLater, On("2026-11-24 20:00")), At(evening, "2026-11-24 19:00") is var before ? (before.Kind, before.Next) : default);
        Assert.Equal((OpenKind.CallFirst, "open-end"), At(evening, "2026-11-24 20:30") is var after ? (after.Kind, after.Reason) : default);
    }

    [Fact]
    public void The_last_monday_of_the_month_is_not_the_one_before()
    {
        var monthly = Hours(desk with { Rule = "FREQ=MONTHLY;BYDAY=-1MO" });
        Assert.Equal(OpenKind.Open, At(monthly, "2026-11-30 10:00").Kind);
        Assert.Equal((OpenKind.ClosedToday, On("2026-11-30 09:00")), At(monthly, "2026-11-23 10:00") is var state ? (state.Kind, state.Next) : default);
    }

    [Fact]
    public void A_rule_that_does_not_say_which_week_is_not_sure()
    {
        Assert.Equal((OpenKind.CallFirst, "rule"), At(Hours(desk with { Rule = "FREQ=WEEKLY;INTERVAL=2" }), "2026-11-24 10:00") is var state ? (state.Kind, state.Reason) : default);
        Assert.Equal((OpenKind.CallFirst, "no-hours"), At(Hours(new Schedule { Rule = "FREQ=MONTHLY;BYDAY=-1TU", SchoolHolidays = HolidayRule.Open }), "2026-11-24 10:00") is var other ? (other.Kind, other.Reason) : default);
    }

    [Fact]
    public void Out_of_season_it_is_closed_and_says_when_the_season_begins()
    {
        Assert.Equal((OpenKind.Closed, "season"), At(Hours(desk with { ValidTo = new(2026, 11, 23) }), "2026-11-24 10:00") is var over ? (over.Kind, over.Reason) : default);
        Assert.Equal((OpenKind.ClosedToday, On("2026-12-03 09:00")), At(Hours(desk with { ValidFrom = new(2026, 12, 2) }), "2026-11-24 10:00") is var soon ? (soon.Kind, soon.Next) : default);
    }

    [Fact]
    public void By_appointment_only_is_not_open()
    {
        Assert.Equal((OpenKind.ByAppointment, false), At(Hours(desk with { ByAppointment = true }), "2026-11-24 10:00") is var state ? (state.Kind, state.Now) : default);
        Assert.Equal(OpenKind.ByAppointment, At(Hours(new Schedule { ByAppointment = true }), "2026-11-29 03:00").Kind);
    }

    [Fact]
    public void By_phone_only_it_says_whether_someone_answers_now()
    {
        var line = Hours(desk with { PhoneOnly = true });
        Assert.Equal((OpenKind.ByPhone, true, On("2026-11-24 12:00")), At(line, "2026-11-24 10:00") is var now ? (now.Kind, now.Now, now.Until) : default);
        Assert.Equal((OpenKind.ByPhone, false, On("2026-11-26 09:00")), At(line, "2026-11-24 18:00") is var later ? (later.Kind, later.Now, later.Next) : default);
    }

    [Fact]
    public void When_the_clock_goes_forward_or_back_the_clock_on_the_wall_counts()
    {
        // 29 March 2026, 02:00 becomes 03:00; 25 October 2026, 03:00 becomes 02:00.
        Assert.Equal(On("2026-03-29 01:59"), LocalClock.At(new(2026, 3, 29, 0, 59, 0, DateTimeKind.Utc)));
        Assert.Equal(On("2026-03-29 03:00"), LocalClock.At(new(2026, 3, 29, 1, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(new(2026, 3, 29, 1, 0, 0, DateTimeKind.Utc), LocalClock.ToInstant(On("2026-03-29 02:30")));
        var night = Hours(new Schedule { Week = [.. Enum.GetValues<Weekday>().Select(d => new Interval(d, 1320, 150))], SchoolHolidays = HolidayRule.Open, PublicHolidays = HolidayRule.Open });
        Assert.Equal((true, false), (night.IsOpenAt(LocalClock.At(new(2026, 3, 29, 0, 59, 0, DateTimeKind.Utc))), night.IsOpenAt(LocalClock.At(new(2026, 3, 29, 1, 0, 0, DateTimeKind.Utc)))));
        Assert.Equal((true, true, false), (night.IsOpenAt(LocalClock.At(new(2026, 10, 25, 0, 29, 0, DateTimeKind.Utc))), night.IsOpenAt(LocalClock.At(new(2026, 10, 25, 1, 29, 0, DateTimeKind.Utc))),
            night.IsOpenAt(LocalClock.At(new(2026, 10, 25, 1, 30, 0, DateTimeKind.Utc)))));
    }
}
