using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>Words that look like the name of a person: a title with a name behind it, a first name (data/names) alone or with what follows it, an initial with a name.</summary>
static partial class PersonNames
{
    /// <summary>By name in small letters: whether it is also an everyday word, and then counts only before another word with a capital.</summary>
    static readonly Lazy<Dictionary<string, bool>> first = new(() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "names", "first-names.txt")).Where(line => line.Length > 0)
        .GroupBy(line => line.TrimEnd('?').ToLowerInvariant()).ToDictionary(names => names.Key, names => names.Any(name => name[^1] == '?')));

    public static IEnumerable<(int From, int Length)> In(string text)
    {
        foreach (Match match in Titled().Matches(text)) yield return (match.Index, match.Length);
        foreach (Match match in Initialled().Matches(text)) yield return (match.Index, match.Length);
        foreach (Match match in Capital().Matches(text))
            if (IsFirst(match.Value, out var isWord) && (!isWord || match.Groups["last"].Success)) yield return (match.Index, match.Length + match.Groups["last"].Length);
        // All in small letters: a first name behind a title is one too.
        foreach (Match match in TitledSmall().Matches(text))
            if (first.Value.ContainsKey(match.Groups["first"].Value.ToLowerInvariant())) yield return (match.Index, match.Length);
    }

    /// <summary>Of a double name the first half will do.</summary>
    static bool IsFirst(string word, out bool isWord) =>
        first.Value.TryGetValue(word.ToLowerInvariant(), out isWord) || word.IndexOf('-', StringComparison.Ordinal) is > 0 and var half && char.IsUpper(word[half + 1]) && first.Value.TryGetValue(word[..half].ToLowerInvariant(), out isWord);

    const string Titles = @"(?:[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|[Mm]eneer|[Mm]ijnheer|[Dd]hr\.?|[Jj]uffrouw|[Mm]adame|[Mm]onsieur|[Mm]ademoiselle|[Mm]mes?\.?|[Mm]lle\.?|[Mm]r\.?|M\.|[Dd]okter|[Dd]octeur|[Dd]r\.?|(?:de\s+)?[Ff]amilie|(?:la\s+)?[Ff]amille|[Hh]et gezin)";
    const string Particles = @"(?:(?:van|de|den|der|ter|ten|du|la|le|el|al|ben|ould|di|da|dos|von)\s+|d'){0,3}";

    [GeneratedRegex(@"(?<!\p{L})" + Titles + @"\s+" + Particles + @"\p{Lu}[\p{L}'-]*\.?(?:\s+" + Particles + @"\p{Lu}[\p{L}'-]+)?")]
    private static partial Regex Titled();

    [GeneratedRegex(@"(?<!\p{L})" + Titles + @"\s+(?<first>\p{Ll}[\p{L}-]+)(?:\s+" + Particles + @"[\p{L}-]+)?")]
    private static partial Regex TitledSmall();

    [GeneratedRegex(@"(?<![\p{L}.])\p{Lu}\.\s?(?:\p{Lu}\.\s?)*" + Particles + @"\p{Lu}\p{Ll}[\p{L}'-]+")]
    private static partial Regex Initialled();

    [GeneratedRegex(@"(?<![\p{L}'-])\p{Lu}\p{L}+(?:-\p{L}+)?(?![\p{L}-])(?=(?<last>\s+" + Particles + @"\p{Lu}[\p{L}'-]*\.?)?)")]
    private static partial Regex Capital();
}
