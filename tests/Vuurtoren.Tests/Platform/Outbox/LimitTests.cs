using System.Diagnostics;
using Vuurtoren.Tests.Modules.Operation;
using Xunit.Abstractions;

namespace Vuurtoren.Tests.Platform.Outbox;

/// <summary>A hundred thousand mails that wait. Measured in processor time, for other programs share the machine.</summary>
[Collection(Alone.Name)]
public sealed class LimitTests(ITestOutputHelper output)
{
    static TimeSpan Processor => Process.GetCurrentProcess().TotalProcessorTime;

    [Theory, EveryDatabase]
    public void A_thousand_mails_are_queued_within_a_second(TestDatabase test)
    {
        var database = test.WithTables();
        database.Queue(10, DateTime.UtcNow);
        var (before, watch) = (Processor, Stopwatch.StartNew());
        database.Queue(1000, DateTime.UtcNow);
        output.WriteLine($"{test.Engine}: {(Processor - before).TotalMilliseconds:0} ms of processor time, {watch.ElapsedMilliseconds} ms");
        Assert.InRange((Processor - before).TotalSeconds, 0, 1);
    }

    [Theory, EveryDatabase]
    public async Task With_a_hundred_thousand_mails_in_the_queue_the_pages_stay_fast(TestDatabase test)
    {
        var database = test.WithTables();
        await Many.Mails(database, 100_000, DateTime.UtcNow.AddDays(1));
        await using var site = await AdministeredSite.Start(database);
        foreach (var path in new[] { "/nl/operation/outbox", "/nl/operation/outbox?state=waiting", "/nl/operation/outbox?state=failed", "/nl/operation/jobs" })
        {
            for (var i = 0; i < 300; i++) await site.Client.GetByteArrayAsync(path);
            const int times = 300;
            var before = Processor;
            for (var i = 0; i < times; i++) await site.Client.GetByteArrayAsync(path);
            var each = (Processor - before).TotalMilliseconds / times;
            output.WriteLine($"{test.Engine} {path}: {each:0.00} ms of processor time, the client's included");
            Assert.InRange(each, 0, 4); // the visitor is in this process too
        }
    }
}
