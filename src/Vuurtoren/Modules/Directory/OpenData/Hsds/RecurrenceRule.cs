using System.Globalization;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>The parts of an RFC 5545 rule such as "FREQ=MONTHLY;BYDAY=-1MO"; no rule means every week.</summary>
sealed class RecurrenceRule(string? text)
{
    readonly Dictionary<string, string> parts = (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(part => part.Split('=', 2)).Where(part => part.Length == 2 && part[1].Length > 0)
        .DistinctBy(part => part[0].ToUpperInvariant(), StringComparer.Ordinal)
        .ToDictionary(part => part[0].ToUpperInvariant(), part => part[1].ToUpperInvariant());

    public string? this[string name] => parts.GetValueOrDefault(name);
    public int? Number(string name) => int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    public bool IsMonthly => this["FREQ"] == "MONTHLY";

    /// <summary>The months in which it holds, 1 to 12; none: all.</summary>
    public IReadOnlyList<int> Months => [.. (this["BYMONTH"] ?? "").Split(',').Select(month => int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(month => month is >= 1 and <= 12)];

    /// <summary>Every week of some months, and nothing else.</summary>
    public bool IsSeason => this["FREQ"] == "WEEKLY" && parts.Count == 2 && Months.Count > 0;

    /// <summary>WEEKLY or MONTHLY: HSDS knows no other.</summary>
    public string? Frequency => this["FREQ"] switch { null => "WEEKLY", "WEEKLY" or "MONTHLY" => this["FREQ"], _ => null };

    public DateOnly? Until => this["UNTIL"] is { Length: >= 8 } until
        && DateOnly.TryParseExact(until[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>"-1MO" is (-1, Mo), "MO" is (null, Mo).</summary>
    public IReadOnlyList<(int? Nth, Weekday Day)> Days => (this["BYDAY"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(day => day.Length >= 2 && Enum.TryParse<Weekday>(day[^2..], ignoreCase: true, out _))
        .Select(day => (int.TryParse(day[..^2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var nth) ? nth : (int?)null, Enum.Parse<Weekday>(day[^2..], ignoreCase: true)))
        .ToList();

    /// <summary>"MO,TU", or "-1MO": the days of these hours, as the rule narrows them.</summary>
    public string ByDay(IReadOnlyList<Weekday> days)
    {
        var narrowed = Days.Where(d => days.Count == 0 || days.Contains(d.Day)).ToList();
        return narrowed.Count > 0
            ? string.Join(',', narrowed.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Nth}{d.Day.ToString().ToUpperInvariant()}")))
            : string.Join(',', days.Select(d => d.ToString().ToUpperInvariant()));
    }
}
