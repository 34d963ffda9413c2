using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Api;

/// <summary>Taxonomies and terms that answer to the parameters, in the order of their ids.</summary>
static class TermLists
{
    public static IReadOnlyList<Taxonomy> Taxonomies(Terms terms, Asked asked) =>
        [.. terms.Taxonomies.Where(t => Matches(asked.Query.Text, Words(t.Name, t.Description)))];

    public static IReadOnlyList<TaxonomyTerm> Terms(Terms terms, Asked asked, Parameters parameters)
    {
        var (top, parent, taxonomy) = (parameters.Yes("top_only"), parameters.Id("parent_id"), asked.Query.Taxonomy);
        return [.. terms.All.Where(t => (!top || t.Broader.Count == 0) && (parent is not { } p || t.Broader.Contains(p)) && (taxonomy is not { } x || t.TaxonomyId == x)
            && Matches(asked.Query.Text, Words(t.Name, t.Description).Concat(t.AlternateNames.Values.SelectMany(names => names))))];
    }

    static IEnumerable<string> Words(LocalText name, LocalText? description) => name.Concat(description ?? Enumerable.Empty<KeyValuePair<string, string>>()).Select(t => t.Value);

    /// <summary>Every word that is asked begins a word of the texts.</summary>
    static bool Matches(string? asked, IEnumerable<string> texts)
    {
        if (asked is null) return true;
        var words = new List<string>();
        foreach (var text in texts) Folding.Words(text, word => words.Add(word.ToString()));
        return Folding.Asked(asked).Words.TrueForAll(word => words.Exists(w => w.StartsWith(word, StringComparison.Ordinal)));
    }
}
