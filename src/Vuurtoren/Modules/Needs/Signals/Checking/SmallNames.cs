using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>Names that were written without capitals: a title with a name behind it, or a first name with what looks like a family name.</summary>
static partial class SmallNames
{
    /// <summary>The same text, letter for letter, in which sentences in nothing but capitals stand in small letters: there a capital says nothing.</summary>
    public static string Lowered(string text) => Sentence().Replace(text, sentence => !Small().IsMatch(sentence.Value) && Word().Count(sentence.Value) > 2 ? string.Concat(sentence.Value.Select(char.ToLowerInvariant)) : sentence.Value);

    public static IEnumerable<(int From, int Length)> In(string text)
    {
        foreach (Match match in Titled().Matches(text))
            if (IsNamed(match.Groups["word"].Value, match.Groups["prefix"].Value, match.Groups["title"].Success)) yield return (match.Index, match.Length);
        foreach (Match match in Pair().Matches(text))
            if (IsPair(match.Groups["first"].Value, match.Groups["prefix"].Value, match.Groups["last"].Value) && Length(match) is var length && !PlaceNames.Holds(text, match.Index, length)) yield return (match.Index, length);
    }

    /// <summary>Behind a title. “Mevrouw de schepen” and “madame la directrice” are an office; behind van den, el or ben stands a name.</summary>
    static bool IsNamed(string word, string prefix, bool ofOne) =>
        NameWords.IsFamily(word, prefix.Length > 0) || prefix.Length == 0 && NameWords.IsFirst(word, out _) && !NameWords.IsEveryday(word) || ofOne && NamePrefix().IsMatch(prefix) && !NameWords.IsCommon(word);

    /// <summary>Behind a first name. One that is also a word (jan, roos, rose) asks for a known family name.</summary>
    static bool IsPair(string name, string prefix, string last) => NameWords.IsFirst(name, out _)
        && (NameWords.IsFamily(last, prefix.Length > 0) || !NameWords.IsEveryday(name) && !NameWords.IsCommon(last));

    static int Length(Match pair) => pair.Length + pair.Groups["behind"].Length;

    [GeneratedRegex(@"[^.!?\r\n]+")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\p{Ll}")]
    private static partial Regex Small();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<!\p{L})(?:(?<title>mevrouw|mevr\.?|mw\.?|meneer|mijnheer|dhr\.?|juffrouw|juf|madame|monsieur|mademoiselle|mme\.?|mlle\.?|mr\.?|m\.|dokter|docteur|dr\.?)|familie|famille|gezin)\s+(?<prefix>" + PersonNames.Particles + @")(?<word>\p{Ll}[\p{L}'-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Titled();

    /// <summary>What follows is looked at, not taken: it may be the first of the next pair.</summary>
    [GeneratedRegex(@"(?<![\p{L}'-])(?<first>\p{Ll}+(?:-\p{Ll}+)?)(?![\p{L}'-])(?=(?<behind>\s+(?<prefix>" + PersonNames.Particles + @")(?<last>\p{L}[\p{L}'-]+)))")]
    private static partial Regex Pair();

    [GeneratedRegex(@"(?:^|\s)(?:van\s+de[nr]|van|el|ben|ould)\s*$")]
    private static partial Regex NamePrefix();
}
