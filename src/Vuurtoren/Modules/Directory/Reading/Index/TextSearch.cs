using System.Numerics;
using Vuurtoren.Modules.Directory.Reading.Analysis;
using Vuurtoren.Modules.Directory.Reading.Concepts;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>What words ask for: the terms they mean, then the entries under these and with these words, each with one score.</summary>
sealed class TextSearch
{
    const int Unit = 1000; // scores are whole numbers: added up in any order they are the same

    readonly List<AskedWord> words;
    readonly List<Concept> concepts;
    /// <summary>By number of a term: how much an entry under it is lifted (-1000 ln(1 - probability)), and which words it stands for.</summary>
    readonly int[] lift;
    readonly uint[] liftWords;
    readonly List<Alternative>[][] alternatives;
    readonly float total;

    public TextSearch(string text, ConceptIndex index, Terms terms, IReadOnlyList<LiveSegment> segments, Values values)
    {
        words = AskedWords.Of(text, index.Book);
        index.Weigh(words);
        alternatives = [.. segments.Select(s => words.Select(w => { var list = new List<Alternative>(); s.Vocabulary.Alternatives(w.Text, w.Forms, w.IsBeginning, list); return list; }).ToArray())];
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].IsKnown || words[i].Place is not null || Array.Exists(alternatives, a => a[i].Count > 0)) continue;
            for (var s = 0; s < segments.Count; s++) segments[s].Vocabulary.Neighbours(words[i].Text, alternatives[s][i]);
        }
        concepts = index.Match(words);
        (lift, liftWords) = (new int[terms.Count], new uint[terms.Count]);
        total = words.Sum(w => w.Weight);
        var own = Themes.ThemesFormat.TaxonomyId;
        foreach (var group in concepts.GroupBy(c => terms.Find(terms.Id(c.Term))?.TaxonomyId == own)) Lift([.. group], group.Key ? Tuning.Surest : Tuning.SurestOfOthers);
    }

    /// <summary>
    /// Our own themes, for which the lexicon has many words, and the terms of other taxonomies, which know finer differences, are each measured
    /// half against the best of all and half against the best of their own: what falls under both comes first.
    /// </summary>
    void Lift(List<Concept> group, float surest)
    {
        var best = (concepts[0].Score + group[0].Score) / 2;
        foreach (var concept in group.Take(Tuning.MostConcepts))
        {
            if (concept.Score < Tuning.LeastConcept * best) break;
            var p = surest * MathF.Pow(concept.Score / best, Tuning.Steepness);
            lift[concept.Term] = (int)(-Unit * MathF.Log(1 - p));
            liftWords[concept.Term] = concept.Words;
        }
    }

    public IReadOnlyList<Concept> Concepts => concepts;

    /// <summary>The entries that answer; of those that have fewer of the words than the best only those that come near.</summary>
    /// <param name="weak">Even the best leaves too much of what was asked aside.</param>
    public IReadOnlyList<(Segment Segment, Hits Hits)> Found(IReadOnlyList<LiveSegment> segments, Filters filters, out bool weak)
    {
        var found = segments.Select((live, number) => (live.Segment, Hits: In(live, number, filters))).ToList();
        var best = 0f;
        foreach (var (_, hits) in found)
            for (var i = 0; i < hits.Count; i++) best = Math.Max(best, Covered(hits.Words[i]));
        foreach (var (_, hits) in found) hits.Keep(words => Covered(words) >= Tuning.Gate * best);
        weak = best > 0 && best < Tuning.WeakBelow * total;
        return found;
    }

    /// <summary>How much the words with these bits tell together.</summary>
    float Covered(uint bits)
    {
        if (covered.TryGetValue(bits, out var sum)) return sum;
        for (var i = 0; i < words.Count; i++) if ((bits & 1u << i) != 0) sum += words[i].Weight;
        return covered[bits] = sum;
    }

    readonly Dictionary<uint, float> covered = [];

    /// <summary>The entries of a segment that have any of the words or fall under any of the terms.</summary>
    Hits In(LiveSegment live, int number, Filters filters)
    {
        var segment = live.Segment;
        if (filters.Lists(segment) is not { } lists) return new(0);
        var scratch = Scratch.Rent(segment.Count);
        try
        {
            var limited = lists.Count > 0;
            if (limited)
                foreach (var entry in lists[0].Span)
                    if (Filters.InAll(lists, entry, 1)) scratch.Allowed[entry >> 6] |= 1UL << (entry & 63);
            for (var i = 0; i < words.Count; i++) AddWord(segment, scratch, alternatives[number][i], i, limited);
            for (var term = 0; term < lift.Length; term++)
                if (lift[term] > 0) AddTerm(segment, scratch, term, limited);
            return Gather(live, scratch, filters);
        }
        finally { scratch.HandBack(); }
    }

    void AddWord(Segment segment, Scratch scratch, List<Alternative> list, int number, bool limited)
    {
        var bit = 1u << number;
        var weight = words[number].Weight / total * Unit * Unit;
        foreach (var alternative in list)
            for (var walk = segment.Postings.Entries(alternative.Word); walk.Next();)
            {
                var entry = walk.Entry;
                if (limited && (scratch.Allowed[entry >> 6] & 1UL << (entry & 63)) == 0 || (scratch.Words[entry] & bit) != 0) continue;
                scratch.Touched[entry >> 6] |= 1UL << (entry & 63);
                scratch.Words[entry] |= bit;
                scratch.Text[entry] += (int)(weight * alternative.Weight * Occurrences.Of(walk.Code));
            }
    }

    void AddTerm(Segment segment, Scratch scratch, int term, bool limited)
    {
        foreach (var entry in segment.Themes.With(term).Span)
        {
            if (limited && (scratch.Allowed[entry >> 6] & 1UL << (entry & 63)) == 0) continue;
            scratch.Touched[entry >> 6] |= 1UL << (entry & 63);
            scratch.Words[entry] |= liftWords[term];
            scratch.Lift[entry] += lift[term];
        }
    }

    Hits Gather(LiveSegment live, Scratch scratch, Filters filters)
    {
        var segment = live.Segment;
        var count = 0;
        foreach (var bits in scratch.Touched.AsSpan(0, (segment.Count + 63) / 64)) count += BitOperations.PopCount(bits);
        var hits = new Hits(count) { Count = 0 };
        for (var block = 0; block < (segment.Count + 63) / 64; block++)
        {
            for (var bits = scratch.Touched[block]; bits != 0; bits &= bits - 1)
            {
                var entry = block << 6 | BitOperations.TrailingZeroCount(bits);
                if (live.IsAlive(entry) && filters.Fits(segment, entry))
                {
                    hits.Entries[hits.Count] = entry;
                    hits.Words[hits.Count] = scratch.Words[entry];
                    hits.Scores[hits.Count++] = Score(scratch.Text[entry], scratch.Lift[entry], scratch.Words[entry], segment.Themes.Of(entry).Length);
                }
                (scratch.Text[entry], scratch.Lift[entry], scratch.Words[entry]) = (0, 0, 0);
            }
            (scratch.Touched[block], scratch.Allowed[block]) = (0, 0);
        }
        return hits;
    }

    int Score(int text, int lifted, uint found, int themes)
    {
        var focus = 1 / (1 + Tuning.Focus * MathF.Log(1 + themes));
        var value = Tuning.LiftWeight * (1 - MathF.Exp(-lifted / (float)Unit)) * focus + Tuning.TextWeight * text / (Unit * Unit);
        return (int)(value * MathF.Pow(Covered(found) / total, Tuning.Coverage) * Unit * Unit);
    }
}
