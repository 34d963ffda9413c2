using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Web;

/// <param name="Url">Where it answers on this machine.</param>
/// <param name="Key">Whoever shows it may read the data folder, and so operates this site.</param>
public sealed record RunningSite(Uri Url, string Key)
{
    static string Folder(string dataFolder) => Path.Combine(dataFolder, "serving");

    /// <summary>The sites that run, or were killed, on this machine with this data folder.</summary>
    public static IReadOnlyList<RunningSite> In(string dataFolder) => !System.IO.Directory.Exists(Folder(dataFolder)) ? []
        : [.. System.IO.Directory.EnumerateFiles(Folder(dataFolder), Environment.MachineName + "-*.json").Order(StringComparer.Ordinal).Select(file => Json.Read<RunningSite>(File.ReadAllText(file)))];

    /// <summary>Writes it down for commands on this machine; nobody but the user that serves can read it.</summary>
    /// <returns>The file: one for each port, so that a site that starts again takes the place of one that was killed.</returns>
    public string WriteIn(string dataFolder)
    {
        var folder = System.IO.Directory.CreateDirectory(Folder(dataFolder)).FullName;
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Url.Port}.json"));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        // Put in its place whole: a command that looks just now must not read half of it.
        var beside = $"{file}.{Guid.CreateVersion7():N}";
        using (var stream = new FileStream(beside, options)) stream.Write(Encoding.UTF8.GetBytes(Json.Write(this)));
        File.Move(beside, file, overwrite: true);
        return file;
    }

    /// <summary>What it answers to its operator; null when nothing answers there any more.</summary>
    public T? Ask<T>(string path) where T : class
    {
        using var client = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromMinutes(2) };
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new AuthenticationHeaderValue(Operator.Scheme, Key) } };
        try
        {
            using var answer = client.Send(request);
            if (!answer.IsSuccessStatusCode) return null;
            using var body = new StreamReader(answer.Content.ReadAsStream());
            return Json.Read<T>(body.ReadToEnd());
        }
        catch (HttpRequestException) { return null; }
    }
}

/// <summary>The key of whoever operates this site, made anew at each start and written into the data folder as long as the site runs.</summary>
public sealed partial class Operator(Database database, IServer server, IHostApplicationLifetime life, ILogger<Operator> log) : IHostedService
{
    internal const string Scheme = "Operator";

    readonly string key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
    string? file;

    /// <summary>Whether this request comes from someone who may read the data folder.</summary>
    public bool Sent(HttpRequest request) => AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var sent) && sent is { Scheme: Scheme, Parameter: { } shown }
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(key));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        life.ApplicationStarted.Register(Write);
        return Task.CompletedTask;
    }

    [SuppressMessage("Design", "CA1031", Justification = "a folder that cannot be written must not keep visitors from reading")]
    void Write()
    {
        try
        {
            if (Here() is { } url) file = new RunningSite(url, key).WriteIn(database.Folder);
        }
        catch (Exception fault) { Unknown(log, fault.GetType().FullName!); }
    }

    /// <summary>The first address without TLS: on this machine that needs none, and a certificate would be for another name.</summary>
    Uri? Here()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(a => a.StartsWith("http://", StringComparison.Ordinal));
        if (address is null) return null;
        var parsed = BindingAddress.Parse(address);
        return parsed.IsUnixPipe ? null : new UriBuilder("http", parsed.Host is "0.0.0.0" or "[::]" or "*" or "+" ? "localhost" : parsed.Host, parsed.Port).Uri;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        if (file is not null) File.Delete(file);
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Warning, "Commands on this machine cannot ask this site anything, the data folder takes no file: {Kind}")]
    static partial void Unknown(ILogger log, string kind);
}
