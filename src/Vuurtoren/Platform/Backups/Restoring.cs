using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Backups;

/// <param name="SameSecret">The server secret that made the backup is here; otherwise everybody is signed out and sets up one-time codes anew.</param>
/// <param name="ErasuresKnown">What was erased after the backup could be asked of the database that was replaced.</param>
/// <param name="Kept">Files and folders that were there and stay.</param>
/// <param name="WaitingMails">These go as soon as a site starts, though they may have gone since the backup was made.</param>
sealed record Restored(DateTime MadeAt, long Rows, bool SameSecret, bool ErasuresKnown, IReadOnlyList<string> Kept, long WaitingMails);

/// <summary>
/// Puts a backup back. Everything is laid out beside what is there first; killed before the end, nothing has changed. Only the files of the data folder are
/// moved one after the other: whoever is killed then leaves a mark, with which nothing starts until the same command is given again.
/// </summary>
sealed class Restoring(BackupFile backup, Database target, bool replace, DateTime now)
{
    internal IReadOnlyList<WhenRestored> Steps { get; init; } = WhenRestored.All();

    string Staged => StagedIn(target.Folder);
    /// <summary>Where files lie until they take the place of those that are there.</summary>
    internal static string StagedIn(string folder) => Path.Combine(folder, "restoring");
    static string MarkIn(string folder) => Path.Combine(folder, "restoring.unfinished");

    public static void RefuseHalf(string folder)
    {
        if (File.Exists(MarkIn(folder))) throw new RuleBroken("backup.half", folder);
    }

    public Restored Run(Action<long, long>? progress = null, CancellationToken stop = default)
    {
        var empty = IsEmpty(target);
        if (!empty && !replace) throw new RuleBroken("backup.not-empty");
        var sameSecret = File.Exists(ServerSecret.FileOf(target.Folder)) && backup.IsOf(target.Secret);
        CheckRoom();
        using Staging staging = target.IsPostgres ? new PostgresStaging(target) : new SqliteStaging(target);
        if (!empty) staging.CheckNobodyUsesTarget();
        staging.Fill(backup, progress, stop);
        StageFiles(stop);
        var known = true;
        foreach (var step in Steps) step.Do(staging.Database, empty ? null : Kept(step, ref known), now);
        AuditEntry.Note(staging.Database, "restore", now, backup.Manifest.MadeAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        stop.ThrowIfCancellationRequested();
        var waiting = Waiting(staging.Database);
        WriteMark();
        staging.TakePlace();
        var kept = MoveFiles();
        return new(backup.Manifest.MadeAt, backup.Manifest.Rows, sameSecret, known, kept, waiting);
    }

    public static bool IsEmpty(Database database)
    {
        if (!database.IsPostgres) return !File.Exists(SqliteStaging.FileOf(database));
        using var connection = database.Open();
        return connection.ExecuteScalar<string?>("select to_regclass('schema_step')::text") is null;
    }

    /// <summary>It says how much it holds; who says more than the disk takes is not even tried.</summary>
    void CheckRoom()
    {
        var needed = backup.Manifest.Entries.Where(entry => !target.IsPostgres || entry.Rows == 0).Sum(entry => (decimal)entry.Bytes);
        if (needed > new DriveInfo(Path.GetFullPath(target.Folder)).AvailableFreeSpace) throw new RuleBroken("backup.no-room", needed / 1_000_000);
    }

    /// <summary>The database that is replaced may be broken, or newer: that may be why one restores.</summary>
    string? Kept(WhenRestored step, ref bool known)
    {
        try { return step.Keep(target); }
        catch (DbException) { known = false; }
        return null;
    }

    void StageFiles(CancellationToken stop)
    {
        if (System.IO.Directory.Exists(Staged)) System.IO.Directory.Delete(Staged, recursive: true);
        System.IO.Directory.CreateDirectory(Staged);
        Staging.ReadFiles(backup, (name, content) =>
        {
            stop.ThrowIfCancellationRequested();
            var path = Path.Combine(Staged, name);
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = WholeFile.Open(path, onlyForOwner: true);
            content.CopyTo(file.Stream);
            file.Complete();
            return 0;
        });
    }

    static long Waiting(Database database)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<long>("select count(*) from mail where state = 'Waiting'");
    }

    void WriteMark()
    {
        using var mark = WholeFile.Open(MarkIn(target.Folder));
        mark.Complete();
    }

    List<string> MoveFiles()
    {
        var kept = new List<string>();
        foreach (var top in KeptFiles.Tops)
        {
            var (from, to) = (Path.Combine(Staged, top), Path.Combine(target.Folder, top));
            if (!Path.Exists(from)) continue;
            if (Path.Exists(to) && !replace) { kept.Add(top); continue; }
            if (File.Exists(to)) File.Delete(to);
            if (System.IO.Directory.Exists(to)) System.IO.Directory.Delete(to, recursive: true);
            System.IO.Directory.Move(from, to);
        }
        System.IO.Directory.Delete(Staged, recursive: true);
        File.Delete(MarkIn(target.Folder));
        return kept;
    }
}
