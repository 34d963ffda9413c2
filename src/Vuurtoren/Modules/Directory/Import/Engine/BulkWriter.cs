using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>Writes many rows of one table as fast as the engine takes them: prepared inserts on SQLite, binary COPY on PostgreSQL.</summary>
public static class BulkWriter
{
    /// <param name="rows">Values in the order of the columns; an array may be used again for the next row.</param>
    /// <returns>How many rows were written.</returns>
    public static long Write(DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<(string Name, Type Type)> columns, IEnumerable<object?[]> rows) =>
        connection is NpgsqlConnection postgres ? Copy(postgres, table, columns, rows) : Insert((SqliteConnection)connection, (SqliteTransaction?)transaction, table, columns, rows);

    static long Insert(SqliteConnection connection, SqliteTransaction? transaction, string table, IReadOnlyList<(string Name, Type Type)> columns, IEnumerable<object?[]> rows)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"insert into {table} ({string.Join(", ", columns.Select(c => c.Name))}) values ({string.Join(", ", columns.Select((_, i) => "@" + i))})";
        var parameters = columns.Select((_, i) => command.Parameters.AddWithValue("@" + i, DBNull.Value)).ToArray();
        command.Prepare();
        var written = 0L;
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++) parameters[i].Value = row[i] ?? DBNull.Value;
            command.ExecuteNonQuery();
            written++;
        }
        return written;
    }

    static long Copy(NpgsqlConnection connection, string table, IReadOnlyList<(string Name, Type Type)> columns, IEnumerable<object?[]> rows)
    {
        using var writer = connection.BeginBinaryImport($"copy {table} ({string.Join(", ", columns.Select(c => c.Name))}) from stdin (format binary)");
        var types = columns.Select(c => PostgresType(c.Type)).ToArray();
        var written = 0L;
        foreach (var row in rows)
        {
            writer.StartRow();
            for (var i = 0; i < types.Length; i++)
                if (row[i] is { } value) writer.Write(value, types[i]);
                else writer.WriteNull();
            written++;
        }
        writer.Complete();
        return written;
    }

    static NpgsqlDbType PostgresType(Type type) =>
        type == typeof(Guid) ? NpgsqlDbType.Uuid
        : type == typeof(bool) ? NpgsqlDbType.Boolean
        : type == typeof(int) ? NpgsqlDbType.Integer
        : type == typeof(long) ? NpgsqlDbType.Bigint
        : type == typeof(double) ? NpgsqlDbType.Double
        : type == typeof(DateOnly) ? NpgsqlDbType.Date
        : type == typeof(DateTime) ? NpgsqlDbType.TimestampTz
        : NpgsqlDbType.Text;
}
