using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using SQLitePCL;

namespace Vuurtoren.Platform.Data;

/// <summary>Where the data are: an embedded SQLite file (the default) or a PostgreSQL database.</summary>
public sealed class Database : IDisposable
{
    static Database()
    {
        DapperTypes.Register();
        // How much memory SQLite uses nobody asks here, and to count it all threads wait for each other at each piece that it takes.
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary>Contexts of requests that wait with an open SQLite connection; more than so many at once are made and thrown away.</summary>
    const int MostKept = 32;

    readonly DbContextOptions<Db> options;
    readonly Lazy<PooledDbContextFactory<Db>> pool;
    readonly NpgsqlDataSource? postgres;

    Database(string folder, string connection, bool isPostgres)
    {
        (Folder, ConnectionString, IsPostgres) = (folder, connection, isPostgres);
        secret = new(() => ServerSecret.In(folder));
        var builder = new DbContextOptionsBuilder<Db>();
        if (isPostgres)
        {
            postgres = new NpgsqlDataSourceBuilder(connection).Build();
            builder.UseNpgsql(postgres);
        }
        else builder.UseSqlite(connection, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)) // one text of SQL however long a list is: it is written and prepared once
            .AddInterceptors(new SqlitePragmas());
        ((IDbContextOptionsBuilderInfrastructure)builder).AddOrUpdateExtension(new OfDatabase(this));
        options = builder.Options;
        pool = new(() => isPostgres ? new(options) : new(builder.AddInterceptors(new KeptConnection.Maker(open)).Options, MostKept));
    }

    /// <summary>The folder for files (imports under way, backups); with SQLite also the database.</summary>
    public string Folder { get; }
    /// <summary>What stands outside the database; made when it is first needed.</summary>
    public ServerSecret Secret => secret.Value;

    readonly Lazy<ServerSecret> secret;

    public string ConnectionString { get; }
    public bool IsPostgres { get; }

    /// <param name="folder">Made when missing.</param>
    /// <param name="connection">A PostgreSQL connection string ("Host=…"), a SQLite one ("Data Source=…"), or null for SQLite in the folder.</param>
    public static Database At(string folder, string? connection = null)
    {
        System.IO.Directory.CreateDirectory(folder);
        if (connection is not null && !connection.Contains("Data Source", StringComparison.OrdinalIgnoreCase))
            return new(folder, connection, isPostgres: true);
        var sqlite = new SqliteConnectionStringBuilder(connection ?? "") { DefaultTimeout = 60 };
        if (sqlite.DataSource.Length == 0) sqlite.DataSource = Path.Combine(folder, "vuurtoren.db");
        return new(folder, sqlite.ToString(), isPostgres: false);
    }

    /// <summary>The same, for commands that only look: refuses when there is no database yet.</summary>
    public static Database Existing(string folder, string? connection = null)
    {
        if (connection is null && !File.Exists(Path.Combine(folder, "vuurtoren.db"))) throw new RuleBroken("command.no-data", Path.GetFullPath(folder));
        return At(folder, connection);
    }

    public Db Context() => new(options);

    /// <summary>
    /// For a request: made once and used again, which spares a tenth of a millisecond each time. Disposing gives it back. With SQLite its
    /// connection stays open with it: EF would otherwise teach it its functions, and let it forget them, around every single query.
    /// </summary>
    public Db ContextOfRequest()
    {
        var db = pool.Value.CreateDbContext();
        db.BeginRequest();
        return db;
    }

    public Kept Kept { get; } = new();

    /// <summary>An open connection for the paths that are too hot for EF; the caller disposes it.</summary>
    public DbConnection Open()
    {
        if (postgres is not null) return postgres.OpenConnection();
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        SqlitePragmas.Once(connection);
        return connection;
    }

    /// <summary>The same, for what pages ask again and again: with SQLite its queries are kept ready.</summary>
    public DbConnection OpenReady() => postgres is not null ? postgres.OpenConnection() : KeptConnection.From(waiting, ConnectionString);

    readonly ConcurrentBag<KeptConnection> waiting = [];
    /// <summary>Of contexts that wait for a next request.</summary>
    readonly ConcurrentDictionary<KeptConnection, bool> open = new();

    /// <summary>When its server stops: connections that were kept open hold the file, and much memory.</summary>
    public void Dispose()
    {
        foreach (var one in open.Keys.Concat(waiting)) one.CloseForGood();
        if (postgres is not null) postgres.Dispose();
        else SqliteConnection.ClearPool(new(ConnectionString));
    }

    /// <summary>
    /// A transaction that writes numbered changes, for whoever has the time to wait until others have written theirs: an import of a million
    /// services writes for minutes.
    /// </summary>
    /// <param name="waiting">Called each time it was tried in vain.</param>
    /// <exception cref="TimeoutException">Others kept writing for longer than <paramref name="patience"/>.</exception>
    public DbTransaction BeginChanges(DbConnection connection, TimeSpan patience, Action waiting)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            if ((IsPostgres ? TryLocked(connection) : TryFirst((SqliteConnection)connection)) is { } transaction) return transaction;
            if (clock.Elapsed > patience) throw new TimeoutException($"another process has been writing for {patience}");
            waiting();
        }
    }

    const int SecondsPerTry = 2;

    static SqliteTransaction? TryFirst(SqliteConnection connection)
    {
        var usual = connection.DefaultTimeout;
        connection.DefaultTimeout = SecondsPerTry;
        try { return connection.BeginTransaction(); }
        catch (SqliteException busy) when (busy.SqliteErrorCode == raw.SQLITE_BUSY) { return null; }
        finally { connection.DefaultTimeout = usual; }
    }

    static DbTransaction? TryLocked(DbConnection connection)
    {
        var transaction = connection.BeginTransaction();
        using (var command = connection.CreateCommand())
        {
            command.Transaction = transaction;
            command.CommandText = "select pg_try_advisory_xact_lock(715517)";
            if (command.ExecuteScalar() is true) return transaction;
        }
        transaction.Dispose();
        Thread.Sleep(TimeSpan.FromSeconds(SecondsPerTry) / 10);
        return null;
    }

    /// <summary>Takes the one lock under which numbered changes are written, until the transaction ends, so that they appear in commit order.</summary>
    public void LockChanges(DbConnection connection, DbTransaction transaction)
    {
        if (!IsPostgres) return; // SQLite has one writer: BeginTransaction is "begin immediate"
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "select pg_advisory_xact_lock(715517)";
        command.ExecuteNonQuery();
    }
}
