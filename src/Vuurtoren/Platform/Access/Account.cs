using Microsoft.AspNetCore.Identity;

namespace Vuurtoren.Platform.Access;

/// <summary>Somebody who signs in. The name one signs in with is the mail address.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public const int LongestName = 100;

    Account() { }

    public string Name { get; private set; } = "";
    /// <summary>Of the screens and of letters to this person: "nl", "fr".</summary>
    public string Language { get; private set; } = "nl";
    public DateTime MadeAt { get; private init; }
    public DateTime? SignedInAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    /// <summary>The last 30 seconds since 1970 of which a one-time code was used: each code counts once (RFC 6238 section 5.2).</summary>
    public long TotpStep { get; private set; }

    public override string? UserName { get => Email; set { } }

    public static Account For(string email, string name, string language, DateTime now)
    {
        var account = new Account { Id = Guid.CreateVersion7(), Email = email.Trim(), MadeAt = now, LockoutEnabled = true };
        account.Call(name, language);
        if (!IsAddress(account.Email)) throw new RuleBroken("people.email.wrong");
        return account;
    }

    public void Call(string name, string language)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new RuleBroken("people.name.missing");
        if (name.Trim().Length > LongestName) throw new RuleBroken("people.name.long", LongestName);
        if (!Texts.Texts.Languages.Contains(language)) throw new RuleBroken("people.language.unknown");
        (Name, Language) = (name.Trim(), language);
    }

    public void SignedIn(DateTime now) => SignedInAt = now;

    /// <summary>Nobody signs in with it any more; who did what keeps its name.</summary>
    public void Close(DateTime now)
    {
        if (ClosedAt is not null) throw new RuleBroken("people.closed");
        ClosedAt = now;
    }

    public void Reopen() => ClosedAt = null;

    /// <returns>False when a code of this moment, or of a later one, was used before.</returns>
    public bool UseCodeOf(long step)
    {
        if (step <= TotpStep) return false;
        TotpStep = step;
        return true;
    }

    /// <summary>One part before the @, a dot in what follows, nothing that could start another line of a letter (RFC 5321 section 4.1.2, without its curiosities).</summary>
    public static bool IsAddress(string email) =>
        email.Length is > 5 and <= 254 && email.Split('@') is [{ Length: > 0 and <= 64 } before, var domain] && domain.Contains('.', StringComparison.Ordinal)
        && !domain.StartsWith('.') && !domain.EndsWith('.') && !domain.Contains("..", StringComparison.Ordinal)
        && domain.All(c => char.IsLetterOrDigit(c) || c is '.' or '-') && before.All(c => !char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('<' or '>' or '"' or ',' or ';' or '(' or ')' or '\\'));
}
