using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>A telephone number as people read it, its extension, and what was noted beside it.</summary>
public sealed partial record PhoneNumber(string Number, string? Extension, string? Note)
{
    /// <summary>"02/123.45.67 (répondeur)" or "305-573-4200 x57471"; null when there is no number in it.</summary>
    public static PhoneNumber? Tidy(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 500) return null;
        if (IsPlain(text)) return new(text, null, null);
        var notes = new List<string>();
        var rest = Brackets().Replace(text, m =>
        {
            // (202) 540-9862 and +32 (0)2 have digits between brackets that belong to the number.
            if (m.Groups["in"].Value.All(c => char.IsAsciiDigit(c) || c is ' ' or '+')) return m.Value;
            notes.Add(m.Groups["in"].Value.Trim());
            return " ";
        });
        var extension = Suffix().Match(rest);
        if (extension.Success) rest = rest.Remove(extension.Index, extension.Length);
        var number = Digits().Match(rest);
        if (!number.Success) return null;

        foreach (var words in new[] { rest[..number.Index], rest[(number.Index + number.Length)..] })
            if (Label().Replace(words, "").Trim(' ', ':', '-', ',', ';', '.', '/') is { Length: > 0 } note) notes.Add(note);
        var tidy = Spaces().Replace(number.Value.Trim().TrimEnd('.', '-', '/', '(', ' '), m => m.Value.Contains('-', StringComparison.Ordinal) ? "-" : " ");
        return new(tidy, extension.Success ? extension.Groups["number"].Value : null, notes.Count == 0 ? null : string.Join("; ", notes));
    }

    /// <summary>Digits with single marks between them, as most numbers are: nothing to do.</summary>
    static bool IsPlain(string text)
    {
        if (!char.IsAsciiDigit(text[^1]) || !char.IsAsciiDigit(text[0]) && text[0] != '+') return false;
        for (var i = 1; i < text.Length; i++)
            if (!char.IsAsciiDigit(text[i]) && (text[i] is not (' ' or '.' or '/' or '-') || !char.IsAsciiDigit(text[i - 1]))) return false;
        return text.Length > 1;
    }

    [GeneratedRegex(@"\((?<in>[^()]*)\)")] private static partial Regex Brackets();
    [GeneratedRegex(@"\s*[,;]?\s*\b(?:x|ext|extension|poste|post|toestel|tst|doorkiesnummer)\b?[.:\s#]*(?<number>(?:opt)?\s?\d{1,7})\b", RegexOptions.IgnoreCase)] private static partial Regex Suffix();
    [GeneratedRegex(@"(?:\+|\(\+?)?\d(?:[\d\s./()-]*\d)?\)?")] private static partial Regex Digits();
    [GeneratedRegex(@"\b(?:phone(?: no| number)?|tel|tél|téléphone|telefoon|telephone|gsm|mobile|nr|no|fax)\b\.?", RegexOptions.IgnoreCase)] private static partial Regex Label();
    [GeneratedRegex(@"\s*-\s*|\s+")] private static partial Regex Spaces();
}
