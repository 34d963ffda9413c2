using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

[Can(Permission.KeepOwnAccount), TakesPost, Recent]
public sealed class PasskeysPage(Db db, UserManager<Account> accounts) : WorkPage
{
    const int Most = 10, LongestName = 60;

    public sealed record Key(string Id, string Name, DateTime Since);

    Account account = null!;

    public IReadOnlyList<Key> Passkeys { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        account = await db.Set<Account>().SingleAsync(a => a.Id == Me.Id);
        (Title, Unlisted) = (Service<Platform.Texts.Texts>()["people.passkeys"], true);
        Passkeys = [.. (await accounts.GetPasskeysAsync(account)).OrderBy(p => p.CreatedAt)
            .Select(p => new Key(WebEncoders.Base64UrlEncode(p.CredentialId), p.Name ?? "?", LocalClock.At(p.CreatedAt.UtcDateTime)))];
        return true;
    }

    public void OnGet() { }

    /// <summary>What the browser needs to make a passkey on this device.</summary>
    public async Task<IActionResult> OnPostOptions() =>
        Content(await Service<SignInManager<Account>>().MakePasskeyCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.Name }), "application/json");

    public async Task<IActionResult> OnPostAdd(string? credential)
    {
        if (Passkeys.Count >= Most) throw new RuleBroken("people.passkeys.most", Most);
        PasskeyAttestationResult made;
        try { made = await Service<SignInManager<Account>>().PerformPasskeyAttestationAsync(credential ?? ""); }
        catch (InvalidOperationException) { throw new RuleBroken("people.passkey.not-made"); } // nothing was asked, or too long ago
        if (!made.Succeeded) throw new RuleBroken("people.passkey.not-made");
        made.Passkey.Name = Session.DeviceOf(Request.Headers.UserAgent.ToString());
        db.Add(AuditEntry.Of("passkey-added", Instant, Me, "account", account.Id));
        if (!(await accounts.AddOrUpdatePasskeyAsync(account, made.Passkey)).Succeeded) throw new RuleBroken("people.passkey.not-made");
        // Who signed in with a password alone has just shown the second thing.
        await Service<SigningIn>().Strongly(account, ownDevice: true, insteadOf: Me.SessionId);
        return Go("/me/passkeys", "passkey-added");
    }

    public async Task<IActionResult> OnPostRename(string id, string? called)
    {
        if (string.IsNullOrWhiteSpace(called)) throw new RuleBroken("people.passkey.name.missing");
        if (await Find(id) is not { } passkey) return NotFound();
        passkey.Name = called.Trim()[..Math.Min(called.Trim().Length, LongestName)];
        await accounts.AddOrUpdatePasskeyAsync(account, passkey);
        return Go("/me/passkeys", "saved");
    }

    public async Task<IActionResult> OnPostRemove(string id)
    {
        if (await Find(id) is not { } passkey) return NotFound();
        if (Passkeys.Count == 1 && account.PasswordHash is null) throw new RuleBroken("people.passkey.last");
        db.Add(AuditEntry.Of("passkey-removed", Instant, Me, "account", account.Id));
        await accounts.RemovePasskeyAsync(account, passkey.CredentialId);
        return Go("/me/passkeys", "passkey-removed");
    }

    async Task<UserPasskeyInfo?> Find(string id) =>
        Passkeys.Any(key => key.Id == id) ? await accounts.GetPasskeyAsync(account, WebEncoders.Base64UrlDecode(id)) : null;
}
