using Dapper;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Modules.Directory.Import.Tables;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Screens;

/// <summary>A row of the file as it stands there.</summary>
/// <param name="Fields">By place: what the column is for; null for none.</param>
sealed record FoundRow(TableRow Row, IReadOnlyList<string> Header, FieldTarget[]?[] Fields)
{
    public string Cell(int place) => place < Row.Cells.Length ? Row.Cells[place] : "";
}

/// <summary>A row of a table that could not be used is read again, corrected, and taken in through the same mapping: that row and no other.</summary>
sealed class Correcting(Database database, ImportPlan plan)
{
    readonly Taking taking = new(database, plan);

    /// <summary>Null when the file is gone, is no table, or has no such line.</summary>
    /// <param name="raws">What the import kept of it: in a zip two files may have such a line.</param>
    public FoundRow? Find(long line, IEnumerable<string> raws)
    {
        if (!plan.IsTable || plan.Mapping is null || !taking.HasFile) return null;
        var mapping = TableMapping.Parse(plan.Mapping);
        using var folder = InputFolder.Open(taking.FilePath);
        FoundRow? found = null;
        foreach (var file in folder.Names.Where(name => folder.Names.Count == 1 || TableFormat.IsTable(name)).Order(StringComparer.Ordinal))
        {
            using var table = Table.Open(file, folder.Open(file));
            foreach (var row in table.Rows().SkipWhile(row => row.Line < line).TakeWhile(row => row.Line == line))
            {
                found ??= new(row, table.Header, mapping.ByPlace(table));
                if (raws.Any(raw => raw.Length > 0 && TableFormat.Shown(table, row).StartsWith(raw, StringComparison.Ordinal))) return new(row, table.Header, mapping.ByPlace(table));
            }
        }
        return found;
    }

    /// <summary>Why the row could not be used, or not wholly, with these cells: reason and what was written; null when it can.</summary>
    public (string Reason, string Raw)? Fault(FoundRow found, string[] cells)
    {
        var (mapping, input) = (TableMapping.Parse(plan.Mapping!), taking.Input());
        var language = mapping.Language ?? plan.Language;
        if (cells.All(string.IsNullOrWhiteSpace)) return ("no-name", "");
        return new TableRecords(input, language).Of(new TableValues(new(found.Row.Line, cells, null), found.Fields, mapping, language), found.Row.Line, () => "")
            .Select(item => item switch { Quarantined bad => (bad.Reason, bad.Raw), LeftOut part => (part.Reason, part.Raw), _ => ((string, string)?)null }).FirstOrDefault(fault => fault is not null);
    }

    public void TakeIn(FoundRow found, string[] cells, CurrentUser by, DateTime now)
    {
        if (plan.Undone is not null || taking.FirstRun() is not { } run) throw new RuleBroken("imports.undone-already");
        var hash = RowCorrections.HashOf(found.Row);
        Remember(run.Id, found.Row.Line, hash, cells, now);
        try
        {
            var input = taking.Input() with { Corrections = RowCorrections.Of(database, plan.Source).Only(hash) };
            new Importer(database, ImportFormat.All[plan.Format], input, full: false, by.Id!.Value.ToString()).Run(now);
        }
        catch
        {
            Forget(hash);
            throw;
        }
        using var db = database.Context();
        db.Add(AuditEntry.Of("import-row", now, by, "import", plan.Id, $"{plan.Source} {found.Row.Line}"));
        db.SaveChanges();
    }

    void Remember(Guid run, long line, string hash, string[] cells, DateTime now)
    {
        using var connection = database.Open();
        connection.Execute("""
            insert into import_correction (source, row_hash, run, line, cells, at) values (@Source, @hash, @run, @line, @cells, @now)
            on conflict (source, row_hash) do update set run = excluded.run, line = excluded.line, cells = excluded.cells, at = excluded.at
            """, new { plan.Source, hash, run, line, cells = Json.Write(cells), now });
    }

    void Forget(string hash)
    {
        using var connection = database.Open();
        connection.Execute("delete from import_correction where source = @Source and row_hash = @hash", new { plan.Source, hash });
    }
}
