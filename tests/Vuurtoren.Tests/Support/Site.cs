using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Support;

/// <summary>
/// The running product on a free port of this machine, with a data folder of its own. In the process of the tests, so that only the first of a run
/// pays for becoming fast; or apart, as people run it, where a test kills it or reads what it prints.
/// </summary>
public sealed class Site : IAsyncDisposable
{
    readonly TemporaryFolder folder = new();
    readonly KeptLog log = new();
    WebApplication? here;
    SiteApart? apart;

    Site() => Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>Where it listens, for instance http://127.0.0.1:41234/.</summary>
    public Uri Address => Client.BaseAddress!;

    /// <summary>Follows no redirects and keeps no cookies, so that a test sees what was answered.</summary>
    public HttpClient Client { get; }

    /// <summary>The folder it runs on; give it to commands that work beside the running site.</summary>
    public string Data => folder.Path;

    /// <summary>All that it has logged so far.</summary>
    public string Log => log.All;

    /// <summary>Waits for a line: the site writes its log after it has answered.</summary>
    public async Task<string> Logged(Regex line)
    {
        for (var i = 0; i < 200; i++, await Task.Delay(50)) if (line.Match(Log) is { Success: true } match) return match.Value;
        throw new TimeoutException($"Not in the log: {line}\n{Log}");
    }

    /// <summary>Starts it empty, or with the demo municipality, on its own SQLite file or on the given database.</summary>
    /// <param name="application">Another copy than the one that was built with these tests. Runs apart.</param>
    /// <param name="prepare">Puts files in the data folder first.</param>
    /// <param name="environment">What it finds in its environment besides ours. Runs apart.</param>
    /// <param name="apart">As a process of its own, which can be killed.</param>
    public static async Task<Site> Start(bool demo = false, TestDatabase? database = null, string? application = null, Action<string>? prepare = null, Dictionary<string, string>? environment = null, bool apart = false)
    {
        var site = new Site();
        try
        {
            await Fill(site.Data, demo, database, prepare);
            site.Client.BaseAddress = apart || application is not null || environment is not null
                ? await site.StartApart(application ?? Places.Application, database?.ConnectionString, environment ?? [])
                : await site.StartHere(database?.ConnectionString);
            await site.BecomeReady();
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    static async Task Fill(string data, bool demo, TestDatabase? database, Action<string>? prepare)
    {
        prepare?.Invoke(data);
        var template = demo ? Template.Demo : Template.FirstCommand;
        if (database is null)
        {
            if (!File.Exists(Path.Combine(data, "vuurtoren.db"))) CopyOf(template.FolderOf(Engine.Sqlite), data);
        }
        else if (database.BeginAs(template)) CopyOf(template.FolderOf(database.Engine), data, but: "vuurtoren.db");
        else if (demo) await App.Succeed("demo", "--data", data, "--database", database.ConnectionString);
    }

    async Task<Uri> StartHere(string? connection)
    {
        var database = Database.At(Data, connection);
        Schema.BringUpToDate(database);
        WhenOpened.All(database, DateTime.UtcNow);
        here = Serve.Site(database, "http://127.0.0.1:0", services => services.RemoveAll<ILoggerProvider>().AddSingleton<ILoggerProvider>(log));
        await here.StartAsync();
        return new(here.Urls.Single() + "/");
    }

    Task<Uri> StartApart(string application, string? connection, Dictionary<string, string> environment)
    {
        string[] where = ["--data", Data, .. connection is null ? [] : new[] { "--database", connection }];
        apart = new(App.StartIn(environment, application, ["serve", .. where, "--urls", "http://127.0.0.1:0"]), log);
        return apart.Listening;
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
    public Task Kill() => apart!.Kill();

    public async ValueTask DisposeAsync()
    {
        if (apart is not null) await apart.DisposeAsync();
        if (here is not null)
        {
            using var atOnce = new CancellationTokenSource(TimeSpan.FromSeconds(1)); // a browser keeps its connections open
            await here.StopAsync(atOnce.Token);
            var database = here.Services.GetRequiredService<Database>();
            await here.DisposeAsync();
            database.Dispose();
            here = null;
        }
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
}
