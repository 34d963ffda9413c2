using Vuurtoren.Modules.Directory.Public;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>The weeks of school holidays, of which the two communities have different ones.</summary>
public class HolidayWeeksTests
{
    static readonly IReadOnlyList<HolidayWeek> weeks = HolidayOffers.Weeks(new(2026, 11, 30));

    [Fact]
    public void Christmas_is_a_holiday_of_all_schools_and_has_a_name_in_both_languages()
    {
        var christmas = weeks.Single(week => week.Monday == new DateOnly(2026, 12, 28));
        Assert.All(christmas.Days, day => Assert.True(day is { Dutch: true, French: true }));
        Assert.NotNull(christmas.Name["nl"]);
        Assert.NotNull(christmas.Name["fr"]);
    }

    [Fact]
    public void A_week_of_one_community_only_counts_too() => Assert.Contains(weeks, week => week.Days.All(day => day.Dutch != day.French));

    [Fact]
    public void Weeks_of_school_and_days_that_are_past_are_not_there()
    {
        Assert.DoesNotContain(weeks, week => week.Monday == new DateOnly(2026, 12, 7));
        Assert.All(HolidayOffers.Weeks(new(2026, 12, 30)).SelectMany(week => week.Days), day => Assert.True(day.Day >= new DateOnly(2026, 12, 30)));
    }
}
