using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.OpenData;

namespace Vuurtoren.Tests.Modules.Directory.OpenData;

public class OpeningHoursTests
{
    static Interval At(Weekday day, double opens, double? closes) => new(day, (int)(opens * 60), closes is { } c ? (int)(c * 60) : null);
    static IReadOnlyList<Interval> Daily(Weekday first, Weekday last, params (double Opens, double? Closes)[] hours) =>
        [.. Enumerable.Range((int)first, last - first + 1).SelectMany(day => hours.Select(h => At((Weekday)day, h.Opens, h.Closes)))];
    static string? Text(params Schedule[] schedules) => OpeningHours.Text(schedules);

    [Fact]
    public void Days_with_the_same_hours_stand_together() =>
        Assert.Equal("Mo-We,Fr 09:00-12:00,13:00-16:30; Th 13:00-19:00; PH off",
            Text(new Schedule { Week = [.. Daily(Weekday.Mo, Weekday.We, (9, 12), (13, 16.5)), At(Weekday.Th, 13, 19), At(Weekday.Fr, 13, 16.5), At(Weekday.Fr, 9, 12)], PublicHolidays = HolidayRule.Closed }));

    [Fact]
    public void Nights_midnights_and_open_ends_keep_their_clock()
    {
        Assert.Equal("Fr 22:00-02:00", Text(new Schedule { Week = [At(Weekday.Fr, 22, 2)] }));
        Assert.Equal("Sa 18:00+", Text(new Schedule { Week = [At(Weekday.Sa, 18, null)] }));
        Assert.Equal("Su 20:00-24:00", Text(new Schedule { Week = [At(Weekday.Su, 20, 24)] }));
        Assert.Equal("24/7", Text(new Schedule { Week = Daily(Weekday.Mo, Weekday.Su, (0, 24)) }));
    }

    [Fact]
    public void The_last_Monday_of_the_month_comes_beside_the_weekly_hours() =>
        Assert.Equal("Mo 09:00-12:00, Mo[-1] 19:00-21:00",
            Text(new Schedule { Week = [At(Weekday.Mo, 9, 12)] }, new Schedule { Week = [At(Weekday.Mo, 19, 21)], Rule = "FREQ=MONTHLY;BYDAY=-1MO" }));

    [Fact]
    public void Hours_of_some_months_name_them() =>
        Assert.Equal("Jul,Aug Mo 10:00-11:00", Text(new Schedule { Week = [At(Weekday.Mo, 10, 11)], Rule = "FREQ=WEEKLY;BYMONTH=7,8" }));

    [Fact]
    public void Several_weeks_of_the_month_stand_in_one_bracket() =>
        Assert.Equal("We[1,3] 14:00-16:00", Text(new Schedule { Week = [At(Weekday.We, 14, 16)], Rule = "FREQ=MONTHLY;BYDAY=1WE,3WE" }));

    [Fact]
    public void By_appointment_by_phone_and_unverified_hours_are_not_certainly_open()
    {
        Assert.Equal("\"by appointment\"", Text(new Schedule { ByAppointment = true }));
        Assert.Equal("Mo-Tu 09:00-12:00 \"by appointment; by phone\"", Text(new Schedule { Week = Daily(Weekday.Mo, Weekday.Tu, (9, 12)), ByAppointment = true, PhoneOnly = true }));
        Assert.Equal("Mo 09:00-12:00 \"not verified\"", Text(new Schedule { Week = [At(Weekday.Mo, 9, 12)], ReadByMachine = true }));
        Assert.Equal("Mo 09:00-12:00 \"FREQ=WEEKLY;INTERVAL=2\"", Text(new Schedule { Week = [At(Weekday.Mo, 9, 12)], Rule = "FREQ=WEEKLY;INTERVAL=2" }));
    }

    [Fact]
    public void Seasons_and_dated_exceptions_name_their_days() =>
        Assert.Equal("2026 Jul 01-2026 Aug 31 Mo 09:00-12:00; SH off; 2026 Jul 20 10:00-11:00; 2026 Jul 21 off; 2026 Aug 10-2026 Aug 14 off",
            Text(new Schedule
            {
                Week = [At(Weekday.Mo, 9, 12)], ValidFrom = new(2026, 7, 1), ValidTo = new(2026, 8, 31), SchoolHolidays = HolidayRule.Closed,
                Exceptions = [new(new(2026, 8, 10), new(2026, 8, 14), true), new(new(2026, 7, 20), new(2026, 7, 20), false, 600, 660), new(new(2026, 7, 21), new(2026, 7, 21), true)],
            }));

    [Fact]
    public void A_season_without_an_end_goes_on_for_long()
    {
        Assert.Equal("2026 Jul 01-2099 Dec 31 Mo 09:00-12:00", Text(new Schedule { Week = [At(Weekday.Mo, 9, 12)], ValidFrom = new(2026, 7, 1) }));
        Assert.Equal("2000 Jan 01-2026 Jul 01 Mo-Su 00:00-24:00", Text(new Schedule { Week = Daily(Weekday.Mo, Weekday.Su, (0, 24)), ValidTo = new(2026, 7, 1) }));
    }

    [Fact]
    public void Nothing_known_gives_nothing()
    {
        Assert.Null(Text());
        Assert.Null(Text(new Schedule { OriginalText = Rich.Both("?", "?") }));
    }

    [Fact]
    public void Hours_of_the_place_hold_only_when_nothing_nearer_is_known()
    {
        var service = new Service { Id = Rich.ServiceId, Name = Rich.Both("a", "a") };
        Assert.Equal(Rich.Location.Schedules[0].Week, OpeningHours.Of(service, null, Rich.Location)[0].Week);
        Assert.Equal(3, OpeningHours.Of(Rich.Service, null, Rich.Location).Count);
        Assert.Single(OpeningHours.Of(Rich.Service, Rich.At, Rich.Location));
    }
}
