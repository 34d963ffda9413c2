using System.Globalization;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Votes;

/// <summary>The letter with the link of one's own. It is not kept once it has gone: who reads the tables cannot vote for somebody.</summary>
sealed class VoteLetters(Uri site, ServerSecret secret, Texts texts, DateTime now)
{
    public const string Purpose = "vote";

    public Mail Asks(Vote vote, string body, Voter to)
    {
        var question = vote.Question.In(to.Lang).Text;
        var letter = new Letter(texts, to.Lang, "votes.letter", body).Greets(to.Name).Says("votes.letter.what", body, question)
            .Leads("votes.letter.go", new(site, $"/{to.Lang}/vote/{secret.Ticket(Purpose, to.Id)}")).Says("votes.letter.until", vote.LastDay.Written("d MMMM yyyy", CultureInfo.GetCultureInfo($"{to.Lang}-BE")))
            .Says(vote.IsSecret ? "votes.letter.secret" : "votes.letter.own");
        return Mail.To(to.Email!, letter, now, new About("vote", vote.Id), secretUntil: LocalClock.ToInstant(vote.LastDay.AddDays(1).ToDateTime(TimeOnly.MinValue)));
    }
}
