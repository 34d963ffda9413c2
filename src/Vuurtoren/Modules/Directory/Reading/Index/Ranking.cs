namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Puts the hits of all segments in one order, as far as the page needs it.</summary>
sealed class Ranking(SortBy sort, bool byScore, int language)
{
    bool ByName => sort is SortBy.Relevance or SortBy.Name;

    /// <param name="after">Only ids after this one.</param>
    public List<Guid> Page(IReadOnlyList<(Segment Segment, Hits Hits)> found, int skip, int take, Guid? after)
    {
        var needed = (int)Math.Min((long)skip + take, int.MaxValue);
        var from = found.Count == 1 ? Math.Min(skip, needed) : 0; // of one segment, what stands before the page needs no order
        return Merge([.. found.Select(f => new Sorted(f.Segment, First(f.Segment, f.Hits, from, needed, after)))], skip, take);
    }

    /// <summary>Of everything, without looking at what is not shown.</summary>
    public List<Guid> PageOfAll(IReadOnlyList<LiveSegment> segments, bool organizations, int skip, int take, Guid? after) =>
        segments.Count == 1 && after is null ? PageOfOne(segments[0], organizations, skip, take)
        : Merge([.. segments.Select(s => new Sorted(s.Segment, Walk(s, organizations, after)))], skip, take);

    /// <summary>One segment, as after loading: nothing to merge, and hardly anything to skip.</summary>
    List<Guid> PageOfOne(LiveSegment live, bool organizations, int skip, int take)
    {
        var (segment, order, page) = (live.Segment, Order(live.Segment), new List<Guid>(Math.Min(take, 1000)));
        for (var (at, left) = live.After(order, organizations, skip); at < order.Length && page.Count < take; at++)
        {
            var entry = order[at];
            if (segment.IsOrganization[entry] == organizations && live.IsAlive(entry) && left-- <= 0) page.Add(segment.Ids[entry]);
        }
        return page;
    }

    IEnumerable<long> Walk(LiveSegment live, bool organizations, Guid? after)
    {
        var segment = live.Segment;
        var order = Order(segment);
        for (var at = after is { } id && !ByName ? Segment.LowerBound(segment.ById, segment.Ids, id) : 0; at < order.Length; at++)
        {
            var entry = order[at];
            if (segment.IsOrganization[entry] == organizations && live.IsAlive(entry) && segment.Ids[entry] != after) yield return at;
        }
    }

    /// <summary>What the low half of a key counts in.</summary>
    int[] Order(Segment segment) => ByName ? segment.Names[language].Order : segment.ById;

    /// <summary>The smallest keys, as many as are needed, in order from <paramref name="from"/> on: what cannot be among them any more is passed over.</summary>
    IEnumerable<long> First(Segment segment, Hits hits, int from, int needed, Guid? after)
    {
        if (needed == 0) return [];
        var rank = ByName ? segment.Names[language].Rank : segment.IdRank;
        var keys = new long[Math.Min(hits.Count, Math.Max(needed, 64) * 4L)];
        var (count, worst) = (0, long.MaxValue);
        for (var i = 0; i < hits.Count; i++)
        {
            var entry = hits.Entries[i];
            var high = High(segment, entry, hits.Scores[i]) << 32;
            if (high > worst || after is { } id && segment.Ids[entry].CompareTo(id) <= 0) continue;
            var key = high | (uint)rank[entry];
            if (key > worst) continue;
            if (count == keys.Length)
            {
                Nth.Place(keys, needed - 1);
                (count, worst) = (needed, keys[needed - 1]);
            }
            keys[count++] = key;
        }
        needed = Math.Min(count, needed);
        if (from < needed) Nth.Sort(keys.AsSpan(0, count), from, needed);
        return keys[..needed];
    }

    long High(Segment segment, int entry, int score) => sort switch
    {
        SortBy.Relevance when byScore => int.MaxValue - score,
        SortBy.Modified => int.MaxValue - segment.Modified[entry] / TimeSpan.TicksPerSecond + 62_135_596_800, // seconds since 1970, last first
        _ => 0,
    };

    List<Guid> Merge(Sorted[] lists, int skip, int take)
    {
        var page = new List<Guid>(Math.Min(take, 1000));
        try
        {
            for (var at = 0L; page.Count < take; at++)
            {
                Sorted? least = null;
                foreach (var list in lists)
                    if (!list.Ended && (least is null || Compare(list, least) < 0)) least = list;
                if (least is null) break;
                if (at >= skip) page.Add(least.Segment.Ids[Order(least.Segment)[(int)(least.Key & uint.MaxValue)]]);
                least.Advance();
            }
        }
        finally
        {
            foreach (var list in lists) list.Dispose();
        }
        return page;
    }

    int Compare(Sorted a, Sorted b)
    {
        if ((a.Key >> 32).CompareTo(b.Key >> 32) is var high && high != 0) return high;
        var (x, y) = (Order(a.Segment)[(int)(a.Key & uint.MaxValue)], Order(b.Segment)[(int)(b.Key & uint.MaxValue)]);
        if (ByName && a.Segment.Names[language].Key(x).SequenceCompareTo(b.Segment.Names[language].Key(y)) is var name && name != 0) return name;
        return a.Segment.Ids[x].CompareTo(b.Segment.Ids[y]);
    }

    sealed class Sorted : IDisposable
    {
        readonly IEnumerator<long> keys;

        public Sorted(Segment segment, IEnumerable<long> keys)
        {
            Segment = segment;
            this.keys = keys.GetEnumerator();
            Advance();
        }

        public Segment Segment { get; }
        public bool Ended { get; private set; }
        public long Key => keys.Current;
        public void Advance() => Ended = !keys.MoveNext();
        public void Dispose() => keys.Dispose();
    }
}
