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
    public MeetingWords Words => field ??= new(texts, Lang);

    [BindProperty] public string? Until { get; set; }

    protected override async Task<bool> Load()
    {
        (Title, Unlisted, Discreet) = (texts["tasks.mine"], true, true);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        if (TaskLinks.Read(database.Secret, (string)RouteData.Values["token"]!) is not { } link || await db.Set<MeetingTask>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == link.Task) is not { } first) return false;
        // Of a task that went to somebody else since, only the other tasks of who got the letter are opened.
        var address = TaskLinks.WentTo(link, first.Email) ? first.Email
            : (await db.Set<MeetingTask>().Where(t => t.CoordinationId == first.CoordinationId && t.State == TaskState.Open && t.Email != null).Select(t => t.Email).Distinct().ToListAsync()).Find(one => TaskLinks.WentTo(link, one));
        Mine = address is null ? [] : await db.Set<MeetingTask>().Where(t => t.Email == address && (t.State == TaskState.Open || t.Id == link.Task)).OrderBy(t => t.UntilOn == null).ThenBy(t => t.UntilOn).ToListAsync();
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
