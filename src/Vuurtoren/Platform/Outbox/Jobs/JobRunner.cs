using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Outbox.Jobs;

/// <summary>Does the jobs that are due, two at a time in this process; of all processes on a database only one works at a job, and a job of a process that died is taken up by another.</summary>
sealed partial class JobRunner(Database database, TimeProvider time, IServiceProvider services, ILogger<JobRunner> log) : BackgroundService
{
    const int AtOnce = 2;

    static readonly TimeSpan pause = TimeSpan.FromMilliseconds(500), beat = TimeSpan.FromSeconds(2);

    readonly string me = Lease.NewHolder();

    internal IReadOnlyDictionary<string, JobOf> Kinds { get; init; } = JobOf.All;

    DateTime Now => time.GetUtcNow().UtcDateTime;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Work(stoppingToken)));

    async Task Work(CancellationToken stop)
    {
        await Task.Yield();
        while (!stop.IsCancellationRequested)
        {
            var did = false;
            await Try(async () => did = await RunOne(stop));
            if (!did) await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>False when nothing was due.</returns>
    internal async Task<bool> RunOne(CancellationToken stop = default)
    {
        if (!IsDue() || await Take() is not { } job) return false;
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var context = new JobContext(job, database, time, services, progress => Write(job.Id, progress));
        using var done = new CancellationTokenSource();
        var beating = KeepAlive(job.Id, cancel, done.Token);
        var how = await Do(job, context, cancel.Token, stop);
        await done.CancelAsync();
        await beating;
        // What is done must not be done again because the database was away for a moment.
        while (!await Try(() => Leave(job.Id, context.Progress, how)) && !stop.IsCancellationRequested) { }
        return true;
    }

    /// <summary>Looks only, twice a second: as long as nothing waits, nothing is written and next to nothing read.</summary>
    bool IsDue()
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<long>("""
            select count(*) from (select 1 from job where state in ('Waiting', 'Running') and due <= @Now and (state = 'Waiting' or held_until < @Now) limit 1) due
            """, new { Now }) > 0;
    }

    /// <summary>The one that has waited longest, when nobody is faster: the update states once more that it is free.</summary>
    async Task<Job?> Take()
    {
        await using var db = database.Context();
        var now = Now;
        var free = db.Set<Job>().Where(job => (job.State == JobState.Waiting && job.Due <= now) || (job.State == JobState.Running && job.HeldUntil < now));
        var id = await free.OrderBy(job => job.Due).ThenBy(job => job.Id).Select(job => job.Id).FirstOrDefaultAsync();
        if (id == default) return null;
        var taken = await free.Where(job => job.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(job => job.State, JobState.Running).SetProperty(job => job.Holder, me).SetProperty(job => job.HeldUntil, now + Lease.Length)
            .SetProperty(job => job.Attempts, job => job.Attempts + 1).SetProperty(job => job.StartedAt, now).SetProperty(job => job.EndedAt, (DateTime?)null));
        return taken == 0 ? null : await db.Set<Job>().AsNoTracking().SingleAsync(job => job.Id == id);
    }

    /// <returns>What becomes of the job.</returns>
    async Task<Action<Job>> Do(Job job, JobContext context, CancellationToken cancel, CancellationToken siteStops)
    {
        if (job.StopAsked) return left => left.Stopped(Now);
        if (job.BreaksItsProcess) return left => left.Broke("jobs.breaks-process", forGood: true, Now);
        if (!Kinds.TryGetValue(job.Kind, out var kind)) return left => left.Broke("jobs.unknown-kind", forGood: true, Now);
        try
        {
            await kind.Run(context, cancel);
            return left => left.Ended(Now);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return siteStops.IsCancellationRequested ? left => left.Interrupted(Now) : left => left.Stopped(Now);
        }
        catch (RuleBroken refusal) { return left => left.Broke(refusal.Message, forGood: true, Now); }
#pragma warning disable CA1031 // whatever goes wrong in a job, it is tried again and its row tells
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Broken(log, job.Kind, fault.GetType().FullName!, fault.StackTrace);
            return left => left.Broke(fault.GetType().Name, forGood: false, Now);
        }
    }

    /// <summary>Keeps the lease, and hears whether a person or another process wants this one to stop.</summary>
    async Task KeepAlive(Guid id, CancellationTokenSource cancel, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            await Task.Delay(beat, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (done.IsCancellationRequested) return;
            await Try(async () =>
            {
                await using var db = database.Context();
                var until = Now + Lease.Length;
                var mine = db.Set<Job>().Where(job => job.Id == id && job.Holder == me);
                if (await mine.ExecuteUpdateAsync(set => set.SetProperty(job => job.HeldUntil, until), CancellationToken.None) == 0
                    || await mine.AnyAsync(job => job.StopAsked, CancellationToken.None)) await cancel.CancelAsync();
            });
        }
    }

    async Task Write(Guid id, Progress progress)
    {
        await using var db = database.Context();
        await Write(db, id, progress);
    }

    Task<int> Write(Db db, Guid id, Progress progress) => db.Set<Job>().Where(job => job.Id == id && job.Holder == me).ExecuteUpdateAsync(set => set
        .SetProperty(job => job.Done, progress.Done).SetProperty(job => job.Total, progress.Total).SetProperty(job => job.Doing, progress.Doing).SetProperty(job => job.Saved, progress.Saved));

    async Task Leave(Guid id, Progress progress, Action<Job> how)
    {
        await using var db = database.Context();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await Write(db, id, progress) == 0) return; // another process took it over
        how(await db.Set<Job>().SingleAsync(job => job.Id == id));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    Task<bool> Try(Func<Task> step) => Patience.Try(step, (kind, trace) => Waits(log, kind, trace));

    [LoggerMessage(LogLevel.Error, "Job {Name} broke off: {Kind}\n{Trace}")]
    static partial void Broken(ILogger log, string name, string kind, string? trace);

    [LoggerMessage(LogLevel.Error, "Jobs wait, the database does not answer: {Kind}\n{Trace}")]
    static partial void Waits(ILogger log, string kind, string? trace);
}
