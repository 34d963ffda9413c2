using Vuurtoren.Modules.Directory.Reading.Index;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>The themes on the screens: the top terms of our own taxonomy, or of what there is when that is not filled.</summary>
public sealed class ThemeTree
{
    const string Own = "vuurtoren";

    static ThemeTree? last;

    readonly Terms terms;
    readonly Dictionary<string, TaxonomyTerm> byCode;

    ThemeTree(Terms terms)
    {
        this.terms = terms;
        var own = terms.All.Where(t => t.Source == Own).ToList();
        Top = [.. (own.Count > 0 ? own : terms.All).Where(t => t.Depth == 0 && t.Broader.Count == 0)];
        byCode = own.Where(t => t.Code is not null).DistinctBy(t => t.Code).ToDictionary(t => t.Code!, StringComparer.Ordinal);
    }

    public static ThemeTree Of(Terms terms)
    {
        if (last is { } known && ReferenceEquals(known.terms, terms)) return known;
        return last = new(terms);
    }

    public IReadOnlyList<TaxonomyTerm> Top { get; }

    public TaxonomyTerm? Find(Guid id) => terms.Find(id);

    /// <summary>By what stands in an address: the code of one of our own themes, or the id of any term.</summary>
    public TaxonomyTerm? Find(string codeOrId) =>
        byCode.GetValueOrDefault(codeOrId) ?? (Guid.TryParseExact(codeOrId, "D", out var id) ? terms.Find(id) : null);

    public IEnumerable<TaxonomyTerm> Under(TaxonomyTerm term) => terms.Narrower(term.Id);

    /// <summary>What stands in an address for this term.</summary>
    public string Code(TaxonomyTerm term) => term.Code is { } code && byCode.TryGetValue(code, out var own) && own.Id == term.Id ? code : term.Id.ToString("D");

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
