using System.Collections.Concurrent;
using Vuurtoren.Modules.Directory.Reading.Analysis;
using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Modules.Directory.Themes;

namespace Vuurtoren.Modules.Directory.Reading.Concepts;

/// <param name="Term">Its number in <see cref="Terms"/>.</param>
/// <param name="Words">Which words of the query point to it, a bit for each.</param>
readonly record struct Concept(int Term, float Score, uint Words);

/// <summary>
/// Which terms of all taxonomies are meant by words: matched before records are. A phrase that the query has whole tells most; for a word that
/// many phrases of a term have, the term is likely too.
/// </summary>
sealed class ConceptIndex
{
    const float PlaceWeight = 0.6f;

    readonly Terms terms;
    readonly Phrases phrases;

    public ConceptIndex(Terms terms, Lexicon lexicon)
    {
        (this.terms, Lexicon, Book) = (terms, lexicon, new());
        var builder = new Phrases.Builder(Book);
        foreach (var row in lexicon.Rows) Book.Learn(row.Text, row.Language);
        foreach (var term in terms.All)
        {
            foreach (var (language, name) in term.Name) Book.Learn(name, language);
            foreach (var (language, names) in term.AlternateNames) foreach (var name in names) Book.Learn(name, language);
            if (term.Description is { } description) foreach (var (language, text) in description) Book.Learn(text, language);
        }
        foreach (var term in terms.All.Where(term => terms.Number(term.Id) >= 0))
        {
            var means = new[] { (terms.Number(term.Id), 1f) };
            foreach (var (_, name) in term.Name) builder.Add(name, PhraseKind.Name, means);
            foreach (var (_, names) in term.AlternateNames) foreach (var name in names) builder.Add(name, PhraseKind.Also, means);
            if (term.Description is { } description) foreach (var (_, text) in description) builder.Add(text, PhraseKind.Description, means);
        }
        foreach (var row in lexicon.Rows)
        {
            var means = row.Themes.Select(ThemesFormat.TermId).Select(terms.Number).Index().Where(t => t.Item >= 0).Select(t => (t.Item, 1f / (1 + 0.5f * t.Index)));
            builder.Add(row.Text, row.Kind == LexiconKind.Situation ? PhraseKind.Situation : PhraseKind.Word, means);
        }
        phrases = builder.Build();
        Suggestions = new(terms, lexicon);
    }

    public Lexicon Lexicon { get; }
    public WordBook Book { get; }
    public Suggestions Suggestions { get; }

    /// <summary>Finds out what each word stands for, and how much it tells.</summary>
    public void Weigh(List<AskedWord> words)
    {
        var alternatives = new List<Alternative>();
        foreach (var word in words)
        {
            if (word.Place is not null)
            {
                word.Weight = phrases.MostWeight * PlaceWeight;
                continue;
            }
            phrases.Vocabulary.Alternatives(word.Text, word.Forms, word.IsBeginning, alternatives);
            word.IsKnown = alternatives.Exists(a => a.Weight >= Vocabulary.SameStem);
            if (alternatives.Count == 0) Neighbours.Of(word.Text, [new(phrases.Vocabulary, alternatives)]);
            word.Means = [.. alternatives.OrderByDescending(a => a.Weight).ThenBy(a => a.Word)];
            word.Weight = word.Means.Length == 0 ? phrases.MostWeight : word.IsKnown ? word.Means.Where(a => a.Weight >= Vocabulary.SameStem).Max(a => phrases.WordWeights[a.Word]) : phrases.MostWeight * 0.8f;
        }
    }

    /// <summary>The neighbour that is probably meant by a word that is not known: of the nearest the most common.</summary>
    public string? Nearest(AskedWord word) => word.Means.Length == 0 || word.Means[0].Weight < Vocabulary.TwoOff ? null
        : phrases.Vocabulary.Words[word.Means.TakeWhile(m => m.Weight == word.Means[0].Weight).MinBy(m => (phrases.WordWeights[m.Word], m.Word)).Word];

    /// <summary>The terms that these words mean, best first.</summary>
    public List<Concept> Match(List<AskedWord> words)
    {
        if (!free.TryTake(out var matching)) matching = new(phrases, terms);
        var found = matching.Match(words);
        free.Add(matching);
        return found;
    }

    readonly ConcurrentBag<Matching> free = [];
}
