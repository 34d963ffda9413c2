using System.Globalization;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;
using Delegate = Vuurtoren.Modules.Networks.Members.Delegate;

namespace Vuurtoren.Modules.Networks.Rounds;

/// <summary>The letters of a round, with the link of one member. They are not kept once they have gone.</summary>
sealed class RoundLetters(Uri site, ServerSecret secret, Texts texts, DateTime now)
{
    public const string Purpose = "round";

    public Mail Asks(Round round, LocalText coordination, string organization, RoundMember member, Delegate to) => Of("elsewhere.letter", round, coordination, organization, member, to);

    public Mail Reminds(Round round, LocalText coordination, string organization, RoundMember member, Delegate to) => Of("elsewhere.letter.again", round, coordination, organization, member, to);

    Mail Of(string subject, Round round, LocalText coordination, string organization, RoundMember member, Delegate to)
    {
        var name = coordination.In(to.Lang).Text;
        var letter = new Letter(texts, to.Lang, subject, name).Greets(to.Name).Says("elsewhere.letter.what", organization, name)
            .Leads("elsewhere.letter.go", new(site, $"/{to.Lang}/round/{secret.Ticket(Purpose, member.Id)}"))
            .Says("elsewhere.letter.until", round.LastDay.Written("d MMMM yyyy", CultureInfo.GetCultureInfo($"{to.Lang}-BE"))).Says("elsewhere.letter.else");
        return Mail.To(to.Email!, letter, now, new About("round", round.Id), secretUntil: LocalClock.ToInstant(round.LastDay.AddDays(1).ToDateTime(TimeOnly.MinValue)));
    }
}
