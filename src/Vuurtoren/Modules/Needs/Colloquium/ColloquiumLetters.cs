using System.Globalization;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Colloquium;

/// <summary>Letters about a colloquium, in the language of who reads, with the event for the reader's calendar and a link of their own to answer.</summary>
/// <param name="coordination">That invites: its name in a language.</param>
public sealed class ColloquiumLetters(Uri site, ServerSecret secret, Texts texts, string from, DateTime now, Func<string, string> coordination)
{
    public Mail Invites(Gathering one, Invited to) => Letter(one, to, "colloquium.letter", "colloquium.letter.what");

    /// <summary>The day, the hour or the place is another.</summary>
    public Mail Changed(Gathering one, Invited to) => Letter(one, to, "colloquium.letter.changed", "colloquium.letter.changed.what");

    /// <summary>It does not go on.</summary>
    public Mail Cancelled(Gathering one, Invited to) => Letter(one, to, "colloquium.letter.cancelled", "colloquium.off");

    Mail Letter(Gathering one, Invited to, string subject, string what)
    {
        var (lang, link) = (to.Lang, new Uri(site, $"/{to.Lang}/colloquium/{one.Id}"));
        var letter = new Letter(texts, lang, subject, one.Title.In(lang).Text).Greets(null).Says(what, coordination(lang)).Tells(one.Title.In(lang).Text,
        [
            (texts.In(lang, "colloquium.when"), $"{one.Day.Written("dddd d MMMM yyyy", CultureInfo.GetCultureInfo(lang + "-BE"))}, {Clock(one.Begins)} – {Clock(one.Ends)}"),
            (texts.In(lang, "colloquium.place"), one.Place.In(lang).Text),
            .. one.Programme.Select(line => (Clock(line.At), line.Title.In(lang).Text + (line.Speaker is { } speaker ? $" ({speaker.In(lang).Text})" : ""))),
        ]);
        if (one.CancelledOn is null) letter.Leads("colloquium.letter.go", new(site, $"/{lang}/colloquium/answer/{ColloquiumLinks.Of(secret, to.Id)}"));
        return Mail.To(to.Email, letter, now, new About("colloquium", one.Id), calendar: CalendarFeed.Invitation(Event(one, lang, link) with { Organizer = from, Attendee = to.Email }, lang));
    }

    public static CalendarEvent Event(Gathering one, string lang, Uri link) =>
        new($"{one.Id:N}@colloquium.vuurtoren", one.Sequence, one.ChangedAt, one.Day, one.Begins, one.Ends, one.Title.In(lang).Text) { Where = one.Place.In(lang).Text, Cancelled = one.CancelledOn is not null, Link = link.AbsoluteUri };

    /// <summary>"09:30".</summary>
    public static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    /// <summary>Minutes after midnight of "09:30"; null: no such hour.</summary>
    public static int? Minutes(string? typed) => TimeOnly.TryParseExact(typed?.Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at.Hour * 60 + at.Minute : null;
}

/// <summary>What opens the invitation of one person.</summary>
public static class ColloquiumLinks
{
    const string Purpose = "colloquium-invitation";

    public static string Of(ServerSecret secret, Guid guest) => secret.Ticket(Purpose, guest);
    public static Guid? GuestOf(ServerSecret secret, string token) => secret.OfTicket(Purpose, token);
}
