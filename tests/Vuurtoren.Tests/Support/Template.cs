using Npgsql;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Support;

/// <summary>A database made once for a run, on each engine when first asked for; tests begin with a copy of it.</summary>
sealed class Template
{
    /// <summary>All tables, with nothing in them.</summary>
    public static readonly Template Tables = new((folder, connection) => Schema.BringUpToDate(Database.At(folder, connection)));

    /// <summary>As the first command leaves it: with the themes and figures that the program brings.</summary>
    public static readonly Template FirstCommand = new((folder, connection) =>
    {
        var database = Database.At(folder, connection);
        Schema.BringUpToDate(database);
        WhenOpened.All(database, DateTime.UtcNow);
    });

    /// <summary>As `demo` leaves it.</summary>
    public static readonly Template Demo = new((folder, connection) => App.Succeed("demo", "--data", folder, "--database", connection).GetAwaiter().GetResult());

    readonly Lazy<(string Folder, string Connection)> file;
    readonly Lazy<(string Folder, string Connection)> cluster;

    Template(Action<string, string> make)
    {
        file = new(() => Made(make, folder => $"Data Source={Path.Combine(folder, "vuurtoren.db")}"));
        cluster = new(() =>
        {
            var made = Made(make, _ => TestDatabase.NewOnCluster());
            TestDatabase.LeaveOnCluster(made.Connection); // PostgreSQL copies only what nobody is connected to
            AppDomain.CurrentDomain.ProcessExit += (_, _) => TestDatabase.DropOnCluster(made.Connection);
            return made;
        });
    }

    /// <summary>The SQLite file.</summary>
    public string File => Path.Combine(file.Value.Folder, "vuurtoren.db");

    /// <summary>The name of the database on the PostgreSQL of the tests.</summary>
    public string OnCluster => new NpgsqlConnectionStringBuilder(cluster.Value.Connection).Database!;

    /// <summary>What was written beside the database: uploaded files, the secret of the installation.</summary>
    public string FolderOf(Engine engine) => engine == Engine.Sqlite ? file.Value.Folder : cluster.Value.Folder;

    static (string Folder, string Connection) Made(Action<string, string> make, Func<string, string> connectionIn)
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        var connection = connectionIn(folder.Path);
        make(folder.Path, connection);
        if (connection.StartsWith("Data Source", StringComparison.Ordinal)) IntoOneFile(connection);
        return (folder.Path, connection);
    }

    static void IntoOneFile(string connection)
    {
        using (var sqlite = new Microsoft.Data.Sqlite.SqliteConnection(connection))
        {
            sqlite.Open();
            using var command = sqlite.CreateCommand();
            command.CommandText = "pragma wal_checkpoint(truncate)";
            command.ExecuteNonQuery();
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearPool(new(connection));
    }
}
