using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Database = Vuurtoren.Platform.Data.Database;

namespace Vuurtoren.Modules.Needs.Grouping;

/// <summary>Moves signals between needs, step by step, so that each step can be undone. Each method saves all or nothing.</summary>
/// <param name="by">The account of whoever groups.</param>
sealed class Regroup(Db db, Database database, Guid coordination, Guid by, DateOnly today, DateTime now)
{
    /// <summary>Of one step that ticks them; a merge takes all there are.</summary>
    public const int Most = 200;

    /// <summary>Puts signals in a need, wherever they were.</summary>
    /// <param name="made">The need is new.</param>
    public async Task Group(Need need, bool made, IReadOnlyCollection<Guid> signals)
    {
        var moved = await Ticked(db.Set<Signal>().Where(s => s.NeedId == null || s.NeedId != need.Id), signals);
        if (made) db.Add(need);
        else need.Takes(today);
        await Save(await Step(need, StepKind.Group, made, null, moved.Count), moved, need.Id);
    }

    /// <summary>A part of one need becomes a need of its own.</summary>
    public async Task Split(Need from, Need made, IReadOnlyCollection<Guid> signals)
    {
        var moved = await Ticked(db.Set<Signal>().Where(s => s.NeedId == from.Id), signals);
        db.Add(made);
        from.Takes(today);
        await Save(await Step(made, StepKind.Split, true, from, moved.Count), moved, made.Id);
    }

    /// <summary>Back to what is not grouped. What came without a name stays hidden outside needs.</summary>
    public async Task TakeOut(Need from, IReadOnlyCollection<Guid> signals)
    {
        var moved = await Ticked(db.Set<Signal>().Where(s => s.NeedId == from.Id), signals);
        from.Takes(today);
        await Save(await Step(from, StepKind.TakeOut, false, null, moved.Count), moved, null);
    }

    /// <summary>One that came without a name: its rewritten words go into a need, and the original is gone for good.</summary>
    public async Task Rewrite(UnnamedSignal original, Signal rewritten, Need need, bool made)
    {
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync();
        UnnamedStore.WipeFrees(database, connection);
        await using (var transaction = await Begin())
        {
            if (!await UnnamedStore.Take(database, connection, transaction.GetDbTransaction(), original.Id)) throw new RuleBroken("signals.rewrite.gone");
            if (made) db.Add(need);
            else need.Takes(today);
            db.Add(rewritten);
            await Saved(await Step(need, StepKind.Group, made, null, 1), [rewritten], need.Id);
            await transaction.CommitAsync();
        }
        await UnnamedStore.Wipe(database);
    }

    /// <summary>All of one need go into another.</summary>
    public async Task Merge(Need from, Need into)
    {
        await using var transaction = await Begin();
        from.GoesInto(into, today);
        into.Takes(today);
        if (from.VisibleOn is not null) into.Show(today); // members have read it
        var step = await Step(into, StepKind.Merge, false, from, await db.Set<Signal>().CountAsync(s => s.NeedId == from.Id));
        db.Add(step);
        await SaveChanges();
        await db.Database.ExecuteSqlAsync($"insert into needs_move (step_id, signal_id, from_need, to_need) select {step.Id}, id, {from.Id}, {into.Id} from needs_signal where need_id = {from.Id}");
        await db.Set<Signal>().Where(s => s.NeedId == from.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.NeedId, into.Id));
        await transaction.CommitAsync();
    }

    /// <summary>Undoes the last step that stands. Signals that were withdrawn since, or erased, stay away.</summary>
    public async Task Undo(Guid expected)
    {
        await using var transaction = await Begin();
        var step = await db.Set<NeedStep>().Where(s => s.CoordinationId == coordination && s.UndoneAt == null).OrderByDescending(s => s.Number).FirstOrDefaultAsync();
        if (step?.Id != expected) throw new RuleBroken("needs.undone");
        step.Undo(now);
        var need = await db.Set<Need>().SingleAsync(n => n.Id == step.NeedId);
        if (step.Made) need.Vanishes(today);
        if (step.Kind == StepKind.Merge) (await db.Set<Need>().SingleAsync(n => n.Id == step.OtherId)).ComesBack(today);
        await SaveChanges();
        await db.Database.ExecuteSqlAsync($"update needs_signal set need_id = (select m.from_need from needs_move m where m.step_id = {step.Id} and m.signal_id = needs_signal.id) where id in (select m.signal_id from needs_move m where m.step_id = {step.Id})");
        await transaction.CommitAsync();
    }

    async Task<List<Signal>> Ticked(IQueryable<Signal> from, IReadOnlyCollection<Guid> ids)
    {
        if (ids.Count is 0 or > Most) throw new RuleBroken("needs.signals.none");
        return await from.Where(s => s.CoordinationId == coordination && ids.Contains(s.Id)).ToListAsync();
    }

    async Task<NeedStep> Step(Need need, StepKind kind, bool made, Need? other, int signals) =>
        NeedStep.Of(need, kind, made, other, signals, await db.Set<NeedStep>().Where(s => s.CoordinationId == coordination).MaxAsync(s => (int?)s.Number) ?? 0, by, now);

    async Task Save(NeedStep step, List<Signal> moved, Guid? to)
    {
        await using var transaction = await Begin();
        await Saved(step, moved, to);
        await transaction.CommitAsync();
    }

    async Task Saved(NeedStep step, List<Signal> moved, Guid? to)
    {
        db.Add(step);
        foreach (var signal in moved)
        {
            db.Add(NeedMove.Of(step, signal.Id, signal.NeedId, to));
            signal.Goes(to);
        }
        await SaveChanges();
    }

    async Task SaveChanges()
    {
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) { throw new RuleBroken("needs.changed"); } // somebody else groups at this moment
    }

    Task<IDbContextTransaction> Begin() => db.Database.BeginTransactionAsync();
}
