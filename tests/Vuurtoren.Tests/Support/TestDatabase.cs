using System.Globalization;
using Npgsql;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Support;

/// <summary>The two engines that the product runs on.</summary>
public enum Engine { Sqlite, PostgreSql }

/// <summary>An empty database of one test, made when it is first asked for and dropped after the test.</summary>
public sealed class TestDatabase(Engine engine) : IDisposable
{
    readonly Lazy<string> connection = new(() => engine == Engine.Sqlite ? NewFile() : NewOnCluster());
    readonly Lazy<TemporaryFolder> folder = new(() => new TemporaryFolder());
    Database? withTables;

    /// <summary>Which of the two this is.</summary>
    public Engine Engine => engine;

    /// <summary>As `serve --database` takes it: Data Source=... or Host=...</summary>
    public string ConnectionString => connection.Value;

    /// <summary>The same database as the product sees it, with its tables.</summary>
    public Database WithTables()
    {
        if (withTables is not null) return withTables;
        withTables = Database.At(Folder.Path, ConnectionString);
        Schema.BringUpToDate(withTables);
        return withTables;
    }

    /// <summary>A folder of this test, for files to import, a data folder, a backup.</summary>
    public TemporaryFolder Folder => folder.Value;

    public void Dispose()
    {
        if (connection.IsValueCreated)
        {
            if (engine == Engine.Sqlite) DropFile(connection.Value); else DropOnCluster(connection.Value);
        }
        if (folder.IsValueCreated) folder.Value.Dispose();
    }

    // Shown in the name of the test: it has to be the same on every run.
    public override string ToString() => engine.ToString();

    static string NewFile() => $"Data Source={Path.Combine(Directory.CreateTempSubdirectory("vuurtoren-test-").FullName, "vuurtoren.db")}";

    static void DropFile(string connection)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearPool(new(connection));
        Directory.Delete(Path.GetDirectoryName(connection["Data Source=".Length..])!, recursive: true);
    }

    static int count;

    static string NewOnCluster()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Environment.ProcessId}_{Interlocked.Increment(ref count)}");
        OnCluster($"create database {name}");
        return new NpgsqlConnectionStringBuilder(PostgresCluster.ConnectionString) { Database = name }.ConnectionString;
    }

    static void DropOnCluster(string connection)
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
