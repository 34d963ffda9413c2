using System.Globalization;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.News;

/// <summary>When something takes place, in words.</summary>
static class When
{
    public static string? Say(NewsItem item, string lang, Texts texts)
    {
        if (item.Day is not { } day) return null;
        var date = day.Written("dddd d MMMM yyyy", CultureInfo.GetCultureInfo($"{lang}-BE"));
        return item.Opens is not { } opens ? date : item.Closes is { } closes ? string.Format(CultureInfo.InvariantCulture, texts.In(lang, "news.when.from-to"), date, Clock(opens), Clock(closes)) : string.Format(CultureInfo.InvariantCulture, texts.In(lang, "news.when.from"), date, Clock(opens));
    }

    public static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}:{minutes % 60:D2}");

    /// <summary>"14:00" as minutes; null when it is no time.</summary>
    public static int? Minutes(string? clock) => TimeOnly.TryParseExact(clock, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.Hour * 60 + time.Minute : null;
}
