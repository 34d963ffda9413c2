using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Inviting;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>The letters that go when minutes are done: to everybody who was invited or came and left an address, each in their own language, with their own tasks first.</summary>
/// <param name="of">Which coordination writes.</param>
public sealed class Closing(Uri site, ServerSecret secret, Texts texts, LocalText of, DateTime now)
{
    /// <param name="again">They were open again: this takes the place of what was sent.</param>
    public Mail Letter(Meeting meeting, Report report, Attendee to, IReadOnlyList<MeetingTask> own, bool again = false)
    {
        var words = new MeetingWords(texts, to.Lang);
        var letter = new Letter(texts, to.Lang, again ? "report.again" : "report.letter", report.Title.In(to.Lang).Text, words.ShortDay(meeting.Day)).Greets(to.Who).Says("meetings.letter.of", of.In(to.Lang).Text).Says(again ? "report.again.what" : "report.letter.what", report.Title.In(to.Lang).Text, words.Day(meeting.Day));
        if (report.Quorum is var (voices, needed)) letter.Says("report.quorum", voices, needed);
        if (own.Count > 0) letter.Tells(words["report.letter.yours"], [.. own.Select(task => (task.UntilOn is { } until ? words["minutes.task.until", words.ShortDay(until)] : words["report.letter.no-day"], task.What))]);
        var decisions = report.Decisions.ToList();
        if (decisions.Count > 0) letter.Tells(words["report.decisions"], [.. decisions.Select((line, n) => ($"{n + 1}", Said(line, words)))]);
        letter.Leads("report.letter.go", new(site, $"/{letter.Lang}/minutes/{ReportLinks.Reader(secret, to.Id)}"));
        if (own.Count > 0) letter.Mentions("report.letter.tasks", new(site, $"/{letter.Lang}/task/{TaskLinks.Of(secret, own[0].Id, to.Email!)}"));
        return Mail.To(to.Email!, letter, now, new About(Invitations.AboutKind, meeting.Id));
    }

    /// <summary>The last correction, as it stands above the minutes.</summary>
    public Mail Corrected(Meeting meeting, Report report, Attendee to)
    {
        var (words, correction) = (new MeetingWords(texts, to.Lang), report.Corrections![^1]);
        var letter = new Letter(texts, to.Lang, "report.corrected", report.Title.In(to.Lang).Text, words.ShortDay(meeting.Day)).Greets(to.Who).Says("meetings.letter.of", of.In(to.Lang).Text).Says("report.corrected.what", report.Title.In(to.Lang).Text, words.Day(meeting.Day))
            .Tells(words["report.corrected.now"], [(words.ShortDay(correction.On), correction.Lang == words.Lang ? correction.Text : $"{correction.Text} ({words["report.in." + correction.Lang]})")]);
        return Mail.To(to.Email!, letter.Leads("report.letter.go", new(site, $"/{letter.Lang}/minutes/{ReportLinks.Reader(secret, to.Id)}")), now, new About(Invitations.AboutKind, meeting.Id));
    }

    /// <summary>What has no translation stands as it was said, with its language.</summary>
    static string Said(ReportLine line, MeetingWords words)
    {
        var (text, lang, _) = line.In(words.Lang);
        var said = lang == words.Lang ? text : $"{text} ({words["report.in." + lang]})";
        return line.IsRejected ? $"{ReportHtml.Called(words, line)}{words["web.colon"]} {said}" : said;
    }
}

/// <summary>What opens minutes: a link for each who met, and one for each kind of other reader.</summary>
public static class ReportLinks
{
    const string ReaderPurpose = "minutes-reader";

    public static string Reader(ServerSecret secret, Guid attendee) => secret.Ticket(ReaderPurpose, attendee);
    public static Guid? AttendeeOf(ServerSecret secret, string token) => secret.OfTicket(ReaderPurpose, token);
    public static string Extract(ServerSecret secret, Guid meeting, Audience audience) => secret.Ticket("minutes-" + audience, meeting);

    /// <summary>Null: made up.</summary>
    public static (Guid Meeting, Audience Audience)? ExtractOf(ServerSecret secret, string token)
    {
        foreach (var audience in Enum.GetValues<Audience>())
            if (secret.OfTicket("minutes-" + audience, token) is { } meeting) return (meeting, audience);
        return null;
    }
}
