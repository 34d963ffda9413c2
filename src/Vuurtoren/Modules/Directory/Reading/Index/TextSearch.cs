using System.Numerics;
using Vuurtoren.Modules.Directory.Reading.Analysis;
using Vuurtoren.Modules.Directory.Reading.Concepts;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Finds what words ask for: the entries under the terms that they mean, and with the words themselves, each with one score.</summary>
sealed class TextSearch(Understood understood, IReadOnlyList<LiveSegment> segments, Values values)
{
    const int Unit = 1_000_000; // scores are whole numbers: in whatever order they are added up they are the same

    readonly List<AskedWord> words = understood.Words;
    readonly Dictionary<uint, float> covered = [];

    public Understood Understood => understood;

    /// <summary>The entries that answer; of those that have fewer of the words than the best only those that come near.</summary>
    /// <param name="weak">Even the best leaves too much of what was asked aside.</param>
    public IReadOnlyList<(Segment Segment, Hits Hits)> Found(Filters filters, out bool weak)
    {
        var found = segments.Select((live, number) => (live.Segment, Hits: In(live, number, filters))).ToList();
        var best = 0f;
        foreach (var (_, hits) in found)
            for (var i = 0; i < hits.Count; i++) best = Math.Max(best, Covered(hits.Words[i]));
        var least = (words.Count > Tuning.Few ? Tuning.Gate : Tuning.GateOfFew) * best;
        foreach (var (_, hits) in found) hits.Keep(bits => Covered(bits) >= least);
        weak = best > 0 && best < Tuning.WeakBelow * understood.Total;
        return found;
    }

    /// <summary>How much the words with these bits tell together.</summary>
    float Covered(uint bits)
    {
        if (covered.TryGetValue(bits, out var sum)) return sum;
        for (var i = 0; i < words.Count; i++) if ((bits & 1u << i) != 0) sum += words[i].Weight;
        return covered[bits] = sum;
    }

    /// <summary>The entries of a segment that have any of the words or fall under any of the terms.</summary>
    Hits In(LiveSegment live, int number, Filters filters)
    {
        var segment = live.Segment;
        if (filters.Lists(segment) is not { } lists) return new(0);
        var scratch = Scratch.Rent(segment.Count);
        if (lists.Count > 0)
            foreach (var entry in lists[0].Span)
                if (Filters.InAll(lists, entry, 1)) scratch.Allow(entry);
        for (var i = 0; i < words.Count; i++)
        {
            AddWord(segment, scratch, understood.Alternatives(number, i), i, lists.Count > 0);
            if (words[i].Place is { } place) AddPlace(scratch, Entries(segment, place), i, lists.Count > 0);
        }
        foreach (var term in understood.Meant) AddTerm(segment, scratch, term, lists.Count > 0);
        var hits = Gather(live, scratch, filters);
        scratch.HandBack();
        return hits;
    }

    void AddWord(Segment segment, Scratch scratch, List<Alternative> list, int number, bool limited)
    {
        var bit = 1u << number;
        var weight = words[number].Weight / understood.Total * Unit;
        foreach (var alternative in list)
            for (var walk = segment.Postings.Entries(alternative.Word); walk.Next();)
            {
                var entry = walk.Entry;
                if (limited && !scratch.Allows(entry) || (scratch.Words[entry] & bit) != 0) continue;
                scratch.Touch(entry);
                scratch.Words[entry] |= bit;
                scratch.How[entry] |= How.Of(Postings.PlaceOf(walk.Code), alternative.Weight);
                scratch.Text[entry] += (int)(weight * alternative.Weight * Occurrences.Of(walk.Code));
            }
    }

    ReadOnlySpan<int> Entries(Segment segment, AskedPlace place) =>
        place.Municipality is { } municipality ? segment.Municipalities.With(values.Find(municipality)).Span
        : place.Neighbourhood is { } neighbourhood ? segment.Neighbourhoods.With(values.Find(neighbourhood)).Span
        : segment.Postcodes.With(values.Find(place.Postcode!)).Span;

    void AddPlace(Scratch scratch, ReadOnlySpan<int> entries, int number, bool limited)
    {
        var bit = 1u << number;
        var weight = (int)(words[number].Weight / understood.Total * Unit * Occurrences.Of((int)Place.Related << 2));
        foreach (var entry in entries)
        {
            if (limited && !scratch.Allows(entry)) continue;
            scratch.Touch(entry);
            scratch.How[entry] |= How.Place;
            if ((scratch.Words[entry] & bit) == 0) scratch.Text[entry] += weight;
            scratch.Words[entry] |= bit;
        }
    }

    void AddTerm(Segment segment, Scratch scratch, int term, bool limited)
    {
        var (lift, bits) = (understood.Lift[term], understood.LiftWords[term]);
        foreach (var entry in segment.Themes.With(term).Span)
        {
            if (limited && !scratch.Allows(entry)) continue;
            scratch.Touch(entry);
            scratch.Words[entry] |= bits;
            scratch.Lift[entry] += lift;
        }
    }

    Hits Gather(LiveSegment live, Scratch scratch, Filters filters)
    {
        var segment = live.Segment;
        var blocks = (segment.Count + 63) / 64;
        var count = 0;
        foreach (var bits in scratch.Touched.AsSpan(0, blocks)) count += BitOperations.PopCount(bits);
        var hits = new Hits(count) { Count = 0 };
        for (var block = 0; block < blocks; block++)
        {
            for (var bits = scratch.Touched[block]; bits != 0; bits &= bits - 1)
            {
                var entry = block << 6 | BitOperations.TrailingZeroCount(bits);
                if (live.IsAlive(entry) && filters.Fits(segment, entry))
                    hits.Add(entry, Score(scratch.Text[entry], scratch.Lift[entry], scratch.Words[entry], segment.Themes.Of(entry).Length), scratch.Words[entry], scratch.How[entry]);
                scratch.Clear(entry);
            }
            (scratch.Touched[block], scratch.Allowed[block]) = (0, 0);
        }
        return hits;
    }

    int Score(int text, int lifted, uint found, int themes)
    {
        var focus = 1 / (1 + Tuning.Focus * MathF.Log(1 + themes));
        var value = Tuning.LiftWeight * (1 - MathF.Exp(-lifted / 1000f)) * focus + Tuning.TextWeight * text / Unit;
        return (int)(value * MathF.Pow(Covered(found) / understood.Total, Tuning.Coverage) * Unit);
    }
}
