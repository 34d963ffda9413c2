using FsCheck;
using FsCheck.Fluent;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Platform.Data;
using Interval = Vuurtoren.Modules.Directory.Interval;

namespace Vuurtoren.Tests.Modules.Directory.Opening;

/// <summary>What holds for any hours at any moment.</summary>
public sealed class OpeningPropertyTests
{
    static readonly LocalText words = LocalText.From("nl", "Tekst")!;
    static readonly DateOnly first = new(2026, 9, 1);

    static Gen<DateOnly> Days => Gen.Choose(0, 420).Select(first.AddDays);

    static Gen<DateTime> Moments => from day in Days from minute in Gen.Choose(0, 1439) select day.ToDateTime(default).AddMinutes(minute);

    static Gen<Interval> Intervals => from day in Gen.Choose(0, 6) from opens in Gen.Choose(0, 95) from closes in Gen.Choose(-8, 96)
        select new Interval((Weekday)day, opens * 15, closes < 0 ? null : closes * 15);

    static Gen<DatedException> Exceptions => from day in Days from length in Gen.Choose(0, 9) from closed in Gen.Elements(true, false) from opens in Gen.Choose(-2, 90)
        select new DatedException(day, day.AddDays(length), closed, closed || opens < 0 ? null : opens * 15, closed || opens < 0 ? null : opens * 15 + 60);

    static Gen<Schedule> Schedules => from week in Gen.ArrayOf(Intervals) from exceptions in Gen.ArrayOf(Exceptions)
        from rule in Gen.Elements(null, null, null, "FREQ=MONTHLY;BYDAY=-1MO", "FREQ=MONTHLY;BYDAY=1TU,3TH", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY")
        from publicRule in Gen.Elements(Enum.GetValues<HolidayRule>()) from school in Gen.Elements(Enum.GetValues<HolidayRule>())
        from kind in Gen.Choose(0, 5) from season in Gen.Choose(0, 3) from start in Days
        select new Schedule
        {
            Week = week, Exceptions = exceptions.Take(2).ToArray(), Rule = rule, PublicHolidays = publicRule, SchoolHolidays = school,
            ByAppointment = kind == 1, PhoneOnly = kind == 2, AttendingType = kind == 3 ? "online" : null,
            ValidFrom = season == 1 ? start : null, ValidTo = season == 1 ? start.AddDays(60) : null,
        };

    static Gen<ServiceHours> Hours => from schedules in Gen.ArrayOf(Schedules) from community in Gen.Elements(Enum.GetValues<Community>()) from until in Days
        select new ServiceHours(schedules.Take(3).ToArray(), community, until.AddDays(200), ServiceStatus.Active, []);

    static void Always(Action<ServiceHours, DateTime> holds) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(Arb.From(from hours in Hours from moment in Moments select (hours, moment)), both => holds(both.hours, both.moment)));

    [Fact]
    public void A_temporarily_closed_service_is_open_at_no_moment() =>
        Always((hours, moment) => Assert.False((hours with { Status = ServiceStatus.TemporarilyClosed }).At(moment).Now));

    [Fact]
    public void A_service_with_a_message_that_it_is_closed_is_open_at_no_moment_of_those_days() =>
        Always((hours, moment) => Assert.False((hours with { Messages = [new(MessageKind.Closed, words, DateOnly.FromDateTime(moment), DateOnly.FromDateTime(moment))] }).At(moment).Now));

    [Fact]
    public void Hours_read_by_a_machine_are_open_at_no_moment() =>
        Always((hours, moment) => Assert.False((hours with { Schedules = [.. hours.Schedules.Select(s => s with { ReadByMachine = true })] }).At(moment).Now));

    [Fact]
    public void After_the_check_has_expired_it_is_open_at_no_moment() =>
        Always((hours, moment) => Assert.False((hours with { CheckedUntil = DateOnly.FromDateTime(moment).AddDays(-1) }).At(moment).Now));

    [Fact]
    public void On_a_day_that_a_schedule_closes_it_is_open_at_no_moment() => Always((hours, moment) =>
    {
        var day = DateOnly.FromDateTime(moment);
        Assert.False((hours with { Schedules = [.. hours.Schedules.Select(s => s with { Exceptions = [.. s.Exceptions, new(day, day, true)] })] }).At(moment).Now);
    });

    [Fact]
    public void On_a_public_holiday_only_what_says_so_is_open() => Always((hours, moment) =>
    {
        var holiday = new DateOnly(moment.Year, 12, 25).ToDateTime(TimeOnly.FromDateTime(moment));
        Assert.False((hours with { Schedules = [.. hours.Schedules.Select(s => s with { Exceptions = [], PublicHolidays = s.PublicHolidays == HolidayRule.Open ? HolidayRule.Unknown : s.PublicHolidays })] }).At(holiday).Now);
    });

    [Fact]
    public void By_appointment_is_open_at_no_moment() =>
        Always((hours, moment) => Assert.False((hours with { Schedules = [.. hours.Schedules.Select(s => s with { ByAppointment = true, PhoneOnly = false, AttendingType = null })] }).At(moment).Now));

    [Fact]
    public void The_quick_answer_for_filters_is_the_same_as_the_one_on_the_sheet() =>
        Always((hours, moment) => Assert.Equal(hours.At(moment).Now, hours.IsOpenAt(moment)));

    [Fact]
    public void What_is_open_lies_in_hours_that_someone_wrote_down() => Always((hours, moment) =>
    {
        if (!hours.At(moment).Now) return;
        var (minute, day) = (moment.Hour * 60 + moment.Minute, DateOnly.FromDateTime(moment));
        Assert.Contains(hours.Schedules, s => s.Week.Any(i => i.Day == day.Weekday() && i.Opens <= minute && (i.Closes > minute || i.Closes <= i.Opens)
            || i.Day == day.AddDays(-1).Weekday() && i.Closes <= i.Opens && minute < i.Closes) || s.Exceptions.Any(e => e.From <= day && day <= e.To && e.Opens <= minute && minute < e.Closes));
    });

    [Fact]
    public void Until_it_closes_it_stays_open_and_then_it_is_not() => Always((hours, moment) =>
    {
        var state = hours.At(moment);
        if (state.Kind != OpenKind.Open || state.Until is not { } until) return;
        for (var at = moment; at < until; at = at.AddMinutes(15)) Assert.Equal(OpenKind.Open, hours.At(at).Kind);
        Assert.NotEqual(OpenKind.Open, hours.At(until).Kind);
    });

    [Fact]
    public void When_it_opens_next_it_is_open_or_nobody_wrote_until_when() => Always((hours, moment) =>
    {
        var state = hours.At(moment);
        if (state.Kind is not (OpenKind.OpensLater or OpenKind.ClosedToday)) return;
        Assert.True(state.Next > moment);
        var then = hours.At(state.Next!.Value);
        Assert.True(then.Kind == OpenKind.Open || then is { Kind: OpenKind.CallFirst, Reason: "open-end" }, then.ToString());
    });

    [Fact]
    public void Between_now_and_the_next_change_nothing_changes() => Always((hours, moment) =>
    {
        var state = hours.At(moment);
        Assert.InRange(state.ChangesAt, moment.AddMinutes(1).AddSeconds(-59), moment.Date.AddDays(1));
        Assert.Equal(state, hours.At(state.ChangesAt.AddTicks(-1)));
    });
}
