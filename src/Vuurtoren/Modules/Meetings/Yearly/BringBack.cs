using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Yearly;

/// <summary>Each day: yearly work whose month has come goes on the list of what waits for a meeting.</summary>
sealed class BringBack : JobOf
{
    public override TimeSpan? Every => TimeSpan.FromDays(1);

    public override async Task Run(JobContext context, CancellationToken stop) =>
        await context.Report(await Bring(context.Database, context.Service<Texts>(), context.Now, stop));

    /// <returns>How many came back.</returns>
    internal static async Task<int> Bring(Database database, Texts texts, DateTime now, CancellationToken stop = default)
    {
        var today = LocalClock.DayOf(now);
        using var db = database.Context();
        var due = (await db.Set<YearlyWork>().Where(work => work.EndedAt == null && work.LastYear < today.Year).ToListAsync(stop)).Where(work => work.IsDue(today)).ToList();
        foreach (var work in due) db.Add(work.ComesBack(await YearlyWork.LastTasks(db, work.Id, today), lang => new MeetingWords(texts, lang), today, now));
        await db.SaveChangesAsync(stop);
        return due.Count;
    }
}
