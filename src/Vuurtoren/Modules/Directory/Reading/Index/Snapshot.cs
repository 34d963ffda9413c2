using System.Collections.Concurrent;
using Vuurtoren.Modules.Directory.Reading.Concepts;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>The directory as anyone may see it at one moment. Never changes; the next one takes its place.</summary>
sealed class Snapshot(IReadOnlyList<LiveSegment> segments, Terms terms, ConceptIndex concepts, Values values, Restrictions restrictions, long seq)
{
    const int MostKept = 2000;

    readonly ConcurrentDictionary<(Query, Viewer), Answer> kept = new();

    public IReadOnlyList<LiveSegment> Segments => segments;
    public Terms Terms => terms;
    public ConceptIndex Concepts => concepts;
    public Values Values => values;
    /// <summary>All that is hidden from anyone at this moment.</summary>
    public Restrictions Restrictions => restrictions;
    public long Seq => seq;

    public Answer Find(Query query, Viewer viewer)
    {
        if (query.Text is not null) return FindNow(query, viewer); // what people type is not kept
        if (kept.TryGetValue((query, viewer), out var answer)) return answer;
        answer = FindNow(query, viewer);
        if (query.Take > 100) return answer;
        if (kept.Count >= MostKept) kept.Clear(); // questions about a minute that has passed
        kept[(query, viewer)] = answer;
        return answer;
    }

    Answer FindNow(Query query, Viewer viewer)
    {
        var search = new Search(query, viewer, this);
        if (query.Kind == Kinds.ServiceAtLocation) return new PlacesOf(this, search, query).Answer();
        var ranking = new Ranking(query.Sort, search.Text is not null, search.Language);
        if (search.AsksAll && query.Sort != SortBy.Modified)
        {
            var organizations = query.Kind == Kinds.Organization;
            return new(segments.Sum(s => organizations ? s.Organizations : s.Services),
                ranking.PageOfAll(segments, organizations, query.Skip, query.Take, query.After), false, query.Facets ? AllFacets(query, viewer) : null, seq);
        }
        var (found, weak) = Matches(search);
        var answer = new Answer(found.Sum(f => f.Hits.Count), ranking.Page(found, query.Skip, query.Take, query.After), weak, query.Facets ? FilterCounts.Of(found, terms, values, query.CountOpenAt) : null, seq);
        if (search.Text?.Understood is { } understood)
            answer = answer with { Why = Reasons.For(answer.Ids, understood, found, terms), UnderstoodAs = understood.As(), DidYouMean = understood.DidYouMean() };
        foreach (var (_, hits) in found) hits.HandBack();
        return answer;
    }

    public (IReadOnlyList<(Segment Segment, Hits Hits)> Found, bool Weak) Matches(Search search)
    {
        var found = search.Found(out var weak);
        return (found, weak);
    }

    /// <summary>Where everything that answers is; what has no known or public place is left out.</summary>
    public IEnumerable<PlaceOnMap> Places(Query query, Viewer viewer)
    {
        var search = new Search(query, viewer, this);
        foreach (var (segment, hits) in Matches(search).Found)
            for (var i = 0; i < hits.Count; i++)
                for (var place = segment.PlaceStarts[hits.Entries[i]]; place < segment.PlaceStarts[hits.Entries[i] + 1]; place++)
                    if (!float.IsNaN(segment.Latitudes[place]) && search.Filters.FitsPlace(segment, place))
                        yield return new(segment.Ids[hits.Entries[i]], segment.LocationIds[place], segment.Latitudes[place], segment.Longitudes[place]);
    }

    /// <summary>By kind of record, and by who looks: whoever sees more counts more.</summary>
    readonly ConcurrentDictionary<(string Kind, Visibility Tier), Facets> allFacets = new();

    Facets AllFacets(Query query, Viewer viewer)
    {
        var all = allFacets.GetOrAdd((query.Kind, viewer.Tier), of => FilterCounts.Of(AllOf(of.Kind, viewer), terms, values, null));
        return query.CountOpenAt is { } at ? all with { Open = OpenOfAll(query.Kind, at, viewer) } : all;
    }

    /// <summary>By kind and by who looks, how many of all are open at the moment that was asked last: within a minute everybody asks the same one.</summary>
    readonly ConcurrentDictionary<(string, Visibility), (OpenAt At, int Count)> open = new();

    int OpenOfAll(string kind, OpenAt at, Viewer viewer)
    {
        if (open.TryGetValue((kind, viewer.Tier), out var last) && last.At == at) return last.Count;
        return (open[(kind, viewer.Tier)] = (at, FilterCounts.Open(AllOf(kind, viewer), values.Filters.At(at)))).Count;
    }

    IReadOnlyList<(Segment Segment, Hits Hits)> AllOf(string kind, Viewer viewer) => Matches(new Search(new Query { Kind = kind }, viewer, this)).Found;
}
