using System.Text.Json;
using Vuurtoren.Modules.Directory.Import.Files;

namespace Vuurtoren.Modules.Directory.Import.Hsds;

/// <summary>
/// HSDS as JSON: files of one kind or of several, in which records may be nested in each other. A nested record is given the
/// first time it is met, unless it also stands on its own before that.
/// </summary>
sealed class HsdsJsonFiles
{
    readonly HsdsTerms terms;
    readonly HsdsMap map;
    readonly Dictionary<string, HashSet<ulong>> given = Kinds.All.ToDictionary(kind => kind.Name, _ => new HashSet<ulong>());

    HsdsJsonFiles(ImportInput input)
    {
        terms = new(input) { KnowsAll = true };
        map = new(input, terms);
    }

    public static bool IsJson(string name) => !name.Equals("datapackage.json", StringComparison.OrdinalIgnoreCase)
        && (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase));

    public static IEnumerable<ImportItem> Read(InputFolder folder, ImportInput input)
    {
        var reading = new HsdsJsonFiles(input);
        foreach (var file in folder.Names.Where(IsJson).OrderBy(Order).ThenBy(name => name, StringComparer.Ordinal))
        {
            using var pieces = new JsonPieces(folder.Open(file), file);
            foreach (var (element, line) in pieces.Read())
            {
                var node = new JsonNode(element) { Line = line };
                foreach (var item in IsPackage(element) ? reading.Package(node) : reading.Outermost(node, KindOf(node) ?? KindOfFile(file))) yield return item;
            }
        }
    }

    /// <summary>{"organizations":[…],"services":[…]}: lists beside each other, with nothing of their own.</summary>
    static bool IsPackage(JsonElement element) => !element.TryGetProperty("id", out _) && element.EnumerateObject().Any(p => p.Value.ValueKind == JsonValueKind.Array && KindOfList(p.Name) is not null);

    IEnumerable<ImportItem> Package(HsdsNode node) =>
        node.Fields.OrderBy(Order).SelectMany(list => node.Many(list).SelectMany(n => Outermost(n, KindOfList(list))));

    static int Order(string name) => Array.FindIndex(["taxonom", "term", "organi", "location", "service"], word => name.Contains(word, StringComparison.OrdinalIgnoreCase)) is >= 0 and var place
        ? place + (name.Contains("at_location", StringComparison.OrdinalIgnoreCase) ? 9 : 0) + (name.Contains("taxonomy_term", StringComparison.OrdinalIgnoreCase) ? 1 : 0) : 8;

    static string? KindOfList(string name) => name switch
    {
        "organizations" => Kinds.Organization,
        "locations" => Kinds.Location,
        "services" => Kinds.Service,
        "service_at_locations" => Kinds.ServiceAtLocation,
        "taxonomies" => Kinds.Taxonomy,
        "taxonomy_terms" => Kinds.TaxonomyTerm,
        _ => null,
    };

    static string? KindOfFile(string file) => Path.GetFileNameWithoutExtension(file).ToLowerInvariant() switch
    {
        var name when name.StartsWith("service_at_location", StringComparison.Ordinal) => Kinds.ServiceAtLocation,
        var name when name.StartsWith("service", StringComparison.Ordinal) => Kinds.Service,
        var name when name.StartsWith("organi", StringComparison.Ordinal) => Kinds.Organization,
        var name when name.StartsWith("location", StringComparison.Ordinal) => Kinds.Location,
        var name when name.StartsWith("taxonomy_term", StringComparison.Ordinal) => Kinds.TaxonomyTerm,
        var name when name.StartsWith("taxonom", StringComparison.Ordinal) => Kinds.Taxonomy,
        _ => null,
    };

    /// <summary>What an object is, by fields that only one kind has.</summary>
    static string? KindOf(HsdsNode node)
    {
        var has = node.Fields.ToHashSet();
        if (has.Overlaps(["service_id", "service"]) && has.Overlaps(["location_id", "location"])) return Kinds.ServiceAtLocation;
        if (has.Overlaps(["taxonomy_id", "taxonomy_detail", "parent_id", "term", "broader"])) return Kinds.TaxonomyTerm;
        if (has.Overlaps(["service_at_locations", "application_process", "eligibility_description", "fees_description", "interpretation_services", "status", "organization", "program_id"])) return Kinds.Service;
        if (has.Overlaps(["location_type", "latitude", "longitude", "addresses", "accessibility", "transportation"])) return Kinds.Location;
        if (has.Overlaps(["website", "year_incorporated", "legal_status", "tax_id", "tax_status", "parent_organization_id", "organization_identifiers", "services", "locations"])) return Kinds.Organization;
        return has.Contains("organization_id") ? Kinds.Service : null;
    }

    IEnumerable<ImportItem> Outermost(HsdsNode node, string? kind)
    {
        if (kind is null) return [new Quarantined(Kinds.Service, node.Raw("id"), node.Line, "kind-unknown", node.Source)];
        if (node.Raw("id") is { } id) given[kind].Add(IdIndex.Fingerprint(id));
        return Whole(node, kind);
    }

    IEnumerable<ImportItem> Nested(HsdsNode? node, string kind) =>
        node?.Raw("id") is { } id && given[kind].Add(IdIndex.Fingerprint(id)) ? Whole(node, kind) : [];

    /// <summary>First what the record points to, then the record, then what points to it.</summary>
    IEnumerable<ImportItem> Whole(HsdsNode node, string kind) => kind switch
    {
        Kinds.Taxonomy => [terms.Taxonomy(node)],
        Kinds.TaxonomyTerm => Term(node),
        Kinds.Organization => [.. Record(Owner.Organization, node), .. Below(node, "locations", Kinds.Location), .. Below(node, "services", Kinds.Service)],
        Kinds.Location => Record(Owner.Location, node),
        Kinds.Service => [.. Nested(node.One("organization"), Kinds.Organization), .. Terms(node), .. Record(Owner.Service, node), .. Places(node)],
        _ => [.. Nested(node.One("location"), Kinds.Location), .. Nested(node.One("service"), Kinds.Service), .. Record(Owner.ServiceAtLocation, node)],
    };

    IEnumerable<ImportItem> Record(Owner owner, HsdsNode node) => [map.Record(owner, node), .. map.TakeLeftOut()];

    /// <summary>Records inside an organisation; a service given by id and name only is a reference and no record.</summary>
    IEnumerable<ImportItem> Below(HsdsNode organization, string list, string kind) => organization.Many(list)
        .Where(n => kind != Kinds.Service || n.Fields.Any(f => f is not ("id" or "name" or "status" or "organization_id" or "translations" or "text_languages")))
        .SelectMany(n => Nested(new Inside(n, "organization_id", organization.Raw("id")) { Line = n.Line }, kind));

    IEnumerable<ImportItem> Places(HsdsNode service) => service.Many("service_at_locations")
        .SelectMany(at => (IEnumerable<ImportItem>)[.. Nested(at.One("location"), Kinds.Location), .. Nested(new Inside(at, "service_id", service.Raw("id")) { Line = at.Line }, Kinds.ServiceAtLocation)]);

    IEnumerable<ImportItem> Terms(HsdsNode node) => node.Many("attributes").SelectMany(a => Nested(a.One("taxonomy_term"), Kinds.TaxonomyTerm));

    IEnumerable<ImportItem> Term(HsdsNode node)
    {
        if (node.Raw("id") is null) return [new Quarantined(Kinds.TaxonomyTerm, null, node.Line, "no-id", node.Source)];
        return [.. terms.TaxonomyOf(node), .. terms.Term(node, node.Raw("parent_id") is null ? 0 : 1)];
    }

    /// <summary>A nested object that does not repeat the id of what it is nested in.</summary>
    sealed class Inside(HsdsNode node, string field, string? id) : HsdsNode
    {
        public override string? Raw(string name) => node.Raw(name) ?? (name == field ? id : null);
        public override IReadOnlyList<HsdsNode> Many(string name) => node.Many(name);
        public override IEnumerable<string> Fields => node.Fields;
        public override string Source => node.Source;
    }
}
