using System.Globalization;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Wording;

/// <param name="Days">"maandag – vrijdag".</param>
/// <param name="Times">"9.00–12.00 en 13.00–17.00"; empty when it is closed all day.</param>
public sealed record HoursLine(string Days, string Times, bool IsToday = false);

/// <summary>A week as people say it: days with the same hours are said together.</summary>
public sealed class HoursInWords(Texts words)
{
    /// <param name="today">Stands on a line of its own, also when it is closed.</param>
    public IReadOnlyList<HoursLine> Of(IReadOnlyList<Interval> week, Weekday? today = null)
    {
        var byDay = Enum.GetValues<Weekday>().Select(day => (Day: day, Times: Times(week.Where(i => i.Day == day)))).ToList();
        var lines = new List<HoursLine>();
        for (var first = 0; first < byDay.Count;)
        {
            var last = first;
            var isToday = byDay[first].Day == today;
            while (!isToday && last + 1 < byDay.Count && byDay[last + 1].Day != today && byDay[last + 1].Times == byDay[first].Times) last++;
            if (byDay[first].Times.Length > 0 || isToday) lines.Add(new(Days(byDay[first].Day, byDay[last].Day), byDay[first].Times, isToday));
            first = last + 1;
        }
        return lines;
    }

    string Days(Weekday first, Weekday last) => (last - first) switch
    {
        0 => Day(first),
        1 => words["directory.hours.both-days", Day(first), Day(last)],
        _ => words["directory.hours.days", Day(first), Day(last)],
    };

    /// <summary>Monday is 0.</summary>
    internal static string Day(Weekday day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)(((int)day + 1) % 7));

    string Times(IEnumerable<Interval> day) => string.Join(words["directory.hours.and"], day.OrderBy(i => i.Opens)
        .Select(i => i.Closes is { } closes ? words["directory.hours.between", Time(i.Opens), Time(closes)].Value : words["directory.hours.from", Time(i.Opens)].Value));

    /// <summary>Minutes after midnight: "9.30" in Dutch, "9h30" in French.</summary>
    public string Time(int minutes) => words["directory.hours.time", minutes / 60 % 25, (minutes % 60).ToString("00", CultureInfo.InvariantCulture)];
}
