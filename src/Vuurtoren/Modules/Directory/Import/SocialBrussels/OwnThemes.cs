using Vuurtoren.Modules.Directory.Themes;
using Vuurtoren.Platform.Data;
using Own = Vuurtoren.Modules.Directory.Themes.Themes;

namespace Vuurtoren.Modules.Directory.Import.SocialBrussels;

/// <summary>Which of our own themes follow from the source's words.</summary>
sealed class OwnThemes(Categories categories, Topics? topics)
{
    readonly Own own = Own.Shipped;
    readonly Dictionary<string, IReadOnlyList<string>> known = [];

    /// <summary>Ids of our own themes, each once.</summary>
    public IReadOnlyList<Guid> Of(IEnumerable<string> words) =>
        [.. words.SelectMany(Codes).Distinct().Select(code => Ids.Of("vuurtoren", Kinds.TaxonomyTerm, code))];

    /// <summary>The word means violence, addiction, sex work or HIV.</summary>
    public bool IsDiscreet(string word) => Codes(word).Any(own.IsDiscreet);

    /// <summary>What the word itself means; of a word that is not mapped, what the words above it mean.</summary>
    IReadOnlyList<string> Codes(string word)
    {
        if (!known.TryGetValue(word, out var codes)) known[word] = codes = Find([word]);
        return codes;
    }

    IReadOnlyList<string> Find(IReadOnlyList<string> level)
    {
        for (; level.Count > 0; level = [.. level.SelectMany(Wider).Distinct()])
            if (level.SelectMany(Mapped).Distinct().ToList() is { Count: > 0 } codes) return codes;
        return [];
    }

    IEnumerable<string> Wider(string word) => [.. categories.Broader(word), .. topics?.Broader(word) ?? []];

    IReadOnlyList<string> Mapped(string word)
    {
        var at = word.IndexOf(':', StringComparison.Ordinal);
        var code = word[(at + 1)..];
        return word[..at] switch
        {
            "category" => own.Map(Schemes.SocialBrussels, code),
            "sector" => own.Map(Schemes.SocialBrusselsSector, code),
            "subject" => own.Map(Schemes.SocialBrussels2017Subject, code),
            "section" => own.Map(Schemes.SocialBrussels2017Section, code),
            _ => [],
        };
    }
}
