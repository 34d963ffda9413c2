using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.People;

/// <summary>Where this site is found from the outside: "Site:Address", or else the address of the request.</summary>
sealed class SiteAddress(IConfiguration settings, IHttpContextAccessor http)
{
    public Uri Of(string path) => new(new Uri(settings["Site:Address"] is { Length: > 0 } set ? set : $"{http.HttpContext!.Request.Scheme}://{http.HttpContext.Request.Host.ToUriComponent()}"), path);
}

/// <summary>The letters of this module, each in the language of who reads it.</summary>
sealed class Letters(Texts texts, SiteAddress site)
{
    public Mail Invitation(Account account, string token, string by, DateTime now) => Mail.To(account.Email!, Begin(account, "people.letter.invitation")
        .Says("people.letter.invitation.why", by).Leads("people.letter.invitation.go", Link(account, token)).Says("people.letter.invitation.until"), now, About(account));

    public Mail NewPassword(Account account, string token, DateTime now) => Mail.To(account.Email!, Begin(account, "people.letter.password")
        .Says("people.letter.password.why").Leads("people.letter.password.go", Link(account, token)).Says("people.letter.password.not-you"), now, About(account));

    public Mail ToNewAddress(Account account, string address, string token, DateTime now) => Mail.To(address, Begin(account, "people.letter.address")
        .Says("people.letter.address.new").Leads("people.letter.address.go", Link(account, token)).Says("people.letter.address.both"), now, About(account));

    public Mail ToOldAddress(Account account, string address, string token, DateTime now) => Mail.To(account.Email!, Begin(account, "people.letter.address")
        .Says("people.letter.address.old", address).Leads("people.letter.address.go", Link(account, token)).Says("people.letter.address.not-you"), now, About(account));

    /// <summary>Something about who gets in was changed: who did not do it, must know.</summary>
    public Mail Changed(Account account, string what, DateTime now) => Mail.To(account.Email!, Begin(account, "people.letter.changed")
        .Says(what).Says("people.letter.changed.not-you").Leads("people.letter.changed.go", site.Of($"/{account.Language}/me")), now, About(account));

    Letter Begin(Account account, string subject) => new Letter(texts, account.Language, subject).Greets(account.Name);
    Uri Link(Account account, string token) => site.Of($"/{account.Language}/link/{token}");
    static About About(Account account) => new("account", account.Id);
}
