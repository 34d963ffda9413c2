using Vuurtoren.Modules.Directory.Reading.Index;

namespace Vuurtoren.Modules.Directory.Reading.Concepts;

/// <summary>
/// Adds up which phrases and terms the words of a question point to. Its room, a place for each phrase and term, is empty again after each question;
/// for one question at a time.
/// </summary>
sealed class Matching(Phrases phrases, Terms terms)
{
    const float NameWeight = 1.1f, AlsoWeight = 1, LexiconWeight = 1.1f, DescriptionWeight = 0.5f;

    readonly float[] score = new float[phrases.Count], covered = new float[phrases.Count];
    readonly uint[] mask = new uint[phrases.Count];
    readonly float[] often = new float[terms.Count], perWord = new float[terms.Count], best = new float[terms.Count];
    readonly uint[] termMask = new uint[terms.Count];
    readonly List<int> touched = [], touchedTerms = [], termsOfWord = [];

    /// <summary>The terms that these words mean, best first.</summary>
    public List<Concept> Match(List<AskedWord> words)
    {
        for (var i = 0; i < words.Count; i++) Add(words[i], 1u << i);
        foreach (var p in touched)
        {
            var whole = Math.Min(1, covered[p] / phrases.Weights[p]);
            var value = score[p] * KindWeight(phrases.Kinds[p]) * (phrases.Kinds[p] == PhraseKind.Description ? 1 : 0.4f + 0.6f * whole);
            for (var m = phrases.Means.Starts[p]; m < phrases.Means.Starts[p + 1]; m++)
                best[phrases.Means.Terms[m]] = Math.Max(best[phrases.Means.Terms[m]], value * phrases.Means.Shares[m]);
            (score[p], covered[p], mask[p]) = (0, 0, 0);
        }
        var found = new List<Concept>(touchedTerms.Count);
        foreach (var term in touchedTerms)
        {
            found.Add(new(term, best[term] + 0.6f * often[term], termMask[term]));
            (best[term], often[term], termMask[term]) = (0, 0, 0);
        }
        touched.Clear();
        touchedTerms.Clear();
        found.Sort((a, b) => b.Score.CompareTo(a.Score) is var c && c != 0 ? c : terms.Id(a.Term).CompareTo(terms.Id(b.Term)));
        return found;
    }

    void Add(AskedWord word, uint bit)
    {
        foreach (var alternative in word.Means)
            foreach (var p in phrases.With(alternative.Word))
            {
                if ((mask[p] & bit) != 0) continue;
                if (mask[p] == 0) touched.Add(p);
                mask[p] |= bit;
                score[p] += word.Weight * alternative.Weight;
                covered[p] += phrases.WordWeights[alternative.Word] * alternative.Weight;
                for (var m = phrases.Means.Starts[p]; m < phrases.Means.Starts[p + 1]; m++)
                {
                    var term = phrases.Means.Terms[m];
                    if (perWord[term] == 0) termsOfWord.Add(term);
                    perWord[term] += alternative.Weight * phrases.Means.Shares[m] * KindWeight(phrases.Kinds[p]);
                }
            }
        foreach (var term in termsOfWord)
        {
            often[term] += word.Weight * perWord[term] / (perWord[term] + 2);
            if (termMask[term] == 0) touchedTerms.Add(term);
            termMask[term] |= bit;
            perWord[term] = 0;
        }
        termsOfWord.Clear();
    }

    static float KindWeight(PhraseKind kind) => kind switch
    {
        PhraseKind.Name => NameWeight, PhraseKind.Also => AlsoWeight, PhraseKind.Description => DescriptionWeight, _ => LexiconWeight,
    };
}
