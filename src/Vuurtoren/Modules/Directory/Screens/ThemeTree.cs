using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Modules.Directory.Themes;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>The themes on the screens: the top terms of our own taxonomy, or of what there is when that is not filled.</summary>
public sealed class ThemeTree
{
    const string Own = "vuurtoren";

    static Directory.Themes.Themes Shipped => Directory.Themes.Themes.Shipped;

    static ThemeTree? last;

    readonly Terms terms;
    readonly Dictionary<string, TaxonomyTerm> byCode;

    ThemeTree(Terms terms)
    {
        this.terms = terms;
        var own = terms.All.Where(t => t.Source == Own).ToList();
        var order = Shipped.All.Select((theme, i) => (theme.Code, i)).ToDictionary(t => t.Code, t => t.i);
        Top = [.. (own.Count > 0 ? own : terms.All).Where(t => t.Depth == 0 && t.Broader.Count == 0).OrderBy(t => order.GetValueOrDefault(t.Code ?? "", int.MaxValue))];
        byCode = own.Where(t => t.Code is not null).DistinctBy(t => t.Code).ToDictionary(t => t.Code!, StringComparer.Ordinal);
    }

    public static ThemeTree Of(Terms terms)
    {
        if (last is { } known && ReferenceEquals(known.terms, terms)) return known;
        return last = new(terms);
    }

    public IReadOnlyList<TaxonomyTerm> Top { get; }

    /// <summary>Counted once for all that answers; a theme under which nothing falls is left out, unless nothing falls under any.</summary>
    public IReadOnlyList<(TaxonomyTerm Theme, int Count)> Tiles(DirectoryIndex index, Viewer viewer)
    {
        var counts = Counts(index, viewer);
        var all = Top.Select(theme => (Theme: theme, Count: counts.GetValueOrDefault(theme.Id))).ToList();
        var filled = all.Where(tile => tile.Count > 0).ToList();
        return filled.Count > 0 ? filled : all;
    }

    /// <summary>How many services fall under each term.</summary>
    public static Dictionary<Guid, int> Counts(DirectoryIndex index, Viewer viewer) =>
        (index.Find(new Query { Take = 1, Facets = true }, viewer).Facets?.Themes ?? []).ToDictionary(t => t.Term, t => t.Count);

    public TaxonomyTerm? Find(Guid id) => terms.Find(id);

    /// <summary>By what stands in an address: the code of one of our own themes, or the id of any term.</summary>
    public TaxonomyTerm? Find(string codeOrId) =>
        byCode.GetValueOrDefault(codeOrId) ?? (Guid.TryParseExact(codeOrId, "D", out var id) ? terms.Find(id) : null);

    public IEnumerable<TaxonomyTerm> Under(TaxonomyTerm term) => terms.Narrower(term.Id);

    /// <summary>What stands in an address for this term.</summary>
    public string Code(TaxonomyTerm term) => term.Code is { } code && byCode.TryGetValue(code, out var own) && own.Id == term.Id ? code : term.Id.ToString("D");

    /// <summary>The picture of a theme in icons.svg.</summary>
    public string Icon(TaxonomyTerm term) => term.Source == Own && term.Depth == 0 && term.Code is { } code ? code : "theme";

    public bool IsOwn(TaxonomyTerm term) => term.Source == Own;

    /// <summary>The top theme under which a term falls; null when it falls under none.</summary>
    public TaxonomyTerm? TopOf(TaxonomyTerm term)
    {
        for (var depth = 0; depth < 10; depth++)
        {
            if (Top.Contains(term)) return term;
            if (term.Broader.Count == 0 || terms.Find(term.Broader[0]) is not { } broader) return null;
            term = broader;
        }
        return null;
    }
}
