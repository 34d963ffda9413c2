using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>`export FORMAT FILE`: the directory as a file; only what is public, unless an operator asks for all.</summary>
public sealed class ExportCommand : CommandOf
{
    public override Command Make()
    {
        var (data, connection, asJson) = (CommandOptions.Data(), CommandOptions.Database(), CommandOptions.AsJson());
        var format = new Argument<string>("FORMAT") { Description = string.Join(", ", ExportFormat.All.Select(f => f.Name)) };
        var file = new Argument<string>("FILE") { Description = "Written whole or not at all; replaces what was there" };
        var language = new Option<string>("--language") { Description = "Language of the texts; other languages stand beside it where the format can", DefaultValueFactory = _ => "nl" };
        var all = new Option<bool>("--all") { Description = "The whole database, also what is private or confidential, for `import hsds FILE` into an empty one (hsds formats only)" };
        var command = new Command("export", "Write the directory to a file") { format, file, language, all, data, connection, asJson };
        command.SetAction((parsed, stop) => Task.FromResult(Run(new(parsed.GetValue(format)!, parsed.GetValue(file)!, parsed.GetValue(language)!, parsed.GetValue(all), parsed.GetValue(asJson)),
            () => CommandOptions.Open(parsed, data, connection), stop)));
        return command;
    }

    internal sealed record Wish(string Format, string File, string Language, bool All, bool AsJson);

    /// <returns>The exit code: 0, or 1 after one clear line on standard error.</returns>
    internal static int Run(Wish wish, Func<Database> open, CancellationToken stop)
    {
        if (ExportFormat.All.FirstOrDefault(f => f.Name == wish.Format) is not { } format)
            return Fail($"Unknown format '{wish.Format}'. Known: {string.Join(", ", ExportFormat.All.Select(f => f.Name))}.");
        if (wish.All && !format.CanHoldEverything)
            return Fail($"--all is not for {format.Name}: use {string.Join(", ", ExportFormat.All.Where(f => f.CanHoldEverything).Select(f => f.Name))}.");
        var clock = Stopwatch.StartNew();
        try
        {
            using var file = WholeFile.Open(wish.File, onlyForOwner: wish.All);
            using var directory = new DirectorySnapshot(open(), wish.All ? Viewer.Operator : Viewer.Anyone(wish.Language));
            var counts = Progress(format, wish, directory, file, stop);
            var bytes = file.Complete();
            Console.Out.WriteLine(wish.AsJson
                ? Json.Write(new { format = format.Name, file = wish.File, counts, bytes, seconds = Math.Round(clock.Elapsed.TotalSeconds, 3) })
                : string.Create(CultureInfo.InvariantCulture, $"{wish.File}: {Sentence(counts)}, {bytes / 1e6:0.0} MB in {clock.Elapsed.TotalSeconds:0.0} s"));
            return 0;
        }
        catch (OperationCanceledException) { return Fail("Stopped; nothing was written."); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { return Fail($"Cannot write {wish.File}: {WholeFile.Why(e)}"); }
        catch (System.Data.Common.DbException e) { return Fail($"Cannot read the database: {e.Message.ReplaceLineEndings(" ")}"); }
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
    static DateOnly Today() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels")).DateTime);

    static string Sentence(Dictionary<string, long> counts) =>
        counts.Count == 0 ? "nothing to write" : string.Join(", ", counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Value:N0} {c.Key}")));

    static int Fail(string line)
    {
        Console.Error.WriteLine(line);
        return 1;
    }
}
