namespace Vuurtoren.Platform.Web;

/// <summary>The clock on the wall in Belgium. Opening hours are compared on it, so that the two nights a year on which it is changed need no rule of their own.</summary>
public static class LocalClock
{
    static readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <param name="instant">UTC.</param>
    public static DateTime At(DateTime instant) => DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(instant, zone), DateTimeKind.Unspecified);

    /// <summary>The day on which it happened for people here: an hour or two of each UTC day are the next day already.</summary>
    /// <param name="instant">UTC.</param>
    public static DateOnly DayOf(DateTime instant) => DateOnly.FromDateTime(At(instant));

    public static DateTime Now(this TimeProvider time) => At(time.GetUtcNow().UtcDateTime);

    /// <summary>Whether the clock ever shows it: in the night on which it goes forward an hour is missing.</summary>
    /// <param name="minutes">After midnight.</param>
    public static bool Shows(DateOnly day, int minutes) => !zone.IsInvalidTime(day.ToDateTime(default).AddMinutes(minutes));

    /// <summary>UTC. A time that the clock skips in spring is the moment of the change; of a time that it shows twice in autumn it is the second.</summary>
    public static DateTime ToInstant(DateTime local) =>
        TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(local) ? local.Date.AddHours(3) : DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone);
}
