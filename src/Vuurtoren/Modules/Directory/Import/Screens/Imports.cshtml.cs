using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Import.Screens;

/// <summary>All imports of the site, newest first.</summary>
[Can(Permission.ImportRecords, Everywhere = true)]
public sealed class ImportsPage(Db db, Texts texts) : WorkPage
{
    const int PerPage = 25;

    public IReadOnlyList<(ImportPlan Plan, string State)> Plans { get; private set; } = [];
    public DateTime? Older { get; private set; }

    protected override async Task<bool> Load()
    {
        (Title, Discreet, Unlisted) = (texts["imports.title"], true, true);
        var before = long.TryParse(Request.Query["before"], out var ticks) && ticks is > 0 and < 3_155_378_975_999_999_999 ? new DateTime(ticks, DateTimeKind.Utc) : DateTime.MaxValue;
        var read = await db.Set<ImportPlan>().AsNoTracking().Where(plan => plan.MadeAt < before).OrderByDescending(plan => plan.MadeAt).Take(PerPage + 1).ToListAsync();
        if (read.Count > PerPage) (Older, read) = (read[PerPage - 1].MadeAt, read[..PerPage]);
        var ids = read.Select(plan => plan.JobId).ToList();
        var jobs = await db.Set<Job>().AsNoTracking().Where(job => ids.Contains(job.Id)).ToDictionaryAsync(job => job.Id, job => job.State);
        Plans = [.. read.Select(plan => (plan, StateOf(plan, plan.JobId is { } id && jobs.TryGetValue(id, out var state) ? state : null)))];
        return true;
    }

    /// <summary>Text key "imports.state.STATE".</summary>
    internal static string StateOf(ImportPlan plan, JobState? job) => job switch
    {
        JobState.Waiting or JobState.Running => "busy",
        JobState.Failed => "failed",
        JobState.Stopped => "stopped",
        _ => plan.Undone is not null ? "undone" : plan.AppliedAt is not null ? "done" : plan.Tried is not null ? "tried" : "new",
    };
}
