using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Editing.Questions;

namespace Vuurtoren.Tests.Modules.Directory.Editing;

/// <summary>The hours of a day, as people type them.</summary>
public sealed class DayHoursTests
{
    [Theory, InlineData("9:00-12:00, 13:00-16:30"), InlineData("9-12 13-16.30"), InlineData("9u-12u en 13u-16u30"), InlineData("09h00 à 12h00; 13h à 16h30"), InlineData("9–12 / 13 tot 16:30")]
    public void Are_understood_in_the_ways_in_which_people_write_them(string typed) => Assert.Equal("9:00-12:00, 13:00-16:30", Shown(typed));

    [Theory, InlineData("20-2", "20:00-2:00"), InlineData("9-", "9:00-"), InlineData("0-24", "0:00-24:00"), InlineData("18 - 24", "18:00-24:00")]
    public void May_run_over_midnight_or_have_an_open_end(string typed, string shown) => Assert.Equal(shown, Shown(typed));

    [Theory, InlineData("morgen"), InlineData("9"), InlineData("25-26"), InlineData("9:75-12"), InlineData("9-12 of zo"), InlineData("9-9"), InlineData("24-3"), InlineData("9-12-15"), InlineData("-12")]
    public void That_cannot_be_are_refused(string typed) => Assert.Null(DayHours.Read(typed));

    static string? Shown(string typed) => DayHours.Read(typed) is { } read ? DayHours.Show(read.Select(h => new Interval(Weekday.Mo, h.Opens, h.Closes))) : null;
}
