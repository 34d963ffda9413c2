using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Bench;

/// <summary>A server on which somebody signed in, beside plaintext of the bare server: what its pages cost.</summary>
sealed partial class SignedIn : IDisposable
{
    /// <summary>Requests before those that count, and those of each round.</summary>
    const int Warm = 5_000, Counted = 400, Rounds = 8;

    readonly HttpClient bare = new();
    readonly Process plain;

    SignedIn(string folder, string ours, string peer)
    {
        (plain, Server) = (Start([Path.Combine(AppContext.BaseDirectory, "Vuurtoren.Bench.dll"), "plaintext", peer]), Start([Child.Vuurtoren, "serve", "--data", folder, "--urls", ours]));
        (bare.BaseAddress, Client.BaseAddress) = (new(peer), new(ours));
    }

    public Process Server { get; }
    public HttpClient Client { get; } = new(new HttpClientHandler { CookieContainer = new CookieContainer() });

    public static async Task<SignedIn> At(Database database, string ours, string peer, string email, string password)
    {
        var site = new SignedIn(database.Folder, ours, peer);
        try
        {
            await HttpBench.Until(ours + "/health/ready");
            await HttpBench.Until(peer + "/");
            var secret = Secret().Match(await site.Client.GetStringAsync("/nl/signin")).Groups[1].Value;
            using var answer = await site.Client.PostAsync("/nl/signin", new FormUrlEncodedContent([new("_form", secret), new("email", email), new("password", password)]));
            using var connection = database.Open();
            connection.Execute("update session set second_factor = @yes", new { yes = true });
            return site;
        }
        catch
        {
            site.Dispose();
            throw;
        }
    }

    /// <summary>Each page beside plaintext. All of them are asked first: for some seconds after the start the compiler's work counts with that of whatever is asked.</summary>
    public async Task Each(Report report, IReadOnlyList<(string Name, string Path)> pages)
    {
        foreach (var (_, path) in pages) await Send(Client, path, 2_000);
        foreach (var (name, path) in pages)
        {
            var (ours, peer) = await Beside(path);
            report.Add(name, ours, "ms CPU", peer);
        }
    }

    /// <summary>CPU of a page per request beside that of plaintext: the lowest of eight rounds of each, in turns. Other work on a shared machine only adds to what a process needs, so the lowest is the nearest to what the page costs.</summary>
    async Task<(double Ours, double Peer)> Beside(string path)
    {
        await Send(Client, path, Warm);
        await Send(bare, "/", Warm);
        var (ours, peer) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            ours = Math.Min(ours, await Spent(Server, Counted, () => Send(Client, path, Counted)));
            peer = Math.Min(peer, await Spent(plain, Counted * 8, () => Send(bare, "/", Counted * 8)));
        }
        return (ours, peer);
    }

    /// <summary>Milliseconds of CPU per request.</summary>
    public static async Task<double> Spent(Process server, int requests, Func<Task> send)
    {
        server.Refresh();
        var cpu = server.TotalProcessorTime;
        await send();
        server.Refresh();
        return (server.TotalProcessorTime - cpu).TotalMilliseconds / requests;
    }

    public Task Once(string path) => Send(Client, path, 1);

    /// <summary>Four at once.</summary>
    static Task Send(HttpClient client, string path, int requests) => Task.WhenAll(Enumerable.Range(0, requests == 1 ? 1 : 4).Select(async _ =>
    {
        for (var i = 0; i < Math.Max(1, requests / 4); i++)
        {
            using var answer = await client.GetAsync(path);
            if (answer.StatusCode != HttpStatusCode.OK || answer.RequestMessage!.RequestUri!.AbsolutePath.Contains("signin", StringComparison.Ordinal)) throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {answer.RequestMessage!.RequestUri}");
        }
    }));

    public static Process Start(string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["DOTNET_GCgen0size"] = "0x2000000" } })!; // as docs/deploy/vuurtoren.service has it
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        return process;
    }

    public void Dispose()
    {
        foreach (var process in new[] { Server, plain })
        {
            process.Kill();
            process.Dispose();
        }
        Client.Dispose();
        bare.Dispose();
    }

    [GeneratedRegex("name=\"_form\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Secret();
}
