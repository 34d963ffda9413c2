using System.Diagnostics;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>Signals go into needs and out of them, step by step, on both databases.</summary>
public sealed class GroupingTests
{
    [Fact]
    public void What_is_rewritten_is_in_the_language_of_its_new_words()
    {
        var original = Rooms.Words("Onze bewoners vinden geen tandarts die hun derdebetaler aanvaardt");
        Assert.Equal("fr", original.Rewritten("Les habitants ne trouvent pas de dentiste dans le quartier").Lang);
        Assert.Equal(original.Lang, original.Rewritten("Pas de dentiste").Lang); // too short to say
    }

    [Theory, EveryDatabase]
    public async Task Steps_group_split_merge_and_take_out_and_each_is_undone_in_turn(TestDatabase test)
    {
        var rooms = Rooms.In(test.WithTables());
        var signals = await rooms.Signals(6);
        var (first, part, other) = (rooms.Need("Huren is te duur"), rooms.Need("Kou in huis"), rooms.Need("Te klein wonen"));
        await rooms.Step((_, regroup) => regroup.Group(first, true, signals[..4]));
        await rooms.Step(async (db, regroup) => await regroup.Split(await db.Set<Need>().SingleAsync(n => n.Id == first.Id), part, signals[..2]));
        await rooms.Step((_, regroup) => regroup.Group(other, true, signals[4..]));
        await rooms.Step(async (db, regroup) => await regroup.Merge(await db.Set<Need>().SingleAsync(n => n.Id == first.Id), await db.Set<Need>().SingleAsync(n => n.Id == other.Id)));
        await rooms.Step(async (db, regroup) => await regroup.TakeOut(await db.Set<Need>().SingleAsync(n => n.Id == part.Id), [signals[0]]));
        Assert.Equal((0, 1, 4, 1), (rooms.In(first.Id), rooms.In(part.Id), rooms.In(other.Id), rooms.In(null)));
        Assert.Equal(other.Id, rooms.Kept(first.Id).MergedInto);

        await rooms.Undo(); // taking out
        Assert.Equal((2, 0), (rooms.In(part.Id), rooms.In(null)));
        await rooms.Undo(); // the merge
        Assert.Equal((2, 2), (rooms.In(first.Id), rooms.In(other.Id)));
        Assert.True(rooms.Kept(first.Id).IsThere);
        await rooms.Undo(); // the other need
        await rooms.Undo(); // the split
        Assert.Equal((4, 0, 2), (rooms.In(first.Id), rooms.In(part.Id), rooms.In(null)));
        Assert.False(rooms.Kept(part.Id).IsThere);
        await rooms.Undo();
        Assert.Equal(6, rooms.In(null));
        await using var db = test.WithTables().Context();
        Assert.Equal(5, await db.Set<NeedStep>().CountAsync(s => s.UndoneAt != null)); // all steps stay
    }

    [Theory, EveryDatabase]
    public async Task A_step_is_undone_once_and_only_the_last(TestDatabase test)
    {
        var rooms = Rooms.In(test.WithTables());
        var signals = await rooms.Signals(2);
        var (one, two) = (rooms.Need("Een"), rooms.Need("Twee"));
        await rooms.Step((_, regroup) => regroup.Group(one, true, signals[..1]));
        await rooms.Step((_, regroup) => regroup.Group(two, true, signals[1..]));
        await using var db = test.WithTables().Context();
        var steps = await db.Set<NeedStep>().AsNoTracking().OrderBy(s => s.Number).ToListAsync();
        Assert.Equal([1, 2], steps.Select(s => s.Number));
        Assert.Equal("needs.undone", (await Assert.ThrowsAsync<RuleBroken>(() => rooms.Step((_, regroup) => regroup.Undo(steps[0].Id)))).Message);
        await rooms.Step((_, regroup) => regroup.Undo(steps[1].Id));
        Assert.Equal("needs.undone", (await Assert.ThrowsAsync<RuleBroken>(() => rooms.Step((_, regroup) => regroup.Undo(steps[1].Id)))).Message);
        Assert.Equal("needs.signals.none", (await Assert.ThrowsAsync<RuleBroken>(() => rooms.Step((_, regroup) => regroup.Group(rooms.Need("Leeg"), true, [Guid.CreateVersion7()])))).Message);
    }

    [Theory, EveryDatabase]
    public async Task A_withdrawn_signal_is_gone_and_undoing_goes_on_without_it(TestDatabase test)
    {
        var database = test.WithTables();
        var rooms = Rooms.In(database);
        var signals = await rooms.Signals(2);
        var need = rooms.Need("Wachten");
        await rooms.Step((_, regroup) => regroup.Group(need, true, signals));
        await using (var db = database.Context()) await db.Set<Signal>().Where(s => s.Id == signals[0]).ExecuteDeleteAsync();
        await rooms.Undo();
        Assert.Equal(1, rooms.In(null));
    }

    [Theory, EveryDatabase]
    public async Task The_trend_compares_half_years_and_counts_tell_the_origin(TestDatabase test)
    {
        var database = test.WithTables();
        var rooms = Rooms.In(database);
        List<Guid> signals = [.. await rooms.Signals(3, daysAgo: 10), .. await rooms.Signals(2, daysAgo: 200, origin: Origin.Person), .. await rooms.Signals(9, daysAgo: 400)];
        var need = rooms.Need("Wachten");
        await rooms.Step((_, regroup) => regroup.Group(need, true, signals));
        await using var db = database.Context();
        var counts = (await new SignalCounts().Of(db, [need], Rooms.Today))[need.Id];
        Assert.Equal((14, 12, 2, 3, 2, Trend.More), (counts.Total, counts.Of(Origin.Member), counts.Of(Origin.Person), counts.Lately, counts.Before, counts.Trend));
    }

    [Fact]
    public void A_need_that_is_closed_has_a_reason_and_names_nobody()
    {
        var need = Need.Of(Guid.CreateVersion7(), LocalText.From("nl", "Wachten"), new("housing", null, null), [], Rooms.Today);
        Assert.Equal("needs.reason.missing", Assert.Throws<RuleBroken>(() => need.Becomes(NeedState.Closed, null, [], Rooms.Today)).Message);
        Assert.Equal("signals.identifies", Assert.Throws<RuleBroken>(() => need.Becomes(NeedState.Closed, LocalText.From("fr", "Mme Imaginaire a trouvé"), [], Rooms.Today)).Message);
        need.Becomes(NeedState.Closed, LocalText.From("fr", "Un service s’en occupe"), [], Rooms.Today);
        need.Becomes(NeedState.Answered, null, [], Rooms.Today);
        Assert.Null(need.Reason);
        Assert.Equal("needs.title.missing", Assert.Throws<RuleBroken>(() => Need.Of(Guid.CreateVersion7(), null, new("housing", null, null), [], Rooms.Today)).Message);
    }

    [Theory, EveryDatabase]
    public async Task A_hundred_thousand_signals_are_counted_and_paged_at_once(TestDatabase test)
    {
        var database = test.WithTables();
        var rooms = Rooms.In(database);
        var need = rooms.Need("Veel");
        await using var db = database.Context();
        db.Add(need);
        await db.SaveChangesAsync();
        var (id, day) = database.IsPostgres ? ("gen_random_uuid()", "date '2026-11-30' - (i % 700)")
            : ("upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6)))", "date('2026-11-30', '-' || (i % 700) || ' days')");
        await db.Database.GetDbConnection().ExecuteAsync($"""
            with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
            insert into needs_signal (id, coordination_id, origin, words, lang, theme, sent_on, need_id)
            select {id}, @Coordination, 'Member', 'Gezinnen vinden geen woning', 'nl', case when i % 7 = 0 then 'housing' else 'food-aid' end, {day}, case when i % 2 = 0 then @Id end from n
            """, new { rooms.Coordination, need.Id });
        if (database.IsPostgres) await db.Database.ExecuteSqlRawAsync("analyze needs_signal");
        await new SignalCounts().Of(db, [need], Rooms.Today); // warm
        var clock = Stopwatch.StartNew();
        var counts = (await new SignalCounts().Of(db, [need], Rooms.Today))[need.Id];
        var waiting = db.Set<Signal>().AsNoTracking().Where(s => s.CoordinationId == rooms.Coordination && s.NeedId == null);
        var number = await waiting.CountAsync();
        var page = await waiting.Where(s => s.Theme == "housing").OrderByDescending(s => s.SentOn).ThenByDescending(s => s.Id).Take(25).ToListAsync();
        Assert.True(clock.ElapsedMilliseconds < 2000, $"{clock.ElapsedMilliseconds} ms");
        Assert.Equal((50_000, 50_000, 25), (counts.Total, number, page.Count));
    }
}
