using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>Writes many rows of one table as fast as the engine takes them: prepared inserts on SQLite, binary COPY on PostgreSQL.</summary>
public static class BulkWriter
{
    /// <param name="rows">Values in the order of the columns and of their types (ReadOnlyMemory of byte: text in UTF-8); an array may be used again for the next row.</param>
    /// <returns>How many rows were written.</returns>
    public static long Write(DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows) =>
        connection is NpgsqlConnection postgres ? CopyRows.Write(postgres, table, columns, rows) : Insert((SqliteConnection)connection, (SqliteTransaction?)transaction, table, columns, rows);

    static long Insert(SqliteConnection connection, SqliteTransaction? transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", columns.Select((_, i) => "@" + i))})";
        var parameters = columns.Select((_, i) => command.Parameters.AddWithValue("@" + i, DBNull.Value)).ToArray();
        command.Prepare();
        var written = 0L;
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++) parameters[i].Value = row[i] switch { null => DBNull.Value, ReadOnlyMemory<byte> utf8 => Encoding.UTF8.GetString(utf8.Span), var value => value };
            command.ExecuteNonQuery();
            written++;
        }
        return written;
    }
}
