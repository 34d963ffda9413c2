using System.Globalization;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Meetings.Polls;

/// <summary>Moments as people say them, in a language.</summary>
public sealed class PollWords(Texts texts, string lang)
{
    readonly CultureInfo culture = CultureInfo.GetCultureInfo($"{lang}-BE");

    /// <summary>"donderdag 3 december 2026, 14:00 – 15:30".</summary>
    public string Moment(Slot slot) => $"{slot.Day.Written("dddd d MMMM yyyy", culture)}, {Clock(slot.Begins)} – {Clock(slot.Ends)}";

    public string Day(DateOnly day) => day.Written("d MMMM yyyy", culture);

    public string Says(Says says) => texts.In(lang, "polls.says." + says);

    public static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    /// <summary>"09:30" as minutes after midnight.</summary>
    public static int? Minutes(string? time) => TimeOnly.TryParseExact(time, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at.Hour * 60 + at.Minute : null;

    public static DateOnly? DayOf(string? day) => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
}
