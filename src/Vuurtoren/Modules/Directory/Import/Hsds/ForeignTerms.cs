using System.Text.RegularExpressions;
using Vuurtoren.Modules.Directory.Themes;
using Own = Vuurtoren.Modules.Directory.Themes.Themes;

namespace Vuurtoren.Modules.Directory.Import.Hsds;

/// <summary>Which of our themes are meant by terms of the classifications that HSDS publishers use most: the 211 taxonomy (AIRS) by its codes, Open Eligibility by its English words.</summary>
static partial class ForeignTerms
{
    /// <param name="taxonomy">Its name; publishers write it in many ways.</param>
    /// <param name="code">E.g. "BD-1800.2000".</param>
    /// <param name="language">Of the input: terms of whatever taxonomy in English mostly come from Open Eligibility.</param>
    /// <returns>Codes of our themes.</returns>
    public static IReadOnlyList<string> Ours(string taxonomy, string code, string name, string language)
    {
        var isAirs = taxonomy.Contains("airs", StringComparison.OrdinalIgnoreCase) || taxonomy.Contains("211", StringComparison.Ordinal);
        if ((isAirs ? AnyCode() : LongCode()).IsMatch(code) && Own.Shipped.Map(Schemes.Airs, code) is { Count: > 0 } byCode) return byCode;
        return language.StartsWith("en", StringComparison.OrdinalIgnoreCase) || taxonomy.Contains("eligibility", StringComparison.OrdinalIgnoreCase) ? Own.Shipped.Map(Schemes.OpenEligibility, name) : [];
    }

    /// <summary>A code that is one wherever it stands.</summary>
    [GeneratedRegex(@"^[A-Z]{1,2}-\d{4}(\.\d{4}(-\d{3}(\.\d{2})?)?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex LongCode();

    [GeneratedRegex(@"^[A-Z]{1,2}(-\d{4}(\.\d{4}(-\d{3}(\.\d{2})?)?)?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex AnyCode();
}
