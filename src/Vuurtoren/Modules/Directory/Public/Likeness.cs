using System.Collections.Concurrent;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Reading.Analysis;
using Vuurtoren.Modules.Directory.Reading.Concepts;
using Vuurtoren.Modules.Directory.Reading.Index;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>What a text is about: terms of the thesaurus, whatever the language, and the stems of its words. How much each tells adds up to one for the longest reckoning.</summary>
public sealed record Meaning(IReadOnlyDictionary<int, float> Terms, IReadOnlyDictionary<string, float> Stems)
{
    /// <summary>Sum of squares: for the cosine.</summary>
    public double OfTerms { get; } = Squares(Terms.Values);
    public double OfStems { get; } = Squares(Stems.Values);

    static double Squares(IEnumerable<float> all) => all.Sum(v => (double)v * v);
}

/// <summary>Which texts are about the same, in Dutch and French alike: by the words and the thesaurus of the search.</summary>
public sealed class Likeness(DirectoryIndex index)
{
    /// <summary>More terms are guesses.</summary>
    const int MostTerms = 8;

    /// <summary>Texts whose meaning is kept: a page compares hundreds of them, and they are the same at the next look.</summary>
    const int MostKept = 2_000;

    sealed record Kept(ConceptIndex Of, ConcurrentDictionary<string, Meaning> Meanings);

    volatile Kept? kept;

    /// <summary>Alike enough to suggest.</summary>
    public const float Least = 0.2f;

    /// <summary>Loaded: before that nothing is alike.</summary>
    public bool Ready => index.Ready;

    public Meaning Of(string text)
    {
        var concepts = index.Now.Concepts;
        var known = kept;
        if (known is null || known.Of != concepts || known.Meanings.Count >= MostKept) kept = known = new(concepts, new(StringComparer.Ordinal));
        return known.Meanings.GetOrAdd(text, static (words, concepts) => Weighed(words, concepts), concepts);
    }

    static Meaning Weighed(string text, ConceptIndex concepts)
    {
        var words = AskedWords.Of(text, concepts.Book);
        concepts.Weigh(words);
        var terms = concepts.Match(words).Take(MostTerms).ToDictionary(concept => concept.Term, concept => concept.Score);
        var stems = new Dictionary<string, float>();
        foreach (var word in words.Where(word => word.Place is null && !CommonWords.Has(word.Text))) stems[word.Forms.Dutch] = Math.Max(stems.GetValueOrDefault(word.Forms.Dutch), word.Weight);
        return new(terms, stems);
    }

    /// <returns>0 (nothing in common) to 1. What both mean counts for two thirds, the words themselves for one third.</returns>
    public static float Alike(Meaning a, Meaning b) => Overlap(a.Terms, b.Terms, a.OfTerms * b.OfTerms) * 2 / 3 + Overlap(a.Stems, b.Stems, a.OfStems * b.OfStems) / 3;

    /// <summary>Cosine of the two.</summary>
    static float Overlap<T>(IReadOnlyDictionary<T, float> a, IReadOnlyDictionary<T, float> b, double squares) where T : notnull
    {
        if (a.Count == 0 || b.Count == 0) return 0;
        var shared = 0f;
        foreach (var (key, weight) in a) if (b.TryGetValue(key, out var other)) shared += weight * other;
        return shared == 0 ? 0 : (float)(shared / Math.Sqrt(squares));
    }
}
