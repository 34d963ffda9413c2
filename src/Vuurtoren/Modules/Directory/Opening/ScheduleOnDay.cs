namespace Vuurtoren.Modules.Directory.Opening;

/// <summary>What one schedule says about one day. Where it says nothing of holidays, or holidays are not known, the hours of that day are in doubt.</summary>
static class ScheduleOnDay
{
    static readonly TimeSpan midnight = TimeSpan.FromDays(1);

    public static Channel Channel(this Schedule schedule) => (schedule.PhoneOnly, schedule.AttendingType) switch
    {
        (true, _) or (_, "phone") => Opening.Channel.Phone,
        (_, "online" or "virtual") => Opening.Channel.Online,
        _ => schedule.ByAppointment ? Opening.Channel.Appointment : Opening.Channel.Door,
    };

    public static Weekday Weekday(this DateOnly day) => (Weekday)(((int)day.DayOfWeek + 6) % 7);

    public static bool IsInForce(this Schedule schedule, DateOnly day) => !(schedule.ValidFrom > day) && !(schedule.ValidTo < day);

    /// <summary>Nothing but a text, of which nobody read the hours.</summary>
    public static bool IsUnread(this Schedule schedule) =>
        schedule is { Week.Count: 0, ByAppointment: false, PhoneOnly: false, Rule: null, Exceptions.Count: 0 };

    /// <summary>The pieces of this day, those that began the evening before included.</summary>
    public static IEnumerable<Span> Spans(this Schedule schedule, DateOnly day, Community community)
    {
        var (closed, doubt) = schedule.Day(day, community);
        if (closed is not null) yield break;
        foreach (var (opens, closes, ownDoubt) in schedule.Hours(day))
        {
            var begins = day.ToDateTime(default).AddMinutes(opens);
            var ends = closes is { } end && end > opens ? day.ToDateTime(default).AddMinutes(end) : day.ToDateTime(default) + midnight;
            if (begins < ends) yield return new(schedule.Channel(), begins, ends, ownDoubt ?? doubt, OpenEnd: closes is null);
        }
        if (day == DateOnly.MinValue) yield break;
        var evening = schedule.Day(day.AddDays(-1), community);
        if (evening.Closed is not null) yield break;
        foreach (var (opens, closes, ownDoubt) in schedule.Hours(day.AddDays(-1)))
            if (closes is { } end && end <= opens && end > 0)
                yield return new(schedule.Channel(), day.ToDateTime(default), day.ToDateTime(default).AddMinutes(end), ownDoubt ?? evening.Doubt ?? doubt);
    }

    /// <summary>Whether the schedule counts on this day at all: why not, or why that is not sure.</summary>
    public static (string? Closed, string? Doubt) Day(this Schedule schedule, DateOnly day, Community community)
    {
        if (!schedule.IsInForce(day)) return ("season", null);
        var doubt = schedule.ReadByMachine ? "machine" : null;
        if (schedule.Exceptions.Count > 0 && schedule.Exceptions.Where(e => e.From <= day && day <= e.To).ToList() is [_, ..] exceptions)
            return exceptions.Exists(e => e.Closed) ? ("exception", null) : (null, doubt);
        if (PublicHolidays.On(day) is not null)
        {
            if (schedule.PublicHolidays == HolidayRule.Closed) return ("public-holiday", null);
            if (schedule.PublicHolidays == HolidayRule.Unknown) doubt ??= "public-holiday";
        }
        else if (schedule.PublicHolidays != HolidayRule.Open && PublicHolidays.OfCommunityOn(day, community) is not null) doubt ??= "community-day";
        if (schedule.SchoolHolidays == HolidayRule.Open) return (null, doubt);
        return (schedule.SchoolHolidays, SchoolHolidays.Shipped.On(day, community)) switch
        {
            (HolidayRule.Closed, true) => ("school-holiday", null),
            (HolidayRule.Closed, null) or (HolidayRule.Unknown, true) => (null, doubt ?? "school-holiday"),
            // Nothing is said, and only one of the two communities has holidays.
            (HolidayRule.Unknown, null) when community == Community.Either && IsHolidayOfOne(day) => (null, doubt ?? "school-holiday"),
            _ => (null, doubt),
        };
    }

    static bool IsHolidayOfOne(DateOnly day) => SchoolHolidays.Shipped.On(day, Community.Flemish) == true || SchoolHolidays.Shipped.On(day, Community.French) == true;

    /// <summary>Hours that begin on this day: those of an exception, else those of the week.</summary>
    static IEnumerable<(int Opens, int? Closes, string? Doubt)> Hours(this Schedule schedule, DateOnly day)
    {
        var weekday = day.Weekday();
        var ofWeek = schedule.Week.Where(interval => interval.Day == weekday);
        if (schedule.Exceptions.Count > 0 && schedule.Exceptions.Where(e => e.From <= day && day <= e.To).ToList() is [_, ..] exceptions)
        {
            var other = exceptions.Where(e => e.Opens is not null && (e.From == e.To || ofWeek.Any())).Select(e => (e.Opens!.Value, e.Closes, (string?)null)).ToList();
            return other.Count > 0 ? other : ofWeek.Select(i => (i.Opens, i.Closes, (string?)"exception"));
        }
        if (RuleOnDay.Holds(schedule.Rule, day) is var holds && holds == false) return [];
        if (schedule.Week.Count == 0 && schedule.Rule is not null) return [(0, 1440, "no-hours")]; // a day without hours
        return ofWeek.Select(i => (i.Opens, i.Closes, holds is null ? "rule" : (string?)null));
    }
}
