using Dapper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Operation;

/// <summary>The work in the background: how far it is, what went wrong; it can be stopped, and not be waited for.</summary>
[Can(Permission.OperateServer), TakesPost]
public sealed class JobsPage(Db db, Database database, Texts texts) : OperationPage
{
    public sealed class Line
    {
        public Guid Id { get; init; }
        public string Kind { get; init; } = "";
        public long? EverySeconds { get; init; }
        public JobState State { get; init; }
        public DateTime Due { get; init; }
        public int Attempts { get; init; }
        public DateTime? HeldUntil { get; init; }
        public bool StopAsked { get; init; }
        public long Done { get; init; }
        public long? Total { get; init; }
        public string? Doing { get; init; }
        public string? Error { get; init; }
        public DateTime? EndedAt { get; init; }

        public bool MayBeStopped => State is JobState.Waiting or JobState.Running && !StopAsked;
        public bool MayRunNow => State != JobState.Running;
    }

    protected override string Path => "/operation/jobs";

    /// <summary>What returns by itself comes first.</summary>
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        if (!Ask<JobState>()) return false;
        Title = texts["operation.jobs"];
        await using var connection = database.Open();
        var state = State is null ? null : Of<JobState>(State).ToString();
        const string columns = "id, kind, every_seconds as EverySeconds, state, due, attempts, held_until as HeldUntil, stop_asked as StopAsked, done, total, doing, error, ended_at as EndedAt";
        var wanted = state is null ? "true" : "state = @state";
        var periodic = Before is not null ? [] : (await connection.QueryAsync<Line>($"select {columns} from job where single is not null and {wanted} order by kind", new { state })).AsList();
        Lines = [.. periodic, .. OnePage((await connection.QueryAsync<Line>($"""
            select {columns} from job where {wanted} and single is null and {(Before is null ? "true" : "id < @Before")} order by id desc limit {PageSize + 1}
            """, new { state, Before })).AsList(), line => line.Id)];
        return true;
    }

    /// <summary>"Every day", "every 5 minutes".</summary>
    public string Every(long seconds) => seconds % 86400 == 0 ? texts.Number("operation.jobs.every.days", seconds / 86400)
        : seconds % 3600 == 0 ? texts.Number("operation.jobs.every.hours", seconds / 3600) : texts.Number("operation.jobs.every.minutes", Math.Max(1, seconds / 60));

    public Task<IActionResult> OnPostStopAsync(Guid id) => Act(id, job => job.Stop(Instant));

    public Task<IActionResult> OnPostRunNowAsync(Guid id) => Act(id, job => job.RunNow(Instant));

    async Task<IActionResult> Act(Guid id, Action<Job> act)
    {
        if (await db.Set<Job>().SingleOrDefaultAsync(job => job.Id == id) is not { } job) return NotFound();
        act(job);
        return await Saved(db);
    }
}
