using Vuurtoren.Modules.Directory.Reading.Analysis;
using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Modules.Directory.Themes;
using Map = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Reading.Concepts;

/// <summary>What someone who is typing may mean: our own themes by their names and other names, situations of the lexicon, and places.</summary>
sealed class Suggestions
{
    /// <summary>Very short beginnings fit thousands of words: the first ones are enough for a list of eight.</summary>
    const int MostWords = 400;

    readonly List<(string Folded, Suggestion Shown)> all = [];
    readonly string[] words;
    readonly List<int>[] lists;

    public Suggestions(Terms terms, Lexicon lexicon)
    {
        foreach (var term in terms.All.Where(t => t.TaxonomyId == ThemesFormat.TaxonomyId))
        {
            foreach (var (language, name) in term.Name)
            {
                Add(name, new(SuggestionKind.Theme, name, language, term.Id));
                foreach (var other in term.AlternateNames.GetValueOrDefault(language) ?? []) Add(other, new(SuggestionKind.Theme, name, language, term.Id));
            }
        }
        foreach (var row in lexicon.Rows)
        {
            if (row.Kind == LexiconKind.Situation) { Add(row.Text, new(SuggestionKind.Situation, row.Text, row.Language)); continue; }
            var id = ThemesFormat.TermId(row.Themes[0]);
            if (terms.Find(id)?.Name[row.Language] is { } name) Add(row.Text, new(SuggestionKind.Theme, name, row.Language, id));
        }
        foreach (var municipality in Map.Shipped.Municipalities)
            foreach (var (language, name) in municipality.Name) Add(name, new(SuggestionKind.Place, name, language, Code: "municipality:" + municipality.Nis));
        foreach (var hood in Map.Shipped.Neighbourhoods)
            foreach (var (language, name) in hood.Name) Add(name, new(SuggestionKind.Place, name, language, Code: FormattableString.Invariant($"neighbourhood:{hood.Id}")));
        var byWord = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < all.Count; i++)
            foreach (var word in all[i].Folded.Split(' ').Distinct())
                (byWord.TryGetValue(word, out var list) ? list : byWord[word] = []).Add(i);
        (words, lists) = ([.. byWord.Keys], [.. byWord.Values]);
    }

    void Add(string text, Suggestion shown)
    {
        var folded = new List<string>();
        Folding.Words(text, word => folded.Add(word.ToString()));
        if (folded.Count > 0) all.Add((string.Join(' ', folded), shown));
    }

    /// <summary>Those that have every typed word, the last one as a beginning: in the language of the viewer first, then what begins with it, then the shortest.</summary>
    public IEnumerable<Suggestion> For(IReadOnlyList<string> typed, bool lastIsBeginning, string language, Func<Suggestion, bool> isThere)
    {
        HashSet<int>? having = null;
        for (var i = 0; i < typed.Count; i++)
        {
            var with = With(typed[i], i == typed.Count - 1 && lastIsBeginning);
            if (having is null) having = with; else having.IntersectWith(with);
            if (having.Count == 0) return [];
        }
        return having is null ? [] : having.Select(i => all[i]).Where(s => isThere(s.Shown))
            .OrderBy(s => s.Shown.Lang != language).ThenBy(s => !s.Folded.StartsWith(typed[0], StringComparison.Ordinal)).ThenBy(s => s.Folded.Length).ThenBy(s => s.Folded, StringComparer.Ordinal)
            .Select(s => s.Shown).DistinctBy(s => (s.Kind, s.Id, s.Code, s.Id is null && s.Code is null ? s.Text : null));
    }

    HashSet<int> With(string word, bool beginning)
    {
        var found = new HashSet<int>();
        var at = Array.BinarySearch(words, word, StringComparer.Ordinal);
        if (!beginning)
        {
            if (at >= 0) found.UnionWith(lists[at]);
            return found;
        }
        if (at < 0) at = ~at;
        for (var to = Math.Min(words.Length, at + MostWords); at < to && words[at].StartsWith(word, StringComparison.Ordinal); at++) found.UnionWith(lists[at]);
        return found;
    }
}
