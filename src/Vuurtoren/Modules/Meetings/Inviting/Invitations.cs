using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Files;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Meetings.Inviting;

/// <summary>Letters before a meeting, each in the language of its reader, with the event for the reader's calendar: one UID for ever, a higher SEQUENCE when the day, the time or the place changes.</summary>
/// <param name="of">Which coordination calls.</param>
/// <param name="from">The mail address from which this house writes.</param>
public sealed class Invitations(Uri site, ServerSecret secret, Texts texts, LocalText of, string from, DateTime now)
{
    /// <summary>Of letters about a meeting.</summary>
    public const string AboutKind = "meeting";

    public Mail Invites(Meeting meeting, Attendee to) => Letter(meeting, to, "invite.letter", letter => (to.Answer is { } said ? letter.Says("invite.letter.what." + meeting.Purpose).Says("invite.letter.said." + said) : letter.Says("invite.letter.what." + meeting.Purpose)).Tells(TitleOf(meeting, to), Facts(meeting, to.Lang)).Leads("invite.letter.go", Link(to)), inCalendar: true);

    /// <summary>Another day, time or place: everybody who was invited hears it. A letter that still waits is no longer true and does not go; whose invitation never left is invited now, and not told of a change.</summary>
    /// <param name="invited">With an address.</param>
    public async Task TellMoved(Db db, Meeting meeting, IEnumerable<Attendee> invited)
    {
        var unheard = await Overtaken.Drop(db, Subject(meeting));
        foreach (var one in invited)
        {
            var first = NeverLeft(one, unheard);
            if (first) one.Invited(now);
            db.Add(first ? Invites(meeting, one) : Moved(meeting, one));
        }
    }

    /// <summary>Called off: whose invitation never left gets no letter at all. Who answered when the day was asked may have that day in the calendar, and hears it.</summary>
    public async Task TellCancelled(Db db, Meeting meeting, IEnumerable<Attendee> invited)
    {
        var unheard = await Overtaken.Drop(db, Subject(meeting));
        foreach (var one in invited)
            if (meeting.PollId is not null || !NeverLeft(one, unheard)) db.Add(Cancelled(meeting, one));
    }

    /// <summary>The invitation itself is among those letters: of one of long ago nothing is kept, and it did leave.</summary>
    static bool NeverLeft(Attendee one, IReadOnlyDictionary<string, DateTime> unheard) => unheard.TryGetValue(one.Email!, out var first) && first <= one.InvitedAt!.Value.AddSeconds(1);

    static About Subject(Meeting meeting) => new(AboutKind, meeting.Id);

    public Mail Moved(Meeting meeting, Attendee to) => Letter(meeting, to, "invite.moved", letter => letter.Says("invite.moved.what").Tells(TitleOf(meeting, to), Facts(meeting, to.Lang)).Leads("invite.letter.go", Link(to)), inCalendar: true);

    public Mail Cancelled(Meeting meeting, Attendee to) => Letter(meeting, to, "invite.cancelled", letter => letter.Says("invite.cancelled.what").Tells(TitleOf(meeting, to), Facts(meeting, to.Lang)), inCalendar: true);

    public Mail Reminds(Meeting meeting, Attendee to) => Letter(meeting, to, "invite.reminder", letter => letter.Says(to.Answer is null ? "invite.reminder.what" : "invite.reminder.known").Tells(TitleOf(meeting, to), Facts(meeting, to.Lang)).Leads("invite.letter.go", Link(to)));

    public Mail Agenda(Meeting meeting, IReadOnlyList<(Item Item, string At)> byTheClock, ILookup<Guid, StoredFile> documents, Attendee to)
    {
        var words = new MeetingWords(texts, to.Lang);
        return Letter(meeting, to, "invite.agenda", letter => letter.Says("invite.agenda.what").Tells(TitleOf(meeting, to), Facts(meeting, to.Lang))
            .Tells(words["meetings.agenda"], [.. byTheClock.Select(one => (one.At, $"{Marked(one.Item.Title, words)} ({words["meetings.item.long", one.Item.Minutes]}{(one.Item.Owner is { } owner ? ", " + owner : "")})"))])
            .Leads("invite.agenda.go", Link(to)).MentionsEach("invite.agenda.document", byTheClock.SelectMany(one => documents[one.Item.Id].Select(file => (new Uri(Link(to), $"?handler=Document&file={file.Id}"), new object[] { file.Name, one.Item.Title.In(to.Lang).Text })))));
    }

    Mail Letter(Meeting meeting, Attendee to, string subject, Action<Letter> write, bool inCalendar = false)
    {
        var letter = new Letter(texts, to.Lang, subject, meeting.Title.In(to.Lang).Text, new MeetingWords(texts, to.Lang).ShortDay(meeting.Day)).Greets(to.Name).Says("meetings.letter.of", of.In(to.Lang).Text);
        write(letter);
        return Mail.To(to.Email!, letter, now, Subject(meeting), calendar: inCalendar ? CalendarFeed.Invitation(Event(meeting, to.Lang, Link(to), from, to.Email), to.Lang) : null);
    }

    /// <summary>What has no translation stands as it was written, with its language.</summary>
    static string Marked(LocalText title, MeetingWords words) => title.In(words.Lang) is var (text, lang) && lang is not null && lang != words.Lang ? $"{text} ({words["report.in." + lang]})" : title.In(words.Lang).Text;

    static string TitleOf(Meeting meeting, Attendee to) => meeting.Title.In(to.Lang).Text;

    List<(string, string)> Facts(Meeting meeting, string lang)
    {
        var words = new MeetingWords(texts, lang);
        var facts = new List<(string, string)> { (words["polls.when"], words.Moment(meeting)) };
        if (meeting.Place is { } place) facts.Add((words["polls.place"], place));
        if (meeting.Informal > 0) facts.Add((words["invite.after"], words["invite.after.until", MeetingWords.Clock(Math.Min(1439, meeting.Ends + meeting.Informal))]));
        return facts;
    }

    Uri Link(Attendee to) => new(site, $"/{to.Lang}/meeting/{InvitationLinks.Of(secret, to.Id)}");

    /// <summary>A day that a question found, in the calendars of who took it over from there: the meeting that comes of it is the same event, with a higher SEQUENCE (RFC 5545, 3.8.7.4).</summary>
    public static string EventOf(Guid poll) => $"{poll:N}@poll.vuurtoren";

    /// <summary>The meeting in a calendar; also for who takes it over by hand.</summary>
    public static CalendarEvent Event(Meeting meeting, string lang, Uri? link, string? from = null, string? attendee = null) =>
        new(meeting.PollId is { } poll ? EventOf(poll) : $"{meeting.Id:N}@meeting.vuurtoren", meeting.Sequence, meeting.ChangedAt, meeting.Day, meeting.Begins, meeting.Ends, meeting.Title.In(lang).Text)
        {
            Where = meeting.Place, Cancelled = meeting.CancelledAt is not null, Link = link?.AbsoluteUri, Organizer = from, Attendee = attendee,
        };
}

/// <summary>What opens the invitation of one person.</summary>
public static class InvitationLinks
{
    const string Purpose = "meeting-invitation";

    public static string Of(ServerSecret secret, Guid attendee) => secret.Ticket(Purpose, attendee);
    public static Guid? AttendeeOf(ServerSecret secret, string token) => secret.OfTicket(Purpose, token);
}
