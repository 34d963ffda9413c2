namespace Vuurtoren.Modules.Directory.OpenData;

public sealed partial class HsdsJson
{
    public void Taxonomy(Taxonomy taxonomy) => Taxonomy(taxonomy, null);

    void Taxonomy(Taxonomy taxonomy, string? property)
    {
        Open(property);
        json.WriteString("id", taxonomy.Id);
        Text("name", taxonomy.Name);
        Text("description", taxonomy.Description ?? taxonomy.Name); // HSDS requires one
        Web("uri", taxonomy.Uri);
        Value("version", taxonomy.Version);
        if (property is null) Provenance(taxonomy, Kinds.Taxonomy);
        Close();
    }

    public void TaxonomyTerm(TaxonomyTerm term) => TaxonomyTerm(term, null);

    void TaxonomyTerm(TaxonomyTerm term, string? property)
    {
        Open(property);
        json.WriteString("id", term.Id);
        Value("code", term.Code);
        Text("name", term.Name);
        Text("description", term.Description ?? term.Name);
        if (term.Broader.Count > 0) json.WriteString("parent_id", term.Broader[0]);
        var taxonomy = vocabulary.Taxonomy(term.TaxonomyId);
        if (taxonomy is not null) json.WriteString("taxonomy", taxonomy.Name.In(language).Text);
        if (taxonomy is not null && property is null) Taxonomy(taxonomy, "taxonomy_detail");
        json.WriteString("language", term.Name.In(language).Language ?? language);
        json.WriteString("taxonomy_id", term.TaxonomyId);
        Flag("discreet", term.Discreet);
        if (property is null) TermDetails(term);
        Close();
    }

    void TermDetails(TaxonomyTerm term)
    {
        if (term.AlternateNames.Count > 0)
        {
            json.WriteStartObject("alternate_names");
            foreach (var (tag, names) in term.AlternateNames.OrderBy(names => names.Key, StringComparer.Ordinal))
            {
                json.WriteStartArray(tag);
                foreach (var name in names) json.WriteStringValue(name);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        if (term.Broader.Count > 1)
        {
            json.WriteStartArray("broader");
            foreach (var wider in term.Broader) json.WriteStringValue(wider);
            json.WriteEndArray();
        }
        json.WriteNumber("depth", term.Depth);
        Provenance(term, Kinds.TaxonomyTerm);
    }

    /// <summary>A theme of a service, with the term itself inside.</summary>
    void Attribute(Guid owner, TaxonomyTerm term)
    {
        Open();
        json.WriteString("id", IdOf(owner, "attribute", term.Id.ToString()));
        json.WriteString("link_id", owner);
        json.WriteString("taxonomy_term_id", term.Id);
        json.WriteString("link_type", "taxonomy_term");
        json.WriteString("link_entity", Kinds.Service);
        TaxonomyTerm(term, "taxonomy_term");
        Close();
    }
}
