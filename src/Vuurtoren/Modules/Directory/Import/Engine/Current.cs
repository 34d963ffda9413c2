using System.Data.Common;
using System.Globalization;
using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>Records as they stand in the database now, read and written one at a time: for the few that change.</summary>
sealed class Current(DbConnection connection, DbTransaction? transaction)
{
    public object?[] Read(RecordTable table, Guid id) => Find(table, id) ?? throw new InvalidOperationException($"{table.Kind} {id} is in source_record but not in {table.Name}");

    /// <summary>Null when there is no such record.</summary>
    public object?[]? Find(RecordTable table, Guid id)
    {
        using var command = Command(table.SelectOne, ("id", id));
        using var reader = command.ExecuteReader();
        if (!reader.Read()) return null;
        var values = new object?[table.Columns.Count];
        for (var i = 0; i < values.Length; i++) values[i] = RecordTable.Typed(table.Columns[i], reader.GetValue(i));
        return values;
    }

    public void Write(RecordTable table, object?[] values)
    {
        var columns = table.Columns.Select((c, i) => (c.Path, Value: values[i])).Where(c => c.Path != "id").ToList();
        using var command = Command($"update {table.Name} set {string.Join(", ", columns.Select(c => $"{c.Path} = @{c.Path}"))} where id = @id",
            [.. columns.Select(c => (c.Path, c.Value)), ("id", values[table["id"]])]);
        command.ExecuteNonQuery();
    }

    public void Add(RecordTable table, object?[] values)
    {
        using var command = Command($"insert into {table.Name} ({string.Join(", ", table.Columns.Select(c => c.Path))}) values ({string.Join(", ", table.Columns.Select(c => "@" + c.Path))})",
            [.. table.Columns.Select((c, i) => (c.Path, values[i]))]);
        command.ExecuteNonQuery();
    }

    public void Note(long seq, string kind, Guid record, bool tombstone, DateTime at, string actor, string cause, IReadOnlyDictionary<string, string?[]>? changes) =>
        connection.Execute("insert into change (seq, kind, record_id, tombstone, at, actor, cause, changes) values (@seq, @kind, @record, @tombstone, @at, @actor, @cause, @changes)",
            new { seq, kind, record, tombstone, at, actor, cause, changes = changes is null ? null : Json.Write(changes) }, transaction);

    /// <summary>Nobody but its owner sees it any more.</summary>
    public static bool IsGone(RecordTable table, object?[] values) => values[table["parked"]] is not null || values[table["visibility"]] is not nameof(Visibility.Public);

    public long NextSeq() => connection.ExecuteScalar<long>("select coalesce(max(seq), 0) + 1 from change", transaction: transaction);

    public IReadOnlyList<FieldState> States(Guid record)
    {
        using var command = Command("select path, lang, verified_at, pinned from field_state where record_id = @record", ("record", record));
        using var reader = command.ExecuteReader();
        var states = new List<FieldState>();
        while (reader.Read())
            states.Add(new()
            {
                RecordId = record, Path = reader.GetString(0), Lang = reader.GetString(1), Pinned = reader.GetBoolean(3),
                VerifiedAt = reader.IsDBNull(2) ? null : DateTime.SpecifyKind(Convert.ToDateTime(reader.GetValue(2), CultureInfo.InvariantCulture), DateTimeKind.Utc),
            });
        return states;
    }

    DbCommand Command(string sql, params (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@" + name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
