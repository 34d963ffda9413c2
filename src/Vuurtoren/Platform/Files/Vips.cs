using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Vuurtoren.Platform.Files;

/// <summary>Makes an image anew in one size with `vipsthumbnail`, as a process of its own: no shell, a time limit, and only what its makers trust with strange files.</summary>
static class Vips
{
    static readonly TimeSpan longest = TimeSpan.FromSeconds(20);

    /// <param name="from">Lies in the quarantine folder under a name that we gave.</param>
    /// <param name="to">With the ending of its type.</param>
    public static async Task Shrink(string program, string from, string to, int width, CancellationToken stop)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Path.GetDirectoryName(from)! };
        var save = to.EndsWith(".png", StringComparison.Ordinal) ? "[strip]" : "[strip,Q=82]";
        foreach (var argument in (string[])["--size", string.Create(CultureInfo.InvariantCulture, $"{width}x{2 * width}>"), "--export-profile", "srgb", "-o", Path.GetFullPath(to) + save, Path.GetFullPath(from)]) start.ArgumentList.Add(argument);
        start.Environment["VIPS_BLOCK_UNTRUSTED"] = "1";
        start.Environment["VIPS_CONCURRENCY"] = "1";
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
            throw new RuleBroken("files.refused.slow");
        }
        if (process.ExitCode != 0 || !File.Exists(to)) throw Container.Broken();
    }

    static Process Start(ProcessStartInfo start)
    {
        try { return Process.Start(start)!; }
        catch (Win32Exception) { throw new RuleBroken("files.no-vips"); }
    }
}
