using System.Diagnostics;
using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Bench;

/// <summary>
/// A backup of about a gigabyte while 50 edits a second go on, beside the engine's own tool under the same edits. An edit is one transaction that changes a
/// service and notes it in the change sequence; each has its number, so that one that is lost, or half in a backup, is seen.
/// </summary>
static class BackupBench
{
    const int PerSecond = 50;

    /// <summary>The peer may take this many times as long before it is given up.</summary>
    const int Patience = 20;

    public static async Task Run(Report report, int services, string? postgres)
    {
        var folder = Directory.CreateTempSubdirectory("vuurtoren-bench-").FullName;
        try
        {
            var input = Path.Combine(folder, "services.ndjson");
            Generator.Write(input, services);
            await Child.Run("dotnet", $"{Child.Vuurtoren} import hsds {input} --data {folder}/data --json{Where(postgres)}");
            File.Delete(input);
            var database = Database.At($"{folder}/data", postgres);
            report.Add("database", Size(database) / 1e6, "MB");
            var ours = await Measure(report, "backup", database, () => Child.Run("dotnet", $"{Child.Vuurtoren} backup {folder}/ours.zip --data {folder}/data --json{Where(postgres)}"));
            report.Add("backup, size", new FileInfo($"{folder}/ours.zip").Length / 1e6, "MB");
            var peer = postgres is null ? ($"sqlite3", $"{folder}/data/vuurtoren.db \".backup '{folder}/peer.db'\"") : ("pg_dump", $"-Fc -f {folder}/peer.dump {Uri(postgres)}");
            await Measure(report, peer.Item1, database, () => Child.Run("timeout", $"{Math.Ceiling(ours.Wall * Patience)} {peer.Item1} {peer.Item2} || echo given up"));
            await Prove(report, folder);
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    static async Task<Took> Measure(Report report, string name, Database database, Func<Task<Took>> backup)
    {
        using var stop = new CancellationTokenSource();
        var editing = Task.Run(() => Edit(database, stop.Token));
        await Task.Delay(1000);
        var took = await backup();
        await stop.CancelAsync();
        var (made, slowest, from) = await editing;
        using var connection = database.Open();
        var found = connection.ExecuteScalar<long>("select count(*) from change where actor = 'bench' and seq > @from", new { from });
        report.Add($"{name}, wall{(took.Output.Contains("given up", StringComparison.Ordinal) ? " (given up: it began anew with every edit)" : "")}", took.Wall, "s");
        report.Add($"{name}, CPU", took.Cpu, "s");
        report.Add($"{name}, peak memory", took.PeakMegabytes, "MB");
        report.Add($"{name}, edits made meanwhile", made, "");
        report.Add($"{name}, edits found afterwards", found, "", made);
        report.Add($"{name}, the slowest edit", slowest.TotalMilliseconds, "ms");
        return took;
    }

    /// <summary>Fifty a second, each at its time whatever the one before took.</summary>
    static async Task<(long Made, TimeSpan Slowest, long From)> Edit(Database database, CancellationToken stop)
    {
        using var connection = database.Open();
        var services = connection.Query<Guid>("select id from directory_service limit 1000").ToList();
        var from = connection.ExecuteScalar<long>("select coalesce(max(seq), 0) from change");
        var (made, slowest, clock) = (0L, TimeSpan.Zero, Stopwatch.StartNew());
        for (; !stop.IsCancellationRequested; made++)
        {
            var wait = TimeSpan.FromSeconds(made / (double)PerSecond) - clock.Elapsed;
            if (wait > TimeSpan.Zero) await Task.Delay(wait, CancellationToken.None);
            var began = Stopwatch.GetTimestamp();
            using var transaction = connection.BeginTransaction();
            database.LockChanges(connection, transaction);
            var edit = new { seq = from + made + 1, id = services[(int)(made % services.Count)], now = DateTime.UtcNow, no = false };
            connection.Execute("insert into change (seq, kind, record_id, tombstone, at, actor, cause) values (@seq, 'service', @id, @no, @now, 'bench', 'edit')", edit, transaction);
            connection.Execute("update directory_service set seq = @seq, modified_at = @now where id = @id", edit, transaction);
            transaction.Commit();
            if (Stopwatch.GetElapsedTime(began) is var took && took > slowest) slowest = took;
        }
        return (made, slowest, from);
    }

    /// <summary>What was written down while it ran is in it up to one moment, whole, and nothing after it.</summary>
    static async Task Prove(Report report, string folder)
    {
        var took = await Child.Run("dotnet", $"{Child.Vuurtoren} restore {folder}/ours.zip --data {folder}/restored --json");
        report.Add("restore into SQLite, wall", took.Wall, "s");
        report.Add("restore into SQLite, peak memory", took.PeakMegabytes, "MB");
        using var connection = Database.At($"{folder}/restored").Open();
        var (edits, last, first) = connection.QuerySingle<(long, long, long)>("select count(*), max(seq), min(seq) from change where actor = 'bench'");
        var services = connection.ExecuteScalar<long>("select max(seq) from directory_service");
        report.Add("edits in the backup", edits, "", last - first + 1);
        report.Add("its last edit: in the services, and in the sequence", services, "", last);
        report.Add("integrity (1 is whole)", connection.QueryFirst<string>("pragma integrity_check(1)") == "ok" ? 1 : 0, "");
    }

    static string Where(string? postgres) => postgres is null ? "" : $" --database '{postgres}'";

    static string Uri(string postgres)
    {
        var parts = new Npgsql.NpgsqlConnectionStringBuilder(postgres);
        return $"-h {parts.Host} -p {parts.Port} -U {parts.Username} {parts.Database}";
    }

    static long Size(Database database)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<long>(database.IsPostgres ? "select pg_database_size(current_database())" : "select page_count * page_size from pragma_page_count, pragma_page_size");
    }
}
