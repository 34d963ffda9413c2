using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Bench;

/// <summary>
/// `import hsds` of generated services, beside loading the very rows it wrote, ready-made as CSV or binary copy, into tables with the same keys and
/// indexes: with `sqlite3 .import` and with PostgreSQL's COPY.
/// </summary>
static class ImportBench
{
    public static async Task Run(Report report, int services, string? postgres)
    {
        var folder = Directory.CreateTempSubdirectory("vuurtoren-bench-").FullName;
        try
        {
            var input = Path.Combine(folder, "services.ndjson");
            Generator.Write(input, services);
            await Sqlite(report, folder, input, services);
            if (postgres is not null) await Postgres(report, folder, input, services, postgres);
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    static async Task Sqlite(Report report, string folder, string input, int services)
    {
        var data = Path.Combine(folder, "data");
        var took = await Child.Run("dotnet", $"{Child.Vuurtoren} import hsds {input} --data {data} --json");
        var database = Path.Combine(data, "vuurtoren.db");
        var (csv, script) = (Directory.CreateDirectory(Path.Combine(folder, "csv")).FullName, Path.Combine(folder, "peer.sql"));
        await using var commands = new StreamWriter(script);
        commands.WriteLine("pragma journal_mode = wal; pragma synchronous = full;");
        using (var connection = new SqliteConnection($"Data Source={database};Pooling=False"))
        {
            connection.Open();
            foreach (var sql in connection.Query<string>("select sql from sqlite_master where sql is not null and name not like 'sqlite_%'")) commands.WriteLine(sql + ";");
            commands.WriteLine(".mode csv");
            foreach (var table in connection.Query<string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"))
            {
                await Child.Run("sqlite3", $"-csv {database} 'select * from {table}' > {csv}/{table}.csv");
                if (new FileInfo($"{csv}/{table}.csv").Length > 0) commands.WriteLine($".import {csv}/{table}.csv {table}");
            }
        }
        await commands.DisposeAsync();
        var peer = await Child.Run("sqlite3", Path.Combine(folder, "peer.db"), script);
        report.Add($"import {services} services, SQLite, wall", took.Wall, "s", peer.Wall);
        report.Add($"import {services} services, SQLite, CPU", took.Cpu, "s", peer.Cpu);
        report.Add($"import {services} services, peak memory", took.PeakMegabytes, "MB");
        Directory.Delete(csv, recursive: true);
        File.Delete(Path.Combine(folder, "peer.db"));
        Directory.Delete(data, recursive: true);
    }

    static async Task Postgres(Report report, string folder, string input, int services, string postgres)
    {
        await using var source = NpgsqlDataSource.Create(postgres);
        await using (var connection = await source.OpenConnectionAsync())
            foreach (var name in (string[])["bench", "bench_peer"])
                await connection.ExecuteAsync($"drop database if exists {name} with (force); ");
        await using (var connection = await source.OpenConnectionAsync())
            foreach (var name in (string[])["bench", "bench_peer"]) await connection.ExecuteAsync($"create database {name}");
        string In(string database) => new NpgsqlConnectionStringBuilder(postgres) { Database = database }.ConnectionString;

        var took = await Child.Run("dotnet", $"{Child.Vuurtoren} import hsds {input} --data {folder}/files --database '{In("bench")}' --json");
        Schema.BringUpToDate(Database.At(Path.Combine(folder, "files"), In("bench_peer")));
        var clock = new Stopwatch();
        await using (var from = await NpgsqlDataSource.Create(In("bench")).OpenConnectionAsync())
        await using (var to = await NpgsqlDataSource.Create(In("bench_peer")).OpenConnectionAsync())
        {
            var tables = (await from.QueryAsync<string>("select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_step'")).ToList();
            foreach (var table in tables)
            {
                var file = Path.Combine(folder, table + ".copy");
                await using (var rows = await from.BeginRawBinaryCopyAsync($"copy {table} to stdout (format binary)"))
                await using (var ready = File.Create(file)) await rows.CopyToAsync(ready, 1 << 16);
                clock.Start();
                await using (var copy = await to.BeginRawBinaryCopyAsync($"copy {table} from stdin (format binary)"))
                await using (var ready = File.OpenRead(file)) await ready.CopyToAsync(copy, 1 << 16);
                clock.Stop();
                File.Delete(file);
            }
        }
        report.Add($"import {services} services, PostgreSQL, wall", took.Wall, "s", clock.Elapsed.TotalSeconds);
    }
}
