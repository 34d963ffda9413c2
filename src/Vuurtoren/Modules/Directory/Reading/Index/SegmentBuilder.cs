using System.Runtime.InteropServices;
using System.Text;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Takes entries, those of one group one after the other, and makes a segment of them.</summary>
sealed class SegmentBuilder(Values values, Terms terms)
{
    readonly List<Guid> ids = [];
    readonly List<bool> isOrganization = [];
    readonly List<byte> status = [];
    readonly List<long> modified = [];
    readonly List<byte> names = [];
    readonly (List<int> Starts, List<byte> Lengths)[] nameOf = [.. DirectoryIndex.Languages.Select(_ => (new List<int>(), new List<byte>()))];
    readonly Postings.Builder postings = new();
    readonly Dimension.Builder themes = new(), municipalities = new(), neighbourhoods = new(), languages = new(), postcodes = new(), areas = new(), targets = new();
    readonly PlacesBuilder places = new();
    readonly FilterColumns.Builder columns = new();

    public int Count => ids.Count;

    public void Add(Entry entry)
    {
        if (ids.Count == 0 || places.Group != entry.Group) places.BeginGroup(entry.Group);
        ids.Add(entry.Id);
        isOrganization.Add(entry.IsOrganization);
        status.Add((byte)entry.Status);
        modified.Add(entry.ModifiedAt.Ticks);
        for (var language = 0; language < nameOf.Length; language++) AddName(entry.Name, language);
        AddWords(entry);
        foreach (var term in entry.Terms) foreach (var number in terms.WithBroader(term)) themes.Add(number);
        foreach (var language in entry.Languages) languages.Add(values.Number(language));
        foreach (var area in entry.Areas) areas.Add(values.Number(area));
        foreach (var target in entry.Targets) targets.Add(target);
        foreach (var place in entry.Places)
        {
            if (place.Location.Municipality is { } municipality) municipalities.Add(values.Number(municipality));
            if (place.Location.Neighbourhood is { } neighbourhood) neighbourhoods.Add(values.Number(neighbourhood));
            foreach (var postcode in place.Location.Postcodes) postcodes.Add(values.Number(postcode));
        }
        foreach (var dimension in (ReadOnlySpan<Dimension.Builder>)[themes, languages, areas, targets, municipalities, neighbourhoods, postcodes]) dimension.EndEntry();
        places.Add(entry, values, columns.Number);
        columns.Add(entry.Flags, entry.Hours);
    }

    /// <summary>The name in this language, and the same bytes again when it has but one.</summary>
    void AddName(LocalText name, int language)
    {
        var text = name.In(DirectoryIndex.Languages[language]).Text;
        var (starts, lengths) = nameOf[language];
        for (var i = 0; i < language; i++)
            if (ReferenceEquals(name.In(DirectoryIndex.Languages[i]).Text, text))
            {
                starts.Add(nameOf[i].Starts[^1]);
                lengths.Add(nameOf[i].Lengths[^1]);
                return;
            }
        Span<byte> key = stackalloc byte[Names.Longest];
        key = key[..Folding.SortKey(text, key)];
        starts.Add(names.Count);
        lengths.Add((byte)key.Length);
        names.AddRange(key);
    }

    void AddWords(Entry entry)
    {
        AddText(entry.Name, Place.Name);
        foreach (var (text, where) in entry.Texts) AddText(text, where);
        postings.EndEntry(ids.Count - 1);
    }

    void AddText(LocalText texts, Place where)
    {
        foreach (var (_, text) in texts.All) postings.Add(text, where);
    }

    public Segment Build()
    {
        Guid[] all = [.. ids];
        byte[] keys = [.. names];
        var built = places.Build(out var groups);
        return new()
        {
            Ids = all, Groups = groups, IsOrganization = [.. isOrganization], Status = [.. status], Modified = new(modified),
            Names = [.. nameOf.Select(n => Names.Sort(keys, [.. n.Starts], [.. n.Lengths], all))], Postings = postings.Build(),
            Themes = themes.Build(), Municipalities = municipalities.Build(), Neighbourhoods = neighbourhoods.Build(),
            Languages = languages.Build(), Postcodes = postcodes.Build(), Areas = areas.Build(), Targets = targets.Build(), Places = built, Columns = columns.Build(built),
        };
    }
}
