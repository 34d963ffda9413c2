using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Outbox.Jobs;

/// <summary>Mails name people: what is long settled goes, and so do the jobs that ended as long ago.</summary>
sealed class ClearOldMail : JobOf
{
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    const int Step = 500;

    public override TimeSpan? Every => TimeSpan.FromDays(1);

    public override async Task Run(JobContext context, CancellationToken stop)
    {
        await using var db = context.Database.Context();
        var before = context.Now - Kept;
        var mails = db.Set<Mail>().Where(mail => mail.EndedAt < before);
        var (cleared, total) = (0L, await mails.LongCountAsync(stop));
        while (await mails.OrderBy(mail => mail.EndedAt).Take(Step).ExecuteDeleteAsync(stop) is > 0 and var some)
            await context.Report(cleared += some, Math.Max(total, cleared), "jobs.clearing");
        await db.Set<Job>().Where(job => job.EverySeconds == null && job.EndedAt < before && (job.State == JobState.Done || job.State == JobState.Failed || job.State == JobState.Stopped)).ExecuteDeleteAsync(stop);
        await context.Report(cleared, cleared);
    }
}
