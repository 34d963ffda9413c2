using System.Globalization;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;
using static Vuurtoren.Tests.Modules.Directory.Opening.Desk;

namespace Vuurtoren.Tests.Modules.Directory.Opening;

/// <summary>Days and weeks that are not like the others: holidays, exceptions, nights, months, seasons. 24 November 2026 is a Tuesday.</summary>
public sealed class OtherDaysTests
{
    [Fact]
    public void On_a_public_holiday_it_is_closed_open_or_not_known_as_its_rule_says()
    {
        var (armistice, night) = ("2026-11-11 10:00", new Schedule { Week = [new(Weekday.We, 540, 720)], SchoolHolidays = HolidayRule.Open });
        Assert.Equal((OpenKind.ClosedToday, "public-holiday"), At(Keeps(night with { PublicHolidays = HolidayRule.Closed }), armistice) is var closed ? (closed.Kind, closed.Reason) : default);
        Assert.Equal(OpenKind.Open, At(Keeps(night with { PublicHolidays = HolidayRule.Open }), armistice).Kind);
        Assert.Equal((OpenKind.CallFirst, "public-holiday"), At(Keeps(night), armistice) is var unsure ? (unsure.Kind, unsure.Reason) : default);
        Assert.Equal(OpenKind.Open, At(Keeps(night), "2026-11-18 10:00").Kind);
    }

    [Fact]
    public void In_the_school_holidays_of_its_community_it_is_closed_open_or_not_known_as_its_rule_says()
    {
        var (week, schedule) = ("2026-02-26 10:00", desk with { SchoolHolidays = HolidayRule.Closed }); // holidays of French-speaking schools only
        Assert.Equal(OpenKind.Open, At(Keeps(schedule), week).Kind);
        Assert.Equal((OpenKind.ClosedToday, "school-holiday"), At(Keeps(schedule) with { Community = Community.French }, week) is var closed ? (closed.Kind, closed.Reason) : default);
        Assert.Equal((OpenKind.CallFirst, "school-holiday"), At(Keeps(schedule) with { Community = Community.Either }, week) is var either ? (either.Kind, either.Reason) : default);
        Assert.Equal(OpenKind.CallFirst, At(Keeps(desk with { SchoolHolidays = HolidayRule.Unknown }) with { Community = Community.French }, week).Kind);
        Assert.Equal(OpenKind.Open, At(Keeps(desk) with { Community = Community.French }, week).Kind);
    }

    [Fact]
    public void Beyond_the_known_school_years_what_closes_in_the_holidays_is_not_sure()
    {
        var hours = Keeps(desk with { SchoolHolidays = HolidayRule.Closed }) with { CheckedUntil = new(2031, 1, 1) };
        Assert.Equal((OpenKind.CallFirst, "school-holiday"), At(hours, "2030-03-05 10:00") is var state ? (state.Kind, state.Reason) : default);
        Assert.Equal(OpenKind.Open, At(hours with { Schedules = [desk with { SchoolHolidays = HolidayRule.Unknown }] }, "2030-03-05 10:00").Kind);
    }

    [Fact]
    public void On_the_feast_of_its_community_a_service_that_closes_on_holidays_is_not_sure() =>
        Assert.Equal("community-day", At(Keeps(new Schedule { Week = [new(Weekday.Sa, 540, 720)], PublicHolidays = HolidayRule.Closed, SchoolHolidays = HolidayRule.Open }), "2026-07-11 10:00").Reason);

    [Fact]
    public void A_dated_closing_goes_before_the_week_and_other_hours_replace_it()
    {
        var hours = Keeps(desk with { Exceptions = [new(new(2026, 11, 24), new(2026, 11, 24), true, Reason: words), new(new(2026, 11, 26), new(2026, 11, 26), false, 600, 660)] });
        Assert.Equal((OpenKind.ClosedToday, "exception", On("2026-11-26 10:00")), At(hours, "2026-11-24 10:00") is var closed ? (closed.Kind, closed.Reason, closed.Next) : default);
        Assert.Equal((OpenKind.Open, On("2026-11-26 11:00")), At(hours, "2026-11-26 10:30") is var open ? (open.Kind, open.Until) : default);
        Assert.NotEqual(OpenKind.Open, At(hours, "2026-11-26 11:30").Kind);
    }

    [Fact]
    public void Exceptional_hours_hold_on_a_holiday_too()
    {
        var hours = Keeps(desk with { Exceptions = [new(new(2026, 11, 11), new(2026, 11, 11), false, 600, 660)] });
        Assert.Equal(OpenKind.Open, At(hours, "2026-11-11 10:00").Kind);
    }

    [Fact]
    public void When_one_activity_closes_the_others_are_not_sure()
    {
        var meals = new Schedule { Week = [new(Weekday.Tu, 690, 840)], SchoolHolidays = HolidayRule.Open, Exceptions = [new(new(2026, 11, 23), new(2026, 11, 29), true)] };
        Assert.Equal((OpenKind.CallFirst, "exception"), At(Keeps(desk, meals), "2026-11-24 10:00") is var state ? (state.Kind, state.Reason) : default);
    }

    [Fact]
    public void A_night_shelter_is_open_over_midnight()
    {
        var shelter = Keeps(new Schedule { Week = [.. Enum.GetValues<Weekday>().Select(d => new Interval(d, 1200, 510))], PublicHolidays = HolidayRule.Open, SchoolHolidays = HolidayRule.Open });
        Assert.Equal((OpenKind.Open, On("2026-11-25 08:30")), At(shelter, "2026-11-24 23:00") is var evening ? (evening.Kind, evening.Until) : default);
        Assert.Equal((OpenKind.Open, On("2026-11-25 08:30")), At(shelter, "2026-11-25 00:00") is var night ? (night.Kind, night.Until) : default);
        Assert.Equal((OpenKind.OpensLater, On("2026-11-25 20:00")), At(shelter, "2026-11-25 08:30") is var morning ? (morning.Kind, morning.Next) : default);
    }

    [Fact]
    public void The_night_before_a_closed_day_ends_at_midnight()
    {
        var bar = Keeps(new Schedule { Week = [new(Weekday.Tu, 1200, 120)], SchoolHolidays = HolidayRule.Open, Exceptions = [new(new(2026, 11, 25), new(2026, 11, 25), true)] });
        Assert.Equal(On("2026-11-25 00:00"), At(bar, "2026-11-24 23:00").Until);
        Assert.NotEqual(OpenKind.Open, At(bar, "2026-11-25 01:00").Kind);
    }

    [Fact]
    public void Round_the_clock_has_no_end()
    {
        var always = Keeps(new Schedule { Week = [.. Enum.GetValues<Weekday>().Select(d => new Interval(d, 0, 1440))], PublicHolidays = HolidayRule.Open, SchoolHolidays = HolidayRule.Open });
        Assert.Equal((OpenKind.Open, (DateTime?)null), At(always, "2026-11-24 03:00") is var state ? (state.Kind, state.Until) : default);
    }

    [Fact]
    public void Hours_without_an_end_begin_surely_and_then_one_calls_first()
    {
        var evening = Keeps(new Schedule { Week = [new(Weekday.Tu, 1200, null)], SchoolHolidays = HolidayRule.Open });
        Assert.Equal((OpenKind.OpensLater, On("2026-11-24 20:00")), At(evening, "2026-11-24 19:00") is var before ? (before.Kind, before.Next) : default);
        Assert.Equal((OpenKind.CallFirst, "open-end"), At(evening, "2026-11-24 20:30") is var after ? (after.Kind, after.Reason) : default);
    }

    [Fact]
    public void The_last_monday_of_the_month_is_not_the_one_before()
    {
        var monthly = Keeps(desk with { Rule = "FREQ=MONTHLY;BYDAY=-1MO" });
        Assert.Equal(OpenKind.Open, At(monthly, "2026-11-30 10:00").Kind);
        Assert.Equal((OpenKind.ClosedToday, On("2026-11-30 09:00")), At(monthly, "2026-11-23 10:00") is var state ? (state.Kind, state.Next) : default);
    }

    [Fact]
    public void A_rule_that_does_not_say_which_week_is_not_sure()
    {
        Assert.Equal((OpenKind.CallFirst, "rule"), At(Keeps(desk with { Rule = "FREQ=WEEKLY;INTERVAL=2" }), "2026-11-24 10:00") is var state ? (state.Kind, state.Reason) : default);
        Assert.Equal((OpenKind.CallFirst, "no-hours"), At(Keeps(new Schedule { Rule = "FREQ=MONTHLY;BYDAY=-1TU", SchoolHolidays = HolidayRule.Open }), "2026-11-24 10:00") is var other ? (other.Kind, other.Reason) : default);
    }

    [Fact]
    public void Out_of_season_it_is_closed_and_says_when_the_season_begins()
    {
        Assert.Equal((OpenKind.Closed, "season"), At(Keeps(desk with { ValidTo = new(2026, 11, 23) }), "2026-11-24 10:00") is var over ? (over.Kind, over.Reason) : default);
        Assert.Equal((OpenKind.ClosedToday, On("2026-12-03 09:00")), At(Keeps(desk with { ValidFrom = new(2026, 12, 2) }), "2026-11-24 10:00") is var soon ? (soon.Kind, soon.Next) : default);
    }

    [Fact]
    public void By_appointment_only_is_not_open()
    {
        Assert.Equal((OpenKind.ByAppointment, false), At(Keeps(desk with { ByAppointment = true }), "2026-11-24 10:00") is var state ? (state.Kind, state.Now) : default);
        Assert.Equal(OpenKind.ByAppointment, At(Keeps(new Schedule { ByAppointment = true }), "2026-11-29 03:00").Kind);
    }

    [Fact]
    public void By_phone_only_it_says_whether_someone_answers_now()
    {
        var line = Keeps(desk with { PhoneOnly = true });
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
        var night = Keeps(new Schedule { Week = [.. Enum.GetValues<Weekday>().Select(d => new Interval(d, 1320, 150))], SchoolHolidays = HolidayRule.Open, PublicHolidays = HolidayRule.Open });
        Assert.Equal((true, false), (night.IsOpenAt(LocalClock.At(new(2026, 3, 29, 0, 59, 0, DateTimeKind.Utc))), night.IsOpenAt(LocalClock.At(new(2026, 3, 29, 1, 0, 0, DateTimeKind.Utc)))));
        Assert.Equal((true, true, false), (night.IsOpenAt(LocalClock.At(new(2026, 10, 25, 0, 29, 0, DateTimeKind.Utc))), night.IsOpenAt(LocalClock.At(new(2026, 10, 25, 1, 29, 0, DateTimeKind.Utc))),
            night.IsOpenAt(LocalClock.At(new(2026, 10, 25, 1, 30, 0, DateTimeKind.Utc)))));
    }
}
