using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Backups;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Operation;

/// <summary>Once a day administrators, or who stands in for them, get a letter when something is wrong that nobody may have looked at. Otherwise none.</summary>
sealed class TellWhatIsWrong : JobOf
{
    public override TimeSpan? Every => TimeSpan.FromDays(1);

    /// <summary>Letters that only become files are read by nobody.</summary>
    public override bool IsWanted(Database database) =>
        SettingsFile.In(database.Folder)["Mail:Server"] is { Length: > 0 };

    public override async Task Run(JobContext context, CancellationToken stop)
    {
        var wrong = Wrong(context.Database, context.Service<BackupSettings>(), context.Now);
        if (wrong.Count == 0) return;
        await using var db = context.Database.Context();
        foreach (var account in await RoleHolders.ToWrite(db, Role.Administrator, null, context.Now)) db.Add(LetterTo(account, wrong, context.Service<Texts>(), context.Service<IConfiguration>()["Site:Address"], context.Now));
        await db.SaveChangesAsync(stop);
    }

    internal static IReadOnlyList<Finding> Wrong(Database database, BackupSettings backups, DateTime now) =>
        [.. MailCheck.Look(database, now).Concat(JobsCheck.Look(database, now)).Where(finding => finding.Severity == Severity.Wrong || finding.About is "doctor.jobs.failed"), .. Backup(backups, now)];

    static IEnumerable<Finding> Backup(BackupSettings settings, DateTime now)
    {
        if (settings.Folder is not { } folder) yield break;
        if (KeptBackup.In(folder) is not [var last, ..]) yield return new(Severity.Wrong, "doctor.backup.none", folder);
        else if (last.At < settings.LastTurn(LocalClock.At(now)).AddHours(-settings.Every)) yield return new(Severity.Wrong, "doctor.backup.old", last.At.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }

    static Mail LetterTo(Account account, IReadOnlyList<Finding> wrong, Texts texts, string? site, DateTime now)
    {
        var letter = new Letter(texts, account.Language, "operation.letter").Greets(account.Name).Says("operation.letter.what");
        foreach (var finding in wrong) letter.Says(finding.About, finding.Details);
        if (site is { Length: > 0 }) letter.Leads("operation.letter.go", new Uri(new Uri(site), $"/{letter.Lang}/operation/jobs"));
        return Mail.To(account.Email!, letter, now, new About("account", account.Id));
    }
}
