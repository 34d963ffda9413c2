using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Directory.Wording;

/// <summary>The first sentence or so of a Markdown text, without its marks, for a line in a list.</summary>
public static partial class OneLine
{
    public static string Of(string markdown, int most = 170)
    {
        var start = markdown.Length > 4 * most ? markdown[..(4 * most)] : markdown;
        var plain = Spaces().Replace(Marks().Replace(Link().Replace(start, "$1"), ""), " ").Trim();
        if (plain.Length <= most) return plain;
        var end = plain.AsSpan(0, most).LastIndexOf(". ");
        if (end > most / 2) return plain[..(end + 1)];
        end = plain.LastIndexOf(' ', most - 2);
        return plain[..(end > most / 2 ? end : most - 1)].TrimEnd(',', ';', ':', '-') + "…";
    }

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)")] private static partial Regex Link();
    [GeneratedRegex(@"(?m)^\s*(?:[-*+>]|#{1,6}|\d+\.)\s+|[*_`\\]")] private static partial Regex Marks();
    [GeneratedRegex(@"\s+")] private static partial Regex Spaces();
}
