using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Vuurtoren.Tests.Platform.Outbox;

/// <summary>A real mail server that keeps what it gets (the npm package maildev), on free ports of this machine.</summary>
sealed class MailSink : IAsyncDisposable
{
    readonly Process process;
    readonly HttpClient web;

    MailSink(Process process, int port, int webPort)
    {
        (this.process, Port) = (process, port);
        web = new() { BaseAddress = new($"http://127.0.0.1:{webPort}/"), Timeout = TimeSpan.FromMinutes(1) };
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it takes mail.</summary>
    public int Port { get; }

    public sealed record Arrived(string MessageId, string To, string Subject, string Text, string Html, Dictionary<string, string> Headers);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static async Task<MailSink> Start(int? port = null, params string[] options)
    {
        var program = Path.Combine(Places.Repository, "node_modules", "maildev", "bin", "maildev");
        Assert.True(File.Exists(program), "npm ci --ignore-scripts brings the mail server of these tests");
        var (smtp, webPort) = (port ?? FreePort(), FreePort());
        var sink = new MailSink(Process.Start(new ProcessStartInfo("node",
            [program, "--smtp", Text(smtp), "--web", Text(webPort), "--ip", "127.0.0.1", "--web-ip", "127.0.0.1", "--silent", .. options])
            { RedirectStandardOutput = true, RedirectStandardError = true })!, smtp, webPort);
        for (var attempt = 0; attempt < 200; attempt++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, smtp);
                await sink.web.GetStringAsync("healthz");
                return sink;
            }
            catch (Exception notYet) when (notYet is SocketException or HttpRequestException) { await Task.Delay(100); }
        }
        await sink.DisposeAsync();
        throw new TimeoutException("The mail server of the tests did not start");
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public async Task<List<Arrived>> Mails() => [.. (await web.GetFromJsonAsync<JsonElement>("email")).EnumerateArray().Select(mail =>
    {
        var headers = mail.GetProperty("headers").EnumerateObject().ToDictionary(h => h.Name, h => h.Value.ToString());
        return new Arrived(headers["message-id"], headers["to"], mail.GetProperty("subject").GetString()!, mail.GetProperty("text").GetString()!, mail.GetProperty("html").GetString()!, headers);
    })];

    /// <summary>Waits until at least so many mails arrived.</summary>
    public async Task<List<Arrived>> Mails(int atLeast, int seconds = 600)
    {
        for (var end = Stopwatch.StartNew(); end.Elapsed < TimeSpan.FromSeconds(seconds); await Task.Delay(500))
            if (await Mails() is var mails && mails.Count >= atLeast) return mails;
        throw new TimeoutException($"Of {atLeast} mails only {(await Mails()).Count} arrived");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        process.Dispose();
        web.Dispose();
    }
}
