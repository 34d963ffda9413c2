namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>The entries of a segment that have all values that are asked, rising: those with the rarest are gone through, and of each the other values are looked at.</summary>
sealed class Listed
{
    readonly List<(Dimension Dimension, int Value)> others;
    readonly bool byValue;
    EntryWalk rarest;
    int next;
    readonly int end;

    /// <param name="group">Only these entries, From .. To - 1; null: all.</param>
    public Listed(Segment segment, List<(Dimension Dimension, int Value)> asked, (int From, int To)? group)
    {
        (next, end) = group ?? (0, segment.Count);
        (others, IsAll, Most) = (asked, group is null && asked.Count == 0, end - next);
        if (group is not null || IsAll) return;
        var least = asked.MinBy(a => a.Dimension.Count(a.Value));
        others.Remove(least);
        (byValue, rarest, Most) = (true, least.Dimension.With(least.Value), least.Dimension.Count(least.Value));
    }

    /// <summary>Nothing was asked.</summary>
    public bool IsAll { get; }
    /// <summary>There are no more than so many.</summary>
    public int Most { get; }
    public int Entry { get; private set; }

    /// <summary>The next one, when it comes before this end; else it is kept for a later end.</summary>
    public bool NextBefore(int before)
    {
        while (Step(before))
            if (HasOthers()) return true;
        return false;
    }

    bool Step(int before)
    {
        if (byValue)
        {
            if (!rarest.NextBefore(before)) return false;
            Entry = rarest.Entry;
            return true;
        }
        if (next >= Math.Min(before, end)) return false;
        Entry = next++;
        return true;
    }

    bool HasOthers()
    {
        foreach (var (dimension, value) in others)
            if (!dimension.Has(Entry, value)) return false;
        return true;
    }
}
