using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Polls;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Tasks;

/// <summary>All tasks of the coordinations that one coordinates, the latest day first to come on top; who coordinates ends them, puts them off or gives them to another.</summary>
[Can(Permission.PlanMeetings), TakesPost]
public sealed class TasksPage(Db db, Texts texts) : WorkPage
{
    const int Most = 100;

    public sealed record Row(MeetingTask Task, string Meeting);

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public MeetingWords Words => field ??= new(texts, Lang);

    /// <summary>The one task whose boxes are open: a hundred of them would be a heavy page, and a long way with Tab.</summary>
    public Guid? Giving => Guid.TryParse(Request.HasFormContentType ? Request.Form["task"].ToString() : Request.Query["task"].ToString(), out var id) ? id : null;

    /// <summary>What was typed and could not be kept; else what stands there.</summary>
    public string? Typed(string name, string? now) => Request.HasFormContentType && Request.Form.ContainsKey(name) ? Request.Form[name].ToString() : now;

    static readonly PreparedQuery<List<Guid>, MeetingTask> open = new((db, ids) => db.Set<MeetingTask>().Where(t => ids.Contains(t.CoordinationId) && t.State == TaskState.Open)
        .OrderBy(t => t.UntilOn == null).ThenBy(t => t.UntilOn).ThenBy(t => t.Id).Take(Most));

    sealed record Of(Guid Id, LocalText Title, DateOnly Day);
    static readonly Func<Db, List<Guid>, IAsyncEnumerable<Of>> named = PreparedQuery.Of((Db db, List<Guid> ids) => db.Set<Meeting>().Where(m => ids.Contains(m.Id)).Select(m => new Of(m.Id, m.Title, m.Day)));

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (texts["tasks.title"], true);
        var ids = (await Calling.Mine(db, Me, Lang)).Keys.ToList();
        var tasks = await open.List(db, ids, HttpMethods.IsPost(Request.Method));
        var of = tasks.Select(t => t.MeetingId).Distinct().ToList();
        var meetings = (await named(db, of).ToListAsync()).ToDictionary(m => m.Id, m => $"{m.Title.In(Lang).Text}, {Words.ShortDay(m.Day)}");
        Rows = [.. tasks.Select(task => new Row(task, meetings[task.MeetingId]))];
        return true;
    }

    public void OnGet() { }

    public Task<IActionResult> OnPostDone(Guid task) => Do(task, one => one.Finish(TaskState.Done, Instant), "task-done");

    public Task<IActionResult> OnPostDrop(Guid task) => Do(task, one => one.Finish(TaskState.Dropped, Instant), "task-dropped");

    /// <summary>Who speaks for a member takes it on for that member, and is written to in their own language.</summary>
    public async Task<IActionResult> OnPostGive(Guid task, string? owner, string? email, string? until)
    {
        var of = Rows.FirstOrDefault(row => row.Task.Id == task)?.Task;
        var same = string.Equals(of?.Email, email?.Trim(), StringComparison.OrdinalIgnoreCase);
        var speaks = of is null || same ? null : (await Speakers.Of(db, of.CoordinationId)).FirstOrDefault(one => string.Equals(one.Email, email?.Trim(), StringComparison.OrdinalIgnoreCase));
        return await Do(task, one => one.Give(new(owner, email, same ? one.OwnerLang : speaks?.Lang ?? Lang, same ? one.OrganizationId : speaks?.Organization, PollWords.DayOf(until), one.Material)), "task-given");
    }

    async Task<IActionResult> Do(Guid task, Action<MeetingTask> act, string done)
    {
        act((Rows.FirstOrDefault(row => row.Task.Id == task) ?? throw new RuleBroken("meetings.task.ended")).Task);
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("polls.overtaken"); }
        return Go("/edit/tasks", done);
    }
}
