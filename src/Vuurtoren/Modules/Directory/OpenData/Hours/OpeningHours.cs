using System.Globalization;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>
/// Opening hours in the notation of OpenStreetMap (wiki.openstreetmap.org/wiki/Key:opening_hours/specification), which people can
/// read and programs can follow: "Mo-Fr 09:00-12:00,13:00-16:30; PH off".
/// </summary>
public static class OpeningHours
{
    static readonly string[] months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>All schedules together, or null when they say nothing. Hours that a machine read from text come as "not verified": not certainly open.</summary>
    public static string? Text(IReadOnlyList<Schedule> schedules)
    {
        // "; " replaces what was said of the same days before, ", " adds to it: another activity at other hours stays.
        var rules = string.Join(", ", schedules.Select(Rules).Where(rules => rules.Length > 0).Distinct());
        var closures = schedules.SelectMany(Closures).Distinct();
        var all = string.Join("; ", closures.Prepend(rules).Where(part => part.Length > 0));
        return all switch { "" => null, "Mo-Su 00:00-24:00" => "24/7", _ => all };
    }

    /// <summary>The hours that hold for a service at a place: its own there, else those of the service, else those of the place.</summary>
    public static IReadOnlyList<Schedule> Of(Service service, ServiceAtLocation? at = null, Location? location = null) =>
        at?.Schedules is { Count: > 0 } there ? there : service.Schedules is { Count: > 0 } own ? own : location?.Schedules ?? [];

    static string Rules(Schedule schedule)
    {
        var rule = new RecurrenceRule(schedule.Rule);
        var season = Season(schedule.ValidFrom, schedule.ValidTo) + (rule.IsSeason && schedule is { ValidFrom: null, ValidTo: null } ? string.Join(',', rule.Months.Select(month => months[month - 1])) + " " : "");
        var comment = Comment(schedule, rule);
        if (schedule.Week.Count == 0 && schedule.Rule is null) return comment.Length == 0 ? "" : season + comment;
        // Days with the same hours stand together.
        var sameHours = schedule.Week.GroupBy(i => i.Day).OrderBy(day => day.Key)
            .Select(day => (Day: day.Key, Hours: string.Join(',', day.OrderBy(i => i.Opens).Select(Hours).Distinct())))
            .GroupBy(day => day.Hours).ToList();
        if (sameHours.Count == 0) sameHours = [.. rule.Days.Select(d => d.Day).Distinct().Select(day => (Day: day, Hours: "")).GroupBy(day => day.Hours)];
        return string.Join("; ", sameHours.Select(group => season + Days([.. group.Select(d => d.Day).Order()], group.Key, rule) + (comment.Length == 0 ? "" : " " + comment)));
    }

    static string Days(IReadOnlyList<Weekday> days, string hours, RecurrenceRule rule)
    {
        var which = rule.IsMonthly && rule.Days.Any(d => d.Nth is not null)
            ? string.Join(',', rule.Days.Where(d => d.Nth is not null && days.Contains(d.Day)).GroupBy(d => d.Day).OrderBy(d => d.Key)
                .Select(d => $"{d.Key}[{string.Join(',', d.Select(n => n.Nth!.Value.ToString(CultureInfo.InvariantCulture)))}]"))
            : Ranges(days);
        return hours.Length == 0 ? which : $"{which} {hours}".TrimStart();
    }

    /// <summary>Mo, Tu, We, Sa is "Mo-We,Sa".</summary>
    static string Ranges(IReadOnlyList<Weekday> days)
    {
        var ranges = new List<string>();
        for (var i = 0; i < days.Count; i++)
        {
            var first = days[i];
            while (i + 1 < days.Count && days[i + 1] == days[i] + 1) i++;
            ranges.Add(first == days[i] ? $"{first}" : $"{first}-{days[i]}");
        }
        return string.Join(',', ranges);
    }

    /// <summary>Overnight hours keep the clock of the next day: "22:00-02:00".</summary>
    static string Hours(Interval interval) => interval.Closes switch
    {
        null => $"{Clock(interval.Opens)}+",
        0 => $"{Clock(interval.Opens)}-24:00",
        { } closes => $"{Clock(interval.Opens)}-{Clock(closes)}",
    };

    static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    static string Season(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => "",
        // The notation has no way to leave the beginning open, and few programs follow an open end.
        ({ } first, null) => $"{Day(first)}-2099 Dec 31 ",
        (null, { } last) => $"2000 Jan 01-{Day(last)} ",
        ({ } first, { } last) => first == last ? $"{Day(first)} " : $"{Day(first)}-{Day(last)} ",
    };

    static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year} {months[day.Month - 1]} {day.Day:00}");

    /// <summary>A comment makes it uncertain that one can just walk in, which is what it says.</summary>
    static string Comment(Schedule schedule, RecurrenceRule rule)
    {
        var words = new List<string>();
        if (schedule.ByAppointment) words.Add("by appointment");
        if (schedule.PhoneOnly) words.Add("by phone");
        if (schedule.Rule is { } text && (!rule.IsMonthly || rule.Days.All(d => d.Nth is null)) && !text.Equals("FREQ=WEEKLY", StringComparison.OrdinalIgnoreCase) && !(rule.IsSeason && schedule is { ValidFrom: null, ValidTo: null }))
            words.Add(text.Replace('"', '\''));
        if (schedule.ReadByMachine) words.Add("not verified");
        return words.Count == 0 ? "" : $"\"{string.Join("; ", words)}\"";
    }

    static IEnumerable<string> Closures(Schedule schedule)
    {
        if (schedule.PublicHolidays == HolidayRule.Closed) yield return "PH off";
        if (schedule.SchoolHolidays == HolidayRule.Closed) yield return "SH off";
        foreach (var exception in schedule.Exceptions.OrderBy(e => e.From))
            yield return Season(exception.From, exception.To) + (exception is { Closed: false, Opens: { } opens } ? Hours(new(default, opens, exception.Closes)) : "off");
    }
}
