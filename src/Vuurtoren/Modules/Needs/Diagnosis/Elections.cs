namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>
/// When municipal councils are elected: every six years on the second Sunday of October, in all three regions. Brussels: ordinance of 20 July 2023 (New Brussels Municipal Electoral Code), article 2, § 1;
/// before it the same rule, as on 8 October 2006, 14 October 2012, 14 October 2018 and 13 October 2024.
/// </summary>
public static class Elections
{
    const int Known = 2024, Every = 6;

    /// <summary>The first elections after this day.</summary>
    public static DateOnly After(DateOnly day)
    {
        var year = day.Year + ((Known - day.Year) % Every + Every) % Every;
        return Of(year) > day ? Of(year) : Of(year + Every);
    }

    static DateOnly Of(int year)
    {
        var first = new DateOnly(year, 10, 1);
        return first.AddDays((7 - (int)first.DayOfWeek) % 7 + 7);
    }
}
