using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Coverage;
using Vuurtoren.Platform.Data;

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

    [Fact]
    public void A_week_is_full_for_the_ages_for_which_there_is_something_each_day()
    {
        var week = weeks.Single(week => week.Monday == new DateOnly(2026, 12, 28));
        HolidayLine Line(int? from, int? to, IEnumerable<DateOnly> days) => new(Guid.CreateVersion7(), LocalText.From("nl", "Speelweek")!, days.ToHashSet(), false, null, null, null, null, from, to);
        DateOnly[] days = [.. week.Days.Select(day => day.Day)];
        HolidayLine[] lines = [Line(0, 2, days), Line(6, 8, days), Line(9, 14, days[..^1]), Line(9, null, days[^1..]), Line(null, null, days)];
        Assert.Equal([new(0, 2), new(6, 11)], AgeBand.All.Where(band => band.IsFull(week, lines))); // who tells no age fills nothing; of 12 to 17 only the last day is there for all
    }
}
