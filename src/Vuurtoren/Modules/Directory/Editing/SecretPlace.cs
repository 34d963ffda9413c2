using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Import.Engine;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>Where a confidential place is: laid over its record for who may change it, and taken out again before anything is written. Neither history nor drafts of others hold it.</summary>
static class SecretPlace
{
    public static void Overlay(DbConnection connection, DbTransaction? transaction, RecordTable table, object?[] values)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"select {string.Join(", ", Secret.Columns)} from directory_confidential_place where location_id = @id";
        var id = command.CreateParameter();
        (id.ParameterName, id.Value) = ("@id", values[table["id"]]);
        command.Parameters.Add(id);
        using var reader = command.ExecuteReader();
        if (!reader.Read()) return;
        foreach (var (i, path) in Secret.Columns.Index()) values[table[path]] = RecordTable.Typed(table.Columns[table[path]], reader.GetValue(i));
    }

    /// <summary>Of a secret place the address goes to the table of its own; of one that is secret no more that row goes.</summary>
    public static void TakeOut(DbConnection connection, DbTransaction? transaction, RecordTable table, object?[] values)
    {
        var id = values[table["id"]];
        connection.Execute("delete from directory_confidential_place where location_id = @id", new { id }, transaction);
        if (values[table["confidential"]] is not true) return;
        BulkWriter.Write(connection, transaction, "directory_confidential_place", ["location_id", .. Secret.Columns], [[id, .. Secret.Columns.Select(path => values[table[path]])]]);
        foreach (var path in Secret.Columns) values[table[path]] = path == "addresses" ? "[]" : null;
    }

    /// <summary>What history says of it: that it changed, never from what to what.</summary>
    public static bool Hides(RecordTable table, object?[] values, string path) =>
        table.Has("confidential") && values[table["confidential"]] is true && Secret.Columns.Contains(path.Split('.')[0]);
}
