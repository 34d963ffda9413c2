using Vuurtoren.Modules.Directory.Reading.Analysis;
using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Modules.Directory.Themes;
using Vuurtoren.Modules.Directory.Wording;

namespace Vuurtoren.Modules.Directory.Reading.Concepts;

/// <summary>What a query was understood as: its telling words, what each may stand for in every segment, and the terms it means.</summary>
sealed class Understood
{
    const int MostShown = 5;

    readonly Terms terms;
    readonly ConceptIndex index;
    readonly List<Concept> concepts;
    readonly List<Alternative>[][] alternatives;

    public Understood(string text, Snapshot snapshot)
    {
        (Asked, terms, index) = (text, snapshot.Terms, snapshot.Concepts);
        Words = AskedWords.Of(text, index.Book);
        index.Weigh(Words);
        alternatives = [.. snapshot.Segments.Select(_ => new List<Alternative>[Words.Count])];
        List<Vocabulary> vocabularies = [.. snapshot.Segments.Select(segment => segment.Vocabulary)];
        for (var i = 0; i < Words.Count; i++) Alternatives(i, snapshot.Segments, vocabularies);
        Correct(snapshot.Segments);
        for (var i = 0; i < Words.Count; i++) Words[i].Certainty = Certainty(i);
        concepts = index.Match(Words);
        Total = Words.Sum(w => w.Weight);
        (Lift, LiftWords) = (new int[terms.Count], new uint[terms.Count]);
        SetLifts();
    }

    public string Asked { get; }
    public List<AskedWord> Words { get; }
    /// <summary>How much all words tell together.</summary>
    public float Total { get; }
    /// <summary>By number of a term how much an entry under it is lifted: -1000 ln(1 - probability), so that they can be added up. 0: it is not meant.</summary>
    public int[] Lift { get; }
    /// <summary>By number of a term which words it stands for.</summary>
    public uint[] LiftWords { get; }
    /// <summary>The numbers of the terms that are meant.</summary>
    public List<int> Meant { get; } = [];

    /// <summary>What a word of the query may stand for among the words of a segment.</summary>
    public List<Alternative> Alternatives(int segment, int word) => alternatives[segment][word];

    /// <summary>Only what stands somewhere: how sure a word is may not follow from what only the dead of this node have.</summary>
    void Alternatives(int number, IReadOnlyList<LiveSegment> segments, List<Vocabulary> vocabularies)
    {
        var word = Words[number];
        var ways = vocabularies.Select(of => of.Ways(word.Text, word.Forms, word.IsBeginning)).ToList();
        var last = Vocabulary.Last(vocabularies, ways, (segment, at) => segments[segment].Has(at));
        for (var n = 0; n < segments.Count; n++)
        {
            var (segment, list) = (segments[n], alternatives[n][number] = []);
            segment.Vocabulary.Alternatives(word.Text, ways[n], list, last);
            // The same office in the other language: OCMW is CPAS.
            foreach (var other in Acronyms.Shipped.Counterparts(word.Text, Asked))
                if (segment.Vocabulary.Find(other) is >= 0 and var at) Vocabulary.Add(at, Vocabulary.SameStem, list);
            list.RemoveAll(alternative => !segment.Has(alternative.Word));
        }
    }

    /// <summary>A word that stands nowhere is taken for its neighbours.</summary>
    void Correct(IReadOnlyList<LiveSegment> segments)
    {
        for (var i = 0; i < Words.Count; i++)
        {
            if (Words[i].IsKnown || Words[i].Place is not null || segments.Index().Any(s => alternatives[s.Index][i].Exists(a => s.Item.Has(a.Word)))) continue;
            foreach (var of in alternatives) of[i].Clear(); // what only the dead have
            Neighbours.Of(Words[i].Text, [.. segments.Select((s, n) => new Neighbours.Part(s.Vocabulary, alternatives[n][i], s.Has))]);
            var meant = index.Nearest(Words[i]) ?? segments.SelectMany((s, n) => alternatives[n][i].Select(a => (a.Weight, Word: s.Vocabulary.Words[a.Word])))
                .OrderByDescending(a => a.Weight).ThenBy(a => a.Word, StringComparer.Ordinal).Select(a => a.Word).FirstOrDefault();
            if (meant is not null && (Spelling.Distance(Words[i].Text, meant, 2) <= 2 || Spelling.Sound(Words[i].Text) == Spelling.Sound(meant))) Words[i].Corrected = meant;
        }
    }

    float Certainty(int word)
    {
        if (Words[word].Place is not null) return 1;
        var most = Words[word].Means.Select(m => m.Weight).Concat(alternatives.SelectMany(a => a[word].Select(m => m.Weight))).DefaultIfEmpty().Max();
        return most >= Vocabulary.SameStem ? 1 : most;
    }

    /// <summary>
    /// Our own themes, for which the lexicon has many words, and the terms of other taxonomies, which know finer differences, are each measured
    /// half against the best of all and half against the best of their own: what falls under both comes first.
    /// </summary>
    void SetLifts()
    {
        foreach (var own in (bool[])[true, false])
        {
            var group = concepts.Where(c => terms.Find(terms.Id(c.Term))?.TaxonomyId == ThemesFormat.TaxonomyId == own).Take(Tuning.MostConcepts).ToList();
            foreach (var concept in group)
            {
                var share = 2 * concept.Score / (concepts[0].Score + group[0].Score);
                if (share < Tuning.LeastConcept) break;
                Meant.Add(concept.Term);
                Lift[concept.Term] = (int)(-1000 * MathF.Log(1 - (own ? Tuning.Surest : Tuning.SurestOfOthers) * MathF.Pow(share, Tuning.Steepness)));
                LiftWords[concept.Term] = concept.Words;
            }
        }
    }

    /// <summary>Our own themes first, then terms of others; those that come near the best, each name once.</summary>
    public IReadOnlyList<Guid> As() =>
        [.. concepts.TakeWhile(c => c.Score >= 0.5f * concepts[0].Score).Take(Tuning.MostConcepts)
            .Select(c => terms.Find(terms.Id(c.Term))!).OrderByDescending(t => t.TaxonomyId == ThemesFormat.TaxonomyId)
            .DistinctBy(t => Folding.Fold(t.Name.First().Value)).Take(MostShown).Select(t => t.Id)];

    /// <summary>What was asked with the words that stand nowhere put right; null when there was nothing to put right.</summary>
    public string? DidYouMean()
    {
        if (!Words.Exists(w => w.Corrected is not null)) return null;
        return string.Join(' ', Folding.Originals(Asked).Select(original => Words.Find(w => w.Corrected is not null && w.Text == Folding.Fold(original)) is { } word ? index.Book.Written(word.Corrected!) : original));
    }
}
