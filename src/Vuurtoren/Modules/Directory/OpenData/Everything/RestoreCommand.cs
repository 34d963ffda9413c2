using System.Globalization;
using Spectre.Console;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>`import hsds FILE` of a file that `export --all` wrote: fills an empty database from it.</summary>
static class RestoreCommand
{
    public static int Run(Database database, string path, bool dryRun, bool asJson, CancellationToken stop)
    {
        var rows = asJson || Console.IsErrorRedirected ? EverythingReader.Restore(database, path, dryRun, stop: stop) : Watched(database, path, dryRun, stop);
        Console.Out.WriteLine(asJson ? Json.Write(new { restored = rows })
            : Words.Say(dryRun ? "restore.would-do" : "restore.done", rows.Values.Sum().ToString("N0", CultureInfo.CurrentCulture), rows.Count));
        return 0;
    }

    /// <summary>Nobody knows the number of rows before the end of the file.</summary>
    static IReadOnlyDictionary<string, long> Watched(Database database, string path, bool dryRun, CancellationToken stop)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Status().Start(Markup.Escape(path), status =>
        {
            long done = 0;
            return EverythingReader.Restore(database, path, dryRun, more => status.Status = string.Create(CultureInfo.CurrentCulture, $"{Markup.Escape(path)} {done += more:N0}"), stop);
        });
    }
}
