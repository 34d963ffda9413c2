using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Outbox.Jobs;

namespace Vuurtoren.Tests.Platform.Outbox.Jobs;

/// <summary>The running product and kill -9.</summary>
public sealed class JobPowerCutTests
{
    static int Count(Database database) { using var db = database.Context(); return db.Set<Mail>().Count(); }

    static Job Clearing(Database database) { using var db = database.Context(); return db.Set<Job>().Single(job => job.Single == "delete-personal-data"); }

    static async Task Until(Func<bool> holds)
    {
        for (var wait = Stopwatch.StartNew(); !holds() && wait.Elapsed < TimeSpan.FromSeconds(300);) await Task.Delay(20);
        Assert.True(holds());
    }

    [Theory, EveryDatabase]
    public async Task Clearing_that_is_killed_goes_on_after_the_next_start(TestDatabase test)
    {
        var database = test.WithTables();
        var mails = await Many.Mails(database, 60_000, DateTime.UtcNow.AddDays(-100), MailState.Sent);
        using (var process = App.Start("serve", "--data", test.Folder.Path, "--database", test.ConnectionString, "--urls", "http://127.0.0.1:0"))
        {
            await Until(() => Count(database) < mails); // it begins before the site is ready
            process.Kill();
            await process.WaitForExitAsync();
        }
        var left = Count(database);
        Assert.InRange(left, 1, mails - 1);
        Assert.Equal(JobState.Running, Clearing(database).State);
        await using (await Site.Start(database: test)) await Until(() => Clearing(database).State == JobState.Waiting);
        Assert.Equal(0, Count(database));
        Assert.Equal((null, 0), (Clearing(database).Error, Clearing(database).Attempts));
    }
}
