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
        if (Filters.Lists(segment) is not { } lists) return hits;
        var count = lists.Count > 0 ? lists[0].Length : segment.Count;
        for (var i = 0; i < count; i++)
        {
            var entry = lists.Count > 0 ? lists[0].Span[i] : i;
            if (live.IsAlive(entry) && Filters.Fits(segment, entry) && Filters.InAll(lists, entry, 1)) hits.Add(entry);
        }
        return hits;
    }
}
