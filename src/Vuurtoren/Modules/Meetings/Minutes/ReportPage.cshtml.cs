using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>The minutes for who called the meeting: as they were sent, or as they would be sent now; with files, extracts to hand on, approval and corrections.</summary>
public sealed class ReportPage(Db db, Database database, Texts texts, IConfiguration settings) : MeetingPage(db, texts)
{
    const int MostNext = 20;

    public Report Report { get; private set; } = null!;
    public IReadOnlyList<MinutesVersion> Versions { get; private set; } = [];
    public bool IsLast { get; private set; }
    /// <summary>Meetings at which these minutes can be approved: later ones of the same body, of today or before.</summary>
    public IReadOnlyList<Meeting> Next { get; private set; } = [];
    public bool IsDraft => Meeting.ClosedAt is null;
    /// <summary>The kinds of reader to whom something was let out, with the link to hand on.</summary>
    public IEnumerable<(Audience Audience, Uri Link)> Extracts => Enum.GetValues<Audience>().Where(audience => Report.Items.Any(item => item.Leaves?.Contains(audience) == true))
        .Select(audience => (audience, new Uri(Site, $"/{Lang}/minutes/{ReportLinks.Extract(database.Secret, Meeting.Id, audience)}")));

    [BindProperty] public string? Correction { get; set; }

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Title = Texts["meetings.report"];
        Versions = await Db.Set<MinutesVersion>().Where(v => v.MeetingId == Meeting.Id).OrderByDescending(v => v.Version).ToListAsync();
        IsLast = !await Db.Set<Meeting>().AnyAsync(m => m.CoordinationId == Meeting.CoordinationId && m.BodyId == Meeting.BodyId && m.ClosedAt != null && m.Number > Meeting.Number);
        if (Meeting is { ClosedAt: not null, ApprovedAt: null }) Next = await Db.Set<Meeting>().Where(m => m.CoordinationId == Meeting.CoordinationId && m.BodyId == Meeting.BodyId && m.Day > Meeting.Day && m.Day <= Today && m.CancelledAt == null).OrderBy(m => m.Day).Take(MostNext).ToListAsync();
        var sent = IsDraft || Versions.Count == 0 ? null : Versions[0];
        Report = (sent?.Report ?? await AsWritten(Db, Meeting)) with { Head = await ReportHead.Of(Db, Meeting, sent) };
        return true;
    }

    public void OnGet() { }

    public string Html => new ReportHtml(Report, Words).Body();

    public IActionResult OnGetWord() => File(ReportFiles.Word(Report, Words), ReportFiles.Docx, ReportFiles.NameOf(Report, Words, "docx"));

    public async Task<IActionResult> OnGetPdf(CancellationToken stop) => File(await ReportFiles.Pdf(Report, Words, settings, stop), "application/pdf", ReportFiles.NameOf(Report, Words, "pdf"));

    public async Task<IActionResult> OnPostReopen()
    {
        Meeting.Reopen(IsLast, Instant);
        return await Saved("/minutes", "minutes-open");
    }

    public async Task<IActionResult> OnPostApprove(Guid at)
    {
        if (Versions.Count == 0) throw new RuleBroken("meetings.not-closed");
        Meeting.Approve(Versions[0], Next.FirstOrDefault(one => one.Id == at) ?? throw new RuleBroken("meetings.approve.when"), Instant);
        return await Saved("/report", "minutes-approved");
    }

    /// <summary>What was read wrong stands above the minutes, in a new version; what was sent stays as it was. Who got the minutes hears it.</summary>
    public async Task<IActionResult> OnPostCorrect()
    {
        if (Versions.Count == 0) throw new RuleBroken("meetings.not-closed");
        if (string.IsNullOrWhiteSpace(Correction) || Correction.Trim().Length > Line.Longest) return Wrong("correction", "report.correct.missing", Line.Longest);
        var report = Report with { Corrections = [.. Report.Corrections ?? [], new(Today, Correction.Trim(), Lang)] };
        Db.Add(MinutesVersion.Of(Meeting, report, Versions[0].Version, Correction, Me.Id, Instant));
        var closing = new Closing(Site, database.Secret, Texts, await CoordinationNames.Whole(Db, Meeting.CoordinationId), Instant);
        foreach (var to in (await Db.Set<Attendee>().Where(a => a.MeetingId == Meeting.Id && a.Email != null).ToListAsync()).DistinctBy(one => one.Email)) Db.Add(closing.Corrected(Meeting, report, to));
        return await Saved("/report", "minutes-corrected");
    }

    internal static IReadOnlyList<Remark>? Remarks(IEnumerable<Reading> readings) => readings.Where(one => one.Words is not null).Select(one => new Remark(one.Name, one.Words!, one.Lang)).ToList() is { Count: > 0 } some ? some : null;

    /// <summary>As the minutes are while they are written.</summary>
    internal static async Task<Report> AsWritten(Db db, Meeting meeting)
    {
        var pad = await new NotePad(db, meeting).Load(toWrite: false);
        var deciding = await BodiesOf.Deciding(db, meeting.CoordinationId, meeting.BodyId);
        var voices = Voices.Of(deciding)?.ToCast(pad.People) ?? pad.People.Count(one => one.Present == true);
        return Report.Of(meeting, pad.People, pad.Items, pad.Lines, pad.Tasks, await OrganizationNames.Whole(db, pad.OrganizationIds)) with { Quorum = voices < deciding?.LeastPresent ? new(voices, deciding.LeastPresent) : null, Remarks = Remarks(await db.Set<Reading>().Where(r => r.MeetingId == meeting.Id).OrderBy(r => r.AskedAt).ToListAsync()) };
    }
}
