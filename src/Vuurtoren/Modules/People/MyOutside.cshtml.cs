using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

/// <summary>Sign-in services of organisations that are linked with one's account. Linking is confirmed here: nobody is led into it from elsewhere.</summary>
[Can(Permission.KeepOwnAccount), TakesPost, Recent]
public sealed class MyOutsidePage(Db db, UserManager<Account> accounts, IReadOnlyList<OutsideProvider> all) : WorkPage
{
    Account account = null!;
    IReadOnlyList<string> linked = [];

    public IEnumerable<(OutsideProvider Provider, bool Linked)> Providers => all.Select(provider => (provider, linked.Contains(provider.Key)));
    /// <summary>Whom a service just vouched for, not linked yet.</summary>
    public Vouched? Found { get; private set; }

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (Service<Platform.Texts.Texts>()["people.outside"], true);
        account = await db.Set<Account>().SingleAsync(a => a.Id == Me.Id);
        linked = await db.Set<IdentityUserLogin<Guid>>().Where(login => login.UserId == account.Id).Select(login => login.LoginProvider).ToListAsync();
        Found = await Vouched.In(HttpContext, all) is { } found && !linked.Contains(found.Provider.Key) ? found : null;
        return all.Count > 0;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostLink()
    {
        if (Found is null) return Go("/me/outside", "too-long");
        if (await accounts.FindByLoginAsync(Found.Provider.Key, Found.Subject) is not null) throw new RuleBroken("people.outside.taken");
        db.Add(AuditEntry.Of("outside-linked", Instant, Me, "account", account.Id, Found.Provider.Key));
        await Service<SigningIn>().Link(account, Found);
        await Vouched.Forget(HttpContext);
        return Go("/me/outside", "saved");
    }

    public async Task<IActionResult> OnPostForget()
    {
        await Vouched.Forget(HttpContext);
        return Go("/me/outside");
    }

    public async Task<IActionResult> OnPostRemove(string? provider)
    {
        if (await db.Set<IdentityUserLogin<Guid>>().SingleOrDefaultAsync(login => login.UserId == account.Id && login.LoginProvider == provider) is not { } one) return NotFound();
        if (account.PasswordHash is null && linked.Count == 1 && (await accounts.GetPasskeysAsync(account)).Count == 0) throw new RuleBroken("people.passkey.last");
        db.Remove(one);
        db.Add(AuditEntry.Of("outside-removed", Instant, Me, "account", account.Id, provider));
        await db.SaveChangesAsync();
        return Go("/me/outside", "saved");
    }
}
