using Dapper;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Modules.Needs.Voice;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs.Voice;

/// <summary>What is kept of answers: sums, and texts in no order. On both databases.</summary>
public sealed class VoiceStoreTests
{
    static async Task<Questionnaire> Close(Database database, Questionnaire one)
    {
        await using var db = database.Context();
        db.Update(one);
        one.Close([], Asked.Today);
        await db.SaveChangesAsync();
        return one;
    }

    [Theory, EveryDatabase]
    public async Task Of_who_answered_nothing_is_kept_that_holds_the_answers_together(TestDatabase test)
    {
        var database = test.WithTables();
        var one = await Asked.In(database);
        var before = UnnamedTests.Counts(database);
        for (var n = 0; n < 7; n++) await VoiceStore.Put(database, one, 1, Asked.Yes with { Written = [new(3, $"Woorden {n}", "nl")] }, Asked.Today);
        var after = UnnamedTests.Counts(database);
        Assert.Equal(["needs_voice_tally", "needs_voice_text", "needs_voice_week"], after.Where(table => before[table.Key] != table.Value).Select(table => table.Key).Order(StringComparer.Ordinal));
        Assert.Equal((5, 1, 7), (after["needs_voice_tally"], after["needs_voice_week"], after["needs_voice_text"]));
        using var connection = database.Open();
        Assert.All(connection.Query<long>("select persons from needs_voice_tally"), persons => Assert.Equal(7, persons));
        Assert.Equal(new DateOnly(2026, 11, 30), connection.QuerySingle<DateOnly>("select week from needs_voice_week"));
        var place = database.IsPostgres ? "ctid" : "rowid";
        var ids = connection.Query<Guid>($"select id from needs_voice_text order by {place}").ToList();
        Assert.All(ids, id => Assert.Equal(4, id.Version)); // a version 7 begins with the time
        Assert.Equal(ids.OrderBy(id => id.ToString(), StringComparer.OrdinalIgnoreCase), ids);
        Assert.Equal(connection.Query<int>("select question from needs_voice_tally order by question, answer"), connection.Query<int>($"select question from needs_voice_tally order by {place}"));
        if (database.IsPostgres) Assert.Equal(1, connection.ExecuteScalar<long>("select count(distinct xmin::text) from needs_voice_tally"));
    }

    [Theory, EveryDatabase]
    public async Task Once_closed_no_rows_hold_the_answers_of_one_person_by_where_how_old_and_who(TestDatabase test)
    {
        var database = test.WithTables();
        var one = await Asked.In(database);
        for (var n = 0; n < 24; n++)
            await VoiceStore.Put(database, one, 1, Asked.Yes with { About = new(n % 2 == 0 ? "md:17" : "md:18", n % 4 == 0 ? AgeGroup.Old : AgeGroup.Young), Written = [] }, Asked.Today);
        await VoiceStore.Put(database, one, 1, Asked.Yes with { About = new("md:70", AgeGroup.Old), Written = [] }, Asked.Today); // the only one there
        var closed = await Close(database, one);
        var before = await Asked.Results(database, closed);
        await VoiceParts.OfClosed(database);
        using var connection = database.Open();
        Assert.Equal(0, connection.ExecuteScalar<long>("select count(*) from needs_voice_tally where area <> '*' and age <> '*' or area = 'md:70' or batch <> 0"));
        Assert.Equal(0, connection.ExecuteScalar<long>("select count(*) from needs_voice_tally where question = -1 and persons < 5 and (area not in ('', '*') or age not in ('', '*'))"));
        var after = await Asked.Results(database, closed);
        Assert.Equal((25, 25), (before.Persons, after.Persons));
        Assert.Equal(before.Tables([])[0].Lines.Select(line => line.Persons), after.Tables([])[0].Lines.Select(line => line.Persons));
        Assert.Equal(before.Offered(Dimension.Area).Select(pick => (pick, before.Group([pick]))), after.Offered(Dimension.Area).Select(pick => (pick, after.Group([pick]))));
    }

    [Theory, EveryDatabase]
    public async Task A_group_counts_its_persons_and_each_way_is_counted(TestDatabase test)
    {
        var database = test.WithTables();
        var one = await Asked.In(database);
        for (var n = 0; n < 6; n++) await VoiceStore.Put(database, one, 0, Asked.Yes with { Channel = Channel.Paper, Written = [] }, Asked.Today);
        await VoiceStore.Put(database, one, 0, new(Channel.Group, 20, new("md:17"), [new(0, 0, 12), new(0, 1, 8), new(1, 1, 15)], []), Asked.Today);
        using var connection = database.Open();
        var numbers = await VoiceNumbers.Of(connection, one.Id);
        Assert.Equal((26, 20L, 6L, 0L), (numbers.Persons, numbers.ByChannel[Channel.Group], numbers.ByChannel[Channel.Paper], numbers.ByChannel[Channel.Link]));
        var results = await Asked.Results(database, await Close(database, one));
        Assert.Equal((26, 20L, 6L), (results.Persons, results.ByChannel[Channel.Group], results.ByChannel[Channel.Paper]));
        var tables = results.Tables([]);
        Assert.Equal([18, 8, 0], tables[0].Lines.Select(line => line.Persons));
        Assert.Equal([6, 15, 6], tables[1].Lines.Select(line => line.Persons));
        Assert.Equal([20, 0], results.Tables([new(Dimension.Channel, "Group")])[0].Lines.Select(line => line.Persons));
    }

    [Theory, EveryDatabase]
    public async Task A_batch_apart_counts_nowhere(TestDatabase test)
    {
        var database = test.WithTables();
        var one = await Asked.In(database);
        for (var n = 0; n < 6; n++) await VoiceStore.Put(database, one, 1, Asked.Yes, Asked.Today);
        for (var n = 0; n < 9; n++) await VoiceStore.Put(database, one, 2, Asked.Yes with { Channel = Channel.Interview }, Asked.Today);
        await using (var db = database.Context())
        {
            db.Set<VoiceLink>().Single(link => link.Number == 1).Set(apart: true, one, await VoiceNumbers.Of(test.WithTables().Open(), one.Id), Asked.Today);
            await db.SaveChangesAsync();
        }
        using var connection = database.Open();
        Assert.Equal(9, (await VoiceNumbers.Of(connection, one.Id)).Persons);
        Assert.Equal(9, (await Asked.Results(database, await Close(database, one))).Persons);
    }

    [Theory, EveryDatabase]
    public async Task What_comes_after_it_was_closed_is_not_taken(TestDatabase test)
    {
        var database = test.WithTables();
        var one = await Asked.In(database);
        await VoiceStore.Put(database, one, 1, Asked.Yes, Asked.Today);
        await using (var db = database.Context())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await VoiceStore.Hold(db, database);
            db.Set<Questionnaire>().Single(q => q.Id == one.Id).Close([], Asked.Today);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }
        Assert.Equal("voice.enter.closed", (await Assert.ThrowsAsync<RuleBroken>(() => VoiceStore.Put(database, one, 1, Asked.Yes, Asked.Today))).Message); // read before it was closed
        using var connection = database.Open();
        Assert.Equal(1, (await VoiceNumbers.Of(connection, one.Id)).Persons);
    }

    [Theory, EveryDatabase]
    public async Task Many_at_once_all_arrive(TestDatabase test)
    {
        var database = test.WithTables();
        var one = await Asked.In(database);
        await Parallel.ForEachAsync(Enumerable.Range(0, 12), async (_, _) => await VoiceStore.Put(database, one, 1, Asked.Yes, Asked.Today));
        await VoiceStore.Again(database);
        using var connection = database.Open();
        Assert.Equal((12, 12), ((await VoiceNumbers.Of(connection, one.Id)).Persons, connection.ExecuteScalar<long>("select count(*) from needs_voice_text")));
    }

    [Theory, EveryDatabase]
    public async Task A_hundred_thousand_voices_are_told_in_sums(TestDatabase test)
    {
        const int Many = 100_000;
        var database = test.WithTables();
        var one = await Asked.In(database);
        using (var connection = database.Open())
        using (var transaction = connection.BeginTransaction())
        {
            // The same sums as a hundred thousand answers give, group by group.
            for (var n = 0; n < 1000; n++)
                await VoiceStore.Add(connection, transaction, one, 0, new(Channel.Group, Many / 1000, new($"md:{n % 50}", (AgeGroup)(n % 4), n % 3 == 0 ? "families" : null), [new(0, n % 3, 60), new(1, n % 2, 90), new(2, n % 5, 80)], []), UnnamedSignal.Monday(Asked.Today));
            transaction.Commit();
        }
        var results = await Asked.Results(database, await Close(database, one));
        Assert.Equal(Many, results.Persons);
        Assert.Equal(50, results.Offered(Dimension.Area).Count);
        Assert.Equal(60_000, results.Tables([])[0].Lines.Sum(line => line.Persons));
        Assert.Equal(2000, results.Group([new(Dimension.Area, "md:7")]));
    }
}
