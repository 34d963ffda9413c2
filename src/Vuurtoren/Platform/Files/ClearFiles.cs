using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;

namespace Vuurtoren.Platform.Files;

/// <summary>Clears bytes that no row names for a week, rows whose record is gone, and what a process that died left in quarantine.</summary>
public sealed class ClearFiles : JobOf
{
    static readonly TimeSpan spare = TimeSpan.FromDays(7), inQuarantine = TimeSpan.FromHours(2);

    public override TimeSpan? Every => TimeSpan.FromHours(6);

    public override Task Run(JobContext context, CancellationToken stop) => Clear(context.Database, context.Now, done => context.Report(done), stop);

    internal static async Task Clear(Database database, DateTime now, Func<int, Task> report, CancellationToken stop = default)
    {
        var (folders, done) = (new FileFolders(database.Folder), 0);
        if (System.IO.Directory.Exists(folders.Quarantine))
            foreach (var left in new DirectoryInfo(folders.Quarantine).EnumerateFiles().Where(file => file.LastWriteTimeUtc < now - inQuarantine)) left.Delete();
        await RemoveOwnerless(database, now, stop);
        foreach (var file in folders.All().Where(file => file.LastWriteTimeUtc < now - spare))
        {
            stop.ThrowIfCancellationRequested();
            if (ClearUnnamed(database, file, now)) await report(++done);
        }
    }

    /// <summary>Under the lock of whoever puts a file: no row can come between looking and clearing.</summary>
    static bool ClearUnnamed(Database database, FileInfo file, DateTime now)
    {
        using var connection = database.Open();
        if (IsNamed(null)) return false;
        using var transaction = connection.BeginTransaction();
        database.LockChanges(connection, transaction);
        file.Refresh();
        if (!file.Exists || file.LastWriteTimeUtc >= now - spare || IsNamed(transaction)) return false;
        file.Delete();
        return true;

        bool IsNamed(System.Data.Common.DbTransaction? under) => connection.ExecuteScalar<long>("select count(*) from stored_size where sha256 = @Name", new { file.Name }, under) > 0;
    }

    static async Task RemoveOwnerless(Database database, DateTime now, CancellationToken stop)
    {
        await using var db = database.Context();
        var before = now - spare;
        using var connection = database.Open();
        foreach (var file in await db.Set<StoredFile>().Where(file => file.MadeAt < before).ToListAsync(stop))
            if (OwnsFiles.Of(file.OwnerKind)?.IsThere(connection, new(file.OwnerKind, file.OwnerId)) == false) db.Remove(file);
        await db.SaveChangesAsync(stop);
    }
}
