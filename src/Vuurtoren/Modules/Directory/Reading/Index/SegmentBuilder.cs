using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Makes a segment from entries, one after the other.</summary>
sealed class SegmentBuilder(Values values, Terms terms)
{
    readonly List<Guid> ids = [], groups = [], atIds = [], locationIds = [];
    readonly List<bool> isOrganization = [];
    readonly List<byte> status = [];
    readonly List<long> modified = [], atModified = [];
    readonly List<byte[]>[] names = [.. DirectoryIndex.Languages.Select(_ => new List<byte[]>())];
    readonly Postings.Builder postings = new();
    readonly Dimension.Builder themes = new(), municipalities = new(), neighbourhoods = new(), languages = new(), postcodes = new(), areas = new();
    readonly List<int> placeStarts = [0], placeMunicipality = [], placeNeighbourhood = [], placePostcode = [];
    readonly List<float> latitudes = [], longitudes = [];
    readonly HashSet<int> numbers = [];

    public int Count => ids.Count;

    public void Add(Entry entry)
    {
        ids.Add(entry.Id);
        groups.Add(entry.Group);
        isOrganization.Add(entry.IsOrganization);
        status.Add((byte)entry.Status);
        modified.Add(entry.ModifiedAt.Ticks);
        for (var i = 0; i < names.Length; i++) names[i].Add(SortKey(entry.Name, i));
        AddWords(entry);
        themes.Add(terms.WithBroader(entry.Terms, numbers));
        languages.Add(Numbers(entry.Languages));
        areas.Add(Numbers(entry.Areas));
        municipalities.Add(Numbers(entry.Places.Select(p => p.Municipality)));
        neighbourhoods.Add(Numbers(entry.Places.Select(p => p.Neighbourhood)));
        postcodes.Add(Numbers(entry.Places.SelectMany(p => p.Postcodes)));
        foreach (var place in entry.Places) Add(place);
        placeStarts.Add(atIds.Count);
    }

    /// <summary>The name in this language, and the same bytes again when it has but one.</summary>
    byte[] SortKey(LocalText name, int language)
    {
        var text = name.In(DirectoryIndex.Languages[language]).Text;
        for (var i = 0; i < language; i++)
            if (name.In(DirectoryIndex.Languages[i]).Text == text) return names[i][^1];
        return Folding.SortKey(text);
    }

    void AddWords(Entry entry)
    {
        AddText(entry.Name, Place.Name);
        foreach (var (text, where) in entry.Texts) AddText(text, where);
        postings.EndEntry(ids.Count - 1);
    }

    void AddText(LocalText texts, Place where)
    {
        foreach (var (_, text) in texts) postings.Add(text, where);
    }

    void Add(EntryPlace place)
    {
        atIds.Add(place.AtId);
        locationIds.Add(place.LocationId);
        atModified.Add(place.ModifiedAt.Ticks);
        latitudes.Add(place.Latitude);
        longitudes.Add(place.Longitude);
        placeMunicipality.Add(place.Municipality is { } m ? values.Number(m) : -1);
        placeNeighbourhood.Add(place.Neighbourhood is { } n ? values.Number(n) : -1);
        placePostcode.Add(place.Postcodes.Count > 0 ? values.Number(place.Postcodes[0]) : -1);
    }

    HashSet<int> Numbers(IEnumerable<string?> of)
    {
        numbers.Clear();
        foreach (var value in of)
            if (value is not null) numbers.Add(values.Number(value));
        return numbers;
    }

    public Segment Build()
    {
        Guid[] all = [.. ids];
        return new()
        {
            Ids = all, Groups = [.. groups], IsOrganization = [.. isOrganization], Status = [.. status], Modified = [.. modified],
            Names = [.. names.Select(n => new Names(n, all))], Postings = postings.Build(),
            Themes = themes.Build(), Municipalities = municipalities.Build(), Neighbourhoods = neighbourhoods.Build(),
            Languages = languages.Build(), Postcodes = postcodes.Build(), Areas = areas.Build(),
            PlaceStarts = [.. placeStarts], AtIds = [.. atIds], LocationIds = [.. locationIds], AtModified = [.. atModified],
            Latitudes = [.. latitudes], Longitudes = [.. longitudes],
            PlaceMunicipality = [.. placeMunicipality], PlaceNeighbourhood = [.. placeNeighbourhood], PlacePostcode = [.. placePostcode],
        };
    }
}
