using System.ComponentModel;
using System.Diagnostics;

namespace Vuurtoren.Platform.Documents;

/// <summary>
/// Prints a page that we wrote ourselves to a PDF with tags, with the Chromium of this machine: as a process of its own, without network, with a time limit.
/// Settings: "Pdf:Chromium", the path of the program or "none"; "Pdf:Sandbox" false where a container forbids its sandbox.
/// </summary>
public sealed class Chromium
{
    const string None = "none";

    static readonly string[] names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]; // the first has no windows: it does the same for half the work
    static readonly TimeSpan longest = TimeSpan.FromMinutes(5);

    readonly string program;
    readonly bool sandbox;

    Chromium(string program, bool sandbox) => (this.program, this.sandbox) = (program, sandbox);

    /// <summary>Null: this machine has none, or may not use it.</summary>
    public static Chromium? Of(IConfiguration settings)
    {
        var named = settings["Pdf:Chromium"];
        if (named == None) return null;
        if (named is { Length: > 0 } && !File.Exists(named)) throw new RuleBroken("command.file", named);
        // It refuses its sandbox to who may do everything.
        return (named is { Length: > 0 } ? named : Found()) is { } program ? new(program, settings.GetValue("Pdf:Sandbox", true) && !Environment.IsPrivilegedProcess) : null;
    }

    static string? Found() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathRooted)
        .SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <param name="page">A file; what it links to lies beside it.</param>
    /// <param name="draft">Only to see what comes on which page: without tags and outline, which takes half the time.</param>
    public async Task Print(string page, string pdf, bool draft, CancellationToken stop)
    {
        var folder = Path.GetDirectoryName(page)!;
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = folder };
        foreach (var argument in (IEnumerable<string>)
        [
            "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions", "--disable-sync", "--disable-background-networking", "--disable-component-update",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer", draft ? "--disable-pdf-tagging" : "--generate-pdf-document-outline",
            $"--user-data-dir={Path.Combine(folder, "profile")}", $"--print-to-pdf={pdf}", .. sandbox ? [] : new[] { "--no-sandbox" }, new Uri(page).AbsoluteUri,
        ]) start.ArgumentList.Add(argument);
        using var process = Start(start);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(longest);
        try
        {
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token), process.WaitForExitAsync(limit.Token));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            if (stop.IsCancellationRequested) throw;
        }
        if (!process.HasExited || process.ExitCode != 0 || !File.Exists(pdf)) throw new RuleBroken("pdf.failed");
    }

    static Process Start(ProcessStartInfo start)
    {
        try { return Process.Start(start)!; }
        catch (Win32Exception) { throw new RuleBroken("pdf.failed"); }
    }
}
