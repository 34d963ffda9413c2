using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory;

/// <summary>A list of words with which services are sorted; there are several (HSDS taxonomy).</summary>
public sealed class Taxonomy : DirectoryRecord
{
    public required LocalText Name { get; init; }
    public LocalText? Description { get; init; }
    public string? Uri { get; init; }
    public string? Version { get; init; }
}

/// <summary>One word of a taxonomy (HSDS taxonomy_term).</summary>
public sealed class TaxonomyTerm : DirectoryRecord
{
    public required Guid TaxonomyId { get; init; }
    public string? Code { get; init; }
    public required LocalText Name { get; init; }
    public LocalText? Description { get; init; }
    /// <summary>Other words for the same, per language: {"nl":["schulden","budget"]}.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> AlternateNames { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
    /// <summary>The wider terms; more than one is common. The first is HSDS's parent_id.</summary>
    public IReadOnlyList<Guid> Broader { get; init; } = [];
    /// <summary>Services under this term are shown discreetly.</summary>
    public bool Discreet { get; init; }
    /// <summary>0 for a top term, which is a theme on the screens; 1 and more below.</summary>
    public int Depth { get; init; }
}
