using System.Globalization;
using Npgsql;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Support;

/// <summary>The two engines that the product runs on.</summary>
public enum Engine { Sqlite, PostgreSql }

/// <summary>An empty database of one test, made when it is first asked for and dropped after the test.</summary>
public sealed class TestDatabase(Engine engine) : IDisposable
{
    readonly Lazy<TemporaryFolder> folder = new(() => new TemporaryFolder());
    string? connection;
    Database? withTables;

    /// <summary>Which of the two this is.</summary>
    public Engine Engine => engine;

    /// <summary>As `serve --database` takes it: Data Source=... or Host=...</summary>
    public string ConnectionString => connection ??= engine == Engine.Sqlite ? NewFile() : NewOnCluster();

    /// <summary>The same database as the product sees it, with its tables.</summary>
    public Database WithTables()
    {
        if (withTables is not null) return withTables;
        BeginAs(Template.Tables);
        withTables = Database.At(Folder.Path, ConnectionString);
        Schema.BringUpToDate(withTables); // of a database that was used before
        return withTables;
    }

    /// <summary>A copy of what was made once for this run, which is ten times as quick as making it; false when the database is in use already.</summary>
    internal bool BeginAs(Template template)
    {
        if (connection is not null) return false;
        connection = engine == Engine.Sqlite ? NewFile(template.File) : NewOnCluster(template.OnCluster);
        return true;
    }

    /// <summary>A folder of this test, for files to import, a data folder, a backup.</summary>
    public TemporaryFolder Folder => folder.Value;

    public void Dispose()
    {
        if (connection is not null)
        {
            if (engine == Engine.Sqlite) DropFile(connection); else DropOnCluster(connection);
        }
        if (folder.IsValueCreated) folder.Value.Dispose();
    }

    // Shown in the name of the test: it has to be the same on every run.
    public override string ToString() => engine.ToString();

    static string NewFile(string? from = null)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("vuurtoren-test-").FullName, "vuurtoren.db");
        if (from is not null) File.Copy(from, file);
        return $"Data Source={file}";
    }

    static void DropFile(string connection)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearPool(new(connection));
        Directory.Delete(Path.GetDirectoryName(connection["Data Source=".Length..])!, recursive: true);
    }

    static int count;

    internal static string NewOnCluster(string? from = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Environment.ProcessId}_{Interlocked.Increment(ref count)}");
        OnCluster($"create database {name}{(from is null ? "" : $" template {from}")}");
        return new NpgsqlConnectionStringBuilder(PostgresCluster.ConnectionString) { Database = name }.ConnectionString;
    }

    internal static void LeaveOnCluster(string connection) =>
        OnCluster($"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{new NpgsqlConnectionStringBuilder(connection).Database}'");

    internal static void DropOnCluster(string connection)
    {
        NpgsqlConnection.ClearPool(new(connection));
        for (var tries = 1; ; tries++)
            try
            {
                OnCluster($"drop database if exists {new NpgsqlConnectionStringBuilder(connection).Database} with (force)");
                return;
            }
            // What a killed server was still writing keeps the cluster from tidying up just now.
            catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InternalError && tries < 5) { Thread.Sleep(1000); }
    }

    static void OnCluster(string sql)
    {
        using var source = NpgsqlDataSource.Create(PostgresCluster.ConnectionString);
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}
