using System.Globalization;
using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>Times of day as people write them: "9:00am", "9h", "9u30", "17.30 uur", "0900", "24:00", "midi".</summary>
public static partial class Clock
{
    /// <summary>Minutes since midnight, 0 to 1440 (24:00 is the end of the day); null when it is no time.</summary>
    public static int? Minutes(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 40) return null;
        if (Iso(text) is { } iso) return iso;
        var word = text.Trim().ToLowerInvariant();
        if (word is "noon" or "midi" or "middag" or "12 noon" or "12:00 noon" or "12:00noon") return 720;
        if (word is "midnight" or "minuit" or "middernacht" or "12 midnight") return 0;
        var time = Time().Match(word);
        if (!time.Success) return null;
        var hour = int.Parse(time.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = time.Groups["minute"].Success ? int.Parse(time.Groups["minute"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (time.Groups["half"].Value is { Length: > 0 } half)
        {
            // "13:30 pm" is a slip for 13:30.
            if (hour == 0 || hour > 12 && half[0] == 'a') return null;
            if (hour <= 12) hour = hour % 12 + (half[0] == 'p' ? 12 : 0);
        }
        return minute < 60 && hour * 60 + minute <= 1440 ? hour * 60 + minute : null;
    }

    /// <summary>"09:30" and "09:30:00", as machines write it.</summary>
    static int? Iso(string text)
    {
        if (text.Length is not (5 or 8) || text[2] != ':' || text.Length == 8 && (text[5] != ':' || text[6] != '0' || text[7] != '0')) return null;
        if (!char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1]) || !char.IsAsciiDigit(text[3]) || !char.IsAsciiDigit(text[4])) return null;
        var (hour, minute) = ((text[0] - '0') * 10 + text[1] - '0', (text[3] - '0') * 10 + text[4] - '0');
        return hour < 24 && minute < 60 ? hour * 60 + minute : null;
    }

    /// <summary>The time; 24:00 becomes 00:00, so ask <see cref="Minutes"/> where an end of day matters.</summary>
    public static TimeOnly? Read(string? text) => Minutes(text) is { } minutes ? new TimeOnly(minutes % 1440 / 60, minutes % 60) : null;

    /// <summary>"09:30", or "24:00" at the end of the day.</summary>
    public static string Show(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    [GeneratedRegex("""
        ^t?(?<hour>[01]?\d|2[0-4])
        (?:\s*(?:[:.hu]|uhr)\s*(?<minute>\d{1,2})?(?::\d\d(?:\.\d+)?)?|(?<minute>\d\d))?
        \s*(?:(?<half>[ap])\.?(?:m\.?)?|m|uur|u|h|heures?|uhr|z|[+-]\d\d:?\d\d)?\.?$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Time();
}
