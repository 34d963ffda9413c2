using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Backups;

/// <summary>Whether a backup can be restored is known when it was restored: here into a file that is thrown away. Rows are neutral, so SQLite proves those of PostgreSQL too.</summary>
static class Proof
{
    /// <returns>How many rows there were; whatever is wrong is thrown as it would be by `restore`.</returns>
    public static long Of(string path, Database database, Action<long, long>? progress = null, CancellationToken stop = default)
    {
        using var backup = BackupFile.Open(path);
        backup.IsOf(database.Secret);
        using var staging = new SqliteStaging(database.Folder, Path.Combine(database.Folder, $"proving.{Environment.ProcessId}.db"));
        staging.Fill(backup, progress, stop);
        Staging.ReadFiles(backup, (_, content) =>
        {
            content.CopyTo(Stream.Null);
            return 0;
        });
        using var connection = staging.Database.Open();
        foreach (var entry in backup.Manifest.Entries.Where(entry => entry.Columns is not null))
            if (connection.ExecuteScalar<long>($"select count(*) from \"{entry.Name[Manifest.Tables.Length..]}\"") < entry.Rows) throw new RuleBroken("backup.damaged", path);
        if (connection.QueryFirst<string>("pragma quick_check(1)") is not "ok") throw new RuleBroken("backup.damaged", path);
        return backup.Manifest.Rows;
    }
}
