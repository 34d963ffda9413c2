using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Meetings.Polls;

/// <summary>The letters to who is asked: the question, and later the moment that was chosen.</summary>
sealed class PollLetters(Uri site, ServerSecret secret, Texts texts, LocalText of, DateTime now)
{
    public Mail Asks(Poll poll, PollAnswer to)
    {
        var words = new PollWords(texts, to.Lang);
        var letter = new Letter(texts, to.Lang, "polls.letter", poll.Title.In(to.Lang).Text).Greets(to.Name).Says("meetings.letter.of", of.In(to.Lang).Text).Says("polls.letter.what", poll.Title.In(to.Lang).Text)
            .Tells(texts.In(to.Lang, "polls.moments"), [.. poll.Slots.Select((slot, n) => ((n + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), words.Moment(slot)))])
            .Leads("polls.letter.go", new(site, $"/{to.Lang}/poll/{PollLinks.Own(secret, to)}")).Says("polls.letter.until", words.Day(poll.LastDay));
        return Mail.To(to.Email!, letter, now, new About("poll", poll.Id));
    }

    public Mail Tells(Poll poll, PollAnswer to)
    {
        var words = new PollWords(texts, to.Lang);
        var facts = new List<(string, string)> { (texts.In(to.Lang, "polls.when"), words.Moment(poll.Moment!)) };
        if (poll.Place is { } place) facts.Add((texts.In(to.Lang, "polls.place"), place));
        var letter = new Letter(texts, to.Lang, "polls.letter.chosen", poll.Title.In(to.Lang).Text).Greets(to.Name).Says("meetings.letter.of", of.In(to.Lang).Text).Says("polls.letter.chosen.what", poll.Title.In(to.Lang).Text)
            .Tells(poll.Title.In(to.Lang).Text, facts).Leads("polls.letter.calendar", new(site, $"/{to.Lang}/poll/{PollLinks.Own(secret, to)}?handler=Calendar"));
        return Mail.To(to.Email!, letter, now, new About("poll", poll.Id));
    }
}

/// <summary>What stands in the links: one that is shared by all who are asked, and one for each.</summary>
public static class PollLinks
{
    const string SharedPurpose = "poll", OwnPurpose = "poll-answer";

    public static string Shared(ServerSecret secret, Poll poll) => secret.Ticket(SharedPurpose, poll.Id);
    public static string Own(ServerSecret secret, PollAnswer answer) => secret.Ticket(OwnPurpose, answer.Id);
    public static Guid? PollOf(ServerSecret secret, string token) => secret.OfTicket(SharedPurpose, token);
    public static Guid? AnswerOf(ServerSecret secret, string token) => secret.OfTicket(OwnPurpose, token);
}
