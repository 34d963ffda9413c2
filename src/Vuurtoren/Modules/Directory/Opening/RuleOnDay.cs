using System.Globalization;
using Vuurtoren.Modules.Directory.OpenData;

namespace Vuurtoren.Modules.Directory.Opening;

/// <summary>Which days an RFC 5545 rule (section 3.3.10) takes out of a week of hours.</summary>
static class RuleOnDay
{
    static readonly HashSet<string> understood = ["FREQ", "BYDAY", "BYMONTHDAY", "BYMONTH", "INTERVAL", "UNTIL", "WKST"];

    /// <returns>Null when it cannot be decided: "every other week" needs a first week, and the rule has none.</returns>
    public static bool? Holds(string? text, DateOnly day)
    {
        if (string.IsNullOrWhiteSpace(text)) return true;
        var rule = new RecurrenceRule(text);
        if (rule.Until is { } until && day > until) return false;
        if (rule["INTERVAL"] is not null and not "1" || Names(text).Any(name => !understood.Contains(name))) return null;
        if (rule["UNTIL"] is not null && rule.Until is null) return null;
        if (InList(rule["BYMONTH"], day.Month, 12) is var month and not true) return month;
        return rule["FREQ"] switch
        {
            "DAILY" => rule["BYDAY"] is null && rule["BYMONTHDAY"] is null ? true : null,
            null or "WEEKLY" => rule["BYMONTHDAY"] is not null ? null : ByWeekday(rule, day, ordinals: false),
            "MONTHLY" => Monthly(rule, day),
            _ => null,
        };
    }

    static bool? Monthly(RecurrenceRule rule, DateOnly day)
    {
        if (rule["BYDAY"] is null && rule["BYMONTHDAY"] is null) return null; // some time in the month
        if (InList(rule["BYMONTHDAY"], day.Day, DateTime.DaysInMonth(day.Year, day.Month)) is var date and not true) return date;
        return ByWeekday(rule, day, ordinals: true);
    }

    static bool? ByWeekday(RecurrenceRule rule, DateOnly day, bool ordinals)
    {
        if (rule["BYDAY"] is not { } written) return true;
        if (rule.Days.Count != written.Split(',').Length) return null; // a part that is no weekday
        var weekday = day.Weekday();
        var (fromStart, fromEnd) = ((day.Day - 1) / 7 + 1, -((DateTime.DaysInMonth(day.Year, day.Month) - day.Day) / 7 + 1));
        foreach (var (nth, which) in rule.Days)
        {
            if (nth is not null && !ordinals || nth is 0 or > 5 or < -5) return null;
            if (which == weekday && (nth is null || nth == fromStart || nth == fromEnd)) return true;
        }
        return false;
    }

    /// <summary>"1,15,-1": numbers from the start or, below zero, from the end.</summary>
    static bool? InList(string? list, int value, int last)
    {
        if (list is null) return true;
        var found = false;
        foreach (var part in list.Split(','))
        {
            if (!int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number == 0) return null;
            found |= number == value || number < 0 && last + 1 + number == value;
        }
        return found;
    }

    static IEnumerable<string> Names(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => part.Split('=')[0].ToUpperInvariant());
}
