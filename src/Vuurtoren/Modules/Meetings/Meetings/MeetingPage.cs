using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Meetings;

/// <summary>A page about one meeting, for who calls the meetings of its coordination. Another coordination's does not exist for them.</summary>
[Can(Permission.PlanMeetings), TakesPost]
public abstract class MeetingPage(Db db, Texts texts) : WorkPage
{
    public Meeting Meeting { get; private set; } = null!;
    public MeetingWords Words => field ??= new(texts, Lang);
    protected Db Db => db;
    protected Texts Texts => texts;

    static readonly PreparedQuery<Guid, Meeting> byId = new((db, id) => db.Set<Meeting>().Where(m => m.Id == id));

    protected override async Task<bool> Load()
    {
        Unlisted = true;
        if (!Guid.TryParse((string)RouteData.Values["id"]!, out var id) || (await byId.List(db, id, ToWrite)).SingleOrDefault() is not { } found || !Calls(Me, found.CoordinationId)) return false;
        Meeting = found;
        Title = Words.Short(found.Title);
        return true;
    }

    /// <summary>To be changed, or only to be shown.</summary>
    protected bool ToWrite => HttpMethods.IsPost(Request.Method);

    protected IQueryable<T> Set<T>() where T : class => ToWrite ? db.Set<T>() : db.Set<T>().AsNoTracking();

    public static bool Calls(CurrentUser me, Guid coordination) => me.CanEverywhere(Permission.PlanMeetings) || me.Where(Permission.PlanMeetings).Contains(new(ScopeKind.Coordination, coordination));

    public string To(string rest = "") => $"/{Lang}/edit/meeting/{Meeting.Id}{rest}";

    /// <summary>Saves, and goes on; who was overtaken by somebody else hears it and loses nothing that was saved.</summary>
    protected async Task<Microsoft.AspNetCore.Mvc.IActionResult> Saved(string rest, string? done)
    {
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("polls.overtaken"); }
        return Go($"/edit/meeting/{Meeting.Id}{rest}", done);
    }
}
