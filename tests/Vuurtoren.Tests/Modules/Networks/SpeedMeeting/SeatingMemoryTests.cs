using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Modules.Networks.SpeedMeeting;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Privacy;
using Delegate = Vuurtoren.Modules.Networks.Members.Delegate;

namespace Vuurtoren.Tests.Modules.Networks.SpeedMeeting;

/// <summary>Who met, remembered for seatings only.</summary>
public sealed class SeatingMemoryTests
{
    static readonly DateTime now = new(2026, 11, 29, 9, 0, 0, DateTimeKind.Utc);
    static readonly DateOnly today = DateOnly.FromDateTime(now);

    readonly Guid an = Guid.CreateVersion7(), bo = Guid.CreateVersion7(), cis = Guid.CreateVersion7();

    static async Task<Guid> Coordination(Database database, bool remembers)
    {
        await using var db = database.Context();
        var coordination = new Coordination { Name = LocalText.From("nl", "Proef")! };
        coordination.RememberSeating(remembers);
        db.Add(coordination);
        await db.SaveChangesAsync();
        return coordination.Id;
    }

    static async Task Remember(Database database, Guid coordination, DateOnly day, params Guid[][] tables)
    {
        await using var db = database.Context();
        await new SeatingMemory(db, database.Secret, coordination).Remember(tables, day);
        await db.SaveChangesAsync();
    }

    static async Task<IReadOnlyList<Two>> Known(Database database, Guid coordination, params Guid?[] people)
    {
        await using var db = database.Context();
        return await new SeatingMemory(db, database.Secret, coordination).Known(people);
    }

    static List<(string One, string Another, DateOnly Week)> Rows(Database database)
    {
        using var connection = database.Open();
        return [.. connection.Query<(string, string, DateOnly)>("select one, another, week from networks_met order by one, another")];
    }

    [Theory, EveryDatabase]
    public async Task Who_sat_together_met_and_it_is_kept_once_without_any_name_or_id(TestDatabase tables)
    {
        var database = tables.WithTables();
        var coordination = await Coordination(database, remembers: true);
        await Remember(database, coordination, today.AddDays(-30), [an, bo], [cis]);
        await Remember(database, coordination, today, [bo, an], [cis, bo]);
        await Remember(database, coordination, today.AddDays(-60), [bo, an]); // told late
        Assert.Equal([new Two(0, 2), new Two(0, 3)], (await Known(database, coordination, bo, null, an, cis)).OrderBy(two => two.Second));
        var rows = Rows(database);
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal(new DateOnly(2026, 11, 23), row.Week)); // only the Monday of the week
        Assert.All(rows, row => Assert.True(new[] { an, bo, cis }.All(id => !(row.One + row.Another).Contains(id.ToString("N"), StringComparison.OrdinalIgnoreCase))));
        Assert.Empty(await Known(database, await Coordination(database, remembers: true), an, bo, cis)); // another coordination knows nothing of it
    }

    [Theory, EveryDatabase]
    public async Task A_coordination_that_does_not_want_it_keeps_nothing_and_one_that_stops_forgets_all(TestDatabase tables)
    {
        var database = tables.WithTables();
        await Remember(database, await Coordination(database, remembers: false), today, [an, bo]);
        Assert.Empty(Rows(database));
        var coordination = await Coordination(database, remembers: true);
        await Remember(database, coordination, today, [an, bo]);
        await using var db = database.Context();
        Assert.Equal(1, await new SeatingMemory(db, database.Secret, coordination).Forget());
    }

    [Theory, EveryDatabase]
    public async Task At_a_small_meeting_all_meet_all_and_at_a_large_one_nobody_knows(TestDatabase tables)
    {
        var database = tables.WithTables();
        var coordination = await Coordination(database, remembers: true);
        await using var db = database.Context();
        await MetAtMeetings.Remember(db, database.Secret, coordination, [an, bo], present: 40, today);
        await db.SaveChangesAsync();
        Assert.Empty(Rows(database));
        await MetAtMeetings.Remember(db, database.Secret, coordination, [an, bo, cis], present: 5, today);
        await db.SaveChangesAsync();
        Assert.Equal(3, Rows(database).Count);
    }

    [Theory, EveryDatabase]
    public async Task After_its_term_a_pair_is_deleted_and_so_is_that_of_who_is_erased(TestDatabase tables)
    {
        var database = tables.WithTables();
        var coordination = await Coordination(database, remembers: true);
        Guid speaker;
        await using (var db = database.Context())
        {
            var member = Member.Begin(coordination, Guid.CreateVersion7(), Way.Open, today);
            var delegated = Delegate.Of(member, "An Verzonnen", "an@voorbeeld.be", null, "nl", false, today);
            db.AddRange(member, delegated);
            await db.SaveChangesAsync();
            speaker = delegated.Id;
        }
        await Remember(database, coordination, today.AddDays(-800), [bo, cis]);
        await Remember(database, coordination, today, [speaker, bo], [cis, Guid.CreateVersion7()]);
        Assert.Equal(3, Rows(database).Count);
        await new Deletions(database, now).Run(null);
        Assert.Equal(2, Rows(database).Count);
        Erasures.Erase(database, new(null, "an@voorbeeld.be"), AskedBy.Administrator, null, now);
        Assert.Single(Rows(database));
        Assert.Empty(await Known(database, coordination, speaker, bo));
    }
}
