using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Wording;

/// <summary>Dates as people say them.</summary>
public static class Ago
{
    /// <summary>"22 november 2026".</summary>
    public static string Date(DateOnly day) => day.Written("d MMMM yyyy");

    /// <summary>"3 weken geleden".</summary>
    public static string Say(DateOnly day, DateOnly today, Texts words) => (today.DayNumber - day.DayNumber) switch
    {
        <= 0 => words["directory.ago.today"],
        1 => words["directory.ago.yesterday"],
        < 14 and var days => words.Number("directory.ago.days", days),
        < 61 and var days => words.Number("directory.ago.weeks", days / 7),
        < 730 and var days => words.Number("directory.ago.months", days * 12 / 365),
        var days => words.Number("directory.ago.years", days * 100 / 36525),
    };
}
