using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Backups;

/// <summary>The database as it is at one moment; who writes meanwhile neither waits nor shows.</summary>
abstract class Snapshot : IDisposable
{
    protected DbConnection Connection { get; private init; } = null!;
    DbTransaction transaction = null!;

    public static Snapshot Of(Database database)
    {
        var connection = database.Open();
        // SQLite: a reader of the write-ahead log, which begins with its first look. PostgreSQL: one snapshot for all tables.
        DbTransaction transaction = connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : connection.BeginTransaction(IsolationLevel.RepeatableRead);
        Snapshot made = database.IsPostgres ? new PostgresSnapshot { Connection = connection, transaction = transaction } : new SqliteSnapshot { Connection = connection, transaction = transaction };
        if (database.IsPostgres) connection.Execute("set transaction read only; set local timezone = 'UTC'; set local datestyle = 'ISO'; set local extra_float_digits = 1; set local bytea_output = 'hex'");
        return made;
    }

    public IReadOnlyList<ManifestStep> Steps() => [.. Connection.Query<(string Name, string Hash, DateTime At)>("select name, hash, at from schema_step order by name").Select(s => new ManifestStep(s.Name, s.Hash, s.At))];

    /// <summary>About how much there is to read, in bytes.</summary>
    public abstract long Size { get; }

    /// <returns>How many rows it wrote.</returns>
    public abstract long Write(Table table, Stream to, CancellationToken stop);

    public void Dispose()
    {
        transaction.Dispose();
        Connection.Dispose();
    }
}

sealed class PostgresSnapshot : Snapshot
{
    public override long Size => Connection.ExecuteScalar<long>("select coalesce(sum(pg_table_size(oid)), 0) from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace");

    public override long Write(Table table, Stream to, CancellationToken stop)
    {
        using var rows = ((StreamReader)((NpgsqlConnection)Connection).BeginTextExport($"copy \"{table.Name}\" ({table.ColumnList}) to stdout")).BaseStream;
        var (block, count) = (new byte[1 << 17], 0L);
        for (int read; (read = rows.Read(block)) > 0;)
        {
            stop.ThrowIfCancellationRequested();
            to.Write(block.AsSpan(0, read));
            count += block.AsSpan(0, read).Count((byte)'\n'); // in a value it is written as \n
        }
        return count;
    }
}

sealed class SqliteSnapshot : Snapshot
{
    sqlite3 Handle => ((SqliteConnection)Connection).Handle!;

    public override long Size => Connection.ExecuteScalar<long>("select page_count * page_size from pragma_page_count, pragma_page_size");

    public override long Write(Table table, Stream to, CancellationToken stop)
    {
        Check(raw.sqlite3_prepare_v2(Handle, $"select {table.ColumnList} from \"{table.Name}\"", out var statement));
        using var _ = statement;
        var (text, count, columns) = (new RowText(to), 0L, table.Columns.Count);
        int step;
        for (; (step = raw.sqlite3_step(statement)) == raw.SQLITE_ROW; count++)
        {
            if ((count & 1023) == 0) stop.ThrowIfCancellationRequested();
            for (var i = 0; i < columns; i++)
                switch (raw.sqlite3_column_type(statement, i))
                {
                    case raw.SQLITE_NULL: text.Null(); break;
                    case raw.SQLITE_INTEGER: text.Whole(raw.sqlite3_column_int64(statement, i)); break;
                    case raw.SQLITE_FLOAT: text.Real(raw.sqlite3_column_double(statement, i)); break;
                    case raw.SQLITE_BLOB when table.Columns[i].Type == "bytea": text.Bytes(raw.sqlite3_column_blob(statement, i)); break;
                    case raw.SQLITE_BLOB: throw new RuleBroken("backup.odd", table.Name, table.Columns[i].Name);
                    default: text.Text(raw.sqlite3_column_blob(statement, i)); break;
                }
            text.EndRow();
        }
        if (step != raw.SQLITE_DONE) Check(step);
        text.Flush();
        return count;
    }

    void Check(int result)
    {
        if (result != raw.SQLITE_OK) throw new SqliteException(raw.sqlite3_errmsg(Handle).utf8_to_string(), result);
    }
}
