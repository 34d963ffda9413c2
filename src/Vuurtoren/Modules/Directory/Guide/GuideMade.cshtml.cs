using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Guide;

/// <summary>One guide: how far it is, and then the file; only for who asked for it.</summary>
[Can(Permission.MakeGuides), TakesPost]
public sealed class GuideMadePage(Db db, Database database, Texts texts) : WorkPage
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public Job Job { get; private set; } = null!;
    public GuideOrder Order { get; private set; } = null!;
    public FileInfo Pdf { get; private set; } = null!;
    public bool Busy => Job.State is JobState.Waiting or JobState.Running;

    /// <summary>What this account made and can still fetch, the last first.</summary>
    public static async Task<IReadOnlyList<Job>> Of(Db db, CurrentUser me, DateTime now)
    {
        var (kind, since) = (new MakeGuide().Kind, now - GuideFiles.Kept);
        return [.. (await db.Set<Job>().AsNoTracking().Where(job => job.Kind == kind && job.CreatedAt > since).OrderByDescending(job => job.Id).Take(500).ToListAsync()).Where(job => job.OrderOf().Account == me.Id).Take(20)];
    }

    protected override async Task<bool> Load()
    {
        var kind = new MakeGuide().Kind;
        if (await db.Set<Job>().SingleOrDefaultAsync(job => job.Id == Id && job.Kind == kind) is not { } job || job.OrderOf().Account != Me.Id) return false;
        (Job, Order, Pdf, Title, Unlisted) = (job, job.OrderOf(), new(GuideFiles.PathOf(database, Id)), texts["guide.title"], true);
        return true;
    }

    public void OnGet() { }

    public IActionResult OnGetFile() => !Pdf.Exists ? NotFound()
        : PhysicalFile(Pdf.FullName, "application/pdf", $"{texts["guide.file"]}-{Order.Paper}-{LocalClock.At(Job.CreatedAt):yyyy-MM-dd}.pdf");

    public Task<IActionResult> OnPostStop() => Act(job => job.Stop(Instant));

    public Task<IActionResult> OnPostAgain() => Act(job => job.RunNow(Instant));

    async Task<IActionResult> Act(Action<Job> act)
    {
        act(Job);
        await db.SaveChangesAsync();
        return Redirect(Request.Path);
    }
}

public static class GuideJobs
{
    public static GuideOrder OrderOf(this Job job) => Json.Read<GuideOrder>(job.Arguments);
}
