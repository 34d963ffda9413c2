namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>The numbers that the entries of a segment get in the one it is merged into; what is dead gets none.</summary>
sealed class Renumbered
{
    readonly int offset;
    readonly int[]? numbers; // null: nothing is dead

    public Renumbered(LiveSegment live, int offset)
    {
        (this.offset, Count, Kept) = (offset, live.Segment.Count, live.Alive);
        if (live.Alive == live.Segment.Count) return;
        numbers = new int[live.Segment.Count];
        for (var entry = 0; entry < numbers.Length; entry++) numbers[entry] = live.IsAlive(entry) ? offset++ : -1;
    }

    /// <summary>How many there were, and how many are left.</summary>
    public int Count { get; }
    public int Kept { get; }

    /// <summary>-1: dead.</summary>
    public int New(int entry) => numbers is null ? entry + offset : numbers[entry];
}

/// <summary>Makes one segment of several, without reading the tables again: what is dead is left out. All entries of a group live or are dead together.</summary>
static class Merging
{
    public static Segment Of(IReadOnlyList<LiveSegment> segments)
    {
        var parts = new List<(Segment Segment, Renumbered Entries)>();
        foreach (var live in segments) parts.Add((live.Segment, new(live, parts.Sum(p => p.Entries.Kept))));
        var ids = Kept(parts, s => s.Ids);
        var places = PlacesMerging.Of(parts, out var groups);
        Postings? postings = null;
        Names[]? names = null;
        FilterColumns? columns = null;
        Dimension? themes = null, municipalities = null, neighbourhoods = null, languages = null, postcodes = null, areas = null, targets = null;
        Action[] all =
        [
            () => postings = Postings.Merge([.. parts.Select(p => (p.Segment.Postings, p.Entries))]),
            () => names = [.. DirectoryIndex.Languages.Select((_, n) => Names.Merge([.. parts.Select(p => (p.Segment.Names[n], p.Entries))], ids))],
            () => themes = Merge(s => s.Themes),
            () =>
            {
                (municipalities, neighbourhoods, languages) = (Merge(s => s.Municipalities), Merge(s => s.Neighbourhoods), Merge(s => s.Languages));
                (postcodes, areas, targets) = (Merge(s => s.Postcodes), Merge(s => s.Areas), Merge(s => s.Targets));
                columns = Columns(parts, places);
            },
        ];
        if (ids.Length > Few) Parallel.Invoke(all); else foreach (var one in all) one();
        return new()
        {
            Ids = ids, Groups = groups, IsOrganization = Kept(parts, s => s.IsOrganization), Status = Kept(parts, s => s.Status), Modified = new(Moments(parts)),
            Names = names!, Postings = postings!, Themes = themes!, Municipalities = municipalities!, Neighbourhoods = neighbourhoods!,
            Languages = languages!, Postcodes = postcodes!, Areas = areas!, Targets = targets!, Places = places, Columns = columns!,
        };

        Dimension Merge(Func<Segment, Dimension> of) => Dimension.Merge([.. parts.Select(p => (of(p.Segment), p.Entries))]);
    }

    /// <summary>So many are merged sooner than another thread begins.</summary>
    const int Few = 20_000;

    static T[] Kept<T>(List<(Segment Segment, Renumbered Entries)> parts, Func<Segment, T[]> of)
    {
        var kept = new T[parts.Sum(p => p.Entries.Kept)];
        foreach (var (segment, entries) in parts)
            for (var entry = 0; entry < entries.Count; entry++)
                if (entries.New(entry) is >= 0 and var at) kept[at] = of(segment)[entry];
        return kept;
    }

    static long[] Moments(List<(Segment Segment, Renumbered Entries)> parts)
    {
        var kept = new long[parts.Sum(p => p.Entries.Kept)];
        foreach (var (segment, entries) in parts)
            for (var entry = 0; entry < entries.Count; entry++)
                if (entries.New(entry) is >= 0 and var at) kept[at] = segment.Modified[entry];
        return kept;
    }

    static FilterColumns Columns(List<(Segment Segment, Renumbered Entries)> parts, Places places)
    {
        var builder = new FilterColumns.Builder();
        foreach (var (segment, entries) in parts)
            for (var entry = 0; entry < entries.Count; entry++)
                if (entries.New(entry) >= 0) builder.Add(segment.Columns, entry);
        return builder.Build(places);
    }
}

/// <summary>The places of what is left of several segments, group after group.</summary>
static class PlacesMerging
{
    public static Places Of(List<(Segment Segment, Renumbered Entries)> parts, out Groups groups)
    {
        var builder = new PlacesBuilder();
        var hours = 0; // where the hours of this entry will stand: as they did, one behind the other
        foreach (var (segment, entries) in parts)
            for (var group = 0; group < segment.Groups.Count; group++)
            {
                var (from, to) = (segment.Groups.Start(group), segment.Groups.Start(group + 1));
                if (entries.New(from) < 0) continue;
                builder.BeginGroup(segment.Groups.Id(group));
                for (var entry = from; entry < to; entry++)
                {
                    builder.Add(segment, entry, hours);
                    hours += segment.Columns.Hours(entry).Length;
                }
            }
        return builder.Build(out groups);
    }
}
