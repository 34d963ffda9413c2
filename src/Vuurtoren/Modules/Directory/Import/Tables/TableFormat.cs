using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Platform.CommandLine;

namespace Vuurtoren.Modules.Directory.Import.Tables;

/// <summary>Any CSV file or workbook, with a mapping that says which column is which field. One row may describe an organisation, its service and the place together.</summary>
public sealed class TableFormat : ImportFormat
{
    public override string Name => "table";
    public override string DefaultSource => "table";

    public override IEnumerable<ImportItem> Read(ImportInput input)
    {
        var mapping = TableMapping.Load(input.Mapping);
        var corrections = input.Corrections ?? RowCorrections.None;
        using var folder = InputFolder.Open(input.Path);
        var records = new TableRecords(input, mapping.Language ?? input.Language);
        foreach (var file in folder.Names.Where(name => folder.Names.Count == 1 || IsTable(name)).Order(StringComparer.Ordinal))
        {
            using var table = Table.Open(file, folder.Open(file));
            var fields = mapping.ByPlace(table);
            foreach (var found in table.Rows())
            {
                if (found.Cells.All(string.IsNullOrWhiteSpace)) continue;
                var row = corrections.InPlaceOf(found, out var isWanted);
                // Rows that are not wanted are read all the same: the first row that names a record gives its fields.
                foreach (var item in Of(row)) if (isWanted) yield return item;
            }

            IEnumerable<ImportItem> Of(TableRow row) => !row.IsUsable ? [new Quarantined(Kinds.Service, null, row.Line, row.Fault!, Shown(table, row))]
                : records.Of(new TableValues(row, fields, mapping, mapping.Language ?? input.Language), row.Line, () => Shown(table, row));
        }
    }

    /// <summary>Prints the mapping, or writes it to the file named with --mapping, and says which columns it could not place.</summary>
    public override int Propose(ImportInput input, TextWriter output)
    {
        var proposal = TableProposal.Of(input.Path, input.Language);
        if (input.Mapping is null)
        {
            output.WriteLine(proposal.Json);
            return 0;
        }
        // Never over a mapping that somebody has worked on.
        using (var file = new StreamWriter(new FileStream(input.Mapping, FileMode.CreateNew))) file.WriteLine(proposal.Json);
        output.WriteLine(Words.Say("import.propose.written", input.Mapping));
        output.WriteLine(Words.Say("import.propose.placed", proposal.Placed.Count));
        if (proposal.NotPlaced.Count > 0) output.WriteLine(Words.Say("import.propose.not-placed", string.Join(", ", proposal.NotPlaced)));
        return 0;
    }

    internal static bool IsTable(string name) => Path.GetExtension(name).ToLowerInvariant() is ".csv" or ".tsv" or ".txt" or ".xlsx";

    internal static string Shown(Table table, TableRow row) => string.Join("\n", table.Header.Zip(row.Cells).Where(c => c.Second.Length > 0).Select(c => $"{c.First}: {(c.Second.Length > 400 ? c.Second[..400] : c.Second)}"));
}
