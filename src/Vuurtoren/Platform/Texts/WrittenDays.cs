using System.Globalization;

namespace Vuurtoren.Platform.Texts;

/// <summary>Days written out with the name of the month. In French the first of a month is "1er": "1er décembre 2026", "du 1er au 7 décembre". The patterns of the runtime do not know that.</summary>
public static class WrittenDays
{
    /// <param name="pattern">As of the runtime: "d MMMM yyyy", "dddd d MMMM", "%d" (the day alone), "D" (the long pattern of the culture).</param>
    /// <param name="culture">Null: of the screen.</param>
    public static string Written(this DateOnly day, string pattern, CultureInfo? culture = null) => day.ToString(Pattern(pattern, day.Day, culture ??= CultureInfo.CurrentCulture), culture);

    /// <inheritdoc cref="Written(DateOnly, string, CultureInfo?)"/>
    public static string Written(this DateTime moment, string pattern, CultureInfo? culture = null) => moment.ToString(Pattern(pattern, moment.Day, culture ??= CultureInfo.CurrentCulture), culture);

    static string Pattern(string pattern, int day, CultureInfo culture)
    {
        if (pattern == "D") pattern = culture.DateTimeFormat.LongDatePattern;
        if (day != 1 || culture.TwoLetterISOLanguageName != "fr") return pattern;
        return pattern == "%d" ? "d'er'" : pattern.Replace("d MMMM", "d'er' MMMM", StringComparison.Ordinal);
    }
}
