using Vuurtoren.Modules.Directory.Reading.Analysis;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>
/// Keeps the segments few: each several times larger than the next, so that an entry is merged only a few times however many changes follow
/// (log-structured merging; O'Neil, Cheng, Gawlick, O'Neil, Acta Informatica 1996).
/// </summary>
static class Tiers
{
    const int Times = 5;
    /// <summary>Segments of fewer entries wait until there are several: to merge them after every change would take longer than to read it.</summary>
    const int Small = 50, MostSmall = 4;
    /// <summary>A segment of which more than this is dead is made anew.</summary>
    const double MostDead = 0.5;

    public static List<LiveSegment> Settled(List<LiveSegment> segments)
    {
        segments = [.. segments.Where(s => s.Alive > 0).Select(s => s.Segment.Count - s.Alive > MostDead * s.Segment.Count ? Merged([s]) : s)];
        var small = segments.Count - 1 - segments.FindLastIndex(s => s.Alive >= Small);
        if (small is > 0 and <= MostSmall) return segments;
        if (small > 0) Merge(small);
        while (segments.Count > 1 && segments[^2].Alive < Times * segments[^1].Alive) Merge(2);
        return segments;

        void Merge(int last)
        {
            var merged = Merged(segments[^last..]);
            segments.RemoveRange(segments.Count - last, last);
            segments.Add(merged);
        }

        LiveSegment Merged(List<LiveSegment> some)
        {
            var segment = Merging.Of(some);
            return new(segment, Vocabulary.Merge([.. some.Select(live => live.Vocabulary)], segment.Postings.Words));
        }
    }
}
