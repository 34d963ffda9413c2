using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Vuurtoren.Bench;

/// <summary>Pages and API at so many services: CPU of the server per request and requests per second, cached and not, beside plaintext of the same server.</summary>
static class HttpBench
{
    const string Ours = "http://127.0.0.1:5391", Peer = "http://127.0.0.1:5392";

    /// <summary>So many requests go before those that count, of every page and of plaintext alike: the first thousands a server spends on compiling what it runs.</summary>
    const int Warm = 5000;

    public static async Task Run(Report report, int services)
    {
        var folder = Directory.CreateTempSubdirectory("vuurtoren-bench-").FullName;
        try
        {
            var input = Path.Combine(folder, "services.ndjson");
            Generator.Write(input, services);
            await Child.Run("dotnet", $"{Child.Vuurtoren} import hsds {input} --data {folder}/data --json");
            File.Delete(input);
            await Measure(report, folder, services);
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    static async Task Measure(Report report, string folder, int services)
    {
        string[] ids;
        using (var connection = new SqliteConnection($"Data Source={folder}/data/vuurtoren.db;Pooling=False"))
        {
            connection.Open();
            ids = [.. connection.Query<string>("select id from directory_service order by id limit 12000").Select(id => id.ToLowerInvariant())];
        }
        using var plain = SignedIn.Start([Path.Combine(AppContext.BaseDirectory, "Vuurtoren.Bench.dll"), "plaintext", Peer]);
        var clock = Stopwatch.StartNew();
        using var server = SignedIn.Start([Child.Vuurtoren, "serve", "--data", $"{folder}/data", "--urls", Ours]);
        try
        {
            await Until(Ours + "/health/live");
            report.Add("cold start to alive", clock.Elapsed.TotalSeconds, "s");
            await Until(Ours + "/health/ready");
            await new HttpClient().GetStringAsync(Ours + "/nl/services");
            report.Add($"cold start to first page, {services} services", clock.Elapsed.TotalSeconds, "s");
            await Until(Peer + "/");
            report.Add("requests before those that count, of each", Warm, "");
            var peer = await Load(plain, Peer, (_, _) => "/", 20_000);
            report.Add("plaintext of the bare server", peer.Milliseconds, "ms CPU");
            (string Name, string? Cached, Func<int, string, string> Distinct)[] pages =
            [
                ("list", "/nl/services?page=1", (i, language) => $"/{language}/services?page={i % (services / 20) + 1}"),
                ("search", null, (i, language) => $"/{language}/services?q=accueil+{i}"),
                ("sheet", $"/nl/service/{ids[0]}", (i, language) => $"/{language}/service/{ids[i % ids.Length]}"),
                ("API service", $"/hsds/services/{ids[0]}", (i, language) => $"/hsds/services/{ids[i % ids.Length]}?lang={language}"),
                ("API list of 20", "/hsds/services?per_page=20", (i, language) => $"/hsds/services?per_page=20&page={i % (services / 20) + 1}&lang={language}"),
            ];
            // Each of them first: for some seconds after the start the compiler's work counts with that of whatever is asked.
            foreach (var (_, _, distinct) in pages) await Send(Ours, distinct, 0, Warm, "nl");
            foreach (var (name, cached, distinct) in pages) await Both(report, server, peer.Milliseconds, name, cached, distinct);
            server.Refresh();
            report.Add($"memory of the server at {services} services", server.WorkingSet64 / 1e6, "MB");
        }
        finally
        {
            server.Kill();
            plain.Kill();
        }
    }

    static async Task Both(Report report, Process server, double peer, string name, string? cached, Func<int, string, string> distinct)
    {
        if (cached is not null) // what somebody searches for is not kept
        {
            var hot = await Load(server, Ours, (_, _) => cached, 10_000);
            report.Add(name + ", cached", hot.Milliseconds, "ms CPU", peer);
            report.Add(name + ", cached, per second", hot.PerSecond, "req/s");
        }
        var cold = await Load(server, Ours, distinct, 5_000);
        report.Add(name + ", each another", cold.Milliseconds, "ms CPU", peer);
        report.Add(name + ", each another, per second", cold.PerSecond, "req/s");
    }

    /// <summary>
    /// So many requests over four connections, in five rounds; what the server's process spent on each in the round in which it spent least: other work on a shared machine only adds.
    /// It is warmed up in the other language, so that nothing is known of what counts.
    /// </summary>
    static async Task<(double Milliseconds, double PerSecond)> Load(Process server, string at, Func<int, string, string> path, int requests)
    {
        const int Rounds = 5;
        await Send(at, path, 0, Warm, "nl");
        var (least, clock, each) = (double.MaxValue, Stopwatch.StartNew(), requests / Rounds);
        for (var from = Warm; from < Warm + requests; from += each)
            least = Math.Min(least, await SignedIn.Spent(server, each, () => Send(at, path, from, from + each, "fr")));
        return (least, requests / clock.Elapsed.TotalSeconds);
    }

    static async Task Send(string at, Func<int, string, string> path, int from, int to, string language)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 4 }) { BaseAddress = new(at) };
        var next = from - 1;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < to;)
            {
                using var answer = await client.GetAsync(path(i, language), HttpCompletionOption.ResponseContentRead);
                if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{path(i, language)}: {(int)answer.StatusCode}");
            }
        }));
    }

    public static async Task Until(string url)
    {
        using var client = new HttpClient();
        for (var tries = 0; tries < 1200; tries++)
        {
            try
            {
                using var answer = await client.GetAsync(url);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) { } // not listening yet
            await Task.Delay(50);
        }
        throw new TimeoutException(url.ToString(CultureInfo.InvariantCulture));
    }
}
