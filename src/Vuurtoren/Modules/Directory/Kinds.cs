namespace Vuurtoren.Modules.Directory;

/// <summary>The kinds of record, as the change sequence, the API and the exports name them.</summary>
public static class Kinds
{
    public const string Organization = "organization";
    public const string Service = "service";
    public const string Location = "location";
    public const string ServiceAtLocation = "service_at_location";
    public const string Taxonomy = "taxonomy";
    public const string TaxonomyTerm = "taxonomy_term";

    /// <summary>In the order in which they can point to each other: what comes later points to what comes before.</summary>
    public static readonly IReadOnlyList<(string Name, Type Type)> All =
    [
        (Taxonomy, typeof(Taxonomy)), (TaxonomyTerm, typeof(TaxonomyTerm)), (Organization, typeof(Organization)),
        (Location, typeof(Location)), (Service, typeof(Service)), (ServiceAtLocation, typeof(ServiceAtLocation)),
    ];

    public static string Of(Type type) => All.First(kind => kind.Type == type).Name;
    public static Type TypeOf(string kind) => All.First(k => k.Name == kind).Type;
}
