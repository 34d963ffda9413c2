using Vuurtoren.Modules.Directory.Reading.Concepts;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>
/// Adds up what each entry of a segment has of a question, a stretch of entries after the other: all words and terms go forward together, so that
/// what is added up of a stretch stays in the cache of the processor.
/// </summary>
sealed class Adding
{
    readonly Segment segment;
    readonly Understood understood;
    readonly bool limited, byEntry;
    readonly WordWalk[] words;
    readonly ListWalk[] lists;

    /// <param name="number">Of the segment.</param>
    /// <param name="limit">Only these entries count; null: all.</param>
    public Adding(Segment segment, int number, Understood understood, Values values, int? limit)
    {
        (this.segment, this.understood, limited) = (segment, understood, limit is not null);
        words = [.. understood.Words.SelectMany((word, i) => understood.Alternatives(number, i).Select(a => new WordWalk(segment.Postings.Entries(a.Word), a.Weight, word.Weight / understood.Total, 1u << i)))];
        var places = understood.Words.Index().Where(w => w.Item.Place is not null).Select(w => new ListWalk(Entries(w.Item.Place!, values), 1u << w.Index, text: Impact(w.Item.Weight / understood.Total, 1, (int)Place.Related << 2), how: How.Place));
        // Either the entries of each term, or the terms of each entry: whichever are fewer.
        byEntry = understood.Meant.Sum(term => (long)segment.Themes.Count(term)) > segment.Themes.PerEntry * (limit ?? segment.Count);
        var terms = byEntry ? [] : understood.Meant.Select(term => new ListWalk(segment.Themes.With(term), understood.LiftWords[term], lift: understood.Lift[term]));
        lists = [.. places, .. terms];
    }

    EntryWalk Entries(AskedPlace place, Values values) =>
        place.Municipality is { } municipality ? segment.Municipalities.With(values.Find(municipality))
        : place.Neighbourhood is { } neighbourhood ? segment.Neighbourhoods.With(values.Find(neighbourhood))
        : segment.Postcodes.With(values.Find(place.Postcode!));

    /// <summary>Of the entries From .. To - 1; earlier ones that were passed over are left out.</summary>
    public void Stretch(int from, int to, Scratch scratch)
    {
        foreach (ref var word in words.AsSpan()) Add(ref word, from, to, scratch);
        foreach (ref var list in lists.AsSpan()) Add(ref list, from, to, scratch);
        if (!byEntry) return;
        for (var at = 0; at < to - from; at++)
            if (!limited || scratch.Allows(at)) AddTerms(from + at, at, scratch);
    }

    void Add(ref WordWalk word, int from, int to, Scratch scratch)
    {
        var (walk, bit) = (word.Walk, word.Bit);
        while (walk.NextBefore(to))
        {
            var at = walk.Entry - from;
            if (at < 0 || limited && !scratch.Allows(at)) continue;
            ref var cell = ref scratch.Touch(at);
            if ((cell.Words & bit) != 0) continue;
            cell.Words |= bit;
            cell.How |= word.How[walk.Code];
            cell.Text += word.Impacts[walk.Code];
        }
        word.Walk = walk;
    }

    void Add(ref ListWalk list, int from, int to, Scratch scratch)
    {
        var walk = list.Walk;
        while (walk.NextBefore(to))
        {
            var at = walk.Entry - from;
            if (at < 0 || limited && !scratch.Allows(at)) continue;
            ref var cell = ref scratch.Touch(at);
            if ((cell.Words & list.Bits) == 0) cell.Text += list.Text; // what has the word itself has its text already
            cell.Lift += list.Lift;
            cell.How |= list.How;
            cell.Words |= list.Bits;
        }
        list.Walk = walk;
    }

    void AddTerms(int entry, int at, Scratch scratch)
    {
        foreach (var term in segment.Themes.Of(entry))
        {
            if (understood.Lift[term] == 0) continue;
            ref var cell = ref scratch.Touch(at);
            cell.Words |= understood.LiftWords[term];
            cell.Lift += understood.Lift[term];
        }
    }

    static int Impact(float weight, float alternative, int code) => (int)(weight * TextSearch.Unit * alternative * Occurrences.Of(code));

    /// <summary>The entries of one word that may be meant, and what each of the sixteen codes of an entry counts for.</summary>
    struct WordWalk(EntryWalk walk, float alternative, float weight, uint bit)
    {
        public EntryWalk Walk = walk;
        public readonly uint Bit = bit;
        public readonly int[] Impacts = [.. Enumerable.Range(0, 16).Select(code => Impact(weight, alternative, code))];
        public readonly byte[] How = [.. Enumerable.Range(0, 16).Select(code => Index.How.Of(Postings.PlaceOf(code), alternative))];
    }

    /// <summary>The entries in a place, or under a term, and what that counts for.</summary>
    struct ListWalk(EntryWalk walk, uint bits, int text = 0, int lift = 0, byte how = 0)
    {
        public EntryWalk Walk = walk;
        public readonly uint Bits = bits;
        public readonly int Text = text, Lift = lift;
        public readonly byte How = how;
    }
}
