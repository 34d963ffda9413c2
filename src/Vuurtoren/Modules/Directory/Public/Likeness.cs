using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Reading.Analysis;
using Vuurtoren.Modules.Directory.Reading.Concepts;
using Vuurtoren.Modules.Directory.Reading.Index;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>What a text is about: terms of the thesaurus, whatever the language, and the stems of its words. How much each tells adds up to one for the longest reckoning.</summary>
public sealed record Meaning(IReadOnlyDictionary<int, float> Terms, IReadOnlyDictionary<string, float> Stems);

/// <summary>Which texts are about the same, in Dutch and French alike: by the words and the thesaurus of the search.</summary>
public sealed class Likeness(DirectoryIndex index)
{
    /// <summary>More terms are guesses.</summary>
    const int MostTerms = 8;

    /// <summary>Alike enough to suggest.</summary>
    public const float Least = 0.2f;

    /// <summary>Loaded: before that nothing is alike.</summary>
    public bool Ready => index.Ready;

    public Meaning Of(string text)
    {
        var concepts = index.Now.Concepts;
        var words = AskedWords.Of(text, concepts.Book);
        concepts.Weigh(words);
        var terms = concepts.Match(words).Take(MostTerms).ToDictionary(concept => concept.Term, concept => concept.Score);
        var stems = new Dictionary<string, float>();
        foreach (var word in words.Where(word => word.Place is null && !CommonWords.Has(word.Text))) stems[word.Forms.Dutch] = Math.Max(stems.GetValueOrDefault(word.Forms.Dutch), word.Weight);
        return new(terms, stems);
    }

    /// <returns>0 (nothing in common) to 1. What both mean counts for two thirds, the words themselves for one third.</returns>
    public static float Alike(Meaning a, Meaning b) => Overlap(a.Terms, b.Terms) * 2 / 3 + Overlap(a.Stems, b.Stems) / 3;

    /// <summary>Cosine of the two.</summary>
    static float Overlap<T>(IReadOnlyDictionary<T, float> a, IReadOnlyDictionary<T, float> b) where T : notnull
    {
        if (a.Count == 0 || b.Count == 0) return 0;
        var shared = a.Sum(one => one.Value * b.GetValueOrDefault(one.Key));
        return (float)(shared / Math.Sqrt(a.Values.Sum(v => (double)v * v) * b.Values.Sum(v => (double)v * v)));
    }
}
