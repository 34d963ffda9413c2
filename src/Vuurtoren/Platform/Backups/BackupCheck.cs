using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Platform.Backups;

/// <summary>`doctor`: there is a backup of lately, and it can be restored, for it is: into a file that is thrown away.</summary>
sealed class BackupCheck : DoctorCheck
{
    public override string Subject => "doctor.backup";

    public override IEnumerable<Finding> Look(Database database) => Look(database, BackupSettings.In(database.Folder), DateTime.UtcNow);

    internal static IEnumerable<Finding> Look(Database database, BackupSettings settings, DateTime now)
    {
        if (settings.Folder is not { } folder) return [new(Severity.Note, "doctor.backup.none-set")];
        if (KeptBackup.In(folder) is not [var last, ..]) return [new(Severity.Wrong, "doctor.backup.none", folder)];
        var findings = new List<Finding>();
        // One turn may be under way or late; two are not.
        if (last.At < settings.LastTurn(LocalClock.At(now)).AddHours(-settings.Every)) findings.Add(new(Severity.Wrong, "doctor.backup.old", last.At.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
        try { findings.Add(new(Severity.Fine, "doctor.backup.proved", last.Name, Proof.Of(Path.Combine(folder, last.Name), database))); }
        catch (RuleBroken refusal) { findings.Add(new(Severity.Wrong, "doctor.backup.refused", Words.Say(refusal))); }
        return findings;
    }
}
