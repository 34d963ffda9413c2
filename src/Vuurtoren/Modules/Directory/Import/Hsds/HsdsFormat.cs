using Vuurtoren.Modules.Directory.Import.Files;

namespace Vuurtoren.Modules.Directory.Import.Hsds;

/// <summary>
/// Open Referral's Human Services Data Specification 1.1, 2.0 and 3.x: a folder or zip of CSV files, with or without a
/// datapackage.json; or JSON, JSON pages or NDJSON of 3.x. Also what this product exports itself.
/// </summary>
public sealed class HsdsFormat : ImportFormat
{
    public override string Name => "hsds";
    public override string DefaultSource => "hsds";

    public override IReadOnlyDictionary<string, string> Ignored { get; } = new Dictionary<string, string>
    {
        ["metadata"] = "history-of-source",
        ["meta_table_description"] = "describes-the-file-only",
        ["assurer_email"] = "person",
        ["updated_by"] = "person",
        ["schedule_link"] = "no-field",
        ["tax_status"] = "not-belgian",
        ["dtstart"] = "follows-from-valid-from",
        ["timezone"] = "local-time-of-the-place",
    };

    public override IEnumerable<ImportItem> Read(ImportInput input)
    {
        using var folder = InputFolder.Open(input.Path);
        var csv = new HsdsCsv(folder, input);
        var items = csv.IsThere ? csv.Read()
            : folder.Names.Any(HsdsJsonFiles.IsJson) ? HsdsJsonFiles.Read(folder, input)
            : throw new UnusableInput("import.unusable.hsds-nothing-found", Path.GetFileName(input.Path));
        foreach (var item in items) yield return item;
    }
}
