using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Backups;

/// <summary>A new file beside the old one; it is renamed over it when it is whole and on the disk.</summary>
sealed class SqliteStaging : Staging
{
    readonly string file, target = "";
    readonly Database? replaced;
    readonly SqliteConnection connection;

    /// <param name="target">Whose place it may take.</param>
    public SqliteStaging(Database target) : this(target.Folder, FileOf(target) + ".restoring") => (this.target, replaced) = (FileOf(target), target);

    /// <summary>Only to see whether a backup can be laid out.</summary>
    public SqliteStaging(string folder, string file)
    {
        this.file = file;
        Remove();
        connection = new($"Data Source={file};Pooling=False;Foreign Keys=False");
        connection.Open();
        // Whatever is left of it after a power cut is thrown away: it needs no journal.
        connection.Execute("pragma journal_mode = off; pragma synchronous = off; pragma temp_store = memory; pragma cache_size = -131072");
        Database = Database.At(folder, $"Data Source={file}");
    }

    public static string FileOf(Database database) => Path.GetFullPath(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource);

    public override Database Database { get; }
    protected override DbConnection Connection => connection;

    protected override IReadOnlyList<string> TakeIndexes()
    {
        var made = connection.Query<(string Name, string Sql)>("select name, sql from sqlite_master where type = 'index' and sql is not null").ToList();
        foreach (var (name, _) in made) connection.Execute($"drop index \"{name}\"");
        return [.. made.Select(index => index.Sql)];
    }

    protected override long Load(Table table, Stream rows, string engine, CancellationToken stop)
    {
        var binds = table.Columns.Select(column => Binding(column, translate: engine != "sqlite")).ToArray();
        using var transaction = connection.BeginTransaction();
        Check(raw.sqlite3_prepare_v2(connection.Handle!, $"insert into \"{table.Name}\" ({table.ColumnList}) values ({string.Join(", ", table.Columns.Select(_ => "?"))})", out var statement));
        using (statement)
        {
            var count = RowText.Read(rows, binds.Length, (column, value, isNull) => Check(isNull ? raw.sqlite3_bind_null(statement, column + 1) : binds[column](statement, column + 1, value)), () =>
            {
                if (raw.sqlite3_step(statement) is var result && result != raw.SQLITE_DONE) Check(result);
                Check(raw.sqlite3_reset(statement));
            }, stop);
            transaction.Commit();
            return count;
        }
    }

    delegate int Bind(sqlite3_stmt statement, int at, ReadOnlySpan<byte> value);

    /// <summary>How a value of this column stands in SQLite. Whole numbers are bound as text: the column makes them numbers, as it did when they were written.</summary>
    /// <param name="translate">They come from PostgreSQL: "t" is 1, ids are in capitals, times bear no zone.</param>
    static Bind Binding(Column column, bool translate) => column.Type switch
    {
        "bytea" => (statement, at, value) => raw.sqlite3_bind_blob(statement, at, value is [(byte)'\\', (byte)'x', .. var hex] ? Convert.FromHexString(Encoding.ASCII.GetString(hex)) : throw new InvalidDataException("no bytes")),
        _ when column.IsReal => (statement, at, value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? raw.sqlite3_bind_double(statement, at, number) : throw new InvalidDataException("no number"),
        "boolean" when translate => (statement, at, value) => raw.sqlite3_bind_int(statement, at, value is [(byte)'t'] ? 1 : 0),
        "uuid" when translate => (statement, at, value) => raw.sqlite3_bind_text(statement, at, Encoding.ASCII.GetString(value).ToUpperInvariant()),
        "timestamp with time zone" when translate => (statement, at, value) => raw.sqlite3_bind_text(statement, at, value.EndsWith("+00"u8) ? value[..^3] : throw new InvalidDataException("no moment in UTC")),
        _ => raw.sqlite3_bind_text,
    };

    protected override void Finish()
    {
        if (connection.QueryFirstOrDefault<string>("select \"table\" from pragma_foreign_key_check") is { } table) throw new RuleBroken("backup.loose", table);
        connection.Close();
    }

    public override void CheckNobodyUsesTarget()
    {
        if (!File.Exists(target)) return;
        using var old = Alone();
    }

    /// <summary>Leaving the write-ahead log succeeds only for who is alone, and puts all that was written into the one file.</summary>
    SqliteConnection Alone()
    {
        LetGo(replaced!);
        var old = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false, DefaultTimeout = 2 }.ToString());
        try
        {
            old.Open();
            old.Execute("pragma journal_mode = delete; begin exclusive");
            return old;
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is 5 or 6)
        {
            old.Dispose();
            throw new RuleBroken("backup.in-use");
        }
        catch (SqliteException broken) when (broken.SqliteErrorCode is 11 or 26) // that may be why one restores
        {
            return old;
        }
    }

    public override void TakePlace()
    {
        LetGo(Database);
        using (var made = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            made.Open();
            made.Execute("pragma journal_mode = delete");
        }
        using (var whole = new FileStream(file, FileMode.Open, FileAccess.ReadWrite)) whole.Flush(flushToDisk: true);
        using var old = File.Exists(target) ? Alone() : null;
        foreach (var beside in new[] { "-wal", "-shm", "-journal" }) File.Delete(target + beside); // of a file that was damaged
        File.Move(file, target, overwrite: true);
    }

    /// <summary>Closes what this process keeps open for the next time.</summary>
    static void LetGo(Database database)
    {
        using var pooled = new SqliteConnection(database.ConnectionString);
        SqliteConnection.ClearPool(pooled);
    }

    void Remove()
    {
        foreach (var beside in new[] { "", "-wal", "-shm", "-journal" }) File.Delete(file + beside);
    }

    void Check(int result)
    {
        if (result != raw.SQLITE_OK) throw result is raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH ? new InvalidDataException(raw.sqlite3_errmsg(connection.Handle!).utf8_to_string())
            : new SqliteException(raw.sqlite3_errmsg(connection.Handle!).utf8_to_string(), result);
    }

    public override void Dispose()
    {
        connection.Dispose();
        LetGo(Database);
        Remove();
    }
}
