using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Vuurtoren.Tests.Support;

/// <summary>The running product: a process of its own on a free port of this machine, with a data folder of its own.</summary>
public sealed partial class Site : IAsyncDisposable
{
    readonly Process process;
    readonly TemporaryFolder folder;
    readonly ConcurrentQueue<string> log = new();
    readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    Site(Process process, TemporaryFolder folder)
    {
        this.process = process;
        this.folder = folder;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The site did not start:\n{Log}"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
    }

    /// <summary>Where it listens, for instance http://127.0.0.1:41234/.</summary>
    public Uri Address => Client.BaseAddress!;

    /// <summary>Follows no redirects and keeps no cookies, so that a test sees what was answered.</summary>
    public HttpClient Client { get; }

    /// <summary>The folder it runs on; give it to commands that work beside the running site.</summary>
    public string Data => folder.Path;

    /// <summary>All that it has logged so far.</summary>
    public string Log => string.Join('\n', log);

    /// <summary>Waits for a line: the site writes its log after it has answered.</summary>
    public async Task<string> Logged(Regex line)
    {
        for (var i = 0; i < 200; i++, await Task.Delay(50)) if (line.Match(Log) is { Success: true } match) return match.Value;
        throw new TimeoutException($"Not in the log: {line}\n{Log}");
    }

    /// <summary>Starts it empty, or with the demo municipality, on its own SQLite file or on the given database.</summary>
    /// <param name="application">Another copy than the one that was built with these tests.</param>
    /// <param name="prepare">Puts files in the data folder first.</param>
    /// <param name="environment">What it finds in its environment besides ours.</param>
    public static async Task<Site> Start(bool demo = false, TestDatabase? database = null, string? application = null, Action<string>? prepare = null, Dictionary<string, string>? environment = null)
    {
        var folder = new TemporaryFolder();
        prepare?.Invoke(folder.Path);
        var template = demo ? Template.Demo : Template.FirstCommand;
        if (database is null)
        {
            if (!File.Exists(Path.Combine(folder.Path, "vuurtoren.db"))) CopyOf(template.FolderOf(Engine.Sqlite), folder.Path);
        }
        else if (database.BeginAs(template)) CopyOf(template.FolderOf(database.Engine), folder.Path, but: "vuurtoren.db");
        else if (demo) await App.Succeed("demo", "--data", folder.Path, "--database", database.ConnectionString);
        string[] where = ["--data", folder.Path, .. database is null ? [] : new[] { "--database", database.ConnectionString }];
        var site = new Site(App.StartIn(environment ?? [], application ?? Places.Application, ["serve", .. where, "--urls", "http://127.0.0.1:0"]), folder);
        try
        {
            site.Client.BaseAddress = await site.listening.Task.WaitAsync(TimeSpan.FromSeconds(60));
            await site.BecomeReady();
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    static void CopyOf(string from, string to, string? but = null)
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            if (Path.GetFileName(file) == but) continue;
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (!File.Exists(target)) File.Copy(file, target);
        }
    }

    /// <summary>Kills it without a chance to tidy up, as a power cut does. Its folder stays until the site is disposed.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
        Client.Dispose();
        folder.Dispose();
    }

    async Task BecomeReady()
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            using var answer = await Client.GetAsync("health/ready");
            if (answer.IsSuccessStatusCode) return;
            await Task.Delay(100);
        }
        throw new TimeoutException($"The site listens but does not become ready:\n{Log}");
    }

    void Note(string? line)
    {
        if (line is null) return;
        log.Enqueue(line);
        if (ListeningOn().Match(line) is { Success: true } match) listening.TrySetResult(new Uri(match.Groups[1].Value + "/"));
    }

    [GeneratedRegex(@"(http://127\.0\.0\.1:[1-9]\d*)")]
    private static partial Regex ListeningOn();
}
