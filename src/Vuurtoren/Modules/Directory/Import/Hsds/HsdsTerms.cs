using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Modules.Directory.Themes;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Hsds;

/// <summary>Taxonomies and their terms: some thousands, so kept whole, to put wider terms before narrower ones.</summary>
sealed class HsdsTerms(ImportInput input)
{
    readonly HashSet<string> known = [];
    readonly Remembered<Guid> ids = new(term => input.Id(Kinds.TaxonomyTerm, term));
    readonly Dictionary<string, IReadOnlyList<Guid>> ours = [];
    readonly Dictionary<string, string> nameById = [];
    readonly Dictionary<string, string> taxonomyIdByName = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> taxonomies = [];

    /// <summary>In JSON a service brings its terms along: then every term is known.</summary>
    public bool KnowsAll { get; init; }

    public Guid? Id(string? term) => term is not null && (KnowsAll || known.Contains(term)) ? ids.Of(term) : null;

    /// <summary>Our own themes that follow from the term, so that everyday words find what falls under it; none when it is not mapped.</summary>
    public IReadOnlyList<Guid> Ours(string? term) => term is null ? [] : ours.GetValueOrDefault(term, []);

    /// <summary>What the term itself means, or else what the one above it means.</summary>
    void Map(HsdsNode row, string id, string name)
    {
        var taxonomy = row.One("taxonomy_detail")?.Raw("name") ?? nameById.GetValueOrDefault(TaxonomyKey(row)) ?? row.First("taxonomy", "vocabulary") ?? "";
        var codes = ForeignTerms.Ours(taxonomy, row.Raw("code") ?? id, name, input.Language);
        ours[id] = codes.Count > 0 ? [.. codes.Select(ThemesFormat.TermId)] : Ours(row.Raw("parent_id"));
    }

    public IEnumerable<ImportItem> Read(IEnumerable<HsdsNode> taxonomyRows, IEnumerable<HsdsNode> termRows)
    {
        foreach (var row in taxonomyRows) yield return Taxonomy(row);
        var terms = new List<HsdsNode>();
        foreach (var row in termRows)
        {
            if (row.Raw("id") is { } id && known.Add(id)) terms.Add(row);
            else yield return new Quarantined(Kinds.TaxonomyTerm, row.Raw("id"), row.Line, row.Raw("id") is null ? "no-id" : "same-id-twice", row.Source);
        }
        // HSDS 1.1 names a parent that has no row of its own: the name is given beside it.
        foreach (var row in terms.Where(t => t.Raw("parent_id") is { } parent && t.Raw("parent_name") is not null && !known.Contains(parent)).DistinctBy(t => t.Raw("parent_id")).ToList())
        {
            foreach (var item in TaxonomyOf(row)) yield return item;
            known.Add(row.Raw("parent_id")!);
            yield return new ReadRecord(new TaxonomyTerm
            {
                Id = input.Id(Kinds.TaxonomyTerm, row.Raw("parent_id")!), TaxonomyId = input.Id(Kinds.Taxonomy, TaxonomyKey(row)), Code = row.Raw("parent_id"), Name = row.Line(input, "parent_name")!,
                Identifiers = [new(input.Source, row.Raw("parent_id")!)], Source = input.Source, SourceDate = input.Date,
            }, row.Raw("parent_id")!, row.Line);
        }
        var byId = terms.ToDictionary(t => t.Raw("id")!);
        foreach (var (row, depth) in terms.Select(t => (Row: t, Depth: Depth(t, byId))).OrderBy(t => t.Depth).ToList())
        {
            foreach (var item in TaxonomyOf(row)) yield return item;
            foreach (var item in Term(row, depth)) yield return item;
        }
    }

    public ImportItem Taxonomy(HsdsNode row)
    {
        if (row.Raw("id") is not { } id) return new Quarantined(Kinds.Taxonomy, null, row.Line, "no-id", row.Source);
        if (row.Line(input, "name") is not { } name) return new Quarantined(Kinds.Taxonomy, id, row.Line, "no-name", row.Source);
        taxonomies.Add(id);
        taxonomyIdByName.TryAdd(name.First().Value, id);
        nameById[id] = name.First().Value;
        var description = row.Text(input, "description");
        return new ReadRecord(new Taxonomy
        {
            Id = input.Id(Kinds.Taxonomy, id), Name = name, Description = description is not null && description.Equals(name) ? null : description, Uri = WebUrl.Tidy(row.Raw("uri")), Version = row.Raw("version"),
            Identifiers = [new(input.Source, id)], Source = input.Source, SourceDate = row.Day("source_date") ?? input.Date,
        }, id, row.Line);
    }

    public IEnumerable<ImportItem> Term(HsdsNode row, int depth)
    {
        var id = row.Raw("id")!;
        if (row.Line(input, "name", "term") is not { } name) { yield return new Quarantined(Kinds.TaxonomyTerm, id, row.Line, "no-name", row.Source); yield break; }
        Map(row, id, name.First().Value);
        var wider = row.Raw("broader")?.Split(',') ?? (row.Raw("parent_id") is { } parent ? [parent] : []);
        var there = wider.Where(w => w != id && (KnowsAll || known.Contains(w))).ToList();
        if (there.Count < wider.Length) yield return new LeftOut(Kinds.TaxonomyTerm, id, row.Line, "parent-unknown", string.Join(", ", wider.Except(there)));
        var description = row.Text(input, "description");
        yield return new ReadRecord(new TaxonomyTerm
        {
            Id = input.Id(Kinds.TaxonomyTerm, id),
            TaxonomyId = input.Id(Kinds.Taxonomy, TaxonomyKey(row)),
            Code = row.Raw("code") ?? (id.Length <= 20 ? id : null),
            Name = name,
            Description = description is not null && description.Equals(name) ? null : description,
            AlternateNames = AlternateNames(row),
            Broader = [.. there.Select(w => input.Id(Kinds.TaxonomyTerm, w))],
            Discreet = row.Flag("discreet"),
            Depth = row.Number("depth") ?? depth,
            Identifiers = [new(input.Source, id)],
            Source = input.Source,
            SourceDate = row.Day("source_date") ?? input.Date,
        }, id, row.Line);
    }

    static IReadOnlyDictionary<string, IReadOnlyList<string>> AlternateNames(HsdsNode row) => row.One("alternate_names") is not { } names ? new Dictionary<string, IReadOnlyList<string>>()
        : names.Fields.Where(language => names.Raw(language) is not null).ToDictionary(language => language, language => (IReadOnlyList<string>)names.Raw(language)!.Split(','));

    /// <summary>The taxonomy of a term that names one which has no row of its own.</summary>
    public IEnumerable<ImportItem> TaxonomyOf(HsdsNode row)
    {
        if (row.One("taxonomy_detail") is { } detail && detail.Raw("id") is { } id && !taxonomies.Contains(id)) { yield return Taxonomy(detail); yield break; }
        var key = TaxonomyKey(row);
        if (!taxonomies.Add(key)) yield break;
        yield return new ReadRecord(new Taxonomy
        {
            Id = input.Id(Kinds.Taxonomy, key), Name = LocalText.From(input.Language, row.First("taxonomy", "vocabulary") ?? input.Source)!, Identifiers = [new(input.Source, key)], Source = input.Source, SourceDate = input.Date,
        }, key, row.Line);
    }

    string TaxonomyKey(HsdsNode row)
    {
        if (row.Raw("taxonomy_id") is { } id) return id;
        var name = row.First("taxonomy", "vocabulary") ?? "taxonomy";
        return taxonomyIdByName.GetValueOrDefault(name, name);
    }

    static int Depth(HsdsNode term, Dictionary<string, HsdsNode> byId)
    {
        var depth = 0;
        for (var at = term; at.Raw("parent_id") is { } parent && depth < 20; depth++)
        {
            if (byId.TryGetValue(parent, out var next)) { at = next; continue; }
            return at.Raw("parent_name") is null ? depth : depth + 1;
        }
        return depth;
    }
}
