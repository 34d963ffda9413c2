using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SQLitePCL;

namespace Vuurtoren.Platform.Data;

/// <summary>Where the data are: an embedded SQLite file (the default) or a PostgreSQL database.</summary>
public sealed class Database
{
    static Database() => DapperTypes.Register();

    /// <summary>Open databases that have their pragmas: a connection that comes back from the pool keeps them.</summary>
    static readonly ConditionalWeakTable<sqlite3, object> set = [];

    readonly DbContextOptions<Db> options;
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
        else builder.UseSqlite(connection).AddInterceptors(new SqlitePragmas());
        options = builder.Options;
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
        var sqlite = new SqliteConnectionStringBuilder(connection ?? "") { ForeignKeys = true, DefaultTimeout = 60 };
        if (sqlite.DataSource.Length == 0) sqlite.DataSource = Path.Combine(folder, "vuurtoren.db");
        return new(folder, sqlite.ToString(), isPostgres: false);
    }

    /// <summary>The same, for commands that only look: refuses when there is no database yet.</summary>
    public static Database Existing(string folder, string? connection = null)
    {
        if (connection is null && !File.Exists(Path.Combine(folder, "vuurtoren.db"))) throw new RuleBroken("command.no-data", Path.GetFullPath(folder));
        return At(folder, connection);
    }

    public Db Context() => new(options, this);

    /// <summary>An open connection for the paths that are too hot for EF; the caller disposes it.</summary>
    public DbConnection Open()
    {
        if (postgres is not null) return postgres.OpenConnection();
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        if (set.TryAdd(connection.Handle!, set)) SqlitePragmas.Set(connection);
        return connection;
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
