using System.Diagnostics;
using Dapper;
using Npgsql;

namespace Vuurtoren.Tests.Support;

/// <summary>A disk in memory of a few megabytes, to be filled. Mounting needs root.</summary>
sealed class SmallDisk : IDisposable
{
    readonly List<string> databases = [];

    public SmallDisk(string path, int megabytes)
    {
        Path = Directory.CreateDirectory(path).FullName;
        Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=0777", "tmpfs", Path);
    }

    public static bool Possible => Environment.UserName == "root";

    public string Path { get; }

    public void Grow(int megabytes) => Run("mount", "-o", $"remount,size={megabytes}m", Path);

    /// <summary>A database of the tests' own cluster whose files lie on this disk.</summary>
    public async Task<string> NewPostgresDatabase()
    {
        var name = "full_" + Environment.ProcessId;
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(Path, "postgres")).FullName;
        Run("chmod", "-R", "a+rx", System.IO.Path.GetDirectoryName(Path)!);
        Run("chown", "postgres", folder);
        await using var source = NpgsqlDataSource.Create(PostgresCluster.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        await connection.ExecuteAsync($"create tablespace {name} location '{folder}'");
        await connection.ExecuteAsync($"create database {name} tablespace {name}");
        databases.Add(name);
        return new NpgsqlConnectionStringBuilder(PostgresCluster.ConnectionString) { Database = name }.ConnectionString;
    }

    public void Dispose()
    {
        if (databases.Count > 0)
        {
            using var source = NpgsqlDataSource.Create(PostgresCluster.ConnectionString);
            using var connection = source.OpenConnection();
            foreach (var name in databases)
            {
                connection.Execute($"drop database {name} with (force)");
                connection.Execute($"drop tablespace {name}");
            }
        }
        Run("umount", "-l", Path);
    }

    static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }
}
