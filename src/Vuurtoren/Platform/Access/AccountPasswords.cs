using Microsoft.AspNetCore.Identity;

namespace Vuurtoren.Platform.Access;

/// <summary>Why a password was not taken: the key of the words, and what fills them.</summary>
public sealed record PasswordRefusal(string Key, object[] Details);

public static class AccountPasswords
{
    /// <summary>Takes the place of the password one had, if any; null when it was taken.</summary>
    public static async Task<PasswordRefusal?> SetPassword(this UserManager<Account> accounts, Account account, string? password)
    {
        foreach (var validator in accounts.PasswordValidators)
            if (await validator.ValidateAsync(accounts, account, password) is { Succeeded: false } no)
                return new(no.Errors.Select(error => error.Code).First(), [Passwords.Shortest, Passwords.Longest]);
        if (account.PasswordHash is not null) await accounts.RemovePasswordAsync(account);
        var added = await accounts.AddPasswordAsync(account, password!);
        return added.Succeeded ? null : throw new InvalidOperationException(added.ToString());
    }
}
