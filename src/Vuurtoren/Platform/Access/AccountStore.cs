using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Access;

/// <summary>
/// Accounts in our tables, as Identity asks for them. Whoever reads the database alone cannot sign in: the key of the one-time codes is encrypted with
/// a secret that stands outside it, and of recovery codes there is only a slow hash.
/// </summary>
sealed class AccountStore(Db db, IDataProtectionProvider protection) : UserOnlyStore<Account, Db, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(db)
{
    readonly IDataProtector protector = protection.CreateProtector("Vuurtoren.OneTimeCodes");

    public override Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken = default) => FindByEmailAsync(normalizedUserName, cancellationToken);

    /// <summary>What somebody may do stands in role_grant.</summary>
    public override Task<IList<Claim>> GetClaimsAsync(Account user, CancellationToken cancellationToken = default) => Task.FromResult<IList<Claim>>([]);

    public override Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, protector.Protect(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken)
    {
        if (await base.GetAuthenticatorKeyAsync(user, cancellationToken) is not { } kept) return null;
        try { return protector.Unprotect(kept); }
        catch (CryptographicException) { return null; } // restored without the secret: a recovery code, or the administrator, helps
    }

    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(code => Hash(user, code)), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var token = await Context.Set<IdentityUserToken<Guid>>().SingleOrDefaultAsync(t => t.UserId == user.Id && t.Name == "RecoveryCodes", cancellationToken);
        var left = token?.Value?.Split(';').ToList() ?? [];
        if (!left.Remove(Hash(user, code)) && !left.Remove(FastHash(user, code))) return false;
        token!.Value = string.Join(';', left);
        return true;
    }

    /// <summary>A recovery code holds 50 bits of chance: whoever has the table can try them all unless each try is slow, as with a password.</summary>
    static string Hash(Account user, string code) =>
        Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(Plain(code), user.Id.ToByteArray(), AccessSetup.Iterations, HashAlgorithmName.SHA512, 32));

    /// <summary>Of codes that were made by earlier versions.</summary>
    static string FastHash(Account user, string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(user.Id + Plain(code))));

    static string Plain(string code) => code.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
