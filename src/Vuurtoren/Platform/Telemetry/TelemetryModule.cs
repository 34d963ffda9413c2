using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Platform.Telemetry;

/// <summary>Figures for whoever watches the server, sent over OTLP when "Telemetry:Endpoint" says where to.</summary>
public sealed class TelemetryModule : Module
{
    public override void AddServices(IServiceCollection services) => services.AddHostedService<Reporting>();
}

/// <summary>
/// Measures go out, traces do not: those of the framework hold the address of each request with what was searched. The framework's own measures know
/// a request by its route.
/// </summary>
sealed class Reporting(Database database, IServiceProvider services, IConfiguration configuration, TimeProvider time) : IHostedService, IDisposable
{
    readonly Meter meter = new(Name);
    MeterProvider? provider;

    public const string Name = "Vuurtoren";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var gauge in Gauge.All()) meter.CreateObservableGauge(gauge.Name, () => Read(gauge), gauge.Unit, gauge.Description);
        var settings = configuration.GetSection("Telemetry");
        if (settings["Endpoint"] is not { Length: > 0 } endpoint) return Task.CompletedTask;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address)) throw new RuleBroken("telemetry.endpoint", endpoint);
        var exporter = new OtlpMetricExporter(new()
        {
            Endpoint = address, Headers = settings["Headers"], Protocol = settings["Protocol"] == "grpc" ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf,
        });
        provider = Sdk.CreateMeterProviderBuilder().ConfigureResource(resource => resource.AddService("vuurtoren", serviceVersion: typeof(Reporting).Assembly.GetName().Version!.ToString(3)))
            .AddMeter(Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
            .AddReader(new PeriodicExportingMetricReader(exporter, settings.GetValue("Every", 60) * 1000)).Build();
        return Task.CompletedTask;
    }

    /// <summary>No measure when the database is away: it must not take the others along.</summary>
    IEnumerable<Measurement<double>> Read(Gauge gauge)
    {
        try { return [new(gauge.Read(database, services, time.GetUtcNow().UtcDateTime))]; }
        catch (Exception fault) when (fault is System.Data.Common.DbException or IOException or UnauthorizedAccessException or ObjectDisposedException) { return []; }
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        provider?.Dispose(); // sends what there is
        meter.Dispose();
    }
}
