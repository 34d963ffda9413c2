using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Polls;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Tasks;

/// <summary>What somebody took on, from the link in a letter: done, later, or not possible. The other open tasks of the same address stand with it.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class OwnTaskPage(Db db, Database database, Texts texts) : WorkPage
{
    public IReadOnlyList<MeetingTask> Mine { get; private set; } = [];
    public MeetingTask First { get; private set; } = null!;
    public MeetingWords Words => field ??= new(texts, Lang);

    [BindProperty] public string? Until { get; set; }

    protected override async Task<bool> Load()
    {
        (Title, Unlisted, Discreet) = (texts["tasks.mine"], true, true);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        if (TaskLinks.TaskOf(database.Secret, (string)RouteData.Values["token"]!) is not { } id || await db.Set<MeetingTask>().SingleOrDefaultAsync(t => t.Id == id) is not { } first) return false;
        // A task that went to somebody else since is no longer opened by the first one's link; who has none of them left sees so.
        First = first;
        Mine = first.Email is null ? [first] : [.. await db.Set<MeetingTask>().Where(t => t.Email == first.Email && (t.State == TaskState.Open || t.Id == id)).OrderBy(t => t.UntilOn == null).ThenBy(t => t.UntilOn).ToListAsync()];
        return true;
    }

    public void OnGet() { }

    public Task<IActionResult> OnPostDone(Guid task) => Do(task, one => one.Finish(TaskState.Done, Instant), "task-done");

    public Task<IActionResult> OnPostLater(Guid task) => Do(task, one => one.Postpone(PollWords.DayOf(Until), Today), "task-later");

    async Task<IActionResult> Do(Guid task, Action<MeetingTask> act, string done)
    {
        act(Mine.FirstOrDefault(one => one.Id == task) ?? throw new RuleBroken("meetings.task.ended"));
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("polls.overtaken"); }
        return Go($"/task/{RouteData.Values["token"]}", done);
    }
}
