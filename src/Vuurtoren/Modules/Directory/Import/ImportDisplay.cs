using System.Diagnostics;
using Spectre.Console;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform.CommandLine;

namespace Vuurtoren.Modules.Directory.Import;

/// <summary>A bar with rate and time left while an import runs, on a terminal; when the output goes to a file or script only a line when it has to wait.</summary>
static class ImportDisplay
{
    public static ImportResult Follow(ImportProgress progress, Func<ImportResult> import)
    {
        if (Console.IsErrorRedirected)
        {
            // Nothing but this: whoever looks into the log of a script that stands still wants to know why.
            progress.Waits = () => Console.Error.WriteLine(Words.Say("import.waiting"));
            return import();
        }
        var terminal = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return terminal.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(bar =>
        {
            var running = Task.Run(import);
            var clock = Stopwatch.StartNew();
            var (reading, writing) = (bar.AddTask(Words.Say("import.reading")), bar.AddTask(Words.Say("import.writing"), autoStart: false));
            while (!running.Wait(200))
            {
                var rate = (progress.Read - progress.ReadBefore) / Math.Max(0.2, clock.Elapsed.TotalSeconds);
                reading.Description = Words.Say(progress.ReadBefore > 0 ? "import.reading.on" : "import.reading.rate", progress.Read, rate, progress.ReadBefore);
                reading.IsIndeterminate = progress.Fraction is null && progress.Step == ImportStep.Reading;
                if (progress.Fraction is { } fraction) reading.Value = fraction * 100;
                if (progress.Step == ImportStep.Reading) continue;
                reading.Value = 100;
                if (!writing.IsStarted) { writing.StartTask(); clock.Restart(); }
                writing.Description = progress.Step == ImportStep.Comparing ? Words.Say("import.comparing") : progress.Step == ImportStep.Waiting ? Words.Say("import.waiting")
                    : Words.Say("import.writing.rate", progress.Written, progress.ToWrite, progress.Written / Math.Max(0.2, clock.Elapsed.TotalSeconds));
                writing.MaxValue = Math.Max(1, progress.ToWrite);
                writing.Value = progress.Written;
            }
            return running.GetAwaiter().GetResult();
        });
    }
}
