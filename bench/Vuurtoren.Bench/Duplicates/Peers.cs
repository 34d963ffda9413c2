using Vuurtoren.Modules.Directory.Duplicates.Comparing;

namespace Vuurtoren.Bench.Duplicates;

/// <summary>How it is done without us: two names that are equal once case, accents and signs are gone, and postal codes that do not differ; and the likeness of PostgreSQL's pg_trgm.</summary>
static class Peers
{
    /// <summary>Where one of them has no postal code it does not count.</summary>
    public static bool SameNameAndCode(RealRecord a, RealRecord b)
    {
        var (one, other) = (Codes(a), Codes(b));
        return Names(a).Intersect(Names(b)).Any() && (one.Count == 0 || other.Count == 0 || one.Overlaps(other));
    }

    /// <summary>Of the most alike of their names.</summary>
    public static double Trigrams(RealRecord a, RealRecord b) => Names(a).SelectMany(one => Names(b).Select(other => Likeness(one, other))).Max();

    static HashSet<string> Names(RealRecord record) => [.. new[] { record.Name, record.AlsoCalled }.OfType<Vuurtoren.Platform.Data.LocalText>().SelectMany(text => text).Select(text => Plain(text.Value)).Where(name => name.Length > 0)];

    static HashSet<string> Codes(RealRecord record) => [.. record.Places.SelectMany(place => place.Addresses).Select(address => address.PostalCode).OfType<string>()];

    static string Plain(string name) => string.Join(' ', string.Concat(name.Normalize(System.Text.NormalizationForm.FormD)
        .Where(letter => System.Globalization.CharUnicodeInfo.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.NonSpacingMark)
        .Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>As similarity() does: each word with two spaces before and one behind, pieces of three, those of both against those of either.</summary>
    static double Likeness(string a, string b)
    {
        var (one, other) = (Pieces(a), Pieces(b));
        var both = one.Count(other.Contains);
        return (double)both / Math.Max(1, one.Count + other.Count - both);
    }

    static HashSet<string> Pieces(string name) =>
        [.. name.Split(' ').Select(word => $"  {word} ").SelectMany(word => Enumerable.Range(0, word.Length - 2).Select(at => word.Substring(at, 3)))];
}
