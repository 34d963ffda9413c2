using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>Words that look like the name of a person: a title with a name behind it, a first name alone or with what follows it, a family name, initials. Names in small letters: <see cref="SmallNames"/>.</summary>
static partial class PersonNames
{
    public static IEnumerable<(int From, int Length)> In(string written)
    {
        var text = SmallNames.Lowered(written);
        foreach (Match match in Titled().Matches(text)) yield return (match.Index, match.Length);
        foreach (Match match in Initialled().Matches(text))
            if (!PlaceNames.Holds(text, match.Index, match.Length)) yield return (match.Index, match.Length);
        foreach (Match match in Initials().Matches(text)) yield return (match.Index, match.Length);
        foreach (Match match in Capital().Matches(text))
        {
            var last = match.Groups["last"];
            if (PlaceNames.Holds(text, match.Index, match.Length + last.Length)) continue;
            if (!NameWords.IsFirst(match.Value, out var isWord))
            {
                if (NameWords.IsFamily(match.Value)) yield return (match.Index, match.Length);
            }
            else if (last.Success && !IsAcronym(match.Value, last.Value) || !isWord && !(NameWords.IsEveryday(match.Value) && BeginsSentence(text, match.Index))) yield return (match.Index, match.Length + last.Length);
        }
        foreach (var small in SmallNames.In(text)) yield return small;
    }

    /// <summary>“Lien OCMW”, not “Lien Verzonnen” and not “Lien VERZONNEN”.</summary>
    static bool IsAcronym(string name, string behind) => name.Any(char.IsLower) && behind.Trim() is { Length: > 1 and <= 5 } word && !word.Any(char.IsLower) && !word.EndsWith('.');

    /// <summary>There a capital says nothing.</summary>
    static bool BeginsSentence(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd(" \t\"'«“”(-•*");
        return before.IsEmpty || ".!?:;\n\r".Contains(before[^1], StringComparison.Ordinal);
    }

    const string Titles = @"(?:[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|[Mm]eneer|[Mm]ijnheer|[Dd]hr\.?|[Jj]uffrouw|[Jj]uf|[Mm]adame|[Mm]onsieur|[Mm]ademoiselle|[Mm]mes?\.?|[Mm]lle\.?|[Mm]r\.?|M\.|[Dd]okter|[Dd]octeur|[Dd]r\.?|(?:de\s+)?[Ff]amilie|(?:la\s+)?[Ff]amille|[Hh]et gezin)";
    internal const string Particles = @"(?:(?:van|de|den|der|ter|ten|du|la|le|el|al|ben|ould|di|da|dos|von)\s+|d'){0,3}";

    [GeneratedRegex(@"(?<!\p{L})" + Titles + @"\s+" + Particles + @"\p{Lu}[\p{L}'-]*\.?(?:\s+" + Particles + @"\p{Lu}[\p{L}'-]+)?")]
    private static partial Regex Titled();

    [GeneratedRegex(@"(?<![\p{L}.])\p{Lu}\.\s?(?:\p{Lu}\.\s?)*" + Particles + @"\p{Lu}\p{Ll}[\p{L}'-]+")]
    private static partial Regex Initialled();

    /// <summary>Two letters with their dots; three are rather an organisation, and some pairs are words.</summary>
    [GeneratedRegex(@"(?<![\p{L}.])(?!(?:N\.V|B\.V|C\.V|S\.A|P\.S|N\.B|L\.S|E\.U|V\.N|V\.S|T\.V|P\.V|R\.P|U\.S|J\.C)\.)\p{Lu}\.-?\p{Lu}\.(?![\p{L}-])")]
    private static partial Regex Initials();

    /// <summary>Also behind d' and qu': l'histoire d'Amina.</summary>
    [GeneratedRegex(@"(?<![\p{L}-])(?<![^dDlLuU]')\p{Lu}\p{L}+(?:-\p{L}+)?(?![\p{L}-])(?=(?<last>\s+" + Particles + @"\p{Lu}[\p{L}'-]*\.?)?)")]
    private static partial Regex Capital();
}
