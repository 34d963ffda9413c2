using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;

namespace Vuurtoren.Modules.Directory.Import.Screens;

/// <param name="Actor">Who asked for it.</param>
/// <param name="Dry">Only find out what would change.</param>
public sealed record ImportOrder(Guid Plan, Guid Actor, bool Dry = false);

/// <summary>Tries an import, or takes it in. What was read before it was stopped, or its process died, is not read again.</summary>
sealed class TakeImportIn : JobOf
{
    static readonly TimeSpan beat = TimeSpan.FromMilliseconds(300);

    public override async Task Run(JobContext context, CancellationToken stop)
    {
        var order = context.Arguments<ImportOrder>();
        await using var db = context.Database.Context();
        if (await db.Set<ImportPlan>().SingleOrDefaultAsync(p => p.Id == order.Plan, stop) is not { } plan || !order.Dry && !plan.MayStillRun) return;
        var taking = new Taking(context.Database, plan);
        if (!order.Dry && taking.FirstRun() is { } before)
        {
            await Note(db, plan, order, before.Result, context.Now); // its process died after the import and before it could say so
            return;
        }
        var (input, lines) = (taking.Input(), new PreviewLines());
        var importer = new Importer(context.Database, ImportFormat.All[plan.Format], input, plan.Complete, order.Actor.ToString()) { Events = order.Dry ? lines.Events : new() };
        var running = Task.Run(() => importer.Run(context.Now, order.Dry, stop), CancellationToken.None);
        while (await Task.WhenAny(running, Task.Delay(beat, CancellationToken.None)) != running)
            if (input.Progress.Step == ImportStep.Reading) await Tell(context, input.Progress); // later it is one short transaction, which on SQLite nobody writes beside
        var result = await running;
        if (order.Dry)
        {
            lines.Write(context.Database, plan.Id);
            plan.WasTried(result.ToJson());
            await db.SaveChangesAsync(CancellationToken.None);
        }
        else await Note(db, plan, order, result.ToJson(), context.Now);
    }

    static async Task Note(Db db, ImportPlan plan, ImportOrder order, string result, DateTime now)
    {
        plan.WasTakenIn(result, now);
        db.Add(AuditEntry.Of("import", now, order.Actor, "import", plan.Id, $"{plan.Format} {plan.Source}"));
        await db.SaveChangesAsync(CancellationToken.None);
    }

    static async Task Tell(JobContext context, ImportProgress progress)
    {
        try
        {
            if (progress.Fraction is { } part) await context.Report((long)(part * 100), 100, "imports.doing.reading");
            else await context.Report(progress.Read, doing: "imports.doing.reading");
        }
        catch (DbException) { } // nobody hears how far it is for a moment; the work itself goes on
    }
}

/// <summary>Takes back all runs of an import, with the rows that were corrected afterwards.</summary>
sealed class TakeImportBack : JobOf
{
    public override async Task Run(JobContext context, CancellationToken stop)
    {
        var order = context.Arguments<ImportOrder>();
        await using var db = context.Database.Context();
        if (await db.Set<ImportPlan>().SingleOrDefaultAsync(p => p.Id == order.Plan, stop) is not { MayBeUndone: true } plan) return;
        var (removed, restored, left) = (0L, 0L, new List<string>());
        foreach (var run in new Taking(context.Database, plan).Runs().Where(run => run.UndoneAt is null).Reverse())
        {
            stop.ThrowIfCancellationRequested();
            var undone = new Undoing(context.Database, order.Actor.ToString(), context.Now).Undo(run.Id);
            (removed, restored) = (removed + undone.Removed, restored + undone.Restored);
            left.AddRange(undone.Left);
        }
        plan.WasUndone(Json.Write(new UndoneCounts(removed, restored, left.Count)));
        db.Add(AuditEntry.Of("import-undone", context.Now, order.Actor, "import", plan.Id, plan.Source));
        await db.SaveChangesAsync(CancellationToken.None);
    }
}

/// <param name="Left">Records and fields that were changed since, and so stay.</param>
public sealed record UndoneCounts(long Removed, long Restored, long Left);
