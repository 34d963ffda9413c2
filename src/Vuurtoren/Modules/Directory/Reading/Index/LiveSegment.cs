using Vuurtoren.Modules.Directory.Reading.Analysis;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>A segment with what is dead in it: its entries were read again into a later segment, or are gone.</summary>
sealed class LiveSegment
{
    readonly ulong[]? dead;

    public LiveSegment(Segment segment, Vocabulary vocabulary, ulong[]? dead = null)
    {
        (Segment, Vocabulary, this.dead) = (segment, vocabulary, dead);
        for (var entry = 0; entry < segment.Count; entry++)
            if (IsAlive(entry))
            {
                if (segment.IsOrganization[entry]) Organizations++; else Services++;
                if (!segment.IsOrganization[entry]) PlacesOfServices += segment.PlaceStarts[entry + 1] - segment.PlaceStarts[entry];
            }
    }

    public Segment Segment { get; }
    public Vocabulary Vocabulary { get; }
    public int Services { get; }
    public int Organizations { get; }
    public int PlacesOfServices { get; }
    public int Alive => Services + Organizations;

    public bool IsAlive(int entry) => dead is null || (dead[entry >> 6] & (1UL << (entry & 63))) == 0;

    /// <summary>The same after the words of the taxonomies changed.</summary>
    public LiveSegment With(WordBook book) => new(Segment, new(Segment.Postings.Words, book), dead);

    public LiveSegment Without(IReadOnlyCollection<Guid> groups)
    {
        var now = dead is null ? new ulong[(Segment.Count + 63) / 64] : (ulong[])dead.Clone();
        var found = false;
        foreach (var group in groups)
            foreach (var entry in Segment.InGroup(group))
            {
                now[entry >> 6] |= 1UL << (entry & 63);
                found = true;
            }
        return found ? new(Segment, Vocabulary, now) : this;
    }
}
