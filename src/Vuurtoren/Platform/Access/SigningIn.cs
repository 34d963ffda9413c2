using System.Diagnostics;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Access;

public enum SignInOutcome { SignedIn, SecondFactor, Refused }

/// <summary>
/// The ways in. Whoever tries cannot tell an account that does not exist from a wrong password, an account that is closed or one that is locked for a
/// quarter of an hour: the answer is the same, and takes the same time.
/// </summary>
sealed class SigningIn(SignInManager<Account> manager, UserManager<Account> accounts, IPasswordHasher<Account> hasher, Db db, TimeProvider time, IConfiguration settings)
{
    /// <summary>A refusal takes this long, whatever was behind it.</summary>
    static readonly TimeSpan refusalTakes = TimeSpan.FromMilliseconds(600);

    /// <summary>Passwords are slow to check on purpose: not more at once than there are processors, and nobody waits longer than this.</summary>
    static readonly SemaphoreSlim checking = new(Environment.ProcessorCount);
    static readonly TimeSpan patience = TimeSpan.FromSeconds(5);

    static string? nobodysHash;

    /// <param name="ownDevice">Stays signed in when the browser is closed.</param>
    public async Task<SignInOutcome> ByPassword(string email, string password, bool ownDevice)
    {
        var began = Stopwatch.GetTimestamp();
        if (!await checking.WaitAsync(patience)) throw new RuleBroken("people.busy");
        try
        {
            var account = await accounts.FindByEmailAsync(email);
            if (account is { PasswordHash: not null, ClosedAt: null } && MayComeFromHere(account) && !await accounts.IsLockedOutAsync(account))
            {
                var result = await manager.PasswordSignInAsync(account, password, ownDevice, lockoutOnFailure: true);
                if (result.Succeeded) return SignInOutcome.SignedIn;
                if (result.RequiresTwoFactor) return SignInOutcome.SecondFactor;
                await NoteRefused(account, "password");
            }
            else hasher.VerifyHashedPassword(null!, nobodysHash ??= hasher.HashPassword(null!, Session.NewKey()), password);
        }
        finally { checking.Release(); }
        await Rest(began);
        return SignInOutcome.Refused;
    }

    /// <summary>Everybody knows the password of the demo's people: on a server that is found from outside they stay out, unless "Demo:Open" says that it is there to be tried.</summary>
    bool MayComeFromHere(Account account) =>
        account.Email?.EndsWith("@demo.example", StringComparison.OrdinalIgnoreCase) != true || settings.GetValue("Demo:Open", false) || manager.Context.Connection.RemoteIpAddress is not { } from || IPAddress.IsLoopback(from);

    /// <param name="code">Six digits from an app, or a recovery code.</param>
    public async Task<bool> BySecondFactor(string code, bool ownDevice)
    {
        var began = Stopwatch.GetTimestamp();
        var account = await manager.GetTwoFactorAuthenticationUserAsync();
        var plain = code.Replace(" ", "", StringComparison.Ordinal);
        var result = plain.Length == 6 && plain.All(char.IsAsciiDigit) ? await manager.TwoFactorAuthenticatorSignInAsync(plain, ownDevice, rememberClient: false) : await manager.TwoFactorRecoveryCodeSignInAsync(plain);
        if (result.Succeeded) return true;
        if (account is not null) await NoteRefused(account, "code");
        await Rest(began);
        return false;
    }

    /// <summary>Somebody tried: the log of acts says for which account, and with what.</summary>
    async Task NoteRefused(Account account, string means)
    {
        db.Add(AuditEntry.Of("sign-in-refused", Now, (Guid?)null, "account", account.Id, means));
        await db.SaveChangesAsync();
    }

    /// <summary>Whether the password was right a moment ago, and the second factor is asked.</summary>
    public async Task<bool> IsHalfway() => await manager.GetTwoFactorAuthenticationUserAsync() is not null;

    public async Task<bool> ByPasskey(string credential, bool ownDevice)
    {
        PasskeyAssertionResult<Account> assertion;
        try { assertion = await manager.PerformPasskeyAssertionAsync(credential); }
        catch (InvalidOperationException) { return false; } // nothing was asked, or too long ago
        if (!assertion.Succeeded || assertion.User.ClosedAt is not null) return false;
        await accounts.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
        await Strongly(assertion.User, ownDevice); // a device in one's hand that was unlocked: two factors
        return true;
    }

    /// <summary>Whom the service of an organisation vouches for. An account is found by what was linked, or by an address that the service is trusted to know.</summary>
    public async Task<SignInOutcome> ByOutside(Vouched who)
    {
        var account = await accounts.FindByLoginAsync(who.Provider.Key, who.Subject);
        if (account is null && who.Email is not null && (account = await accounts.FindByEmailAsync(who.Email)) is { ClosedAt: null })
        {
            db.Add(AuditEntry.Of("outside-linked", Now, account.Id, "account", account.Id, who.Provider.Key));
            await Link(account, who);
        }
        if (account is not { ClosedAt: null }) return SignInOutcome.Refused;
        if (who.SecondFactor && !await accounts.IsLockedOutAsync(account))
        {
            await manager.SignInWithClaimsAsync(account, isPersistent: false, [new Claim("amr", who.Provider.Key), new Claim("amr", "mfa")]);
            return SignInOutcome.SignedIn;
        }
        var result = await manager.ExternalLoginSignInAsync(who.Provider.Key, who.Subject, isPersistent: false, bypassTwoFactor: false);
        return result.Succeeded ? SignInOutcome.SignedIn : result.RequiresTwoFactor ? SignInOutcome.SecondFactor : SignInOutcome.Refused;
    }

    public Task Link(Account account, Vouched who) => accounts.AddLoginAsync(account, new(who.Provider.Key, who.Subject, who.Called));

    /// <summary>Signs in somebody who just showed two factors; the session from before ends.</summary>
    public async Task Strongly(Account account, bool ownDevice, Guid? insteadOf = null)
    {
        if (insteadOf is not null) await db.Set<Session>().Where(s => s.Id == insteadOf).ExecuteDeleteAsync();
        await manager.SignInWithClaimsAsync(account, ownDevice, [new Claim("amr", "mfa")]);
    }

    public Task SignOut() => manager.SignOutAsync();

    /// <summary>Ends the sessions of somebody, but for one.</summary>
    public async Task EndSessions(Guid account, Guid? but = null) => await db.Set<Session>().Where(s => s.AccountId == account && s.Id != but).ExecuteDeleteAsync();

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    static async Task Rest(long began)
    {
        var left = refusalTakes - Stopwatch.GetElapsedTime(began);
        if (left > TimeSpan.Zero) await Task.Delay(left);
    }
}
