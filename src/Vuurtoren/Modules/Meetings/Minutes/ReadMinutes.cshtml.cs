using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Hours;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>
/// Minutes without an account. The link of somebody who was invited or came opens all of it; a link that was handed on opens only the items that were let out to that kind of reader.
/// </summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class ReadMinutesPage(Db db, Database database, Texts texts, IConfiguration settings) : WorkPage
{
    public Meeting Meeting { get; private set; } = null!;
    public Report Report { get; private set; } = null!;
    /// <summary>Null: met there, and reads all.</summary>
    public Audience? Audience { get; private set; }
    public bool WasAway { get; private set; }
    /// <summary>They are open again: nothing to read until they are closed.</summary>
    public bool Reworked { get; private set; }
    /// <summary>The organisation of who reads, when there is one in the directory.</summary>
    public Guid? Organization { get; private set; }
    public MeetingHours? Hours { get; private set; }
    [BindProperty] public string? Put { get; set; }
    public MeetingWords Words => field ??= new(texts, Lang);
    public string Here => $"/{Lang}/minutes/{RouteData.Values["token"]}";

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet) = (true, true);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        var token = (string)RouteData.Values["token"]!;
        Guid id;
        if (ReportLinks.AttendeeOf(database.Secret, token) is { } attendee)
        {
            if (await db.Set<Attendee>().Where(a => a.Id == attendee).Select(a => new { a.MeetingId, a.OrganizationId, a.Present }).SingleOrDefaultAsync() is not { } of) return false;
            (id, Organization, WasAway) = (of.MeetingId, of.OrganizationId, of.Present == false);
            if (Organization is { } organization) Hours = await db.Set<MeetingHours>().SingleOrDefaultAsync(h => h.MeetingId == id && h.OrganizationId == organization);
        }
        else if (ReportLinks.ExtractOf(database.Secret, token) is var (of, audience)) (id, Audience) = (of, audience);
        else return false;
        if (await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id) is not { CancelledAt: null } meeting
            || await db.Set<MinutesVersion>().AsNoTracking().Where(v => v.MeetingId == id).OrderByDescending(v => v.Version).FirstOrDefaultAsync() is not { } minutes) return false;
        (Meeting, Report) = (meeting, (WasAway ? minutes.Report.ForAbsent(meeting) : minutes.Report.For(Audience)) with { Head = await ReportHead.Of(db, meeting, minutes) });
        Title = Audience is null ? Words.Short(meeting.Title) : Words["report.extract-of", Words.Short(meeting.Title)];
        Reworked = meeting.ClosedAt is null;
        if (Reworked) return HttpMethods.IsGet(Request.Method) && !Request.Query.ContainsKey("handler") && (Audience is null || Report.Items.Count > 0);
        return Audience is null || Report.Items.Count > 0;
    }

    public void OnGet() { }

    /// <summary>For the whole organisation; the last one who says so counts.</summary>
    public async Task<IActionResult> OnPostHours()
    {
        if (Organization is null) return NotFound();
        if (MeetingHours.Minutes(Put) is { } minutes)
        {
            if (Hours is null) db.Add(Hours = MeetingHours.Of(Meeting, Organization));
            Hours.Say(0, minutes, 0);
        }
        else if (Hours is not null) db.Remove(Hours);
        await db.SaveChangesAsync();
        return Redirect(Here + "?done=hours-kept");
    }

    public string Html => new ReportHtml(Report, Words).Body();

    public IActionResult OnGetWord() => File(ReportFiles.Word(Report, Words), ReportFiles.Docx, ReportFiles.NameOf(Report, Words, "docx"));

    public async Task<IActionResult> OnGetPdf(CancellationToken stop) => File(await ReportFiles.Pdf(Report, Words, settings, stop), "application/pdf", ReportFiles.NameOf(Report, Words, "pdf"));
}
