using Dapper;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Modules.Directory.Import.Tables;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Screens;

/// <param name="Name">The heading.</param>
/// <param name="Seen">What stands in it in the first rows.</param>
/// <param name="Field">Proposed, or chosen; null: it is not taken over.</param>
/// <param name="Language">Of its text; null: that of the file.</param>
public sealed record SampleColumn(int Place, string Name, IReadOnlyList<string> Seen, string? Field, string? Language);

/// <summary>The beginning of a table, with the field that each column is most likely for.</summary>
static class TableSample
{
    const int Rows = 20, Shown = 3;

    public static IReadOnlyList<SampleColumn> Of(Database database, ImportPlan plan, string path)
    {
        using var folder = InputFolder.Open(path);
        var file = folder.Names.Where(name => folder.Names.Count == 1 || TableFormat.IsTable(name)).Order(StringComparer.Ordinal).FirstOrDefault() ?? throw new UnusableInput("import.unusable.file-missing", plan.File);
        using var table = Table.Open(file, folder.Open(file));
        var rows = table.Rows().Where(row => row.IsUsable).Take(Rows).ToList();
        var chosen = Chosen(database, plan, path);
        return [.. table.Header.Select((name, place) => (name, place)).Where(column => column.name.Length > 0 && table.Column(column.name) == column.place).Select(column =>
        {
            var (field, language) = chosen.GetValueOrDefault(column.name);
            return new SampleColumn(column.place, column.name, [.. rows.Select(row => row[column.place]).OfType<string>().Distinct().Take(Shown)], field, language);
        })];
    }

    /// <summary>What was chosen for this plan; else for this source the last time; else what headings and cells look like.</summary>
    static Dictionary<string, (string? Field, string? Language)> Chosen(Database database, ImportPlan plan, string path)
    {
        var chosen = new Dictionary<string, (string? Field, string? Language)>(StringComparer.OrdinalIgnoreCase);
        foreach (var (column, field) in TableProposal.Of(path, plan.Language).Placed)
            chosen[column] = field.Split('@') is [var name, var language] ? (name, language) : (field, null);
        if ((plan.Mapping ?? Remembered(database, plan.Source)) is not { } json) return chosen;
        var mapping = TableMapping.Parse(json);
        foreach (var column in mapping.Ignore) chosen[column] = (null, null);
        foreach (var (column, targets) in mapping.Columns) chosen[column] = targets is [var first, ..] ? (first.Path, first.Language) : (null, null);
        return chosen;
    }

    static string? Remembered(Database database, string source)
    {
        using var connection = database.Open();
        return connection.QueryFirstOrDefault<string>("select mapping from import_mapping where source = @source", new { source });
    }

    public static void Remember(Database database, string source, string mapping)
    {
        using var connection = database.Open();
        connection.Execute("insert into import_mapping (source, mapping) values (@source, @mapping) on conflict (source) do update set mapping = excluded.mapping", new { source, mapping });
    }

    /// <summary>The mapping that a form says: for each column a field, and perhaps a language.</summary>
    public static string Mapping(string language, IEnumerable<SampleColumn> columns)
    {
        var all = columns.ToList();
        return Json.Write(new
        {
            language, columns = all.Where(c => c.Field is not null).ToDictionary(c => c.Name, c => c.Language is null ? c.Field! : $"{c.Field}@{c.Language}"), ignore = all.Where(c => c.Field is null).Select(c => c.Name).ToList(),
        });
    }
}
