using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Telemetry;
using Vuurtoren.Platform.Web;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Platform.Telemetry;

public sealed class TelemetryTests
{
    [Theory, EveryDatabase]
    public void Figures_are_read_from_the_tables(TestDatabase test)
    {
        var (database, now) = (test.WithTables(), DateTime.UtcNow);
        database.Queue(7, now);
        using var connection = database.Open();
        connection.Execute("insert into change (seq, kind, record_id, tombstone, at, actor, cause) values (1, 'x', @id, @no, @at, '', '')", new { id = Guid.CreateVersion7(), no = false, at = now.AddSeconds(-30) });
        using var services = new ServiceCollection().AddSingleton(new Shown()).AddSingleton(Vuurtoren.Platform.Backups.BackupSettings.In(test.Folder.Path)).BuildServiceProvider();
        var figures = Gauge.All().ToDictionary(gauge => gauge.Name, gauge => gauge.Read(database, services, now));
        Assert.Equal(7, figures["vuurtoren.outbox.waiting"]);
        Assert.Equal(30, figures["vuurtoren.index.age"], 0.01);
        Assert.Equal((0, 0, 0, -1), (figures["vuurtoren.jobs.failed"], figures["vuurtoren.imports"], figures["vuurtoren.imports.quarantined"], figures["vuurtoren.backup.age"]));
        services.GetRequiredService<Shown>().UpTo(1);
        Assert.Equal(0, Gauge.All().Single(gauge => gauge.Name == "vuurtoren.index.age").Read(database, services, now));
    }

    [Fact]
    public async Task Whoever_listens_in_the_process_hears_them_and_a_database_that_is_away_stops_nothing()
    {
        using var test = new TestDatabase(Engine.Sqlite);
        await using var site = Serve.Site(test.WithTables(), "http://127.0.0.1:0");
        await site.StartAsync();
        var heard = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => { if (instrument.Meter.Name == Reporting.Name) self.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => heard[instrument.Name] = value);
        listener.Start();
        listener.RecordObservableInstruments();
        Assert.Equal(Gauge.All().Select(gauge => gauge.Name).Order(StringComparer.Ordinal), heard.Keys.Order(StringComparer.Ordinal));
        using (var connection = test.WithTables().Open()) connection.Execute("drop table mail");
        heard.Clear();
        listener.RecordObservableInstruments();
        Assert.Contains("vuurtoren.index.age", heard.Keys);
    }

    [Fact]
    public async Task Figures_go_to_the_collector_that_is_named_and_hold_no_word_of_a_visitor()
    {
        await using var collector = await Collector.Start();
        var settings = $$"""{ "Telemetry": { "Endpoint": "{{collector.Address}}v1/metrics", "Every": 1, "Headers": "x-key=abc" } }""";
        await using (var site = await Site.Start(apart: true, prepare: folder => File.WriteAllText(Path.Combine(folder, "settings.json"), settings)))
        {
            await site.Client.GetAsync("nl/services?q=verborgenwoord");
            await collector.Heard("vuurtoren.index.age");
            await collector.Heard("http.server.request.duration");
            await collector.Heard("{lang:language}/services");
        }
        Assert.All(collector.Keys, key => Assert.Equal("abc", key));
        Assert.DoesNotContain(collector.Bodies, body => body.Contains("verborgenwoord", StringComparison.Ordinal));
    }

    /// <summary>Takes what comes over OTLP; protobuf holds names as they are.</summary>
    sealed class Collector(WebApplication site) : IAsyncDisposable
    {
        public ConcurrentQueue<string> Bodies { get; } = [];
        public ConcurrentQueue<string?> Keys { get; } = [];
        public Uri Address => new(site.Urls.Single() + "/");

        public static async Task<Collector> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var collector = new Collector(builder.Build());
            collector.Listen();
            await collector.Run();
            return collector;
        }

        void Listen() => site.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            Keys.Enqueue(context.Request.Headers["x-key"]);
            Bodies.Enqueue(Encoding.Latin1.GetString(body.ToArray()));
            context.Response.StatusCode = (int)HttpStatusCode.OK;
        });

        Task Run() => site.StartAsync();

        public async Task Heard(string name)
        {
            for (var i = 0; i < 600; i++, await Task.Delay(100)) if (Bodies.Any(body => body.Contains(name, StringComparison.Ordinal))) return;
            Assert.Fail($"never heard of {name}");
        }

        public async ValueTask DisposeAsync() => await site.DisposeAsync();
    }
}
