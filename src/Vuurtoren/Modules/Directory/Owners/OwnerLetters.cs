using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Owners;

/// <summary>The letters of this room, each in the language of who reads it.</summary>
public sealed class OwnerLetters(Texts texts, SiteAddress site)
{
    public bool KnowsTheSite => site.IsKnown;

    /// <summary>To the organisation: whether this person is one of theirs.</summary>
    public Mail Ask(Claim claim, OrganizationAddress of, string token, DateTime now) => Mail.To(of.Address!, new Letter(texts, of.Lang, "owners.letter.ask", NameIn(of, of.Lang)).Greets(null)
        .Says("owners.letter.ask.who", claim.Name, claim.Email, NameIn(of, of.Lang), claim.Function ?? "–").Says("owners.letter.ask.what")
        .Leads("owners.letter.ask.go", site.Of($"/{of.Lang}/claim/{token}")).Says("owners.letter.ask.until"), now, new About(Kinds.Organization, claim.OrganizationId), secretUntil: claim.EndsAt);

    /// <summary>To who may answer: an editor of the organisation, or who keeps the directory there.</summary>
    public Mail Waits(Claim claim, OrganizationAddress of, Account answerer, DateTime now) => Mail.To(answerer.Email!, new Letter(texts, answerer.Language, "owners.letter.waits", NameIn(of, answerer.Language)).Greets(answerer.Name)
        .Says("owners.letter.ask.who", claim.Name, claim.Email, NameIn(of, answerer.Language), claim.Function ?? "–").Leads("owners.letter.waits.go", site.Of($"/{answerer.Language}/directory/upkeep/claims")), now, new About("account", answerer.Id));

    /// <summary>To a new editor.</summary>
    /// <param name="token">Of the invitation; null for who has an account.</param>
    public Mail Given(Account account, string organization, string? token, DateTime now)
    {
        var letter = new Letter(texts, account.Language, "owners.letter.given", organization).Greets(account.Name).Says("owners.letter.given.what", organization);
        return token is null ? Mail.To(account.Email!, letter.Leads("owners.letter.given.go", site.Of($"/{account.Language}/edit")), now, new About("account", account.Id))
            : Mail.To(account.Email!, letter.Says("owners.letter.given.password").Leads("owners.letter.given.first", site.Of($"/{account.Language}/link/{token}")), now, new About("account", account.Id), secretUntil: now.AddDays(14));
    }

    public Mail Refused(Claim claim, string organization, DateTime now) => Mail.To(claim.Email, new Letter(texts, claim.Lang, "owners.letter.refused", organization).Greets(claim.Name)
        .Says("owners.letter.refused.what", organization).Says("owners.letter.refused.then"), now);

    /// <summary>To an editor who stays, when another one left.</summary>
    public Mail OneLeft(Account account, Guid organization, string name, DateTime now) => Mail.To(account.Email!, new Letter(texts, account.Language, "owners.letter.one-left", name).Greets(account.Name)
        .Says("owners.letter.one-left.what", name).Leads("owners.letter.one-left.go", site.Of($"/{account.Language}/edit/organization/{organization}/editors")), now, new About("account", account.Id));

    /// <summary>To the organisation, when nobody keeps its sheets any more.</summary>
    public Mail NobodyLeft(Guid organization, OrganizationAddress of, DateTime now) => Mail.To(of.Address!, new Letter(texts, of.Lang, "owners.letter.nobody", NameIn(of, of.Lang)).Greets(null)
        .Says("owners.letter.nobody.what", NameIn(of, of.Lang)).Leads("owners.letter.nobody.go", site.Of($"/{of.Lang}/organization/{organization}/claim")), now, new About(Kinds.Organization, organization));

    static string NameIn(OrganizationAddress of, string lang) => of.Name.In(lang).Text;
}
