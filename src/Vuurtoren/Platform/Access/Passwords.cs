using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Vuurtoren.Platform.Access;

/// <summary>
/// Twelve characters or more, any characters (NIST SP 800-63B section 3.1.1), but nothing that is tried first: common words of `data/access/denied.txt` with or
/// without figures and signs, rows of the keyboard, repetitions, one's own name or address. A site adds its own list with "Passwords:Denied".
/// </summary>
sealed class Passwords(IConfiguration settings) : IPasswordValidator<Account>
{
    public const int Shortest = 12, Longest = 200;

    static readonly string[] rows = ["abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "azertyuiopqsdfghjklmwxcvbn", "01234567890"];
    static readonly Lazy<HashSet<string>> words = new(() => [.. Lines(Path.Combine(AppContext.BaseDirectory, "data", "access", "denied.txt")).SelectMany(line => line.Split(' ')).Select(Plain)]);

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Refusal(password ?? "", user, settings["Passwords:Denied"]) is { } refusal ? IdentityResult.Failed(new IdentityError { Code = refusal }) : IdentityResult.Success);

    /// <summary>Key of what is wrong with it; null when it is fine.</summary>
    public static string? Refusal(string password, Account user, string? ownList = null)
    {
        if (password.Length < Shortest) return "people.password.short";
        if (password.Length > Longest) return "people.password.long";
        if (password.Distinct().Count() < 5) return "people.password.simple";
        var plain = Plain(password);
        if (IsRow(plain)) return "people.password.simple";
        var own = new[] { user.Name, user.Email ?? "" }.SelectMany(text => text.Split(' ', '@', '.', '-', '_')).Select(Plain).Where(part => part.Length >= 3);
        if (IsMadeOf(Letters(plain), words.Value.Concat(own).ToHashSet())) return "people.password.common";
        if (ownList is { Length: > 0 } && File.Exists(ownList) && Lines(ownList).Contains(password, StringComparer.OrdinalIgnoreCase)) return "people.password.common";
        return null;
    }

    /// <summary>Small letters without accents, with the figures and signs that stand for letters read as letters.</summary>
    static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark).Select(char.ToLowerInvariant));

    static string Letters(string plain) => string.Concat(plain.Select(c => c switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => c }).Where(char.IsLetter));

    /// <summary>Three of four characters follow from the one before on a keyboard, in the alphabet or by counting.</summary>
    static bool IsRow(string plain) =>
        Enumerable.Range(1, plain.Length - 1).Count(i => plain[i] == plain[i - 1] || rows.Any(row => Next(row, plain[i - 1], plain[i]) || Next(row, plain[i], plain[i - 1]))) >= plain.Length * 3 / 4;

    static bool Next(string row, char a, char b) => row.IndexOf(a, StringComparison.Ordinal) is >= 0 and var at && at + 1 < row.Length && row[at + 1] == b;

    /// <summary>Nothing, or next to nothing, is left when the words are taken out: "welkom-brussel-2026" is one of those.</summary>
    static bool IsMadeOf(string letters, HashSet<string> known)
    {
        var least = new int[letters.Length + 1]; // letters not covered by a word, up to here
        for (var end = 1; end <= letters.Length; end++)
        {
            least[end] = least[end - 1] + 1;
            for (var start = Math.Max(0, end - 20); start <= end - 2; start++)
                if (least[start] < least[end] && known.Contains(letters[start..end])) least[end] = least[start];
        }
        return least[^1] <= 2;
    }

    static IEnumerable<string> Lines(string file) => File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#');
}
