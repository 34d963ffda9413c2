namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Answers that consist of places of services (service_at_location): of the services that answer, the places that do.</summary>
sealed class PlacesOf(Snapshot snapshot, Search search, Query query)
{
    public Answer Answer()
    {
        if (search.AsksAll)
            return new(snapshot.Segments.Sum(s => s.PlacesOfServices), [.. All().Skip(query.Skip).Take(query.Take)], false, null, snapshot.Seq);
        var (found, weak) = snapshot.Matches(search);
        var places = Of(found).ToList();
        var ordered = search.Text is not null && query.Sort != SortBy.Id ? places.OrderByDescending(p => p.Score).ThenBy(p => p.Id) : places.OrderBy(p => p.Id);
        var page = ordered.Select(p => p.Id).Where(id => query.After is not { } after || id.CompareTo(after) > 0).Skip(query.Skip).Take(query.Take);
        return new(places.Count, [.. page], weak, null, snapshot.Seq);
    }

    IEnumerable<(Guid Id, int Score)> Of(IReadOnlyList<(Segment Segment, Hits Hits)> found)
    {
        foreach (var (segment, hits) in found)
            for (var i = 0; i < hits.Count; i++)
                for (var place = segment.PlaceStarts[hits.Entries[i]]; place < segment.PlaceStarts[hits.Entries[i] + 1]; place++)
                    if (search.Filters.FitsPlace(segment, place)) yield return (segment.Places.AtId(place), hits.Scores[i]);
    }

    /// <summary>All, in the order of their ids, over all segments.</summary>
    IEnumerable<Guid> All()
    {
        var next = snapshot.Segments.Select(live => Walk(live).GetEnumerator()).Where(e => e.MoveNext()).ToList();
        while (next.Count > 0)
        {
            var least = next.MinBy(e => e.Current)!;
            yield return least.Current;
            if (!least.MoveNext()) next.Remove(least);
        }
    }

    IEnumerable<Guid> Walk(LiveSegment live)
    {
        var (segment, places) = (live.Segment, live.Segment.Places);
        for (var at = Segment.LowerBound(places.ByAt, places.AtIds, query.After ?? default); at < places.ByAt.Length; at++)
        {
            var id = places.AtIds[places.ByAt[at]];
            if (id != query.After && live.IsAlive(segment.EntryOfPlace(places.Ats.At(places.ByAt[at])))) yield return id;
        }
    }
}
