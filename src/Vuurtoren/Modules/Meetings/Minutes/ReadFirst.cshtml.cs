using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>Minutes before they go out, for the one who was asked to read them first: fine so, or what should be read otherwise. Once they went out, or the days are over, it opens them no more.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class ReadFirstPage(Db db, Database database, Texts texts) : WorkPage
{
    public Meeting Meeting { get; private set; } = null!;
    public Reading Reading { get; private set; } = null!;
    public Report Report { get; private set; } = null!;
    public MeetingWords Words => field ??= new(texts, Lang);
    public bool Open => Meeting.ClosedAt is null && Today <= Reading.UntilOn;
    public string Html => new ReportHtml(Report, Words).Body();

    [BindProperty] public string? Otherwise { get; set; }

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet) = (true, true);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        if (ReadingLinks.ReadingOf(database.Secret, (string)RouteData.Values["token"]!) is not { } id || await db.Set<Reading>().SingleOrDefaultAsync(r => r.Id == id) is not { } reading) return false;
        (Reading, Meeting) = (reading, await db.Set<Meeting>().SingleAsync(m => m.Id == reading.MeetingId));
        Title = Words.Short(Meeting.Title);
        if (!Open) return true;
        Report = await ReportPage.AsWritten(db, Meeting) with { Head = await ReportHead.Of(db, Meeting, null) };
        if (!await db.Set<Attendee>().AnyAsync(a => a.MeetingId == Meeting.Id && a.Email == reading.Email && a.Present == true)) Report = Report.ForAbsent(Meeting);
        return true;
    }

    public void OnGet() { }

    public Task<IActionResult> OnPostFine() => Say(null);

    public async Task<IActionResult> OnPostOtherwise() => string.IsNullOrWhiteSpace(Otherwise) ? Wrong("otherwise", "reading.otherwise.missing") : await Say(Otherwise);

    async Task<IActionResult> Say(string? words)
    {
        Reading.Says(Meeting, words, Today, Instant);
        await db.SaveChangesAsync();
        return Go($"/read/{RouteData.Values["token"]}", "reading-said");
    }
}
