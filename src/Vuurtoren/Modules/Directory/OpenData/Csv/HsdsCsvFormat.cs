using System.Buffers;
using System.IO.Compression;
using System.Text.Json;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>The tables of HSDS in a zip, with the data package that describes them.</summary>
public sealed class HsdsCsvFormat : ExportFormat
{
    static readonly DateTimeOffset noTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // the same data give the same bytes

    public override string Name => "hsds-csv";
    public override string Description => "HSDS 3.1: a zip of CSV tables with their datapackage.json";
    public override bool CanHoldEverything => true;

    public override void Write(ExportJob job)
    {
        // A zip holds one file after the other, the tables grow side by side: first in a folder beside the file.
        var full = Path.GetFullPath(job.FileName);
        var folder = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Environment.ProcessId}.tables");
        if (OperatingSystem.IsWindows()) System.IO.Directory.CreateDirectory(folder);
        else System.IO.Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            using (var tables = new HsdsTables(folder)) Tables(job, tables);
            Zip(job, folder);
        }
        finally { System.IO.Directory.Delete(folder, recursive: true); }
    }

    static void Tables(ExportJob job, HsdsTables tables)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 14);
        using var json = new Utf8JsonWriter(buffer, HsdsJson.Options);
        var hsds = new HsdsJson(json, job.Language, job.Directory.Vocabulary, job.Today);
        foreach (var taxonomy in job.Directory.Vocabulary.Taxonomies) Add(Kinds.Taxonomy, () => hsds.Taxonomy(taxonomy));
        foreach (var term in job.Directory.Vocabulary.Terms.Where(t => job.Directory.Vocabulary.Taxonomy(t.TaxonomyId) is not null)) Add(Kinds.TaxonomyTerm, () => hsds.TaxonomyTerm(term));
        foreach (var organization in job.Directory.Records<Organization>()) Add(Kinds.Organization, () => hsds.OwnOrganization(organization));
        foreach (var sheet in job.Directory.Locations()) 
            Add(Kinds.Location, () => hsds.Location(sheet.Location), without: sheet.Organization?.Id == sheet.Location.OrganizationId ? null : "organization_id");
        foreach (var sheet in job.Directory.Services())
        {
            // The data package requires an organisation.
            if (sheet.Organization is null) { job.Wrote("service left out: no organization"); continue; }
            Add(Kinds.Service, () => hsds.OwnService(sheet.Service));
            foreach (var place in sheet.Places.Where(p => p.Location is not null)) Add(Kinds.ServiceAtLocation, () => hsds.OwnServiceAtLocation(place.At));
        }

        void Add(string kind, Action write, string? without = null)
        {
            write();
            json.Flush();
            using (var record = JsonDocument.Parse(buffer.WrittenMemory)) tables.Add(kind, record.RootElement, without);
            buffer.ResetWrittenCount();
            json.Reset();
            job.Wrote(kind);
        }
    }

    static void Zip(ExportJob job, string folder)
    {
        using var zip = new ZipArchive(job.Output, ZipArchiveMode.Create, leaveOpen: true);
        using (var package = new StreamWriter(Entry("datapackage.json"))) package.Write(DataPackage.Json);
        foreach (var resource in DataPackage.Resources)
        {
            using var table = File.OpenRead(Path.Combine(folder, resource.Path));
            using var entry = Entry(resource.Path);
            table.CopyTo(entry);
        }
        if (!job.Everything) return;
        using var everything = Entry(EverythingReader.FileInZip);
        new EverythingWriter(job, everything).WriteLines(asHsds: false);

        Stream Entry(string name)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
            entry.LastWriteTime = noTime;
            return entry.Open();
        }
    }
}
