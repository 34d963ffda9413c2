using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

/// <summary>Codes from an app beside the password: on after a first code that is right, off with a code too. The recovery codes are shown once.</summary>
[Can(Permission.KeepOwnAccount), TakesPost, Recent, Attempts]
public sealed class SecondFactorPage(Db db, UserManager<Account> accounts) : WorkPage
{
    const int RecoveryCodesGiven = 10;

    public Account Account { get; private set; } = null!;
    /// <summary>Of the app that is being added, in groups of four.</summary>
    public string? Key { get; private set; }
    public string? Picture { get; private set; }
    public int CodesLeft { get; private set; }
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    [BindProperty] public string? Code { get; set; }

    protected override async Task<bool> Load()
    {
        Account = await db.Set<Account>().SingleAsync(a => a.Id == Me.Id);
        (Title, Unlisted) = (Service<Platform.Texts.Texts>()["people.factor"], true);
        if (Account.TwoFactorEnabled) CodesLeft = await accounts.CountRecoveryCodesAsync(Account);
        else if (await accounts.GetAuthenticatorKeyAsync(Account) is { } key) Show(key);
        return true;
    }

    void Show(string key)
    {
        Key = string.Join(' ', key.Chunk(4).Select(four => new string(four)));
        // The form that the apps read: otpauth://totp/ISSUER:ACCOUNT?secret=KEY&issuer=ISSUER
        Picture = QrCode.Svg($"otpauth://totp/Vuurtoren:{Uri.EscapeDataString(Account.Email!)}?secret={key}&issuer=Vuurtoren");
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostBegin()
    {
        if (Account.TwoFactorEnabled) throw new RuleBroken("people.factor.is-on");
        await accounts.ResetAuthenticatorKeyAsync(Account);
        return Go("/me/second-factor");
    }

    public async Task<IActionResult> OnPostOn()
    {
        if (Account.TwoFactorEnabled) throw new RuleBroken("people.factor.is-on");
        if (!await IsRight()) return Wrong("code", "people.second.wrong");
        db.Add(AuditEntry.Of("factor-on", Instant, Me, "account", Account.Id));
        await accounts.SetTwoFactorEnabledAsync(Account, true);
        await Service<SigningIn>().EndSessions(Account.Id, but: Me.SessionId);
        await Service<SigningIn>().Strongly(Account, ownDevice: false, insteadOf: Me.SessionId);
        return await ShowCodes();
    }

    public async Task<IActionResult> OnPostCodes() => await IsRight() ? await ShowCodes() : Wrong("code", "people.second.wrong");

    public async Task<IActionResult> OnPostOff()
    {
        if (!await IsRight()) return Wrong("code", "people.second.wrong");
        db.Add(AuditEntry.Of("factor-off", Instant, Me, "account", Account.Id));
        await accounts.SetTwoFactorEnabledAsync(Account, false);
        await accounts.RemoveAuthenticationTokenAsync(Account, "[AspNetUserStore]", "AuthenticatorKey");
        return Go("/me", "factor-off");
    }

    async Task<bool> IsRight() => await accounts.VerifyTwoFactorTokenAsync(Account, TokenOptions.DefaultAuthenticatorProvider, (Code ?? "").Replace(" ", "", StringComparison.Ordinal));

    async Task<PageResult> ShowCodes()
    {
        RecoveryCodes = [.. await accounts.GenerateNewTwoFactorRecoveryCodesAsync(Account, RecoveryCodesGiven) ?? []];
        return Page();
    }
}
