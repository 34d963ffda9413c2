using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>How many of what was found each filter would leave: all in one pass over it.</summary>
sealed class FilterCounts(Terms terms, Values values, OpenAt? openAt)
{
    const int MostTargets = 60;

    readonly int[] themes = new int[terms.Count], municipalities = new int[values.Count], neighbourhoods = new int[values.Count], languages = new int[values.Count];
    readonly int[] targets = new int[values.Filters.Targets.Count], flags = new int[(int)FilterFlags.All + 1];
    readonly OpenMoment? moment = openAt is { } at ? values.Filters.At(at) : null;
    int open;

    public static Facets Of(IReadOnlyList<(Segment Segment, Hits Hits)> found, Terms terms, Values values, OpenAt? openAt)
    {
        var counts = new FilterCounts(terms, values, openAt);
        foreach (var (segment, hits) in found)
            counts.Add(segment, hits.Entries.AsSpan(0, hits.Count));
        return counts.Facets();
    }

    void Add(Segment segment, ReadOnlySpan<int> entries)
    {
        segment.Themes.Count(entries, themes);
        segment.Municipalities.Count(entries, municipalities);
        segment.Neighbourhoods.Count(entries, neighbourhoods);
        segment.Languages.Count(entries, languages);
        segment.Targets.Count(entries, targets);
        foreach (var entry in entries)
        {
            flags[(int)segment.Columns.Of(entry)]++;
            if (moment is not null && segment.Columns.IsOpen(entry, moment)) open++;
        }
    }

    public static int Open(IReadOnlyList<(Segment Segment, Hits Hits)> found, OpenMoment at)
    {
        var count = 0;
        foreach (var (segment, hits) in found)
            for (var i = 0; i < hits.Count; i++)
                if (segment.Columns.IsOpen(hits.Entries[i], at)) count++;
        return count;
    }

    Facets Facets() => new([.. Some(themes).Select(c => (Term: terms.Id(c.Value), c.Count)).Where(c => terms.Find(c.Term) is not null).OrderByDescending(c => c.Count).ThenBy(c => c.Term)],
        Named(municipalities), Named(neighbourhoods), Named(languages))
    {
        Targets = Targets(values.Filters.Targets), Open = open, Wheelchair = Having(FilterFlags.Wheelchair), Free = Having(FilterFlags.Free),
        ByAppointment = Having(FilterFlags.ByAppointment), WithoutAppointment = Having(FilterFlags.WithoutAppointment),
    };

    int Having(FilterFlags flag) => flags.Index().Where(f => ((FilterFlags)f.Index & flag) != 0).Sum(f => f.Item);

    static IEnumerable<(int Value, int Count)> Some(int[] counts) => counts.Index().Where(c => c.Item > 0);

    List<(string Code, int Count)> Named(int[] counts) =>
        [.. Some(counts).Select(c => (Code: values[c.Value], c.Count)).OrderByDescending(c => c.Count).ThenBy(c => c.Code, StringComparer.Ordinal)];

    /// <summary>Most first.</summary>
    List<(string Key, LocalText Name, int Count)> Targets(TargetNames names) =>
        [.. Some(targets).Select(t => (Key: names.Key(t.Value), Name: names.Name(t.Value), t.Count)).OrderByDescending(t => t.Count).ThenBy(t => t.Key, StringComparer.Ordinal).Take(MostTargets)];
}
