using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.Opening;

public sealed class CalendarTests
{
    [Theory]
    [InlineData(2000, 4, 23)]
    [InlineData(2008, 3, 23)]
    [InlineData(2011, 4, 24)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2028, 4, 16)]
    [InlineData(2038, 4, 25)]
    public void Easter_falls_where_it_fell(int year, int month, int day) => Assert.Equal(new(year, month, day), PublicHolidays.Easter(year));

    [Fact]
    public void Easter_is_a_sunday_between_22_March_and_25_April()
    {
        foreach (var easter in Enumerable.Range(1900, 400).Select(PublicHolidays.Easter))
        {
            Assert.Equal(DayOfWeek.Sunday, easter.DayOfWeek);
            Assert.InRange(easter, new(easter.Year, 3, 22), new(easter.Year, 4, 25));
        }
    }

    [Fact]
    public void A_year_has_ten_public_holidays()
    {
        var names = PublicHolidays.Between(new(2026, 1, 1), new(2026, 12, 31)).ToList();
        Assert.Equal(10, names.Select(n => n.Key).Distinct().Count());
        Assert.Equal([new(2026, 4, 6), new(2026, 5, 14), new(2026, 5, 25)], names.Where(n => n.Key is "easter-monday" or "ascension" or "whit-monday").Select(n => n.Day));
    }

    [Fact]
    public void The_feast_of_a_community_is_of_that_community_only()
    {
        Assert.Equal("flemish-community", PublicHolidays.OfCommunityOn(new(2026, 7, 11), Community.Either));
        Assert.Null(PublicHolidays.OfCommunityOn(new(2026, 7, 11), Community.French));
        Assert.Equal("french-community", PublicHolidays.OfCommunityOn(new(2026, 9, 27), Community.French));
        Assert.Null(PublicHolidays.OfCommunityOn(new(2026, 9, 28), Community.French));
    }

    /// <summary>Decision of the Flemish Government of 17 April 1991: when each holiday begins.</summary>
    [Theory]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    [InlineData(2027)]
    public void The_Flemish_school_holidays_follow_the_rule_by_which_they_are_fixed(int year)
    {
        var easter = PublicHolidays.Easter(year + 1);
        var allSaints = new DateOnly(year, 11, 1);
        var autumn = allSaints.DayOfWeek == DayOfWeek.Sunday ? allSaints.AddDays(1) : MondayOf(allSaints);
        var christmas = new DateOnly(year, 12, 25);
        var winter = christmas.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? MondayOf(christmas).AddDays(7) : MondayOf(christmas);
        var spring = easter.Month == 3 ? easter.AddDays(1) : easter > new DateOnly(year + 1, 4, 15) ? easter.AddDays(-13) : FirstMonday(new(year + 1, 4, 1));
        DateOnly[] first = [autumn, winter, easter.AddDays(-48), spring, new(year + 1, 7, 1)];
        Assert.Equal(first, SchoolHolidays.Shipped.From(new(year, 9, 1), Community.Flemish).Select(h => h.From).Take(5));
        foreach (var day in first)
        {
            Assert.True(SchoolHolidays.Shipped.On(day, Community.Flemish));
            Assert.NotEqual(true, SchoolHolidays.Shipped.On(day.AddDays(-1), Community.Flemish));
        }
    }

    static DateOnly MondayOf(DateOnly day) => day.AddDays(-(int)day.Weekday());
    static DateOnly FirstMonday(DateOnly day) => day.AddDays((7 - (int)day.Weekday()) % 7);

    [Fact]
    public void French_speaking_schools_have_whole_weeks_that_begin_on_a_monday()
    {
        foreach (var (from, to, name) in SchoolHolidays.Shipped.From(new(2024, 8, 1), Community.French).Where(h => h.From.Month is not (7 or 8)))
        {
            Assert.Equal((Weekday.Mo, Weekday.Su, 13), (from.Weekday(), to.Weekday(), to.DayNumber - from.DayNumber));
            Assert.NotNull(name["fr"]);
        }
        Assert.Equal(3 * 5, SchoolHolidays.Shipped.From(new(2024, 8, 1), Community.French).Count());
    }

    [Fact]
    public void The_two_school_years_differ()
    {
        var day = new DateOnly(2026, 2, 24);
        Assert.True(SchoolHolidays.Shipped.On(day, Community.French));
        Assert.False(SchoolHolidays.Shipped.On(day, Community.Flemish));
        Assert.Null(SchoolHolidays.Shipped.On(day, Community.Either));
        Assert.True(SchoolHolidays.Shipped.On(new(2026, 7, 15), Community.Either));
    }

    [Theory]
    [InlineData("2030-03-04", Community.Flemish)]
    [InlineData("2027-10-28", Community.French)] // announced, not decided
    [InlineData("2027-11-20", Community.French)]
    [InlineData("2026-11-02", Community.French)] // depends on the school
    [InlineData("2026-11-24", Community.Unknown)]
    public void What_nobody_decided_yet_is_not_known(string day, Community community) =>
        Assert.Null(SchoolHolidays.Shipped.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), community));

    [Fact]
    public void A_service_follows_the_community_of_its_municipality_and_in_Brussels_that_of_its_organisation()
    {
        var (both, dutch, french) = (LocalText.NlFr("Sociaal huis", "Maison sociale")!, LocalText.From("nl", "Buurthuis")!, LocalText.From("fr", "Le Foyer")!);
        Assert.Equal(Community.Flemish, Communities.Of("12025", french, null)); // Mechelen
        Assert.Equal(Community.French, Communities.Of("62063", dutch, null)); // Liège
        Assert.Equal(Community.Unknown, Communities.Of("63023", french, null)); // Eupen
        Assert.Equal(Community.Either, Communities.Of("21004", both, both));
        Assert.Equal(Community.French, Communities.Of("21004", both, french));
        Assert.Equal(Community.Flemish, Communities.Of("21004", dutch, both));
        Assert.Equal(Community.Flemish, Communities.Of(null, dutch, null));
    }

    [Theory]
    [InlineData(null, "2026-11-24", true)]
    [InlineData("FREQ=WEEKLY", "2026-11-24", true)]
    [InlineData("FREQ=WEEKLY;BYDAY=TU,WE", "2026-11-24", true)]
    [InlineData("FREQ=WEEKLY;BYDAY=MO", "2026-11-24", false)]
    [InlineData("FREQ=MONTHLY;BYDAY=-1TU", "2026-11-24", true)]
    [InlineData("FREQ=MONTHLY;BYDAY=4TU", "2026-11-24", true)]
    [InlineData("FREQ=MONTHLY;BYDAY=2TU,3TU", "2026-11-24", false)]
    [InlineData("FREQ=MONTHLY;BYDAY=-1TU", "2026-11-17", false)]
    [InlineData("FREQ=MONTHLY;BYDAY=5MO", "2026-11-30", true)]
    [InlineData("FREQ=MONTHLY;BYDAY=-1MO", "2026-11-30", true)]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=24", "2026-11-24", true)]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30", true)]
    [InlineData("FREQ=MONTHLY;BYMONTH=12;BYDAY=1TU", "2026-11-03", false)]
    [InlineData("FREQ=WEEKLY;UNTIL=20261101", "2026-11-24", false)]
    [InlineData("FREQ=WEEKLY;UNTIL=later", "2026-11-24", null)]
    [InlineData("FREQ=WEEKLY;INTERVAL=2", "2026-11-24", null)]
    [InlineData("FREQ=MONTHLY", "2026-11-24", null)]
    [InlineData("FREQ=MONTHLY;BYSETPOS=1;BYDAY=TU", "2026-11-24", null)]
    [InlineData("FREQ=YEARLY;BYDAY=TU", "2026-11-24", null)]
    [InlineData("FREQ=MONTHLY;BYDAY=XX", "2026-11-24", null)]
    [InlineData("every now and then", "2026-11-24", null)]
    public void A_rule_holds_on_the_days_it_names_and_says_so_when_it_cannot_tell(string? rule, string day, bool? holds) =>
        Assert.Equal(holds, RuleOnDay.Holds(rule, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
}
