using System.Collections.Concurrent;
using Vuurtoren.Modules.Directory.Reading.Analysis;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>A segment with what is dead in it: its entries were read again into a later segment, or are gone.</summary>
sealed class LiveSegment
{
    const int Stride = 512;

    const int Piece = 1 << 14;

    /// <summary>A bit for each entry, in pieces: what follows after a change shares those in which nothing died. Null: none is dead.</summary>
    readonly ulong[]?[]? dead;
    readonly ConcurrentDictionary<(int[] Order, bool Organizations), int[]> marks = new();

    public LiveSegment(Segment segment, Vocabulary vocabulary)
    {
        (Segment, Vocabulary) = (segment, vocabulary);
        for (var entry = 0; entry < segment.Count; entry++) Count(entry, 1);
    }

    LiveSegment(LiveSegment of, Vocabulary vocabulary, ulong[]?[]? dead)
    {
        (Segment, Vocabulary, this.dead) = (of.Segment, vocabulary, dead);
        (Services, Organizations, PlacesOfServices) = (of.Services, of.Organizations, of.PlacesOfServices);
    }

    public Segment Segment { get; }
    public Vocabulary Vocabulary { get; }
    public int Services { get; private set; }
    public int Organizations { get; private set; }
    public int PlacesOfServices { get; private set; }
    public int Alive => Services + Organizations;

    void Count(int entry, int by)
    {
        if (Segment.IsOrganization[entry]) { Organizations += by; return; }
        Services += by;
        PlacesOfServices += by * (Segment.PlaceStarts[entry + 1] - Segment.PlaceStarts[entry]);
    }

    public bool IsAlive(int entry) => dead is null || dead[entry / Piece] is not { } some || (some[entry % Piece / 64] & 1UL << entry) == 0;

    /// <summary>Whether anything that lives has this word.</summary>
    public bool Has(int word)
    {
        for (var walk = Segment.Postings.Entries(word); walk.Next();) if (IsAlive(walk.Entry)) return true;
        return false;
    }

    /// <summary>Where to begin in an order of entries to come to the living service, or organisation, after so many: not at its beginning for who turns far ahead.</summary>
    /// <returns>A place in the order, and how many of that kind are still to be passed over from there.</returns>
    public (int At, int Left) After(int[] order, bool organizations, int many)
    {
        var marks = this.marks.GetOrAdd((order, organizations), static (of, live) => live.Marks(of.Order, of.Organizations), this);
        var mark = Math.Min(many / Stride, marks.Length - 1);
        return mark < 0 ? (order.Length, 0) : (marks[mark], many - mark * Stride);
    }

    int[] Marks(int[] order, bool organizations)
    {
        var (places, passed) = (new List<int>(), 0);
        for (var at = 0; at < order.Length; at++)
            if (Segment.IsOrganization[order[at]] == organizations && IsAlive(order[at]) && passed++ % Stride == 0) places.Add(at);
        return [.. places];
    }

    /// <summary>The same after the words of the taxonomies changed.</summary>
    public LiveSegment With(WordBook book) => new(this, new(Segment.Postings.Words, book), dead);

    public LiveSegment Without(IReadOnlyCollection<Guid> groups)
    {
        LiveSegment? less = null;
        foreach (var group in groups)
        {
            var (from, to) = Segment.Groups.Entries(group);
            if (from == to || !IsAlive(from)) continue;
            less ??= new(this, Vocabulary, dead is null ? new ulong[]?[Segment.Count / Piece + 1] : (ulong[]?[])dead.Clone());
            for (var entry = from; entry < to; entry++)
            {
                ref var some = ref less.dead![entry / Piece];
                var before = dead?[entry / Piece];
                if (some == before) some = before is null ? new ulong[Piece / 64] : (ulong[])before.Clone();
                some![entry % Piece / 64] |= 1UL << entry;
                less.Count(entry, -1);
            }
        }
        return less ?? this;
    }
}
