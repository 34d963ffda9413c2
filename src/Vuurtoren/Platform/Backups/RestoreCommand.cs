using System.CommandLine;
using System.Diagnostics;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Backups;

/// <summary>`restore FILE`: makes of a backup, also one of an earlier version or of the other engine, the database of this data folder. For whoever may write the data folder.</summary>
public sealed class RestoreCommand : CommandOf
{
    public override Reach Reach => Reach.Changes;

    public override Command Make()
    {
        var (data, connection, asJson) = (CommandOptions.Data(), CommandOptions.Database(), CommandOptions.AsJson());
        var file = new Argument<string>("FILE") { Description = "A file that `backup` wrote" };
        var replace = new Option<bool>("--replace") { Description = "Put it in the place of the database and files that are there" };
        var command = new Command("restore", "Put a backup back; the site has to be stopped") { file, replace, data, connection, asJson };
        command.SetAction((parsed, stop) => Task.Run(() =>
        {
            var (path, clock, json) = (parsed.GetValue(file)!, Stopwatch.StartNew(), parsed.GetValue(asJson));
            using var backup = BackupFile.Open(path);
            var target = Database.At(parsed.GetValue(data)!, parsed.GetValue(connection));
            var done = BackupCommand.Watched(json, "backup.restoring", progress => new Restoring(backup, target, parsed.GetValue(replace), DateTime.UtcNow).Run(progress, stop));
            if (json) Console.Out.WriteLine(Json.Write(done));
            else Print(path, done, clock.Elapsed);
        }, stop));
        return command;
    }

    static void Print(string path, Restored done, TimeSpan took)
    {
        Console.Out.WriteLine(Words.Say("backup.restored", path, done.Rows, done.MadeAt.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), took.TotalSeconds));
        if (!done.SameSecret) Console.Out.WriteLine(Words.Say("backup.restored.secret"));
        if (!done.ErasuresKnown) Console.Out.WriteLine(Words.Say("backup.restored.erasures"));
        if (done.Kept.Count > 0) Console.Out.WriteLine(Words.Say("backup.restored.kept", string.Join(", ", done.Kept)));
        if (done.WaitingMails > 0) Console.Out.WriteLine(Words.Say("backup.restored.mails", done.WaitingMails));
    }
}
