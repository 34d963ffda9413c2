using System.Diagnostics;
using System.Text.Json;
using Vuurtoren.Platform.Outbox;

namespace Vuurtoren.Tests.Platform.Outbox;

/// <summary>The running product, a real mail server, and kill -9.</summary>
public sealed class PowerCutTests
{
    static Action<string> SendingTo(MailSink sink) => folder => File.WriteAllText(Path.Combine(folder, "settings.json"),
        JsonSerializer.Serialize(new { Mail = new { Server = "127.0.0.1", sink.Port, From = "gids@example.org", StartTls = false } }));

    [Theory, EveryDatabase]
    public async Task Killed_in_the_middle_of_a_thousand_mails_it_loses_none_and_at_most_the_one_in_flight_arrives_twice(TestDatabase test)
    {
        await using var sink = await MailSink.Start();
        var database = test.WithTables();
        await using (var site = await Site.Start(database: test, prepare: SendingTo(sink), apart: true))
        {
            database.Queue(1000, DateTime.UtcNow);
            await sink.Mails(200);
            await site.Kill();
        }
        var before = await sink.Mails();
        Assert.InRange(before.Count, 200, 999);
        await using (var site = await Site.Start(database: test, prepare: SendingTo(sink), apart: true))
        {
            await sink.Mails(1000);
            for (var wait = Stopwatch.StartNew(); database.Mails().Any(mail => mail.State != MailState.Sent) && wait.Elapsed < TimeSpan.FromSeconds(120);) await Task.Delay(200);
            Assert.DoesNotContain("example.org", site.Log, StringComparison.Ordinal);
        }
        var (arrived, sent) = (await sink.Mails(), database.Mails());
        Assert.All(sent, mail => Assert.Equal(MailState.Sent, mail.State));
        Assert.Equal(sent.Select(mail => mail.MessageId).Order(), arrived.Select(mail => mail.MessageId).Distinct().Order());
        Assert.InRange(arrived.Count, 1000, 1001);
    }

    [Theory, EveryDatabase]
    public async Task A_mail_that_another_process_writes_leaves_soon(TestDatabase test)
    {
        var database = test.WithTables();
        await using var site = await Site.Start(database: test);
        var folder = Path.Combine(site.Data, "mail");
        for (var round = 1; round <= 3; round++)
        {
            var watch = Stopwatch.StartNew();
            database.Queue(1, DateTime.UtcNow);
            while ((!Directory.Exists(folder) || Directory.GetFiles(folder).Length < round) && watch.Elapsed < TimeSpan.FromSeconds(60)) await Task.Delay(20);
            Assert.Equal(round, Directory.GetFiles(folder).Length);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_site_that_stops_in_an_orderly_way_finishes_the_mail_in_flight(TestDatabase test)
    {
        var (database, clock, stop) = (test.WithTables(), new Clock(), new CancellationTokenSource());
        database.Queue(10, clock.Now);
        var server = new Server();
        server.Says = _ => { if (server.Given.Count == 4) stop.Cancel(); return Outcome.Delivered; };
        Assert.Equal(4, await database.Postman(server, clock).SendWhatIsDue(stop.Token));
        Assert.Equal(4, database.Mails().Count(mail => mail.State == MailState.Sent));
        Assert.DoesNotContain(database.Mails(), mail => mail.InFlightSince is not null);
        stop.Dispose();
    }
}
