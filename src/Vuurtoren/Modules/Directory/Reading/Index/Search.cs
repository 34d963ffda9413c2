using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>A query with its words and codes looked up, the same for all segments.</summary>
sealed class Search
{
    public Search(Query query, Viewer viewer, Values values, Terms terms)
    {
        Filters = new(query, values, terms);
        if (query.Text is { } text)
        {
            (Words, LastIsBeginning) = Folding.Asked(text);
            HasText = text.Any(char.IsLetterOrDigit);
        }
        Language = Math.Max(0, Array.IndexOf(DirectoryIndex.Languages, viewer.Language));
    }

    public Filters Filters { get; }
    public List<string> Words { get; } = [];
    public bool LastIsBeginning { get; }
    /// <summary>Something was asked for in words, even if it is too short to find anything.</summary>
    public bool HasText { get; }
    public int Language { get; }
    /// <summary>Nothing but the kind of record was asked.</summary>
    public bool AsksAll => !HasText && Filters.None;

    /// <summary>The entries of this segment that answer, rising.</summary>
    /// <param name="weak">Some of the words are enough.</param>
    public Hits In(LiveSegment live, bool weak)
    {
        var segment = live.Segment;
        var found = HasText ? Text(segment.Postings, weak) : null;
        if (Filters.Lists(segment) is not { } lists || found is { Count: 0 }) return new(0);
        var count = found?.Count ?? (lists.Count > 0 ? lists[0].Length : segment.Count);
        var hits = new Hits(count) { Count = 0 };
        for (var i = 0; i < count; i++)
        {
            var entry = found is not null ? found.Entries[i] : lists.Count > 0 ? lists[0].Span[i] : i;
            if (!live.IsAlive(entry) || !Filters.Fits(segment, entry) || !Filters.InAll(lists, entry, found is null ? 1 : 0)) continue;
            hits.Entries[hits.Count] = entry;
            hits.Scores[hits.Count++] = found?.Scores[i] ?? 0;
        }
        return hits;
    }

    Hits Text(Postings postings, bool weak)
    {
        Hits? all = null;
        var lists = new List<Hits>();
        for (var i = 0; i < Words.Count; i++)
        {
            var list = Word(postings, Words[i], LastIsBeginning && i == Words.Count - 1);
            if (weak) { if (list.Count > 0) lists.Add(list); }
            else if (list.Count == 0) return list;
            else lists.Add(list);
        }
        if (lists.Count == 0) return new(0);
        if (weak) return Hits.Any(lists, sum: true);
        foreach (var list in lists.OrderBy(l => l.Count)) all = all is null ? list : Hits.Both(all, list);
        return all!;
    }

    static Hits Word(Postings postings, string word, bool beginning)
    {
        var (from, to) = postings.Range(word, beginning);
        if (from == to) return new(0);
        return to - from == 1 ? postings.Read(from, postings.Words[from] == word ? 2 : 0)
            : Hits.Any([.. Enumerable.Range(from, to - from).Select(n => postings.Read(n, postings.Words[n] == word ? 2 : 0))], sum: false);
    }
}
