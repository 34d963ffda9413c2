namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>All taxonomies and their terms that the reader may see; some thousands, so kept whole.</summary>
public sealed class Vocabulary(IEnumerable<Taxonomy> taxonomies, IEnumerable<TaxonomyTerm> terms)
{
    public static readonly Vocabulary None = new([], []);

    readonly Dictionary<Guid, Taxonomy> taxonomyById = taxonomies.ToDictionary(t => t.Id);
    readonly Dictionary<Guid, TaxonomyTerm> termById = terms.ToDictionary(t => t.Id);

    public IReadOnlyCollection<Taxonomy> Taxonomies => taxonomyById.Values;
    public IReadOnlyCollection<TaxonomyTerm> Terms => termById.Values;
    public Taxonomy? Taxonomy(Guid id) => taxonomyById.GetValueOrDefault(id);
    public TaxonomyTerm? Term(Guid id) => termById.GetValueOrDefault(id);
}
