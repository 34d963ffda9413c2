using System.Text.Json;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>One service to a line, with everything nested in it.</summary>
public sealed class HsdsNdjsonFormat : ExportFormat
{
    public override string Name => "hsds-ndjson";
    public override string Description => "HSDS 3.1: a full service to a line";
    public override bool CanHoldEverything => true;

    public override void Write(ExportJob job)
    {
        if (job.Everything)
        {
            new EverythingWriter(job).WriteLines();
            return;
        }
        using var json = new Utf8JsonWriter(job.Output, HsdsJson.Options);
        var hsds = new HsdsJson(json, job.Language, job.Directory.Vocabulary, job.Today);
        foreach (var sheet in job.Directory.Services())
        {
            hsds.Service(sheet);
            json.Flush();
            json.Reset();
            job.Output.WriteByte((byte)'\n');
            job.Wrote(Kinds.Service);
        }
    }
}

/// <summary>One JSON document: the services, and beside them what no service leads to.</summary>
public sealed class HsdsJsonFormat : ExportFormat
{
    public override string Name => "hsds-json";
    public override string Description => "HSDS 3.1: one document with all full services, organisations without a service, and taxonomies";
    public override bool CanHoldEverything => true;

    public override void Write(ExportJob job)
    {
        if (job.Everything)
        {
            new EverythingWriter(job).WriteDocument();
            return;
        }
        using var json = new Utf8JsonWriter(job.Output, HsdsJson.Options);
        var hsds = new HsdsJson(json, job.Language, job.Directory.Vocabulary, job.Today);
        json.WriteStartObject();
        json.WriteString("version", "3.1");
        Array("contents", Kinds.Service, job.Directory.Services(), hsds.Service);
        Array("organizations", Kinds.Organization, job.Directory.Organizations().Where(o => o.Services.Count == 0), hsds.Organization);
        Array("taxonomies", Kinds.Taxonomy, job.Directory.Vocabulary.Taxonomies, hsds.Taxonomy);
        Array("taxonomy_terms", Kinds.TaxonomyTerm, job.Directory.Vocabulary.Terms, hsds.TaxonomyTerm);
        // The page of the API, all on one page
        var total = job.Counts.GetValueOrDefault(Kinds.Service);
        json.WriteNumber("total_items", total);
        json.WriteNumber("total_pages", 1);
        json.WriteNumber("page_number", 1);
        json.WriteNumber("size", total);
        json.WriteBoolean("first_page", true);
        json.WriteBoolean("last_page", true);
        json.WriteBoolean("empty", total == 0);
        json.WriteEndObject();

        void Array<T>(string property, string kind, IEnumerable<T> items, Action<T> write)
        {
            json.WriteStartArray(property);
            foreach (var item in items)
            {
                write(item);
                if (json.BytesPending > 1 << 16) json.Flush();
                job.Wrote(kind);
            }
            json.WriteEndArray();
        }
    }
}
