using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Platform.Backups;

/// <summary>Makes a backup when its turn has come, or when somebody asks; restores it on trial; and clears what need not be kept.</summary>
public sealed class MakeBackup : JobOf
{
    /// <param name="Now">Somebody asked for it.</param>
    /// <param name="By">Who.</param>
    public sealed record Asked(bool Now, Guid? By);

    /// <summary>How often it looks whether the turn has come.</summary>
    public override TimeSpan? Every => TimeSpan.FromMinutes(15);

    public override bool IsWanted(Data.Database database) => BackupSettings.In(database.Folder).Folder is not null;

    public override async Task Run(JobContext context, CancellationToken stop)
    {
        var (settings, asked) = (context.Service<BackupSettings>(), context.Arguments<Asked>());
        var local = LocalClock.At(context.Now);
        if (settings.Folder is not { } folder)
        {
            if (asked.Now) throw new RuleBroken("backup.no-folder");
            return;
        }
        if (!asked.Now && KeptBackup.In(folder) is [var last, ..] && last.At >= settings.LastTurn(local)) return;
        System.IO.Directory.CreateDirectory(folder);
        Clear(folder, ".vuurtoren-*.part", context.Now);
        Clear(context.Database.Folder, "proving.*", context.Now);
        var path = Path.Combine(folder, KeptBackup.NameAt(local));
        var (_, bytes) = await Watched(context, "backup.making", progress => BackupMaker.Make(context.Database, path, context.Now, progress, stop), stop);
        await using (var db = context.Database.Context())
        {
            db.Add(AuditEntry.Of("backup", context.Now, asked.By, what: Path.GetFileName(path)));
            await db.SaveChangesAsync(stop);
        }
        await Watched(context, "backup.proving", progress => Proof.Of(path, context.Database, progress, stop), stop);
        KeptBackup.Prove(path);
        foreach (var spare in settings.Spare(KeptBackup.In(folder))) spare.Remove(folder);
        await context.Report(bytes / Mega, bytes / Mega);
    }

    const long Mega = 1_000_000;

    /// <summary>What a process left that was killed a day ago.</summary>
    static void Clear(string folder, string pattern, DateTime now)
    {
        foreach (var left in new DirectoryInfo(folder).EnumerateFiles(pattern).Where(file => file.LastWriteTimeUtc < now.AddDays(-1))) left.Delete();
    }

    /// <summary>The work does not wait for what is told about it.</summary>
    static async Task<T> Watched<T>(JobContext context, string doing, Func<Action<long, long>, T> work, CancellationToken stop)
    {
        var (done, total) = (0L, 1L);
        var working = Task.Run(() => work((d, t) => (done, total) = (d, t)), stop);
        while (await Task.WhenAny(working, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None)) != working) await context.Report(done / Mega, Math.Max(1, total / Mega), doing);
        return await working;
    }
}
