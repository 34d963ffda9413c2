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

    /// <summary>Somebody else votes in their place: how that is taken back.</summary>
    public Mail GivenAway(Vote vote, string body, Voter from, string carrier) => Mail.To(from.Email!, new Letter(texts, from.Lang, "votes.letter.proxy.given", body).Greets(from.Name)
        .Says("votes.letter.proxy.given.what", carrier, vote.Question.In(from.Lang).Text).Says("votes.letter.proxy.given.back"), now, new About("vote", vote.Id));

    /// <summary>They vote for somebody else too, with the link of their own.</summary>
    public Mail Carried(Vote vote, string body, Voter by, string giver) => Mail.To(by.Email!, Link(new Letter(texts, by.Lang, "votes.letter.proxy.carried", body).Greets(by.Name)
        .Says("votes.letter.proxy.carried.what", giver, vote.Question.In(by.Lang).Text), vote, by), now, new About("vote", vote.Id), secretUntil: Until(vote));

    public Mail Asks(Vote vote, string body, Voter to)
    {
        var question = vote.Question.In(to.Lang).Text;
        var letter = Link(new Letter(texts, to.Lang, "votes.letter", body).Greets(to.Name).Says("votes.letter.what", body, question), vote, to)
            .Says(vote.IsSecret ? "votes.letter.secret" : "votes.letter.own");
        return Mail.To(to.Email!, letter, now, new About("vote", vote.Id), secretUntil: Until(vote));
    }

    Letter Link(Letter letter, Vote vote, Voter to) => letter.Leads("votes.letter.go", new(site, $"/{to.Lang}/vote/{secret.Ticket(Purpose, to.Id)}"))
        .Says("votes.letter.until", vote.LastDay.Written("d MMMM yyyy", CultureInfo.GetCultureInfo($"{to.Lang}-BE")));

    static DateTime Until(Vote vote) => LocalClock.ToInstant(vote.LastDay.AddDays(1).ToDateTime(TimeOnly.MinValue));
}
