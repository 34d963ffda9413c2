namespace Vuurtoren.Modules.Directory.Opening;

/// <summary>
/// The ten legal holidays of Belgium (Royal Decree of 18 April 1974 laying down how the Act of 4 January 1974 on holidays is carried out, article 1),
/// and the feast days of the communities and of Brussels, which are no legal holidays but on which their public services are mostly closed
/// (Flemish decree of 6 July 1973, decree of the French Community of 24 June 1975).
/// Replacement days, when a holiday falls on a Sunday, are chosen by each employer and cannot be computed.
/// </summary>
public static class PublicHolidays
{
    /// <returns>A key such as "easter-monday"; null on any other day.</returns>
    public static string? On(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) => "new-year",
        (5, 1) => "labour-day",
        (7, 21) => "national-day",
        (8, 15) => "assumption",
        (11, 1) => "all-saints",
        (11, 11) => "armistice",
        (12, 25) => "christmas",
        _ => (day.DayNumber - Easter(day.Year).DayNumber) switch { 1 => "easter-monday", 39 => "ascension", 50 => "whit-monday", _ => null },
    };

    /// <summary>The feast day of a community to which a service may belong.</summary>
    /// <returns>"flemish-community" or "french-community"; null on any other day.</returns>
    public static string? OfCommunityOn(DateOnly day, Community community) => (day.Month, day.Day) switch
    {
        (7, 11) when community.HasFlag(Community.Flemish) => "flemish-community",
        (9, 27) when community.HasFlag(Community.French) => "french-community",
        _ => null,
    };

    public static IEnumerable<(DateOnly Day, string Key)> Between(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
            if (On(day) is { } key) yield return (day, key);
    }

    /// <summary>Easter Sunday of the Gregorian calendar: the anonymous computus (Nature, 20 April 1876; Meeus, Astronomical Algorithms, chapter 8).</summary>
    public static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new(year, n / 31, n % 31 + 1);
    }
}
