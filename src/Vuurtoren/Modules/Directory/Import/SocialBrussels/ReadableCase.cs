using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Directory.Import.SocialBrussels;

/// <summary>
/// Brings names that are written all in capitals to a case that people read easily: every word with a capital, small words
/// without. Acronyms keep their capitals: those we know, those that mixed-case texts of the same directory write in capitals,
/// those that are the initials of another name of the same record, words without a vowel and words with dots.
/// </summary>
public sealed partial class ReadableCase
{
    static readonly FrozenSet<string> known = FrozenSet.Create(StringComparer.Ordinal,
        "ASBL", "VZW", "AISBL", "IVZW", "CPAS", "OCMW", "SA", "NV", "SPRL", "BVBA", "SRL", "BV", "SCRL", "CVBA", "FUP", "RBC", "BHG",
        "COCOF", "COCOM", "GGC", "VGC", "FWB", "ONE", "VAPH", "VDAB", "ACTIRIS", "SPF", "FOD", "SPP", "POD", "INAMI", "RIZIV", "ONEM", "RVA",
        "ULB", "VUB", "UCL", "KUL", "ULG", "UNIA", "CHU", "AIS", "SVK", "ALE", "PWA", "CAW", "CGG", "CLB", "LDC", "WZC", "GC", "SOS", "LGBT", "LGBTQIA", "HIV",
        "AMO", "MENA", "FLE", "SISP", "OVM", "CRU", "BX", "EPN", "USA", "EU", "UE", "ABC", "BD", "PMS", "PSE", "IST");

    static readonly FrozenSet<string> small = FrozenSet.Create(StringComparer.Ordinal,
        "de", "des", "du", "la", "le", "les", "et", "à", "au", "aux", "en", "pour", "par", "sur", "sous", "avec", "sans", "dans", "ou", "un", "une", "chez", "lez", "entre", "vers",
        "van", "voor", "het", "een", "met", "op", "in", "te", "ter", "ten", "der", "den", "of", "aan", "uit", "om", "bij", "tot", "door", "tegen", "naar", "zonder", "the", "and", "y");

    static readonly char[] between = [' ', '-', '\'', '’'];

    readonly HashSet<string> learned = new(StringComparer.Ordinal);
    readonly HashSet<string> ordinary = new(["HOME", "CLUB", "FOYER", "SOURCE", "AILE", "ARIANE"], StringComparer.Ordinal);

    /// <summary>Learns from texts in normal writing: a lone word in capitals is an acronym, a word in small letters is none.</summary>
    public void LearnFromText(string? text)
    {
        if (text is null || !text.Any(char.IsLower)) return;
        foreach (Match word in Words().Matches(text))
            if (char.IsLower(word.Value[0])) ordinary.Add(word.Value.ToUpperInvariant());
        foreach (Match phrase in CapitalPhrases().Matches(text))
            // Several words in capitals are a name, not acronyms side by side.
            if (phrase.Value.Length is >= 2 and <= 6 && phrase.Value.All(char.IsUpper)) learned.Add(phrase.Value);
    }

    /// <summary>Learns the acronyms among the names of one record: "CDP" beside "CENTRE DU PHARE".</summary>
    public void LearnFromNames(params IEnumerable<string?> names)
    {
        foreach (var acronym in Acronyms(names)) if (acronym.Length <= 4) learned.Add(acronym);
    }

    /// <param name="names">The other names of the same record.</param>
    public string Of(string text, params IEnumerable<string?> names)
    {
        if (text.Any(char.IsLower)) return text;
        var own = Acronyms(names.Append(text));
        return Parts().Replace(text, part =>
        {
            if (part.Groups["dots"].Success) return part.Value;
            var elision = part.Groups["elision"].Value;
            var word = part.Groups["word"].Value;
            var first = StartsSegment(text, part.Index);
            if (elision.Length > 0) return (first ? Capital(elision) : elision.ToLowerInvariant()) + Case(word, text, part.Groups["word"].Index, false, own, afterElision: true);
            return Case(word, text, part.Index, first, own, afterElision: false);
        });
    }

    string Case(string word, string text, int at, bool first, HashSet<string> own, bool afterElision)
    {
        if (Ordinal().IsMatch(word)) return word.ToLowerInvariant();
        if (word.Any(char.IsDigit)) return word;
        var lower = word.ToLowerInvariant();
        if (!afterElision && at > 0 && text[at - 1] is '\'' or '’' && (word.Length == 1 || (at > 1 && char.IsLetter(text[at - 2])))) return lower;
        if (at > 0 && text[at - 1] == '.' && word.Length <= 4) return lower;
        if (small.Contains(lower) && !(word.Length == 1 && lower != "à")) return first ? Capital(word) : lower;
        if (word.Length == 1 || IsAcronym(word, own)) return word;
        return Capital(word);
    }

    bool IsAcronym(string word, HashSet<string> own) =>
        known.Contains(word) || own.Contains(word) || Roman().IsMatch(word)
        || (learned.Contains(word) && !ordinary.Contains(word)) || !word.Any(IsVowel);

    static string Capital(string word)
    {
        var start = word.StartsWith("IJ", StringComparison.Ordinal) ? 2 : 1;
        return word[..start] + word[start..].ToLowerInvariant();
    }

    static HashSet<string> Acronyms(IEnumerable<string?> names)
    {
        var result = new HashSet<string>(StringComparer.Ordinal);
        var parts = names.OfType<string>().SelectMany(n => n.Split([",", " - ", "(", ")", "/"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(part => part.Split(between, StringSplitOptions.RemoveEmptyEntries)).ToList();
        foreach (var word in parts.SelectMany(words => words))
            if (word.Length is >= 3 and <= 7 && word.All(char.IsLetter) && !small.Contains(word.ToLowerInvariant()) && parts.Exists(words => AreInitials(word, words))) result.Add(word);
        return result;
    }

    /// <summary>The letters are the initials of the words from the first on; small words may be passed over, the others not.</summary>
    static bool AreInitials(string letters, ReadOnlySpan<string> words)
    {
        if (letters.Length == 0) return true;
        if (words.IsEmpty) return false;
        if (Plain(words[0][0]) == Plain(letters[0]) && AreInitials(letters[1..], words[1..])) return true;
        return (words[0].Length == 1 || small.Contains(words[0].ToLowerInvariant())) && AreInitials(letters, words[1..]);
    }

    static char Plain(char letter) => letter.ToString().Normalize(System.Text.NormalizationForm.FormD)[0];
    static bool IsVowel(char letter) => "AEIOUY".Contains(Plain(char.ToUpper(letter, CultureInfo.InvariantCulture)), StringComparison.Ordinal);

    /// <summary>At the start, or after a dash between spaces, a bracket, a comma: there small words have a capital too.</summary>
    static bool StartsSegment(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        return before.IsEmpty || before[^1] is '(' or ':' or '/' or ',' or '=' or '"' || (before[^1] == '-' && before.Length < at);
    }

    [GeneratedRegex(@"\p{L}+")] private static partial Regex Words();
    [GeneratedRegex(@"(?<!\p{L})\p{Lu}{2,}(?:[ '’-]+\p{Lu}{2,})*(?!\p{L})")] private static partial Regex CapitalPhrases();
    [GeneratedRegex(@"(?<dots>\b(?:\p{L}\.){2,}\p{L}?)|(?<elision>\b(?:L|D|N|S|C|J|M|QU|JUSQU|LORSQU)['’](?=\p{L}{2}))?(?<word>[\p{L}\p{N}]+)")] private static partial Regex Parts();
    [GeneratedRegex(@"^\d+(?:ER|ERE|ÈRE|RE|E|EME|ÈME|ND|NDE|DE|STE|H)$")] private static partial Regex Ordinal();
    [GeneratedRegex(@"^(?=[IVX]{2,}$)X{0,3}(?:IX|IV|V?I{0,3})$")] private static partial Regex Roman();
}
