using System.Text.Json;
using Vuurtoren.Modules.Directory.Import.Files;

namespace Vuurtoren.Modules.Directory.Import.Hsds;

/// <summary>
/// HSDS as tables. Reads the ids of the four main tables first, then deals the rows of all others to their owners, then
/// reads the main tables again and gives each record with all that belongs to it.
/// </summary>
sealed class HsdsCsv(InputFolder folder, ImportInput input)
{
    readonly Dictionary<string, string> fileByResource = Resources(folder);
    readonly Dictionary<Owner, IdIndex> ids = [];
    readonly Dictionary<Owner, PartStore> parts = [];
    /// <summary>Of a contact or phone by its id: the record it belongs to.</summary>
    readonly Dictionary<(Owner, ulong), (Owner Owner, int Place)> recordOf = [];
    long done;

    public bool IsThere => File(HsdsTables.Services) is not null || File(HsdsTables.Organizations) is not null || File(HsdsTables.Locations) is not null;

    public IEnumerable<ImportItem> Read()
    {
        try
        {
            var terms = new HsdsTerms(input);
            foreach (var item in terms.Read(Rows(HsdsTables.Taxonomies), Rows(HsdsTables.Terms))) yield return item;

            foreach (var (owner, files) in Main) ids[owner] = Ids(files);
            foreach (var (owner, _) in Main) parts[owner] = new();
            foreach (var table in HsdsTables.Parts)
                foreach (var item in Deal(table)) yield return item;

            var map = new HsdsMap(input, terms)
            {
                HasOrganization = File(HsdsTables.Organizations) is null ? null : ids[Owner.Organization].Has,
                HasLocation = File(HsdsTables.Locations) is null ? null : ids[Owner.Location].Has,
                HasService = File(HsdsTables.Services) is null ? null : ids[Owner.Service].Has,
                Programs = Rows(HsdsTables.Programs).Where(r => r.Raw("id") is not null).DistinctBy(r => r.Raw("id")).ToDictionary(r => r.Raw("id")!),
                Units = Rows(HsdsTables.Units).Where(r => r.Raw("id") is not null).DistinctBy(r => r.Raw("id")).ToDictionary(r => r.Raw("id")!),
            };
            foreach (var (owner, files) in Main)
                foreach (var item in Records(owner, files, map)) yield return item;
        }
        finally { foreach (var store in parts.Values) store.Dispose(); }
    }

    static readonly (Owner Owner, string[] Files)[] Main =
        [(Owner.Organization, HsdsTables.Organizations), (Owner.Location, HsdsTables.Locations), (Owner.Service, HsdsTables.Services), (Owner.ServiceAtLocation, HsdsTables.ServicesAtLocation)];

    IEnumerable<ImportItem> Records(Owner owner, string[] files, HsdsMap map)
    {
        if (File(files) is not { } file) yield break;
        using var table = Table.Open(file, folder.Open(file));
        var columns = new CsvColumns(files[0], table.Header);
        var (kind, place) = (HsdsTables.Kind(owner), -1);
        foreach (var row in table.Rows())
        {
            place++;
            if ((++done & 1023) == 0) input.Progress.Fraction = (double)done / ids.Values.Sum(i => i.Count);
            var node = new CsvNode(columns, row.Cells) { Line = row.Line };
            var id = node.Raw("id");
            if (!row.IsUsable) { yield return new Quarantined(kind, id, row.Line, row.Fault!, node.Source); continue; }
            if (row.Fault is { } fault) yield return new LeftOut(kind, id, row.Line, fault, node.Source);
            if (id is not null && ids[owner].Place(id) != place) { yield return new Quarantined(kind, id, row.Line, "same-id-twice", node.Source); continue; }
            parts[owner].Attach(place, node);
            yield return map.Record(owner, node);
            foreach (var left in map.TakeLeftOut()) yield return left;
        }
    }

    /// <summary>Gives each row of a dependent table to what it belongs to; what belongs to nothing is left out with its reason.</summary>
    IEnumerable<ImportItem> Deal(PartTable part)
    {
        if (File(part.Files) is not { } file) yield break;
        using var table = Table.Open(file, folder.Open(file));
        var columns = new CsvColumns(part.Name, table.Header);
        var stores = parts.ToDictionary(p => p.Key, p => p.Value.Table(columns));
        var owners = part.Owners.Where(o => columns.Place(o.Column) >= 0).ToArray();
        var self = part.Name switch { "contacts" => Owner.Contact, "phones" => Owner.Phone, _ => (Owner?)null };
        foreach (var row in table.Rows())
        {
            var node = new CsvNode(columns, row.Cells) { Line = row.Line };
            if (!row.IsUsable) { yield return new LeftOut(HsdsTables.Kind(part.Owners[^1].Owner), null, row.Line, row.Fault!, $"{file}\n{node.Source}"); continue; }
            var (target, kind, ownerId) = Find(node, owners);
            if (target is { } first)
            {
                parts[first.Owner].Add(first.Place, stores[first.Owner], row.Line, row.Cells);
                if (self is { } me && node.Raw("id") is { } id) recordOf.TryAdd((me, IdIndex.Fingerprint(id)), first);
                foreach (var (owner, place) in Others(node, owners, first)) parts[owner].Add(place, stores[owner], row.Line, row.Cells);
            }
            else if (SaysSomething(node)) yield return new LeftOut(kind, ownerId, row.Line, ownerId is null ? "owner-missing" : "owner-unknown", $"{file}\n{node.Source}");
        }
    }

    /// <summary>The first owner that exists; else what kind it should have been, and its id.</summary>
    ((Owner Owner, int Place)? Target, string Kind, string? OwnerId) Find(CsvNode node, (string Column, Owner Owner)[] owners)
    {
        (string Kind, string? Id) meant = (owners.Length == 0 ? Kinds.Service : HsdsTables.Kind(owners[0].Owner), null);
        foreach (var (column, named) in owners)
        {
            if (node.Raw(column) is not { } all) continue;
            var owner = column == "link_id" ? Linked(node) : named;
            foreach (var id in all.Contains(',', StringComparison.Ordinal) ? all.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [all])
            {
                if (owner is Owner.Contact or Owner.Phone) { if (recordOf.TryGetValue((owner, IdIndex.Fingerprint(id)), out var record)) return (record, "", null); }
                else if (ids[owner].Place(id) is >= 0 and var place) return ((owner, place), "", null);
                if (meant.Id is null) meant = (HsdsTables.Kind(owner), id);
            }
        }
        return (null, meant.Kind, meant.Id);
    }

    /// <summary>A cell may name several owners of the same kind, with commas between them.</summary>
    IEnumerable<(Owner Owner, int Place)> Others(CsvNode node, (string Column, Owner Owner)[] owners, (Owner Owner, int Place) first)
    {
        foreach (var (column, owner) in owners)
        {
            if (owner != first.Owner || node.Raw(column) is not { } all || !all.Contains(',', StringComparison.Ordinal)) continue;
            foreach (var id in all.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct())
                if (ids[owner].Place(id) is >= 0 and var place && place != first.Place) yield return (owner, place);
        }
    }

    static Owner Linked(CsvNode node) => (node.First("link_entity", "link_type") ?? "").ToLowerInvariant() switch
    {
        "organization" or "organizations" => Owner.Organization,
        "location" or "locations" => Owner.Location,
        "service_at_location" or "service_at_locations" => Owner.ServiceAtLocation,
        _ => Owner.Service,
    };

    /// <summary>A row that holds nothing but its own id is no loss.</summary>
    static bool SaysSomething(CsvNode node) => node.Columns.Names.Any(name => name is not ("id" or "ID") && node.Raw(name) is not null);

    IdIndex Ids(string[] files)
    {
        var index = new IdIndex();
        if (File(files) is not { } file) return index;
        using var table = Table.Open(file, folder.Open(file));
        var column = table.Column("id");
        foreach (var row in table.Rows()) index.Add(row.IsUsable ? row[column] : null);
        return index;
    }

    IEnumerable<HsdsNode> Rows(string[] files)
    {
        if (File(files) is not { } file) yield break;
        using var table = Table.Open(file, folder.Open(file));
        var columns = new CsvColumns(files[0], table.Header);
        foreach (var row in table.Rows()) if (row.IsUsable) yield return new CsvNode(columns, row.Cells) { Line = row.Line };
    }

    string? File(string[] names)
    {
        foreach (var name in names)
        {
            if (folder.Has(name + ".csv")) return name + ".csv";
            if (fileByResource.TryGetValue(name, out var file)) return file;
        }
        return null;
    }

    /// <summary>datapackage.json may call the files otherwise. One that cannot be read is no reason to refuse the data.</summary>
    static Dictionary<string, string> Resources(InputFolder folder)
    {
        var result = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!folder.Has("datapackage.json")) return result;
        try
        {
            using var stream = folder.Open("datapackage.json");
            using var package = JsonDocument.Parse(stream);
            foreach (var resource in new JsonNode(package.RootElement).Many("resources"))
                if (resource.Raw("name") is { } name && resource.Raw("path") is { } path && folder.Has(Path.GetFileName(path))) result.TryAdd(name, Path.GetFileName(path));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException) { }
        return result;
    }
}
