using System.Globalization;

namespace Vuurtoren.Modules.Directory.Wording;

/// <summary>The week of a day: under it is counted what by day or hour could point to a person.</summary>
public static class Week
{
    public static DateOnly Monday(this DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>ISO 8601: "2026-W48". In the order of the alphabet these are in the order of time.</summary>
    public static string Of(DateOnly day)
    {
        var at = day.ToDateTime(default);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(at)}-W{ISOWeek.GetWeekOfYear(at):00}");
    }
}
