using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Tests.Platform.Outbox.Jobs;

public sealed class JobTests
{
    /// <summary>Counts to ten, and can be broken off by a test at any number.</summary>
    sealed class Counting : JobOf
    {
        public sealed record At(int Number);

        public Func<int, CancellationToken, Task> On { get; init; } = (_, _) => Task.CompletedTask;
        public List<int> Counted { get; } = [];

        public override async Task Run(JobContext context, CancellationToken stop)
        {
            for (var i = context.Saved<At>()?.Number ?? 0; i < 10; i++)
            {
                await On(i, stop);
                stop.ThrowIfCancellationRequested();
                Counted.Add(i);
                await context.Report(i + 1, 10, "jobs.clearing", new At(i + 1));
            }
        }
    }

    static JobRunner Runner(Database database, Clock clock, JobOf kind) =>
        new(database, clock, new ServiceCollection().BuildServiceProvider(), NullLogger<JobRunner>.Instance) { Kinds = new Dictionary<string, JobOf> { [kind.Kind] = kind } };

    static Guid Added(Database database, Clock clock)
    {
        using var db = database.Context();
        var job = Job.Of<Counting>(clock.Now);
        db.Add(job);
        db.SaveChanges();
        return job.Id;
    }

    static Job Now(Database database, Guid id)
    {
        using var db = database.Context();
        return db.Set<Job>().Single(job => job.Id == id);
    }

    static void Change(Database database, Guid id, Action<Job> how)
    {
        using var db = database.Context();
        how(db.Set<Job>().Single(job => job.Id == id));
        db.SaveChanges();
    }

    [Theory, EveryDatabase]
    public async Task A_job_is_done_once_and_says_how_far_it_came(TestDatabase test)
    {
        var (database, clock, counting) = (test.WithTables(), new Clock(), new Counting());
        var id = Added(database, clock);
        var runner = Runner(database, clock, counting);
        Assert.True(await runner.RunOne());
        Assert.False(await runner.RunOne());
        var job = Now(database, id);
        Assert.Equal((JobState.Done, 10, 10, clock.Now), (job.State, job.Done, job.Total, job.EndedAt));
        Assert.Equal(Enumerable.Range(0, 10), counting.Counted);
    }

    [Theory, EveryDatabase]
    public async Task Of_many_that_are_free_one_takes_it(TestDatabase test)
    {
        var (database, clock, counting) = (test.WithTables(), new Clock(), new Counting { On = (_, stop) => Task.Delay(5, stop) });
        Added(database, clock);
        var took = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Runner(database, clock, counting).RunOne())));
        Assert.Single(took, true);
        Assert.Equal(10, counting.Counted.Count);
    }

    [Theory, EveryDatabase]
    public async Task When_its_process_dies_another_goes_on_where_it_was(TestDatabase test)
    {
        var (database, clock) = (test.WithTables(), new Clock());
        var id = Added(database, clock);
        var never = new TaskCompletionSource();
        var reached = new TaskCompletionSource();
        var dying = new Counting { On = (i, _) => { if (i != 1) return Task.CompletedTask; reached.SetResult(); return never.Task; } };
        _ = Runner(database, clock, dying).RunOne(); // and it is never heard of again
        await reached.Task;
        var heir = new Counting();
        Assert.False(await Runner(database, clock, heir).RunOne());
        clock.Now = clock.Now.AddSeconds(21);
        Assert.True(await Runner(database, clock, heir).RunOne());
        Assert.Equal(Enumerable.Range(1, 9), heir.Counted);
        Assert.Equal((JobState.Done, 10), (Now(database, id).State, Now(database, id).Done));
    }

    [Theory, EveryDatabase]
    public async Task A_person_stops_it_and_lets_it_go_on(TestDatabase test)
    {
        var (database, clock) = (test.WithTables(), new Clock());
        var id = Added(database, clock);
        var first = new Counting { On = (i, stop) => { if (i != 4) return Task.CompletedTask; Change(database, id, job => job.Stop(clock.Now)); return Task.Delay(Timeout.Infinite, stop); } };
        await Runner(database, clock, first).RunOne();
        Assert.Equal((JobState.Stopped, 4), (Now(database, id).State, Now(database, id).Done));
        var second = new Counting();
        Assert.False(await Runner(database, clock, second).RunOne());
        Change(database, id, job => job.RunNow(clock.Now));
        Assert.True(await Runner(database, clock, second).RunOne());
        Assert.Equal(Enumerable.Range(4, 6), second.Counted);
    }

    [Theory, EveryDatabase]
    public async Task When_the_site_stops_the_next_one_goes_on(TestDatabase test)
    {
        var (database, clock, stop) = (test.WithTables(), new Clock(), new CancellationTokenSource());
        var id = Added(database, clock);
        await Runner(database, clock, new Counting { On = (i, _) => i == 6 ? stop.CancelAsync() : Task.CompletedTask }).RunOne(stop.Token);
        Assert.Equal((JobState.Waiting, 0), (Now(database, id).State, Now(database, id).Attempts));
        var next = new Counting();
        Assert.True(await Runner(database, clock, next).RunOne());
        Assert.Equal(Enumerable.Range(6, 4), next.Counted);
        stop.Dispose();
    }

    [Theory, EveryDatabase]
    public async Task What_breaks_is_tried_again_later_and_not_for_ever_and_a_refusal_not_at_all(TestDatabase test)
    {
        var (database, clock) = (test.WithTables(), new Clock());
        var id = Added(database, clock);
        var broken = Runner(database, clock, new Counting { On = (_, _) => throw new InvalidDataException("about An Peeters") });
        Assert.True(await broken.RunOne());
        Assert.Equal((JobState.Waiting, clock.Now.AddMinutes(1), "InvalidDataException"), (Now(database, id).State, Now(database, id).Due, Now(database, id).Error));
        var tries = 1;
        for (; Now(database, id).State == JobState.Waiting && tries < 99; tries++)
        {
            clock.Now = Now(database, id).Due;
            Assert.True(await broken.RunOne());
        }
        Assert.Equal((JobState.Failed, 8), (Now(database, id).State, tries));

        id = Added(database, clock);
        Assert.True(await Runner(database, clock, new Counting { On = (_, _) => throw new RuleBroken("jobs.running") }).RunOne());
        Assert.Equal((JobState.Failed, "jobs.running"), (Now(database, id).State, Now(database, id).Error));
    }

    [Theory, EveryDatabase]
    public async Task A_job_that_kills_its_process_again_and_again_is_given_up(TestDatabase test)
    {
        var (database, clock) = (test.WithTables(), new Clock());
        var id = Added(database, clock);
        using (var db = database.Context()) await db.Database.ExecuteSqlAsync($"update job set attempts = 8, state = 'Running', holder = 'dead', held_until = {clock.Now.AddMinutes(-1)}");
        var counting = new Counting();
        Assert.True(await Runner(database, clock, counting).RunOne());
        Assert.Empty(counting.Counted);
        Assert.Equal((JobState.Failed, "jobs.breaks-process"), (Now(database, id).State, Now(database, id).Error));
    }

    [Theory, EveryDatabase]
    public async Task What_returns_by_itself_exists_once_and_has_its_next_turn(TestDatabase test)
    {
        var (database, clock) = (test.WithTables(), new Clock());
        for (var i = 0; i < 2; i++) new PeriodicJobs().Do(database, clock.Now);
        Guid id;
        using (var db = database.Context())
        {
            id = db.Set<Job>().Single(job => job.Single == "delete-personal-data").Id;
            db.Set<Job>().Where(job => job.Id != id).ExecuteDelete(); // others return by themselves too
        }
        var runner = Runner(database, clock, new DeletePersonalData());
        Assert.True(await runner.RunOne());
        Assert.Equal((JobState.Waiting, clock.Now.AddDays(1)), (Now(database, id).State, Now(database, id).Due));
        Assert.False(await runner.RunOne());
        clock.Now = clock.Now.AddDays(1);
        Assert.True(await runner.RunOne());
    }

    [Theory, EveryDatabase]
    public async Task Mails_go_ninety_days_after_they_are_settled_and_what_waits_stays(TestDatabase test)
    {
        var (database, clock) = (test.WithTables(), new Clock());
        new PeriodicJobs().Do(database, clock.Now);
        using (var jobs = database.Context()) jobs.Set<Job>().Where(job => job.Single != "delete-personal-data").ExecuteDelete();
        database.Queue(1200, clock.Now);
        await database.Postman(new Server(mail => mail.Address.EndsWith("9@example.org", StringComparison.Ordinal) ? Server.Unknown : Outcome.Delivered), clock).SendWhatIsDue();
        clock.Now = clock.Now.AddDays(30);
        database.Queue(3, clock.Now);
        var runner = Runner(database, clock, new DeletePersonalData());
        Assert.True(await runner.RunOne());
        Assert.Equal(1203, database.Mails().Count);
        clock.Now = clock.Now.AddDays(60).AddSeconds(1);
        Assert.True(await runner.RunOne());
        Assert.Equal(3, database.Mails().Count(mail => mail.State == MailState.Waiting));
        Assert.Equal(3, database.Mails().Count);
        using var db = database.Context();
        Assert.Equal(1200, db.Set<Job>().Single(job => job.Single == "delete-personal-data").Done);
    }

    [Fact]
    public void Every_kind_of_job_has_a_name_in_words() =>
        Assert.All(JobOf.All.Keys, kind => Assert.All(Vuurtoren.Platform.Texts.Texts.Languages, language => Assert.NotEqual("jobs.kind." + kind, Outboxes.Texts.In(language, "jobs.kind." + kind))));
}
