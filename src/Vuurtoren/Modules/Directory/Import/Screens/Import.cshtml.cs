using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Import.Tables;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Import.Screens;

/// <summary>One import: what comes next is what stands on the page.</summary>
[TakesPost]
public sealed class OneImportPage(Db db, Database database) : ImportPage(db, database)
{
    readonly Db db = db;
    readonly Database database = database;

    protected override string Heading => "imports.of";

    public string State => ImportsPage.StateOf(Plan, Job?.State);
    public bool HasFile => Taking.HasFile;
    /// <summary>Somebody wants to look at the columns again.</summary>
    public bool AsksColumns => Plan is { IsTable: true, MayStillRun: true } && State is not "busy" && (Plan.Mapping is null || Request.Query.ContainsKey("columns"));
    public IReadOnlyList<SampleColumn> Columns { get; private set; } = [];
    /// <summary>Rows that wait to be corrected.</summary>
    public long Bad { get; private set; }
    public UndoneCounts? Would { get; private set; }
    public UndoneCounts? Undone => Plan.Undone is null ? null : Json.Read<UndoneCounts>(Plan.Undone);

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        if (AsksColumns && HasFile) Columns = TableSample.Of(database, Plan, Taking.FilePath);
        if (Run is not null) Bad = new BadRows(database, Run.Id).CountOpen();
        if (Plan.MayBeUndone && State != "busy") Would = Taking.WouldUndo();
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostColumns()
    {
        Columns = [.. Columns.Select(Chosen)];
        if (!Columns.Any(column => column.Field is "organization.name" or "service.name")) throw new RuleBroken("imports.mapping.no-name");
        var mapping = TableSample.Mapping(Plan.Language, Columns);
        Plan.Map(mapping);
        TableSample.Remember(database, Plan.Source, mapping);
        return await Begin<TakeImportIn>(dry: true);
    }

    public Task<IActionResult> OnPostTry() => Begin<TakeImportIn>(dry: true);

    public Task<IActionResult> OnPostTakeIn() => Plan.MayStillRun ? Begin<TakeImportIn>() : throw new RuleBroken("imports.applied");

    public Task<IActionResult> OnPostUndo() => Plan.MayBeUndone ? Begin<TakeImportBack>() : throw new RuleBroken("imports.undone-already");

    public Task<IActionResult> OnPostStop() => Act(job => job.Stop(Instant));

    public Task<IActionResult> OnPostGoOn() => Act(job => job.RunNow(Instant));

    SampleColumn Chosen(SampleColumn column)
    {
        var (field, language) = (Request.Form[$"c{column.Place}"].ToString(), Request.Form[$"l{column.Place}"].ToString());
        return column with { Field = TableFields.Paths.Contains(field) ? field : null, Language = Platform.Texts.Texts.Languages.Contains(language) ? language : null };
    }

    async Task<IActionResult> Begin<T>(bool dry = false) where T : JobOf, new()
    {
        var job = Platform.Outbox.Jobs.Job.Of<T>(Instant, new ImportOrder(Id, Me.Id!.Value, dry));
        Plan.Begin(job, Job);
        db.Add(job);
        return await Save();
    }

    async Task<IActionResult> Act(Action<Job> act)
    {
        act(Job ?? throw new RuleBroken("jobs.not-running"));
        return await Save();
    }

    async Task<IActionResult> Save()
    {
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("imports.busy"); }
        return Redirect(To());
    }

    public string Percent => Job is { Total: > 0 } job ? (job.Done * 100 / job.Total.Value).ToString(CultureInfo.InvariantCulture) : "";
}
