using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Permanences;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Directory.Permanences;

/// <summary>On which days somebody is there.</summary>
public sealed class PermanenceTests
{
    static readonly DateTime now = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    static DateOnly D(int month, int day, int year = 2026) => new(year, month, day);

    internal static Held Held(Repeats repeats, Weekday[] days, DateOnly first, DateOnly? last = null, int? nth = null, int opens = 540, int closes = 720, bool holidays = false, string? title = "Zitdag", Guid? room = null) =>
        new(room, null, null, LocalText.From("nl", title), false, null, false, null, repeats, days, nth, first, last, opens, closes, holidays);

    static Permanence Of(Held held) => Permanence.Of(Guid.CreateVersion7(), Guid.CreateVersion7(), held, now);

    static string Days(Permanence permanence, DateOnly from, DateOnly to, params PermanenceDay[] days) =>
        string.Join(' ', permanence.Sittings(from, to, days).Select(sitting => $"{sitting.Day.Day}/{sitting.Day.Month}{(sitting.Cancelled ? "-" : sitting.Single ? "+" : "")}"));

    [Fact]
    public void Every_week_is_every_week_from_its_first_to_its_last_day() =>
        Assert.Equal("26/11 1/12 3/12 8/12", Days(Of(Held(Repeats.Weekly, [Weekday.Tu, Weekday.Th], D(11, 25), D(12, 8))), D(1, 1), D(12, 31)));

    [Fact]
    public void Every_two_weeks_counts_from_the_week_of_the_first_day() =>
        Assert.Equal("7/12 21/12 4/1 18/1", Days(Of(Held(Repeats.TwoWeekly, [Weekday.Mo], D(11, 24), holidays: true)), D(11, 24), D(1, 31, 2027)));

    [Fact]
    public void The_last_friday_and_the_first_tuesday_of_a_month_are_found()
    {
        Assert.Equal("27/11 25/12 29/1 26/2", Days(Of(Held(Repeats.Monthly, [Weekday.Fr], D(11, 1), nth: -1, holidays: true)), D(11, 1), D(2, 28, 2027)));
        Assert.Equal("3/11 1/12 5/1", Days(Of(Held(Repeats.Monthly, [Weekday.Tu], D(11, 1), nth: 1)), D(11, 1), D(1, 31, 2027)));
    }

    [Fact]
    public void On_a_holiday_nobody_is_there_unless_they_say_so()
    {
        Assert.Equal("18/12 8/1", Days(Of(Held(Repeats.Weekly, [Weekday.Fr], D(11, 1))), D(12, 12), D(1, 10, 2027)));
        Assert.Equal("18/12 25/12 1/1 8/1", Days(Of(Held(Repeats.Weekly, [Weekday.Fr], D(11, 1), holidays: true)), D(12, 12), D(1, 10, 2027)));
    }

    [Fact]
    public void In_the_school_holidays_it_follows_nobody_is_there()
    {
        Assert.Equal("17/12 7/1", Days(Of(Held(Repeats.Weekly, [Weekday.Th], D(11, 1)) with { School = Community.Flemish }), D(12, 12), D(1, 10, 2027)));
        Assert.Equal("17/12 24/12 31/12 7/1", Days(Of(Held(Repeats.Weekly, [Weekday.Th], D(11, 1))), D(12, 12), D(1, 10, 2027)));
    }

    [Fact]
    public void Single_days_are_cancelled_added_and_held_at_other_hours()
    {
        var permanence = Of(Held(Repeats.Weekly, [Weekday.Tu], D(11, 24)));
        var added = PermanenceDay.Added(permanence, D(12, 3), 600, 660, null, null, now);
        var other = PermanenceDay.Added(permanence, D(12, 8), 800, 900, null, null, now);
        Assert.Equal("24/11 1/12- 3/12+ 8/12+ 15/12", Days(permanence, D(11, 24), D(12, 15), PermanenceDay.CancelledOn(permanence, D(12, 1), null, now), added, other));
        added.Cancel(null, now);
        Assert.Equal("3/12-", Days(permanence, D(12, 2), D(12, 7), added));
        added.Restore(now);
        Assert.Equal("3/12+", Days(permanence, D(12, 2), D(12, 7), added));
        Assert.Equal((800, 900), permanence.Sittings(D(12, 8), D(12, 8), [other]).Select(sitting => (sitting.Opens, sitting.Closes)).Single());
        permanence.Remove(now);
        Assert.Equal("", Days(permanence, D(11, 24), D(12, 15), added));
    }

    [Fact]
    public void What_cannot_be_is_refused_by_its_name()
    {
        Refused("permanence.who", () => Of(Held(Repeats.Weekly, [Weekday.Tu], D(11, 24), title: null)));
        Refused("permanence.hours", () => Of(Held(Repeats.Weekly, [Weekday.Tu], D(11, 24), opens: 720, closes: 540)));
        Refused("permanence.weekdays", () => Of(Held(Repeats.Weekly, [], D(11, 24))));
        Refused("permanence.until", () => Of(Held(Repeats.Weekly, [Weekday.Tu], D(11, 24), D(11, 23))));
        Refused("permanence.far", () => Of(Held(Repeats.Weekly, [Weekday.Tu], D(11, 24, 2066))));
        Refused("permanence.never", () => Of(Held(Repeats.Weekly, [Weekday.Mo], D(11, 24), D(11, 28))));
        var gone = Of(Held(Repeats.Once, [], D(11, 24)));
        gone.Remove(now);
        Refused("permanence.removed", () => gone.Becomes(gone.Held, now));
        static void Refused(string rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleBroken>(act).Message);
    }

    [Theory, InlineData("nl", "elke dinsdag, woensdag en donderdag, tot 31 december 2026", "elke laatste vrijdag van de maand"), InlineData("fr", "chaque mardi, mercredi et jeudi, jusqu’au 31 décembre 2026", "chaque dernier vendredi du mois")]
    public void It_is_said_as_people_say_it(string lang, string week, string month)
    {
        var words = new PermanenceWords(Outboxes.Texts, lang);
        Assert.Equal(week, words.Pattern(Of(Held(Repeats.Weekly, [Weekday.Tu, Weekday.We, Weekday.Th], D(11, 24), D(12, 31))), D(11, 24)));
        Assert.Equal(month, words.Pattern(Of(Held(Repeats.Monthly, [Weekday.Fr], D(11, 1), nth: -1)), D(12, 24)));
    }
}
