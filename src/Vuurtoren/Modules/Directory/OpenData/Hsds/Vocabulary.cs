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

/// <summary>A service with all that is shown around it.</summary>
public sealed record ServiceSheet(Service Service, Organization? Organization, IReadOnlyList<PlaceOfService> Places);

/// <summary>One place of a service. The location is null when the reader may not see it.</summary>
public sealed record PlaceOfService(ServiceAtLocation At, Location? Location);

/// <summary>An organisation with its own places and its services.</summary>
public sealed record OrganizationSheet(Organization Organization, IReadOnlyList<Location> Locations, IReadOnlyList<Service> Services);
