using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Vuurtoren.Platform.Web;

/// <summary>Says at the start that others than this machine are answered without TLS, when nothing tells that a server before it takes care of that.</summary>
sealed partial class TlsWarning(IServer server, IConfiguration settings, IHostApplicationLifetime life, ILogger<TlsWarning> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings["Site:Address"]?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) != true) life.ApplicationStarted.Register(Look);
        return Task.CompletedTask;
    }

    void Look()
    {
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
            if (IsOpen(address)) WithoutTls(log, address);
    }

    internal static bool IsOpen(string address) => address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && BindingAddress.Parse(address) is { IsUnixPipe: false, Host: not ("localhost" or "127.0.0.1" or "[::1]") };

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "{Address} is open to others without TLS: put a server with TLS before it and set Site:Address to its https address (docs/operate.md)")]
    static partial void WithoutTls(ILogger log, string address);
}
