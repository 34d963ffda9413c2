using System.Diagnostics;
using System.Text;
using Dapper;
using Npgsql;
using Vuurtoren.Tests.Support;
using Database = Vuurtoren.Tests.Support.Engine;

namespace Vuurtoren.Tests.Modules.Directory.Import;

/// <summary>What was acknowledged survives: a killed process, a full disk, a dropped connection. Run on the built application, as a process.</summary>
public class FaultTests
{
    const int Services = 4000;

    /// <summary>An HSDS file of so many invented services, each with an organisation and a place.</summary>
    static string Input(TestDatabase database, int services = Services, string name = "services.ndjson")
    {
        var lines = new StringBuilder();
        for (var i = 0; i < services; i++)
            lines.AppendLine($$"""
                {"id":"s{{i}}","name":"Accueil {{i}}","status":"active","description":"Une écoute et une aide pour les papiers, porte {{i}}.","organization":{"id":"o{{i}}","name":"Association {{i}}","description":"Nous aidons."},"service_at_locations":[{"id":"a{{i}}","location":{"id":"l{{i}}","location_type":"physical","latitude":50.84,"longitude":4.35,"addresses":[{"id":"d{{i}}","address_1":"Rue de la Lumière {{i}}","city":"Bruxelles","state_province":"","postal_code":"1000","country":"BE","address_type":"physical"}] } }] }
                """.ReplaceLineEndings(""));
        return database.Folder.Write(name, lines.ToString());
    }

    static string[] Command(TestDatabase database, string file, string? folder = null) =>
        ["import", "hsds", file, "--data", folder ?? database.Folder.Path, "--database", database.ConnectionString, "--json"];

    static long Count(TestDatabase database)
    {
        using var connection = database.WithTables().Open();
        return connection.ExecuteScalar<long>("select count(*) from directory_service");
    }

    [Theory, EveryDatabase]
    public async Task Killed_at_any_moment_an_import_leaves_what_was_or_what_will_be_and_the_next_goes_on(TestDatabase database)
    {
        var file = Input(database);
        database.WithTables();
        var (killed, after) = (0, 800);
        while (true)
        {
            using var process = App.Start(Command(database, file));
            if (await Ended(process, after)) break;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            killed++;
            Assert.Contains(Count(database), new long[] { 0, Services });
            after += after / 4; // a slow machine needs longer for one chunk
            Assert.True(killed < 60, "the import does not get on");
        }
        Assert.True(killed > 0, "it was never killed");
        Assert.Equal(Services, Count(database));
        Assert.Contains("\"unchanged\":" + Services, await App.Succeed(Command(database, file)), StringComparison.Ordinal);
        await App.Succeed("doctor", "--data", database.Folder.Path, "--database", database.ConnectionString);
        Assert.Empty(System.IO.Directory.EnumerateFiles(Path.Combine(database.Folder.Path, "imports")));
    }

    static async Task<bool> Ended(Process process, int milliseconds)
    {
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(milliseconds);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException) { return false; }
    }

    [Theory, EveryDatabase]
    public async Task A_full_disk_stops_an_import_with_one_line_and_changes_nothing(TestDatabase database)
    {
        if (!SmallDisk.Possible) return; // mounting needs root; the checks of every change run as root
        using var disk = new SmallDisk(database.Folder.File("disk"), megabytes: database.Engine == Database.Sqlite ? 12 : 30);
        var (connection, folder) = database.Engine == Database.Sqlite
            ? ($"Data Source={disk.Path}/vuurtoren.db", disk.Path)
            : (await disk.NewPostgresDatabase(), database.Folder.File("files"));
        string[] Here(string command, params string[] more) => [command, .. more, "--data", folder, "--database", connection];
        await App.Succeed(Here("import", "hsds", Input(database, 10, "few.ndjson"), "--partial"));

        var full = await App.Run(Here("import", "hsds", Input(database, 20_000, "many.ndjson"), "--partial"));

        Assert.Equal(1, full.ExitCode);
        Assert.Single(full.Errors.Trim().Split('\n'));
        Assert.Contains("schijf is vol", full.Errors, StringComparison.Ordinal);
        disk.Grow(megabytes: 600);
        Assert.Equal(10, ServicesIn(database.Engine, connection));
        await App.Succeed(Here("doctor"));
        await App.Succeed(Here("import", "hsds", Input(database, 2_000, "more.ndjson"), "--partial"));
        Assert.Equal(2_000, ServicesIn(database.Engine, connection));
    }

    static long ServicesIn(Database engine, string connection)
    {
        using System.Data.Common.DbConnection open = engine == Database.Sqlite ? new Microsoft.Data.Sqlite.SqliteConnection(connection + ";Pooling=False") : new NpgsqlConnection(connection + ";Pooling=False");
        open.Open();
        return open.ExecuteScalar<long>("select count(*) from directory_service");
    }

    [Fact]
    public async Task A_dropped_connection_stops_an_import_and_the_next_goes_on()
    {
        using var database = new TestDatabase(Database.PostgreSql);
        var file = Input(database);
        database.WithTables();
        using var process = App.Start(Command(database, file));
        var errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        using (var connection = database.WithTables().Open())
            while (!process.HasExited)
            {
                // as soon as it writes: the lock on the change sequence is held
                connection.Execute("""
                    select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and pid <> pg_backend_pid()
                        and database = (select oid from pg_database where datname = current_database())
                    """);
                await Task.Delay(5);
            }
        Assert.Equal(1, process.ExitCode);
        Assert.Single((await errors).Trim().Split('\n'));
        Assert.Equal(0, Count(database));

        await App.Succeed(Command(database, file));
        Assert.Equal(Services, Count(database));
    }
}
