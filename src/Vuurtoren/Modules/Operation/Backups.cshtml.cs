using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Backups;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Operation;

/// <summary>The backups that make themselves: whether there is one of lately, and whether it was restored on trial.</summary>
[Can(Permission.OperateServer), TakesPost]
public sealed class BackupsPage(Db db, BackupSettings settings, Texts texts) : OperationPage
{
    static readonly string kind = new MakeBackup().Kind;

    protected override string Path => "/operation/backups";

    public BackupSettings Settings => settings;
    /// <summary>Newest first.</summary>
    public IReadOnlyList<KeptBackup> Lines { get; private set; } = [];
    /// <summary>One is being made, or waits for its turn because somebody asked.</summary>
    public bool UnderWay { get; private set; }
    /// <summary>What broke off the last time, in words or as the kind of fault.</summary>
    public string? Trouble { get; private set; }
    /// <summary>On the clock on the wall.</summary>
    public DateTime NextTurn { get; private set; }
    public bool IsLate { get; private set; }

    protected override async Task<bool> Load()
    {
        (Title, Discreet, Unlisted) = (texts["operation.backups"], true, true);
        if (settings.Folder is not { } folder) return true;
        Lines = KeptBackup.In(folder);
        var jobs = await db.Set<Job>().AsNoTracking().Where(job => job.Kind == kind).OrderByDescending(job => job.Id).Take(5).ToListAsync();
        UnderWay = jobs.Exists(job => job.State == JobState.Running || (job.State == JobState.Waiting && job.EverySeconds is null));
        var error = jobs.Find(job => job.EverySeconds is not null)?.Error ?? jobs.Find(job => job.EverySeconds is null)?.Error;
        Trouble = error is null ? null : texts[error, texts["operation.backups.it"].Value].Value;
        var turn = settings.LastTurn(Now);
        NextTurn = Lines is [var last, ..] && last.At >= turn ? turn.AddHours(settings.Every) : turn;
        IsLate = Lines.Count > 0 && Lines[0].At < turn.AddHours(-settings.Every);
        return true;
    }

    public async Task<IActionResult> OnPostMakeAsync()
    {
        if (settings.Folder is null) throw new RuleBroken("backup.no-folder");
        if (!UnderWay) db.Add(Job.Of<MakeBackup>(Instant, new MakeBackup.Asked(Now: true, Me.Id)));
        return await Saved(db);
    }

    /// <summary>All that is known of everybody leaves the server: who signed in long ago does so again, and it is written down first.</summary>
    public async Task<IActionResult> OnPostDownloadAsync(string name)
    {
        if (Lines.FirstOrDefault(line => line.Name == name) is not { } backup) return NotFound();
        if (Me.SignedInAt < Instant - RecentAttribute.Longest) return Redirect($"/{Lang}/signin" + QueryString.Create(new Dictionary<string, string?> { ["again"] = "true", ["to"] = $"/{Lang}{Path}" }));
        db.Add(AuditEntry.Of("backup-downloaded", Instant, Me, what: backup.Name));
        await db.SaveChangesAsync();
        Response.Headers.CacheControl = "no-store";
        return PhysicalFile(System.IO.Path.GetFullPath(backup.Name, System.IO.Path.GetFullPath(settings.Folder!)), "application/zip", backup.Name);
    }

    public static string Wall(DateTime local) => local.ToString("g", System.Globalization.CultureInfo.CurrentCulture);

    public string Size(long bytes) => texts["operation.backups.megabytes", bytes / 1e6];
}
