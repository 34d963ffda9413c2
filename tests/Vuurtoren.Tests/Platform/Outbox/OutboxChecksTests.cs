using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Outbox.Jobs;

namespace Vuurtoren.Tests.Platform.Outbox;

public sealed class OutboxChecksTests
{
    static List<(Severity, string)> Mail(Database database, DateTime now) => [.. MailCheck.Look(database, now).Select(found => (found.Severity, found.About))];

    [Theory, EveryDatabase]
    public async Task Doctor_tells_of_mails_that_wait_for_a_day_and_of_those_that_did_not_arrive(TestDatabase test)
    {
        var (database, clock) = (test.WithTables(), new Clock());
        database.Queue(2, clock.Now);
        Assert.Empty(Mail(database, clock.Now.AddHours(23)));
        Assert.Equal([(Severity.Wrong, "doctor.mail.waiting")], Mail(database, clock.Now.AddHours(25)));
        await database.Postman(new Server(mail => mail.Address[5] == '0' ? Server.Unknown : Outcome.Delivered), clock).SendWhatIsDue();
        Assert.Equal([(Severity.Note, "doctor.mail.lost")], Mail(database, clock.Now.AddDays(6)));
        Assert.Empty(Mail(database, clock.Now.AddDays(8)));
    }

    [Theory, EveryDatabase]
    public async Task Doctor_tells_of_a_mail_server_that_is_away_and_of_work_that_a_dead_process_left(TestDatabase test)
    {
        var (database, clock) = (test.WithTables(), new Clock());
        database.Queue(1, clock.Now);
        await database.Postman(new Server(_ => Server.Away), clock).SendWhatIsDue();
        Assert.Equal([(Severity.Note, "doctor.mail.down")], Mail(database, clock.Now.AddHours(1)));
        Assert.Contains((Severity.Wrong, "doctor.mail.down"), Mail(database, clock.Now.AddHours(25)));

        Assert.Empty(JobsCheck.Look(database, clock.Now));
        new PeriodicJobs().Do(database, clock.Now);
        using (var db = database.Context()) await db.Database.ExecuteSqlAsync($"update job set state = 'Running', holder = 'dead', held_until = {clock.Now}");
        Assert.Equal("doctor.jobs.left", Assert.Single(JobsCheck.Look(database, clock.Now.AddHours(2))).About);
        using (var db = database.Context()) await db.Database.ExecuteSqlAsync($"update mail_sender set holder = 'dead', held_until = {clock.Now}");
        Assert.Contains((Severity.Note, "doctor.mail.left"), Mail(database, clock.Now.AddHours(2)));
    }
}
