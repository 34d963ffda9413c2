using System.Globalization;
using System.Text;
using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>
/// Finds in a text what could tell who a person is, before anything of it is kept: register numbers, phones, number plates, numbers of files and of papers, profiles, addresses, birth dates and names. It finds much, and
/// not all: the form says so, and asks to write about groups.
/// </summary>
public static class Identifying
{
    /// <summary>What is in it, in the order of the text. Of two that overlap the one that tells most.</summary>
    /// <param name="nobody">Words of which the sender says that they are no person.</param>
    public static IReadOnlyList<Passage> In(string text, IReadOnlyCollection<string> nobody, DateOnly today)
    {
        var plain = Readable(text);
        var found = new List<Passage>();
        foreach (var (kind, spans) in new[]
        {
            (PassageKind.Register, RegisterNumbers.In(plain)), (PassageKind.Mail, Patterns.Mails(plain)), (PassageKind.Account, Patterns.Accounts(plain)), (PassageKind.Birth, Patterns.Births(plain, today)),
            (PassageKind.Profile, Patterns.Profiles(plain)), (PassageKind.Paper, Patterns.Papers(plain)), (PassageKind.File, Patterns.Files(plain)), (PassageKind.Phone, Patterns.Phones(plain).Concat(Patterns.NamedPhones(plain))), (PassageKind.Plate, Patterns.Plates(plain)), (PassageKind.Address, Patterns.Addresses(plain)), (PassageKind.Name, PersonNames.In(plain)),
        })
            foreach (var (from, length) in spans)
                if (!found.Exists(other => from < other.To && other.From < from + length)) found.Add(new(kind, text.Substring(from, length), from));
        return [.. found.Where(passage => !(passage.MayStay && nobody.Contains(passage.Text, StringComparer.OrdinalIgnoreCase))).OrderBy(passage => passage.From)];
    }

    public static void Refuse(string text, IReadOnlyCollection<string> nobody, DateOnly today)
    {
        if (In(text, nobody, today).Count > 0) throw new RuleBroken("signals.identifies");
    }

    /// <summary>The same text, letter for letter, in plain digits and signs: other alphabets' digits, wide letters and dashes say the same.</summary>
    static string Readable(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var (n, letter) in text.Index())
            plain.Append(letter switch
            {
                'O' or 'o' when (n == 0 || !char.IsLetter(text[n - 1])) && n + 1 < text.Length && char.IsDigit(text[n + 1]) => '0', // O475: a phone all the same
                >= '\uFF01' and <= '\uFF5E' => (char)(letter - 0xFEE0),
                _ when char.IsDigit(letter) => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter)),
                '’' or '‘' or 'ʼ' => '\'',
                '‐' or '‑' or '‒' or '–' or '—' or '−' => '-',
                _ when char.GetUnicodeCategory(letter) is UnicodeCategory.SpaceSeparator or UnicodeCategory.Format => ' ',
                _ => letter,
            });
        return plain.ToString();
    }
}
