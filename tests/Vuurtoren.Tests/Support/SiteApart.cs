using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Vuurtoren.Tests.Support;

/// <summary>A site that runs as a process of its own.</summary>
sealed partial class SiteApart : IAsyncDisposable
{
    readonly Process process;
    readonly KeptLog log;
    readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SiteApart(Process process, KeptLog log)
    {
        (this.process, this.log) = (process, log);
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The site did not start:\n{log.All}"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where, as soon as it says so.</summary>
    public Task<Uri> Listening => listening.Task.WaitAsync(TimeSpan.FromSeconds(60));

    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
    }

    void Note(string? line)
    {
        if (line is null) return;
        log.Note(line);
        if (ListeningOn().Match(line) is { Success: true } match) listening.TrySetResult(new Uri(match.Groups[1].Value + "/"));
    }

    [GeneratedRegex(@"(http://127\.0\.0\.1:[1-9]\d*)")]
    private static partial Regex ListeningOn();
}
