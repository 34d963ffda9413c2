using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Files;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Inviting;

/// <summary>The invitation of one person, without an account: when and where, the agenda, the answer, and a point that this person wants to bring.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class AnswerInvitationPage(Db db, Database database, Texts texts) : WorkPage
{
    /// <summary>Points that one person may propose for a meeting.</summary>
    const int MostProposals = 5;
    /// <summary>Days after the meeting in which its documents still open with the link.</summary>
    const int DocumentDays = 60;

    public Meeting Meeting { get; private set; } = null!;
    public Attendee Own { get; private set; } = null!;
    public IReadOnlyList<Item> Items { get; private set; } = [];
    public ILookup<Guid, StoredFile> Documents { get; private set; } = null!;
    public MeetingWords Words => field ??= new(texts, Lang);
    public bool Open => Meeting.State == MeetingState.Invited && Now < Meeting.Day.ToDateTime(default).AddMinutes(Meeting.Begins);
    /// <summary>The same link as in the letter with the minutes.</summary>
    public string? Minutes => Meeting is { ClosedAt: not null, WasTakenIn: false } && Own.Email is not null ? $"/{Lang}/minutes/{Vuurtoren.Modules.Meetings.Minutes.ReportLinks.Reader(database.Secret, Own.Id)}" : null;
    public string Here => $"/{Lang}/meeting/{RouteData.Values["token"]}";

    [BindProperty] public Answer? Answer { get; set; }
    [BindProperty] public string? Other { get; set; }
    [BindProperty] public string? Point { get; set; }
    [BindProperty] public string? Why { get; set; }

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet) = (true, true);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        if (InvitationLinks.AttendeeOf(database.Secret, (string)RouteData.Values["token"]!) is not { } id || await db.Set<Attendee>().SingleOrDefaultAsync(a => a.Id == id && a.InvitedAt != null) is not { } own) return false;
        (Own, Meeting) = (own, await db.Set<Meeting>().SingleAsync(m => m.Id == own.MeetingId));
        Items = await db.Set<Item>().Where(i => i.MeetingId == Meeting.Id).OrderBy(i => i.Position).ToListAsync();
        Documents = await ItemFiles.Of(db, Items);
        Title = Words.Short(Meeting.Title);
        return true;
    }

    public void OnGet() { }

    /// <summary>A document of this agenda, for who is invited.</summary>
    public IActionResult OnGetDocument(Guid file)
    {
        if (Documents.SelectMany(of => of).FirstOrDefault(one => one.Id == file) is not { } found) return NotFound();
        if (Today > Meeting.Day.AddDays(DocumentDays)) throw new RuleBroken("documents.over", DocumentDays);
        return FilesModule.PathToSend(HttpContext, database, found, width: 1600, Sight.Some) is { } path ? PhysicalFile(path, found.MediaType) : NotFound();
    }

    public async Task<IActionResult> OnPost()
    {
        Own.Says(Meeting, Answer is { } said && Enum.IsDefined(said) ? said : null, Other, Instant, Now);
        await db.SaveChangesAsync();
        return Go($"/meeting/{RouteData.Values["token"]}", "answer-kept");
    }

    /// <summary>It waits until who makes the agenda puts it on.</summary>
    public async Task<IActionResult> OnPostPropose()
    {
        if (!Open) throw new RuleBroken("invite.propose.late");
        if (string.IsNullOrWhiteSpace(Point)) return Wrong("point", "meetings.item.title");
        var since = Meeting.InvitedAt;
        if (await db.Set<Item>().CountAsync(i => i.CoordinationId == Meeting.CoordinationId && i.ProposedBy == Own.Name && i.MeetingId == null && i.MadeAt >= since) >= MostProposals) throw new RuleBroken("invite.propose.many", MostProposals);
        db.Add(Item.Of(Meeting.CoordinationId, null, [], ItemKind.Theme, LocalText.From(Lang, Point), 15, Own.Name, Why, Lang, Instant, proposedBy: Own.Name, body: Meeting.BodyId));
        await db.SaveChangesAsync();
        return Go($"/meeting/{RouteData.Values["token"]}", "item-proposed");
    }

    /// <summary>For a calendar that did not take it from the letter.</summary>
    public IActionResult OnGetCalendar() => File(Encoding.UTF8.GetBytes(new CalendarFeed(Meeting.Title.In(Lang).Text, Lang).Write([Invitations.Event(Meeting, Lang, null)])), "text/calendar; charset=utf-8", "vuurtoren.ics");
}
