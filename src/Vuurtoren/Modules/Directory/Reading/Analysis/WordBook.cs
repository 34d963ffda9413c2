using System.Collections.Concurrent;
using Vuurtoren.Modules.Directory.Reading.Index;

namespace Vuurtoren.Modules.Directory.Reading.Analysis;

/// <summary>A word with the forms under which others are found by it. All folded.</summary>
/// <param name="Parts">Stems of the parts of a Dutch compound, the last one its head; empty when it is none.</param>
sealed record WordForms(string Dutch, string French, IReadOnlyList<string> Parts)
{
    /// <summary>Under which the word itself is found, as <see cref="Vocabulary"/> makes them; kept, for a word comes back with nearly every change.</summary>
    public ulong[]? Keys { get; set; }
}

/// <summary>
/// The words of all taxonomies and of the lexicon: how they are written with accents, and which are Dutch, so that compounds come apart.
/// Nothing in it follows from services: every node, and every way to build the index, takes words apart alike.
/// </summary>
sealed class WordBook
{
    const int ShortestCompound = 8, ShortestPart = 4;
    static readonly string[] links = ["s", "en", "e", "n", "er"];

    readonly Dictionary<string, string> written = [];
    readonly HashSet<string> dutch = [], french = [];
    readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> dutchBySpan;
    readonly ConcurrentDictionary<string, WordForms> forms = new();

    public WordBook() => dutchBySpan = dutch.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Before the first question only.</summary>
    public void Learn(string text, string language)
    {
        foreach (var original in Folding.Originals(text))
        {
            var folded = Folding.Fold(original);
            if (folded.Length < 2) continue;
            if (language == "nl")
            {
                dutch.Add(folded);
                if (folded.Length > 5 && DutchStemmer.Stem(folded) is { Length: >= ShortestPart } stem) dutch.Add(stem); // "woning" where only "woningen" is known
            }
            if (language == "fr") french.Add(folded);
            if (!written.TryGetValue(folded, out var known) || string.CompareOrdinal(known, original) < 0) written[folded] = original;
        }
    }

    public bool Knows(string folded) => written.ContainsKey(folded);

    /// <summary>With its accents, when it is known.</summary>
    public string Written(string folded) => written.GetValueOrDefault(folded, folded);

    /// <param name="original">As someone wrote it, when its accents are known.</param>
    public WordForms Forms(string folded, string? original = null)
    {
        if (folded.Length < 4 || char.IsAsciiDigit(folded[0])) return new(folded, folded, []);
        return original is null || original == folded ? forms.GetOrAdd(folded, f => Make(f, Written(f))) : Make(folded, original);
    }

    WordForms Make(string folded, string original) =>
        new(DutchStemmer.Stem(folded), Folding.Fold(FrenchStemmer.Stem(Accented(original))), Parts(folded));

    /// <summary>What a French ending most probably is when it was typed without accents.</summary>
    static string Accented(string word) =>
        word.Any(c => c > 'z') ? word
        : word.EndsWith("ee", StringComparison.Ordinal) || word.EndsWith("ees", StringComparison.Ordinal) ? word[..word.LastIndexOf("ee", StringComparison.Ordinal)] + "ée" + (word[^1] == 's' ? "s" : "")
        : word.Length > 6 && (word.EndsWith("ite", StringComparison.Ordinal) || word.EndsWith("ites", StringComparison.Ordinal)) ? word[..word.LastIndexOf("ite", StringComparison.Ordinal)] + "ité" + (word[^1] == 's' ? "s" : "")
        : word;

    /// <summary>The fewest known Dutch words that make up this one, with s, en or e between them.</summary>
    List<string> Parts(string word)
    {
        if (word.Length < ShortestCompound || french.Contains(word) && !dutch.Contains(word)) return [];
        // best[end]: fewest parts with which word[..end] is made, and where the last of them begins and ends
        var best = new (int Count, int From, int To)[word.Length + 1];
        for (var end = ShortestPart; end <= word.Length; end++)
            for (var from = 0; from <= end - ShortestPart; from++)
            {
                if (from > 0 && best[from].Count == 0 || from == 0 && end == word.Length) continue;
                var before = from == 0 ? 0 : best[from].Count;
                if (best[end].Count > 0 && best[end].Count <= before + 1) continue;
                if (dutchBySpan.Contains(word.AsSpan(from, end - from))) Set(end, (before + 1, from, end));
            }
        if (best[word.Length].Count is 0 or > 4) return [];
        var parts = new List<string>();
        for (var at = word.Length; at > 0; at = best[at].From) parts.Insert(0, DutchStemmer.Stem(word[best[at].From..best[at].To]));
        return parts;

        void Set(int end, (int, int, int) made)
        {
            best[end] = made;
            foreach (var link in links)
                if (end + link.Length < word.Length && word.AsSpan(end).StartsWith(link) && (best[end + link.Length].Count == 0 || best[end + link.Length].Count > made.Item1))
                    best[end + link.Length] = made;
        }
    }
}
