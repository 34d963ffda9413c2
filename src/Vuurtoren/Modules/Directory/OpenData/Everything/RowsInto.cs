using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>Puts rows into tables, table after table.</summary>
abstract class RowsInto : IDisposable
{
    StoredTable? current;

    public void Add(StoredTable table, JsonElement row)
    {
        if (!ReferenceEquals(table, current)) Begin(current = table);
        Add(row);
    }

    protected abstract void Begin(StoredTable table);
    protected abstract void Add(JsonElement row);
    public abstract void Dispose();
}

/// <summary>One prepared statement per table.</summary>
sealed class RowsIntoSqlite(DbConnection connection, DbTransaction transaction) : RowsInto
{
    SqliteCommand? insert;
    StoredTable table = null!;

    protected override void Begin(StoredTable table)
    {
        this.table = table;
        insert?.Dispose();
        insert = ((SqliteConnection)connection).CreateCommand();
        insert.Transaction = (SqliteTransaction)transaction;
        insert.CommandText = $"insert into {StoredTable.Quoted(table.Name)} ({string.Join(", ", table.Columns.Select(c => StoredTable.Quoted(c.Name)))}) values ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})";
        for (var i = 0; i < table.Columns.Count; i++) insert.Parameters.Add(new SqliteParameter($"@p{i}", null));
        insert.Prepare();
    }

    protected override void Add(JsonElement row)
    {
        for (var i = 0; i < table.Columns.Count; i++)
            insert!.Parameters[i].Value = row.TryGetProperty(table.Columns[i].Name, out var value) ? StoredTable.Read(value, table.Columns[i].As) : DBNull.Value;
        insert!.ExecuteNonQuery();
    }

    public override void Dispose() => insert?.Dispose();
}

/// <summary>COPY in its text form.</summary>
sealed class RowsIntoPostgres(DbConnection connection) : RowsInto
{
    readonly StringBuilder line = new();
    TextWriter? copy;
    StoredTable table = null!;

    protected override void Begin(StoredTable table)
    {
        this.table = table;
        copy?.Dispose();
        copy = ((NpgsqlConnection)connection).BeginTextImport($"copy {StoredTable.Quoted(table.Name)} ({string.Join(", ", table.Columns.Select(c => StoredTable.Quoted(c.Name)))}) from stdin");
    }

    protected override void Add(JsonElement row)
    {
        line.Clear();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (i > 0) line.Append('\t');
            if (row.TryGetProperty(table.Columns[i].Name, out var value)) Append(value, table.Columns[i].As); else line.Append("\\N");
        }
        copy!.Write(line.Append('\n'));
    }

    void Append(JsonElement value, StoredAs kept)
    {
        switch (StoredTable.Read(value, kept))
        {
            case string text:
                foreach (var c in text) _ = c switch
                {
                    '\\' => line.Append("\\\\"), '\n' => line.Append("\\n"), '\r' => line.Append("\\r"), '\t' => line.Append("\\t"), _ => line.Append(c),
                };
                break;
            case byte[] bytes: line.Append("\\\\x").Append(Convert.ToHexString(bytes)); break;
            case bool yes: line.Append(yes ? 't' : 'f'); break;
            case DateTime instant: line.Append(instant.ToString("O", CultureInfo.InvariantCulture)); break;
            case DateOnly day: line.Append(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case double number: line.Append(number.ToString("R", CultureInfo.InvariantCulture)); break;
            case var other: line.Append(CultureInfo.InvariantCulture, $"{other}"); break;
        }
    }

    public override void Dispose() => copy?.Dispose();
}
