using System.Globalization;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Polls;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Meetings.Meetings;

/// <summary>Meetings and agendas as people say them, in a language.</summary>
public sealed class MeetingWords(Texts texts, string lang)
{
    readonly CultureInfo culture = CultureInfo.GetCultureInfo($"{lang}-BE");

    public string Lang => lang;

    public string this[string key, params object[] details] => string.Format(culture, texts.In(lang, key), details);

    /// <summary>"donderdag 3 december 2026, 14:00 – 15:30".</summary>
    public string Moment(Meeting meeting) => meeting.WasTakenIn ? Day(meeting.Day) : $"{Day(meeting.Day)}, {Clock(meeting.Begins)} – {Clock(meeting.Ends)}";

    public string Day(DateOnly day) => day.Written("dddd d MMMM yyyy", culture);

    public string ShortDay(DateOnly day) => day.Written("d MMMM yyyy", culture);

    public string Kind(ItemKind kind) => texts.In(lang, "meetings.kind." + kind);

    /// <summary>"30 plaatsen, toegankelijk, ontving nog nooit": why a place is proposed.</summary>
    public string Why(Venue venue) => string.Join(", ", this["meetings.venue.seats", venue.Room.Seats], this[venue.Room.Accessible ? "meetings.venue.accessible" : "meetings.venue.not-known"], venue.Hosted is { } day ? this["meetings.venue.hosted", ShortDay(day)] : this["meetings.venue.never"]);

    /// <summary>For the title of a window.</summary>
    public string Short(LocalText title) => title.In(lang).Text is var words && words.Length > 55 ? words[..54] + "…" : words;

    /// <summary>"2026004" as "2026-04".</summary>
    public static string Number(int number) => string.Create(CultureInfo.InvariantCulture, $"{number / 1000}-{number % 1000:00}");

    public static string Clock(int minutes) => PollWords.Clock(minutes);
}
