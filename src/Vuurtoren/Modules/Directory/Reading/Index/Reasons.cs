using Vuurtoren.Modules.Directory.Reading.Concepts;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Says in a few words why each record of a page is there.</summary>
static class Reasons
{
    public static IReadOnlyList<Why> For(IReadOnlyList<Guid> page, Understood understood, IReadOnlyList<(Segment Segment, Hits Hits)> found, Terms terms)
    {
        var reasons = new Why[page.Count];
        for (var i = 0; i < page.Count; i++)
            for (var s = 0; s < found.Count; s++)
                if (found[s].Segment.Find(page[i]) is >= 0 and var entry && Array.BinarySearch(found[s].Hits.Entries, 0, found[s].Hits.Count, entry) >= 0)
                    reasons[i] = Of(found[s].Segment, s, entry, found[s].Hits.HowOf(entry), understood, terms);
        return reasons;
    }

    static Why Of(Segment segment, int number, int entry, byte how, Understood understood, Terms terms)
    {
        if ((how & How.Name) != 0) return new(Reason.Name);
        if (Theme(segment, entry, understood, terms) is { } theme) return new(Reason.Theme, terms.Id(theme));
        if ((how & How.Related) != 0) return new(Reason.Name);
        if ((how & How.Text) != 0) return new(Reason.Text);
        return (how & How.Near) != 0 ? new(Reason.Near, Word: NearWord(segment, number, entry, understood)) : new(Reason.Place);
    }

    /// <summary>The term that lifted it most; of equal ones the same on every server, whatever order they came in.</summary>
    static int? Theme(Segment segment, int entry, Understood understood, Terms terms)
    {
        int? best = null;
        foreach (var term in segment.Themes.Of(entry))
        {
            var by = understood.Lift[term] - (best is { } known ? understood.Lift[known] : 0);
            if (by > 0 || by == 0 && best is { } other && terms.Id(term).CompareTo(terms.Id(other)) < 0) best = term;
        }
        return best;
    }

    static string? NearWord(Segment segment, int number, int entry, Understood understood)
    {
        for (var word = 0; word < understood.Words.Count; word++)
            foreach (var alternative in understood.Alternatives(number, word))
                for (var walk = segment.Postings.Entries(alternative.Word); walk.Next() && walk.Entry <= entry;)
                    if (walk.Entry == entry) return segment.Postings.Words[alternative.Word];
        return null;
    }
}
