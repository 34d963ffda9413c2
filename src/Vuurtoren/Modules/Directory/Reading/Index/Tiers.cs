using Vuurtoren.Modules.Directory.Reading.Analysis;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>
/// Keeps the segments few: each several times larger than the next, so that an entry is merged only a few times however many changes follow
/// (log-structured merging; O'Neil, Cheng, Gawlick, O'Neil, Acta Informatica 1996).
/// </summary>
static class Tiers
{
    const int Times = 5;
    /// <summary>A segment of which more than this is dead is made anew.</summary>
    const double MostDead = 0.5;

    public static List<LiveSegment> Settled(List<LiveSegment> segments, WordBook book)
    {
        segments = [.. segments.Where(s => s.Alive > 0).Select(s => s.Segment.Count - s.Alive > MostDead * s.Segment.Count ? Merged([s]) : s)];
        while (segments.Count > 1 && segments[^2].Alive < Times * segments[^1].Alive)
        {
            var merged = Merged(segments[^2..]);
            segments.RemoveRange(segments.Count - 2, 2);
            segments.Add(merged);
        }
        return segments;

        LiveSegment Merged(List<LiveSegment> some)
        {
            var segment = Merging.Of(some);
            return new(segment, new(segment.Postings.Words, book));
        }
    }
}
