using Dapper;
using Microsoft.Data.Sqlite;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Backups;

/// <summary>A column and its type as the SQL file declares it: "uuid", "timestamp with time zone".</summary>
sealed record Column(string Name, string Type)
{
    public bool IsReal => Type.StartsWith("double", StringComparison.OrdinalIgnoreCase) || Type.StartsWith("real", StringComparison.OrdinalIgnoreCase) || Type.StartsWith("numeric", StringComparison.OrdinalIgnoreCase);
}

sealed record Table(string Name, IReadOnlyList<Column> Columns)
{
    public string ColumnList => string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));
}

/// <summary>
/// The tables that some schema steps make, on either engine: the steps are taken in an empty database in memory, and that is asked. So a backup names
/// what it holds without looking in a catalogue, and an old one is laid out again as it was.
/// </summary>
static class Blueprint
{
    /// <returns>What is referred to stands before what refers to it.</returns>
    public static IReadOnlyList<Table> Of(IEnumerable<Schema.Step> steps)
    {
        using var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        foreach (var step in steps) memory.Execute(step.On(postgres: false));
        var names = memory.Query<string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name").ToList();
        var before = names.ToDictionary(name => name, name => memory.Query<string>($"select \"table\" from pragma_foreign_key_list('{name}')").Where(other => other != name).ToHashSet());
        var ordered = new List<string>();
        while (ordered.Count < names.Count) ordered.AddRange(names.Except(ordered).Where(name => before[name].IsSubsetOf(ordered)).ToList());
        return [.. ordered.Select(name => new Table(name, [.. memory.Query<(string Name, string Type)>($"select name, type from pragma_table_info('{name}') order by cid").Select(c => new Column(c.Name, c.Type))]))];
    }

    /// <summary>The steps of these names; a newer version made the ones that are not known here.</summary>
    public static IReadOnlyList<Schema.Step> Known(IEnumerable<string> names) =>
        [.. names.Select(name => Schema.Steps.FirstOrDefault(step => step.Name == name) ?? throw new RuleBroken("command.newer", name)).OrderBy(step => step.Name, StringComparer.Ordinal)];
}
