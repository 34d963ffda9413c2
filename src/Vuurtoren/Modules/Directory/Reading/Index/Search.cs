using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>A query with its words and codes looked up, the same for all segments.</summary>
sealed class Search
{
    readonly Query query;
    readonly int theme, taxonomy, municipality, neighbourhood, spoken, postcode, livesPostcode;
    readonly int[]? livesIn;
    readonly (double MinLat, double MaxLat, double MinLon, double MaxLon) box;

    public Search(Query query, Viewer viewer, Values values, Terms terms)
    {
        this.query = query;
        if (query.Text is { } text)
        {
            (Words, LastIsBeginning) = Folding.Asked(text);
            HasText = text.Any(char.IsLetterOrDigit);
        }
        Language = Math.Max(0, Array.IndexOf(DirectoryIndex.Languages, viewer.Language));
        theme = query.Theme is { } t ? terms.Number(t) : -2;
        taxonomy = query.Taxonomy is { } x ? terms.Number(x) : -2;
        municipality = query.Municipality is { } m ? values.Find(AreaNames.Today(m)) : -2;
        neighbourhood = query.Neighbourhood is { } n ? values.Find(n) : -2;
        spoken = query.Spoken is { } s ? values.Find(s) : -2;
        postcode = query.Postcode is { } p ? values.Find(p) : -2;
        livesPostcode = query.LivesIn is { } l ? values.Find(l) : -2;
        livesIn = query.LivesIn is { } code ? [.. AreaNames.AroundPostcode(code).Select(values.Find).Where(v => v >= 0)] : null;
        if (query.Near is not { } near) return;
        var (lat, lon) = (near.Metres / 111_000, near.Metres / (111_000 * Math.Max(0.01, Math.Cos(near.Latitude * Math.PI / 180))));
        box = (near.Latitude - lat, near.Latitude + lat, near.Longitude - lon, near.Longitude + lon);
    }

    public List<string> Words { get; } = [];
    public bool LastIsBeginning { get; }
    /// <summary>Something was asked for in words, even if it is too short to find anything.</summary>
    public bool HasText { get; }
    public int Language { get; }
    /// <summary>Nothing but the kind of record was asked.</summary>
    public bool AsksAll => !HasText && query is { Theme: null, Taxonomy: null, Organization: null, Municipality: null, Neighbourhood: null, Spoken: null,
        Postcode: null, LivesIn: null, Near: null, Status: null, ModifiedFrom: null };

    /// <summary>The entries of this segment that answer, rising.</summary>
    /// <param name="weak">Some of the words are enough.</param>
    public Hits In(LiveSegment live, bool weak)
    {
        var segment = live.Segment;
        var found = HasText ? Text(segment.Postings, weak) : null;
        var filters = Filters(segment, out var nothing);
        if (nothing || found is { Count: 0 }) return new(0);
        filters.Sort((a, b) => a.Length.CompareTo(b.Length));
        var count = found?.Count ?? (filters.Count > 0 ? filters[0].Length : segment.Count);
        var hits = new Hits(count) { Count = 0 };
        for (var i = 0; i < count; i++)
        {
            var entry = found is not null ? found.Entries[i] : filters.Count > 0 ? filters[0].Span[i] : i;
            if (!live.IsAlive(entry) || !Fits(segment, entry) || !InAll(filters, entry, found is null ? 1 : 0)) continue;
            hits.Entries[hits.Count] = entry;
            hits.Scores[hits.Count++] = found?.Scores[i] ?? 0;
        }
        return hits;
    }

    static bool InAll(List<ReadOnlyMemory<int>> filters, int entry, int from)
    {
        for (var i = from; i < filters.Count; i++)
            if (filters[i].Span.BinarySearch(entry) < 0) return false;
        return true;
    }

    List<ReadOnlyMemory<int>> Filters(Segment segment, out bool nothing)
    {
        var filters = new List<ReadOnlyMemory<int>>();
        Add(segment.Themes, theme);
        Add(segment.Themes, taxonomy);
        Add(segment.Municipalities, municipality);
        Add(segment.Neighbourhoods, neighbourhood);
        Add(segment.Languages, spoken);
        Add(segment.Postcodes, postcode);
        if (query.Organization is { } organization)
        {
            var entries = segment.InGroup(organization).ToArray();
            Array.Sort(entries);
            filters.Add(entries);
        }
        nothing = filters.Exists(f => f.Length == 0);
        return filters;

        void Add(Dimension dimension, int value)
        {
            if (value != -2) filters.Add(dimension.With(value));
        }
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

    bool Fits(Segment segment, int entry)
    {
        if (segment.IsOrganization[entry] != (query.Kind == Kinds.Organization)) return false;
        if (query.Status is { } status && segment.Status[entry] != (byte)status) return false;
        if (query.ModifiedFrom is { } from && query.Kind != Kinds.ServiceAtLocation && segment.Modified[entry] < from.Ticks) return false;
        if (livesIn is not null && !OpenTo(segment, entry)) return false;
        return query.Near is null || AnyNear(segment, entry);
    }

    bool OpenTo(Segment segment, int entry)
    {
        var areas = segment.Areas.Of(entry);
        return areas.Length > 0 ? areas.ContainsAny(livesIn) : segment.Postcodes.Of(entry).Contains(livesPostcode);
    }

    bool AnyNear(Segment segment, int entry)
    {
        for (var place = segment.PlaceStarts[entry]; place < segment.PlaceStarts[entry + 1]; place++)
            if (IsNear(segment, place)) return true;
        return false;
    }

    bool IsNear(Segment segment, int place)
    {
        var (lat, lon) = (segment.Latitudes[place], segment.Longitudes[place]);
        return lat >= box.MinLat && lat <= box.MaxLat && lon >= box.MinLon && lon <= box.MaxLon
            && Distance(query.Near!.Latitude, query.Near.Longitude, lat, lon) <= query.Near.Metres;
    }

    /// <summary>Whether this one place of an entry that answers also does: for answers that consist of places.</summary>
    public bool FitsPlace(Segment segment, int place)
    {
        if (query.Near is not null && !IsNear(segment, place)) return false;
        if (municipality >= 0 && segment.PlaceMunicipality[place] != municipality) return false;
        if (neighbourhood >= 0 && segment.PlaceNeighbourhood[place] != neighbourhood) return false;
        if (postcode >= 0 && segment.PlacePostcode[place] != postcode) return false;
        return query.Kind != Kinds.ServiceAtLocation || segment.AtIds[place] != default
            && (query.ModifiedFrom is not { } from || segment.AtModified[place] >= from.Ticks);
    }

    /// <summary>Metres on a sphere: within 0.5 % here.</summary>
    static double Distance(double lat1, double lon1, double lat2, double lon2)
    {
        const double radians = Math.PI / 180;
        var (sinLat, sinLon) = (Math.Sin((lat2 - lat1) * radians / 2), Math.Sin((lon2 - lon1) * radians / 2));
        return 2 * 6_371_000 * Math.Asin(Math.Sqrt(sinLat * sinLat + Math.Cos(lat1 * radians) * Math.Cos(lat2 * radians) * sinLon * sinLon));
    }
}
