using System.Globalization;
using System.Text;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>Days and ticks as people write them in lists, in Dutch and French.</summary>
public static class SentCells
{
    static readonly CultureInfo[] cultures = [CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("nl-BE"), CultureInfo.GetCultureInfo("fr-BE")];
    static readonly string[] days = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d/M/yyyy HH:mm", "d/M/yy", "d-M-yy", "d.M.yy", "d MMMM yyyy", "dddd d MMMM yyyy"];

    static readonly HashSet<string> yes = ["ja", "j", "oui", "o", "yes", "y", "x", "v", "1", "true", "waar", "vrai", "✓", "✔"],
        no = ["nee", "neen", "n", "non", "no", "-", "0", "false", "onwaar", "faux"];

    public static DateOnly? Day(string? text)
    {
        // In French the first of a month is "1er".
        var plain = text?.Replace("1er ", "1 ", StringComparison.OrdinalIgnoreCase);
        foreach (var culture in cultures)
            if (DateTime.TryParseExact(plain, days, culture, DateTimeStyles.AllowWhiteSpaces, out var day) && day.Year > 1950) return DateOnly.FromDateTime(day);
        return null;
    }

    /// <summary>An empty cell is no tick. Null: it is not clear.</summary>
    /// <param name="alsoYes">What else says yes in this column, in small letters without accents.</param>
    public static bool? Tick(string? text, IReadOnlyCollection<string> alsoYes, IReadOnlyCollection<string> alsoNo) =>
        text is null ? false : Plain(text) is var word && (yes.Contains(word) || alsoYes.Contains(word)) ? true : no.Contains(word) || alsoNo.Contains(word) ? false : null;

    /// <summary>Small letters without accents.</summary>
    public static string Plain(string words) => string.Concat(words.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
}
