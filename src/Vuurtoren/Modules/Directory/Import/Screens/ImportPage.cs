using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Import.Screens;

/// <summary>A page about one import.</summary>
[Can(Permission.ImportRecords, Everywhere = true)]
public abstract class ImportPage(Db db, Database database) : WorkPage
{
    public Guid Id => Guid.Parse((string)RouteData.Values["id"]!);
    public ImportPlan Plan { get; private set; } = null!;
    /// <summary>The work that goes on, or was the last.</summary>
    public Job? Job { get; private set; }
    public ImportWords Words => Service<ImportWords>();
    internal Taking Taking => new(database, Plan);
    internal PlanRun? Run { get; private set; }

    protected abstract string Heading { get; }

    protected override async Task<bool> Load()
    {
        (Discreet, Unlisted) = (true, true); // about people, and never the same for long
        if (await db.Set<ImportPlan>().SingleOrDefaultAsync(plan => plan.Id == Id) is not { } found) return false;
        Plan = found;
        Job = Plan.JobId is { } job ? await db.Set<Job>().SingleOrDefaultAsync(one => one.Id == job) : null;
        Run = Plan.AppliedAt is null ? null : Taking.FirstRun();
        Title = Service<Platform.Texts.Texts>()[Heading, Plan.File];
        return true;
    }

    public string To(string? page = null) => $"/{Lang}/imports/{Id}{(page is null ? "" : "/" + page)}";

    public static string At(DateTime instant) => LocalClock.At(instant).ToString("g", System.Globalization.CultureInfo.CurrentCulture);
}
