using System.Globalization;
using System.Text;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Platform.Documents;

/// <summary>Something that takes place here, once or again and again, for calendars of others.</summary>
/// <param name="Opens">Minutes after midnight, on the clock on the wall.</param>
/// <param name="Sequence">Counts the changes of this event.</param>
public sealed record CalendarEvent(string Uid, int Sequence, DateTime ChangedAt, DateOnly Day, int Opens, int Closes, string Summary)
{
    /// <summary>RFC 5545 parts without UNTIL: "FREQ=WEEKLY;BYDAY=TU". Null: once.</summary>
    public string? Rule { get; init; }
    /// <summary>The last day on which the rule can fall.</summary>
    public DateOnly? Until { get; init; }
    /// <summary>Days of the rule on which it does not take place.</summary>
    public IReadOnlyList<DateOnly> Except { get; init; } = [];
    public bool Cancelled { get; init; }
    public string? Where { get; init; }
    public string? Words { get; init; }
    public string? Link { get; init; }
    /// <summary>A mail address: who calls it, and who is called. Then it is an invitation of one person (RFC 5546).</summary>
    public string? Organizer { get; init; }
    public string? Attendee { get; init; }
}

/// <summary>A calendar that others subscribe to (RFC 5545): times are those of Europe/Brussels, and the rules of its clock stand in it.</summary>
public sealed class CalendarFeed(string name, string lang)
{
    const string Zone = "Europe/Brussels";

    readonly StringBuilder feed = new();

    /// <summary>An invitation, a change or a cancellation of one event for one person (RFC 5546): the same UID, a higher SEQUENCE.</summary>
    public static string Invitation(CalendarEvent one, string lang) => new CalendarFeed(one.Summary, lang).Write([one], one.Cancelled ? "CANCEL" : "REQUEST");

    /// <param name="method">PUBLISH for who subscribes.</param>
    public string Write(IEnumerable<CalendarEvent> events, string method = "PUBLISH")
    {
        foreach (var line in (string[])["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Vuurtoren//NONSGML//EN", "CALSCALE:GREGORIAN", "METHOD:" + method]) Line(line);
        if (method == "PUBLISH") Named();
        Clock();
        foreach (var one in events) Event(one, method == "PUBLISH");
        Line("END:VCALENDAR");
        return feed.ToString();
    }

    void Named()
    {
        Words("NAME", name);
        Line("X-WR-CALNAME:" + Escape(name));
        Line("X-WR-TIMEZONE:" + Zone);
        Line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        Line("X-PUBLISHED-TTL:PT1H");
    }

    /// <summary>Directive 2000/84/EC: from the last Sunday of March to that of October.</summary>
    void Clock()
    {
        foreach (var line in (string[])["BEGIN:VTIMEZONE", "TZID:" + Zone,
            "BEGIN:DAYLIGHT", "TZNAME:CEST", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "DTSTART:19810329T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
            "BEGIN:STANDARD", "TZNAME:CET", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "END:VTIMEZONE"]) Line(line);
    }

    void Event(CalendarEvent one, bool published)
    {
        Line("BEGIN:VEVENT");
        Line("UID:" + one.Uid);
        Line("DTSTAMP:" + Instant(one.ChangedAt));
        Line("LAST-MODIFIED:" + Instant(one.ChangedAt));
        Line(string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{one.Sequence}"));
        Line($"STATUS:{(one.Cancelled ? "CANCELLED" : "CONFIRMED")}");
        Line($"DTSTART;TZID={Zone}:{Local(one.Day, one.Opens)}");
        Line($"DTEND;TZID={Zone}:{Local(one.Day, one.Closes)}");
        if (one.Rule is not null) Line($"RRULE:{one.Rule}{(one.Until is { } until ? ";UNTIL=" + Instant(LocalClock.ToInstant(until.ToDateTime(new(23, 59, 59)))) : "")}");
        foreach (var day in one.Except) Line($"EXDATE;TZID={Zone}:{Local(day, one.Opens)}");
        Words("SUMMARY", one.Summary);
        if (one.Where is not null) Words("LOCATION", one.Where);
        if (one.Words is not null) Words("DESCRIPTION", one.Words);
        if (one.Link is not null) Line("URL:" + one.Link);
        if (one.Organizer is not null) Line("ORGANIZER:mailto:" + one.Organizer);
        if (one.Attendee is not null) Line("ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:" + one.Attendee); // answers go by the link in the letter
        if (published) Line("TRANSP:TRANSPARENT"); // who subscribes is not taken by it
        Line("END:VEVENT");
    }

    void Words(string property, string words) => Line($"{property};LANGUAGE={lang}:{Escape(words)}");

    /// <param name="minutes">After midnight; 1440 is midnight of the next day.</param>
    static string Local(DateOnly day, int minutes) => day.ToDateTime(default).AddMinutes(minutes).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    static string Instant(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    static string Escape(string words) => ContentLines.Escape(words);

    void Line(string line) => ContentLines.Add(feed, line);
}
