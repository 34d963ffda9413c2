using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

/// <summary>The letters of this module, each in the language of who reads it.</summary>
sealed class Letters(Texts texts, SiteAddress site)
{
    public Mail Invitation(Account account, string token, string by, DateTime now) => Mail.To(account.Email!, Begin(account, "people.letter.invitation")
        .Says("people.letter.invitation.why", by).Leads("people.letter.invitation.go", Link(account, token)).Says("people.letter.invitation.until"), now, About(account), secretUntil: now + AccountLink.Lasts(LinkPurpose.Invitation));

    public Mail NewPassword(Account account, string token, DateTime now) => Mail.To(account.Email!, Begin(account, "people.letter.password")
        .Says("people.letter.password.why").Leads("people.letter.password.go", Link(account, token)).Says("people.letter.password.not-you"), now, About(account), secretUntil: now + AccountLink.Lasts(LinkPurpose.NewPassword));

    public Mail ToNewAddress(Account account, string address, string token, DateTime now) => Mail.To(address, Begin(account, "people.letter.address")
        .Says("people.letter.address.new").Leads("people.letter.address.go", Link(account, token)).Says("people.letter.address.both"), now, About(account), secretUntil: now + AccountLink.Lasts(LinkPurpose.NewAddress));

    public Mail ToOldAddress(Account account, string address, string token, DateTime now) => Mail.To(account.Email!, Begin(account, "people.letter.address")
        .Says("people.letter.address.old", address).Leads("people.letter.address.go", Link(account, token)).Says("people.letter.address.not-you"), now, About(account), secretUntil: now + AccountLink.Lasts(LinkPurpose.OldAddress));

    /// <summary>Something about who gets in was changed: who did not do it, must know.</summary>
    public Mail Changed(Account account, string what, DateTime now) => Mail.To(account.Email!, Begin(account, "people.letter.changed")
        .Says(what).Says("people.letter.changed.not-you").Leads("people.letter.changed.go", site.Of($"/{account.Language}/me")), now, About(account));

    /// <param name="last">The last day.</param>
    public Mail StandsIn(Account account, string by, DateOnly from, DateOnly last, DateTime now) => Mail.To(account.Email!, Begin(account, "people.letter.stand-in")
        .Says("people.letter.stand-in.what", by, from, last).Leads("people.letter.stand-in.go", site.Of($"/{account.Language}/me/stand-ins")), now, About(account));

    Letter Begin(Account account, string subject) => new Letter(texts, account.Language, subject).Greets(account.Name);
    Uri Link(Account account, string token) => site.Of($"/{account.Language}/link/{token}");
    static About About(Account account) => new("account", account.Id);
}
