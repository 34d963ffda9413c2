using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Themes;

/// <summary>A theme (housing) or a category below one (finding a home to rent), in words that a resident understands.</summary>
/// <param name="Code">Stable English slug, unique over themes and categories.</param>
/// <param name="Also">Everyday words, synonyms and acronyms by language, for the search.</param>
/// <param name="Discreet">On violence, addiction, sex work or HIV: shown neutrally, and searches for it are never stored.</param>
/// <param name="Parent">The code of the theme; null for a theme itself.</param>
public sealed record Theme(string Code, LocalText Name, LocalText Description, IReadOnlyDictionary<string, IReadOnlyList<string>> Also,
    bool Discreet, string? Parent)
{
    public bool IsTop => Parent is null;
}

/// <summary>The classifications that are mapped to our themes in mapping.csv.</summary>
public static class Schemes
{
    /// <summary>Category ids of the Brussels social directory, 2018.</summary>
    public const string SocialBrussels = "social-brussels";
    public const string SocialBrusselsSector = "social-brussels-sector";
    public const string SocialBrussels2017Section = "social-brussels-2017-section";
    public const string SocialBrussels2017Subject = "social-brussels-2017-subject";

    /// <summary>English terms by their words, as HSDS publishers often use them.</summary>
    public const string OpenEligibility = "open-eligibility";

    /// <summary>Codes of the AIRS/211LA taxonomy; a longer code falls back on the nearest shorter one that is mapped.</summary>
    public const string Airs = "airs";
}
