using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>A query with its words and codes looked up, the same for all segments.</summary>
sealed class Search
{
    readonly Snapshot snapshot;

    public Search(Query query, Viewer viewer, Snapshot snapshot)
    {
        this.snapshot = snapshot;
        Filters = new(query, snapshot.Values, snapshot.Terms);
        if (query.Text is { } text && text.Any(char.IsLetterOrDigit)) Text = new(new(text, snapshot), snapshot.Segments, snapshot.Values);
        Language = Math.Max(0, Array.IndexOf(DirectoryIndex.Languages, viewer.Language));
    }

    public Filters Filters { get; }
    /// <summary>Null when nothing was asked for in words.</summary>
    public TextSearch? Text { get; }
    public int Language { get; }
    /// <summary>Nothing but the kind of record was asked.</summary>
    public bool AsksAll => Text is null && Filters.None;

    /// <summary>The entries that answer, rising within each segment.</summary>
    public IReadOnlyList<(Segment Segment, Hits Hits)> Found(out bool weak)
    {
        weak = false;
        return Text is null ? [.. snapshot.Segments.Select(live => (live.Segment, Filtered(live)))] : Text.Found(Filters, out weak);
    }

    Hits Filtered(LiveSegment live)
    {
        var (segment, hits) = (live.Segment, Hits.Rent());
        for (var listed = Filters.In(segment); listed.NextBefore(segment.Count);)
            if (live.IsAlive(listed.Entry) && Filters.Fits(segment, listed.Entry)) hits.Add(listed.Entry);
        return hits;
    }
}
