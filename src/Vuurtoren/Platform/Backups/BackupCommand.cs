using System.CommandLine;
using System.Diagnostics;
using Spectre.Console;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Backups;

/// <summary>`backup FILE`: all that must not be lost, in one file, while the site runs. Takes a database of an earlier version as it is. For whoever may read the data folder.</summary>
public sealed class BackupCommand : CommandOf
{
    public override Reach Reach => Reach.Reads;

    public override Command Make()
    {
        var (data, connection, asJson) = (CommandOptions.Data(), CommandOptions.Database(), CommandOptions.AsJson());
        var file = new Argument<string>("FILE") { Description = "Written whole or not at all; holds everything about everybody, so keep it as you keep the database" };
        var prove = new Option<bool>("--prove") { Description = "Restore it into a file that is thrown away, to see that it can be" };
        var command = new Command("backup", "Write the database and its files to one file, while the site runs") { file, prove, data, connection, asJson };
        command.SetAction((parsed, stop) => Task.Run(() =>
        {
            var database = Database.Existing(parsed.GetValue(data)!, parsed.GetValue(connection));
            var (path, clock, json) = (parsed.GetValue(file)!, Stopwatch.StartNew(), parsed.GetValue(asJson));
            var (manifest, bytes) = Watched(json, "backup.making", progress => BackupMaker.Make(database, path, DateTime.UtcNow, progress, stop));
            var proved = parsed.GetValue(prove) && Watched(json, "backup.proving", progress => Proof.Of(path, database, progress, stop)) == manifest.Rows;
            if (manifest.Steps.Any(step => step.Name == Step)) AuditEntry.Note(database, "backup", DateTime.UtcNow, Path.GetFileName(path));
            Console.Out.WriteLine(json
                ? Json.Write(new { file = path, bytes, manifest.Rows, tables = manifest.Entries.Count(entry => entry.Columns is not null), files = manifest.Entries.Count(entry => entry.Columns is null), proved, seconds = Math.Round(clock.Elapsed.TotalSeconds, 3) })
                : Words.Say(proved ? "backup.done.proved" : "backup.done", path, manifest.Rows, bytes / 1e6, clock.Elapsed.TotalSeconds));
        }, stop));
        return command;
    }

    /// <summary>Before it there is no log of acts to write in.</summary>
    const string Step = "004-audit";

    /// <summary>With a bar that goes on, when somebody looks.</summary>
    internal static T Watched<T>(bool silent, string what, Func<Action<long, long>?, T> work)
    {
        if (silent || Console.IsErrorRedirected) return work(null);
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(Words.Say(what));
                return work((done, total) => (task.MaxValue, task.Value) = (total, done));
            });
    }
}
