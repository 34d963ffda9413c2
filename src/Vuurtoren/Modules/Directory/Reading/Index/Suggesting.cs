using Vuurtoren.Modules.Directory.Reading.Concepts;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Themes first, then situations, places, services and organisations; of each only a few, so that all kinds have a chance.</summary>
static class Suggesting
{
    const int MostThemes = 3, MostSituations = 3, MostPlaces = 2, MostNames = 4;

    public static IReadOnlyList<Suggestion> For(string text, Snapshot snapshot, Viewer viewer, int most, Func<string, IReadOnlyList<Guid>, IReadOnlyDictionary<Guid, (string Text, string Lang)>> names)
    {
        var typed = new List<string>();
        if (text.Length > 200) text = text[..200];
        Folding.Words(text, word => { if (typed.Count < 8) typed.Add(word.ToString()); });
        if (typed.Count == 0 || typed is [{ Length: < 2 }]) return [];
        var beginning = char.IsLetterOrDigit(text[^1]);
        var found = snapshot.Concepts.Suggestions.For(typed, beginning, viewer.Language, s => IsThere(s, snapshot)).Take(200).ToLookup(s => s.Kind);
        List<Suggestion> all = [.. found[SuggestionKind.Theme].Take(MostThemes), .. found[SuggestionKind.Situation].Take(MostSituations), .. found[SuggestionKind.Place].Take(MostPlaces)];
        if (all.Count < most && typed[^1].Length > 2)
            foreach (var (kind, record) in (ReadOnlySpan<(SuggestionKind, string)>)[(SuggestionKind.Service, Kinds.Service), (SuggestionKind.Organization, Kinds.Organization)])
            {
                var ids = ByName(typed, beginning, record == Kinds.Organization, snapshot);
                if (ids.Count > 0) all.AddRange(names(record, ids).OrderBy(n => n.Value.Text.Length).ThenBy(n => n.Key).Select(n => new Suggestion(kind, n.Value.Text, n.Value.Lang, n.Key)).DistinctBy(s => s.Text).Take(MostNames / 2));
            }
        return [.. all.Take(most)];
    }

    /// <summary>A place without any service leads nowhere.</summary>
    static bool IsThere(Suggestion suggestion, Snapshot snapshot)
    {
        if (suggestion.Code?.Split(':') is not [var kind, var code]) return true;
        var value = snapshot.Values.Find(code);
        return value >= 0 && snapshot.Segments.Any(s => (kind == "municipality" ? s.Segment.Municipalities : s.Segment.Neighbourhoods).Count(value) > 0);
    }

    /// <summary>A few entries that have all the typed words in their names; none that is under a discreet theme.</summary>
    static List<Guid> ByName(List<string> typed, bool beginning, bool organizations, Snapshot snapshot)
    {
        var ids = new List<Guid>();
        foreach (var live in snapshot.Segments)
        {
            HashSet<int>? having = null;
            for (var i = 0; i < typed.Count && having is not { Count: 0 }; i++)
            {
                var with = Named(live.Segment.Postings, typed[i], beginning && i == typed.Count - 1);
                if (having is null) having = with; else having.IntersectWith(with);
            }
            foreach (var entry in (having ?? []).Order())
                if (live.Segment.IsOrganization[entry] == organizations && live.IsAlive(entry) && !IsDiscreet(live.Segment, entry, snapshot.Terms)) ids.Add(live.Segment.Ids[entry]);
        }
        ids.Sort();
        return ids.Count > MostNames ? ids[..MostNames] : ids;
    }

    static HashSet<int> Named(Postings postings, string word, bool beginning)
    {
        const int mostWords = 20, mostEntries = 2000;
        var found = new HashSet<int>();
        var at = Array.BinarySearch(postings.Words, word, StringComparer.Ordinal);
        if (at < 0 && !beginning) return found;
        if (at < 0) at = ~at;
        for (var to = Math.Min(postings.Words.Length, at + (beginning ? mostWords : 1)); at < to && found.Count < mostEntries && postings.Words[at].StartsWith(word, StringComparison.Ordinal); at++)
            for (var walk = postings.Entries(at); walk.Next() && found.Count < mostEntries;)
                if (Postings.PlaceOf(walk.Code) == Place.Name) found.Add(walk.Entry);
        return found;
    }

    static bool IsDiscreet(Segment segment, int entry, Terms terms)
    {
        foreach (var term in segment.Themes.Of(entry))
            if (terms.Find(terms.Id(term)) is { Discreet: true }) return true;
        return false;
    }
}
