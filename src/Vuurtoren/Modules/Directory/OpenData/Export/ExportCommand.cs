using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>`export FORMAT FILE`: the directory as a file; only what is public, unless an operator asks for all.</summary>
public sealed class ExportCommand : CommandOf
{
    public override Reach Reach => Reach.Reads;

    public override Command Make()
    {
        var (data, connection, asJson) = (CommandOptions.Data(), CommandOptions.Database(), CommandOptions.AsJson());
        var format = new Argument<string>("FORMAT") { Description = string.Join(", ", ExportFormat.All.Select(f => f.Name)) };
        var file = new Argument<string>("FILE") { Description = "Written whole or not at all; replaces what was there" };
        var language = new Option<string>("--language") { Description = "Language of the texts; other languages stand beside it where the format can", DefaultValueFactory = _ => "nl" };
        var all = new Option<bool>("--all") { Description = "The whole directory, also what is private or confidential but not who works with it, for `import hsds FILE` into an empty one (hsds formats only)" };
        var command = new Command("export", "Write the directory to a file") { format, file, language, all, data, connection, asJson };
        command.SetAction((parsed, stop) => Task.FromResult(Run(new(parsed.GetValue(format)!, parsed.GetValue(file)!, parsed.GetValue(language)!, parsed.GetValue(all), parsed.GetValue(asJson)),
            () => CommandOptions.Open(parsed, data, connection), stop)));
        return command;
    }

    internal sealed record Wish(string Format, string File, string Language, bool All, bool AsJson);

    /// <returns>The exit code; what stops it is one line on standard error (see <see cref="Failures"/>).</returns>
    internal static int Run(Wish wish, Func<Database> open, CancellationToken stop)
    {
        var format = ExportFormat.All.FirstOrDefault(f => f.Name == wish.Format)
            ?? throw new RuleBroken("export.unknown-format", wish.Format, string.Join(", ", ExportFormat.All.Select(f => f.Name)));
        if (wish.All && !format.CanHoldEverything)
            throw new RuleBroken("export.not-everything", format.Name, string.Join(", ", ExportFormat.All.Where(f => f.CanHoldEverything).Select(f => f.Name)));
        var clock = Stopwatch.StartNew();
        using var file = WholeFile.Open(wish.File, onlyForOwner: wish.All);
        var database = open();
        if (wish.All) AuditEntry.Note(database, "export", DateTime.UtcNow, format.Name); // before anything leaves
        using var directory = new DirectorySnapshot(database, wish.All ? Viewer.Operator : Viewer.Anyone(wish.Language));
        var counts = Progress(format, wish, directory, file, stop);
        var bytes = file.Complete();
        Console.Out.WriteLine(wish.AsJson
            ? Json.Write(new { format = format.Name, file = wish.File, counts, bytes, seconds = Math.Round(clock.Elapsed.TotalSeconds, 3) })
            : Words.Say("export.done", wish.File, Sentence(counts), bytes / 1e6, clock.Elapsed.TotalSeconds));
        return 0;
    }

    static Dictionary<string, long> Progress(ExportFormat format, Wish wish, DirectorySnapshot directory, WholeFile file, CancellationToken stop)
    {
        ExportJob Job(Action<long> step) => new(directory, file.Stream, wish.File, wish.Language, wish.All ? DateOnly.MinValue : Today(), wish.All, step, stop);
        if (wish.AsJson || Console.IsErrorRedirected) return Write(Job(_ => { }));
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(format.Name, maxValue: Math.Max(1, format.Steps(directory)));
                return Write(Job(steps => task.Increment(steps)));
            });

        Dictionary<string, long> Write(ExportJob job)
        {
            format.Write(job);
            return job.Counts;
        }
    }

    /// <summary>The day in Belgium.</summary>
    static DateOnly Today() => LocalClock.DayOf(DateTime.UtcNow);

    static string Sentence(Dictionary<string, long> counts) =>
        counts.Count == 0 ? Words.Say("export.nothing") : string.Join(", ", counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value}")));
}
