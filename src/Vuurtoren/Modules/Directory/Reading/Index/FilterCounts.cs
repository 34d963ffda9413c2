using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>How many of what was found each filter would leave.</summary>
static class FilterCounts
{
    const int MostTargets = 60;

    public static int Open(IReadOnlyList<(Segment Segment, Hits Hits)> found, OpenMoment at)
    {
        var count = 0;
        foreach (var (segment, hits) in found)
            for (var i = 0; i < hits.Count; i++)
                if (segment.Columns.IsOpen(hits.Entries[i], at)) count++;
        return count;
    }

    public static int Having(IReadOnlyList<(Segment Segment, Hits Hits)> found, FilterFlags flag)
    {
        var count = 0;
        foreach (var (segment, hits) in found)
            for (var i = 0; i < hits.Count; i++)
                if (segment.Columns.Has(hits.Entries[i], flag)) count++;
        return count;
    }

    /// <summary>Most first.</summary>
    public static IReadOnlyList<(string Key, LocalText Name, int Count)> Targets(IReadOnlyList<(Segment Segment, Hits Hits)> found, TargetNames names)
    {
        var counts = new int[names.Count];
        foreach (var (segment, hits) in found)
            for (var i = 0; i < hits.Count; i++)
                foreach (var target in segment.Columns.Targets.Of(hits.Entries[i])) counts[target]++;
        return [.. counts.Select((count, number) => (Key: names.Key(number), Name: names.Name(number), Count: count)).Where(t => t.Count > 0)
            .OrderByDescending(t => t.Count).ThenBy(t => t.Key, StringComparer.Ordinal).Take(MostTargets)];
    }
}
