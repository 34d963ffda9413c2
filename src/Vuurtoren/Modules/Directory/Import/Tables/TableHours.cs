using System.Text.RegularExpressions;
using Vuurtoren.Modules.Directory.Import.Files;

namespace Vuurtoren.Modules.Directory.Import.Tables;

/// <summary>The hours of one day in one cell: "9-12 en 13:30-17u", "gesloten".</summary>
static partial class TableHours
{
    /// <summary>Minutes since midnight; no hours when closed; null when not understood.</summary>
    public static IReadOnlyList<(int Opens, int Closes)>? Read(string text)
    {
        var plain = text.Trim().ToLowerInvariant();
        if (plain is "-" or "/" or "x" or "" || Closed().IsMatch(plain)) return [];
        var result = new List<(int, int)>();
        var rest = plain;
        foreach (Match range in Range().Matches(plain))
        {
            if (Clock.Minutes(range.Groups["from"].Value) is not { } opens || Clock.Minutes(range.Groups["to"].Value) is not { } closes) return null;
            result.Add((opens, closes == 0 ? 1440 : closes));
            rest = rest.Replace(range.Value, " ", StringComparison.Ordinal);
        }
        return result.Count > 0 && Rest().Replace(rest, "").Length == 0 ? result : null;
    }

    [GeneratedRegex("^(?:gesloten|dicht|ferme|fermé|closed|geen)$")] private static partial Regex Closed();
    [GeneratedRegex(@"(?:\b(?:van|de|from)\s+)?(?<from>\d{1,2}(?:\s?[:.hu]\s?\d{0,2})?(?:\s?[ap]m)?)\s*(?:-|–|tot|à|a|to|until)\s*(?<to>\d{1,2}(?:\s?[:.hu]\s?\d{0,2})?(?:\s?[ap]m)?)(?:\s*(?:uur|u|h)\b)?")] private static partial Regex Range();
    [GeneratedRegex(@"\b(?:en|et|and)\b|[\s,;/&+.]")] private static partial Regex Rest();
}
