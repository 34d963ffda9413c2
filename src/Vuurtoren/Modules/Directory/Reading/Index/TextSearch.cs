using System.Numerics;
using Vuurtoren.Modules.Directory.Reading.Concepts;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Finds what words ask for: the entries under the terms that they mean, and with the words themselves, each with one score.</summary>
sealed class TextSearch(Understood understood, IReadOnlyList<LiveSegment> segments, Values values)
{
    public const int Unit = 1_000_000; // scores are whole numbers: in whatever order they are added up they are the same

    readonly Scoring scoring = new(understood);
    readonly float gate = understood.Words.Count > Tuning.Few ? Tuning.Gate : Tuning.GateOfFew;
    float best, surest;

    public Understood Understood => understood;

    /// <summary>The entries that answer; of those that have fewer of the words than the best only those that come near.</summary>
    /// <param name="weak">Even the best leaves too much of what was asked aside, or has only what resembles it.</param>
    public IReadOnlyList<(Segment Segment, Hits Hits)> Found(Filters filters, out bool weak)
    {
        var found = segments.Select((live, number) => (live.Segment, Hits: In(live, number, filters))).ToList();
        foreach (var (_, hits) in found) hits.Keep(bits => scoring.Covered(bits) >= gate * best);
        weak = best > 0 && surest < Tuning.WeakBelow * understood.Total;
        return found;
    }

    /// <summary>The entries of a segment that have any of the words or fall under any of the terms.</summary>
    Hits In(LiveSegment live, int number, Filters filters)
    {
        var (segment, hits) = (live.Segment, Hits.Rent());
        var listed = filters.In(segment);
        if (listed.Most == 0) return hits;
        var adding = new Adding(segment, number, understood, values, listed.IsAll ? null : listed.Most);
        var scratch = Scratch.Rent();
        for (var from = 0; from < segment.Count; from += Scratch.Size)
        {
            var to = Math.Min(from + Scratch.Size, segment.Count);
            if (!listed.IsAll)
            {
                var any = false;
                for (; listed.NextBefore(to); any = true) scratch.Allow(listed.Entry - from);
                if (!any) continue;
            }
            adding.Stretch(from, to, scratch);
            Gather(live, from, scratch, filters, hits);
        }
        scratch.HandBack();
        return hits;
    }

    void Gather(LiveSegment live, int from, Scratch scratch, Filters filters, Hits hits)
    {
        for (var block = 0; block < scratch.Touched.Length; block++)
        {
            for (var bits = scratch.Touched[block]; bits != 0; bits &= bits - 1)
            {
                var at = block << 6 | BitOperations.TrailingZeroCount(bits);
                ref var cell = ref scratch.Cells[at];
                var covered = scoring.Covered(cell.Words);
                // What leaves out too much beside the best so far, leaves out too much beside the best.
                if (covered >= gate * best && live.IsAlive(from + at) && filters.Fits(live.Segment, from + at))
                {
                    (best, surest) = (Math.Max(best, covered), Math.Max(surest, scoring.Sure(cell.Words)));
                    hits.Add(from + at, scoring.Score(cell, live.Segment.Themes.Of(from + at).Length), cell.Words, cell.How);
                }
                cell = default;
            }
            (scratch.Touched[block], scratch.Allowed[block]) = (0, 0);
        }
    }
}

/// <summary>One score of what was added up of an entry.</summary>
sealed class Scoring(Understood understood)
{
    const int Kept = 256;

    /// <summary>1 - e^(-lift / 1000).</summary>
    static readonly float[] lifts = [.. Enumerable.Range(0, 4096).Select(Lifted)];

    readonly float[] focus = [.. Enumerable.Range(0, 32).Select(Focus)];
    readonly (uint Words, float Covered, float Sure, float Factor)[] kept = new (uint, float, float, float)[Kept]; // no words cover nothing: true from the start

    static float Lifted(int lift) => 1 - MathF.Exp(-lift / 1000f);
    static float Focus(int themes) => 1 / (1 + Tuning.Focus * MathF.Log(1 + themes));

    /// <summary>How much the words with these bits tell together.</summary>
    public float Covered(uint words) => Of(words).Covered;

    /// <summary>The same, where a word that is only nearly there tells less.</summary>
    public float Sure(uint words) => Of(words).Sure;

    ref readonly (uint Words, float Covered, float Sure, float Factor) Of(uint words)
    {
        ref var known = ref kept[(words * 2654435769u) >> 24];
        if (known.Words == words) return ref known;
        var (sum, sure) = (0f, 0f);
        for (var i = 0; i < understood.Words.Count; i++)
            if ((words & 1u << i) != 0)
                (sum, sure) = (sum + understood.Words[i].Weight, sure + understood.Words[i].Weight * understood.Words[i].Certainty);
        known = (words, sum, sure, MathF.Pow(sum / understood.Total, Tuning.Coverage));
        return ref known;
    }

    /// <param name="themes">How many the entry has.</param>
    public int Score(in Cell cell, int themes)
    {
        var lifted = cell.Lift < lifts.Length ? lifts[cell.Lift] : Lifted(cell.Lift);
        var value = Tuning.LiftWeight * lifted * (themes < focus.Length ? focus[themes] : Focus(themes)) + Tuning.TextWeight * cell.Text / TextSearch.Unit;
        return (int)(value * Of(cell.Words).Factor * TextSearch.Unit);
    }
}
