using Vuurtoren.Modules.Directory.Reading.Analysis;
using Vuurtoren.Modules.Directory.Reading.Index;

namespace Vuurtoren.Modules.Directory.Reading.Concepts;

enum PhraseKind : byte { Name, Also, Word, Situation, Description }

/// <summary>Names, other names, descriptions and lexicon rows, each pointing to the terms it means, with for every word the phrases that have it.</summary>
sealed class Phrases
{
    public required Vocabulary Vocabulary { get; init; }
    public required PhraseKind[] Kinds { get; init; }
    /// <summary>Of each phrase the sum of the weights of its words.</summary>
    public required float[] Weights { get; init; }
    /// <summary>Of each word of the vocabulary how much it tells.</summary>
    public required float[] WordWeights { get; init; }
    public required (int[] Starts, int[] Phrases) ByWord { get; init; }
    /// <summary>What each phrase means: numbers of terms, best first, and how surely.</summary>
    public required (int[] Starts, int[] Terms, float[] Shares) Means { get; init; }
    public float MostWeight { get; init; }

    public int Count => Kinds.Length;
    public ReadOnlySpan<int> With(int word) => ByWord.Phrases.AsSpan(ByWord.Starts[word], ByWord.Starts[word + 1] - ByWord.Starts[word]);

    public sealed class Builder(WordBook book)
    {
        readonly List<(string[] Words, PhraseKind Kind, List<(int Term, float Share)> Means)> all = [];
        readonly Dictionary<(string, PhraseKind), int> known = [];

        public void Add(string text, PhraseKind kind, IEnumerable<(int Term, float Share)> means)
        {
            var words = new List<string>();
            Folding.Words(text, word => { if (!CommonWords.Has(word)) words.Add(word.ToString()); });
            if (words.Count == 0) Folding.Words(text, word => words.Add(word.ToString()));
            if (words.Count == 0) return;
            var distinct = words.Distinct().Order(StringComparer.Ordinal).ToArray();
            // The same words for another term: one phrase that means both.
            var key = (string.Join(' ', distinct), kind);
            if (!known.TryGetValue(key, out var at))
            {
                known[key] = at = all.Count;
                all.Add((distinct, kind, []));
            }
            foreach (var mean in means)
                if (!all[at].Means.Exists(m => m.Term == mean.Term)) all[at].Means.Add(mean);
        }

        public Phrases Build()
        {
            var words = all.SelectMany(p => p.Words).Distinct().Order(StringComparer.Ordinal).ToArray();
            var vocabulary = new Vocabulary(words, book);
            var number = words.Index().ToDictionary(w => w.Item, w => w.Index);
            var lists = words.Select(_ => new List<int>()).ToArray();
            for (var p = 0; p < all.Count; p++)
                foreach (var word in all[p].Words) lists[number[word]].Add(p);
            var weights = WordWeights(vocabulary, lists);
            return new()
            {
                Vocabulary = vocabulary, Kinds = [.. all.Select(p => p.Kind)], WordWeights = weights, MostWeight = Weight(0, all.Count),
                Weights = [.. all.Select(p => p.Words.Sum(w => weights[number[w]]))],
                ByWord = (Starts(lists), [.. lists.SelectMany(l => l)]),
                Means = (Starts([.. all.Select(p => p.Means)]), [.. all.SelectMany(p => p.Means.Select(m => m.Term))], [.. all.SelectMany(p => p.Means.Select(m => m.Share))]),
            };
        }

        static int[] Starts<T>(IReadOnlyList<List<T>> lists)
        {
            var starts = new int[lists.Count + 1];
            for (var i = 0; i < lists.Count; i++) starts[i + 1] = starts[i] + lists[i].Count;
            return starts;
        }

        /// <summary>Forms of one word weigh the same.</summary>
        float[] WordWeights(Vocabulary vocabulary, List<int>[] lists)
        {
            var weights = new float[lists.Length];
            var alternatives = new List<Alternative>();
            for (var word = 0; word < lists.Length; word++)
            {
                vocabulary.Alternatives(vocabulary.Words[word], book.Forms(vocabulary.Words[word]), false, alternatives);
                weights[word] = Weight(alternatives.Where(a => a.Weight >= Vocabulary.SameStem).Sum(a => lists[a.Word].Count), all.Count);
            }
            return weights;
        }

        static float Weight(int phrases, int of) => MathF.Log(1 + of / (phrases + 1f));
    }
}
