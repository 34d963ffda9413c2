using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Upkeep;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Directory.Upkeep;

/// <summary>The list in memory says of each service what its sheet says, and follows what is changed.</summary>
public sealed class UpkeepLinesTests
{
    static readonly DateTime now = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    [Theory, EveryDatabase]
    public async Task It_knows_of_each_service_what_the_whole_records_say(TestDatabase test)
    {
        await App.Succeed(["demo", "--data", test.Folder.Path, "--database", test.ConnectionString]);
        var database = test.WithTables();
        var lines = new UpkeepLines(database, FreshnessTerms.Default).Now();
        var sheets = new DirectorySheets(database, new DirectoryIndex(database)).Services([.. lines.Select(line => line.Id)], Viewer.Operator);
        Assert.True(lines.Count > 30);
        Assert.Equal(lines.Count, sheets.Count);
        foreach (var (line, sheet) in lines.Zip(sheets))
        {
            var whole = Facts.Of(sheet, FreshnessTerms.Default);
            Assert.Equal((line.Id, whole.Told, whole.Asked, whole.All, whole.Hours, whole.Place), (sheet.Service.Id, line.Facts.Told, line.Facts.Asked, line.Facts.All, line.Facts.Hours, line.Facts.Place));
            Assert.Equal(sheet.Service.Themes, line.Themes);
        }
    }

    [Theory, EveryDatabase]
    public async Task It_follows_what_is_changed_and_forgets_what_is_gone(TestDatabase test)
    {
        await App.Succeed(["demo", "--data", test.Folder.Path, "--database", test.ConnectionString]);
        var database = test.WithTables();
        var lines = new UpkeepLines(database, FreshnessTerms.Default);
        var (checkedOne, goneOne) = (lines.Now()[0], lines.Now()[1]);
        using (var connection = database.Open())
            foreach (var (id, sql) in new[] { (checkedOne.Id, "verified_at = @now, verified_how = 'visited', hours_since = null"), (goneOne.Id, "status = 'Defunct'") })
                connection.Execute($"update directory_service set {sql} where id = @id; insert into change (seq, kind, record_id, at, actor, cause) select max(seq) + 1, 'service', @id, @now, 'operator', 'edit' from change", new { id, now });
        Assert.Equal(new Check(new(2026, 11, 24), "visited"), lines.Find(checkedOne.Id)!.Facts.All);
        Assert.Null(lines.Find(goneOne.Id));
    }

    [Theory, EveryDatabase]
    public async Task Sheets_that_changed_take_the_place_that_ordering_all_anew_would_give_them(TestDatabase test)
    {
        await App.Succeed(["demo", "--data", test.Folder.Path, "--database", test.ConnectionString]);
        var database = test.WithTables();
        var (terms, today) = (FreshnessTerms.Default, DateOnly.FromDateTime(now).AddYears(3)); // then all of it is too old
        Ranking Fresh() => new(new UpkeepLines(database, terms), new Views(database, new ConfigurationBuilder().Build(), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<Views>.Instance), terms);
        var ranking = Fresh();
        var first = ranking.Of(today);
        var before = first.Select(row => row.Line.Id).ToList();
        Assert.True(first.Count > 20);
        Assert.Same(first, ranking.Of(today));
        foreach (var (n, sql) in new[] { "verified_at = @later, verified_how = 'visited', hours_since = null", "status = 'Defunct'", "verified_at = @early, verified_how = 'visited'", "verified_at = null" }.Index())
        {
            using (var connection = database.Open())
                connection.Execute($"update directory_service set {sql} where id = @id; insert into change (seq, kind, record_id, at, actor, cause) select max(seq) + 1, 'service', @id, @now, 'operator', 'edit' from change",
                    new { id = first[n * 5].Line.Id, now, later = now.AddYears(3).AddDays(-1), early = now.AddYears(-9) });
            Assert.Equal(Fresh().Of(today).Select(row => (row.Line.Id, row.Hurts)), ranking.Of(today).Select(row => (row.Line.Id, row.Hurts)));
        }
        Assert.Equal(before, first.Select(row => row.Line.Id)); // who was reading the list reads on
    }

    [Theory, EveryDatabase]
    public async Task One_group_that_was_checked_by_itself_is_fresh_and_the_others_are_not(TestDatabase test)
    {
        await App.Succeed(["demo", "--data", test.Folder.Path, "--database", test.ConnectionString]);
        var database = test.WithTables();
        var lines = new UpkeepLines(database, FreshnessTerms.Default);
        var before = lines.Now().First(line => line.Facts.Told.HasFlag(FieldGroups.Cost) && line.Facts.Told.HasFlag(FieldGroups.Place)).Facts;
        var (service, me) = (lines.Now().First(line => ReferenceEquals(line.Facts, before)).Id, CurrentUser.With(Guid.CreateVersion7(), (Role.Region, Scope.Region)));
        async Task<bool> Check(string group, string how, CurrentUser by)
        {
            await using var db = database.Context();
            return await new Checking(db, database, new Openings(db, new EditingScope(db, new Territories((_, _) => Task.FromResult<IReadOnlyList<string>>([]))))).Check(service, SingleCheck.Of(before, group, how), by, now);
        }
        Assert.True(await Check("Cost", "visited", me));
        Assert.True(await Check("Cost", "called", me)); // once more, over the first
        Assert.True(await Check("Place", "called", me));
        Assert.False(await Check("Cost", "mail", CurrentUser.With(Guid.CreateVersion7(), (Role.DirectoryEditor, new(ScopeKind.Organization, Guid.CreateVersion7())))));
        var facts = lines.Find(service)!.Facts;
        Assert.Equal(new Check(new(2026, 11, 24), "called"), facts.CheckOf(FieldGroups.Cost));
        Assert.Equal(new Check(new(2026, 11, 24), "called"), facts.CheckOf(FieldGroups.Place));
        Assert.Equal((before.CheckOf(FieldGroups.Words), before.CheckOf(FieldGroups.Reach), before.Hours), (facts.CheckOf(FieldGroups.Words), facts.CheckOf(FieldGroups.Reach), facts.Hours));
        using var connection = database.Open();
        Assert.Equal("""{"checked.place":[null,"called"]}""", connection.QueryFirst<string>("select changes from change where record_id = @service order by seq desc limit 1", new { service }));
        Assert.Equal(0, connection.ExecuteScalar<long>("select count(*) from directory_service where id = @service and seq <> (select max(seq) from change)", new { service }));
    }

    [Theory, EveryDatabase]
    public void Views_of_a_service_that_went_into_another_count_for_that_one_until_they_are_parted(TestDatabase test)
    {
        var (database, kept, gone) = (test.WithTables(), Guid.CreateVersion7(), Guid.CreateVersion7());
        using var connection = database.Open();
        connection.Execute("insert into directory_view (service_id, week, views) values (@kept, @week, 3), (@gone, @week, 4); insert into alias (id, kind, record_id) values (@gone, 'service', @kept)",
            new { kept, gone, week = Vuurtoren.Modules.Directory.Wording.Week.Of(DateOnly.FromDateTime(now)) });
        Assert.Equal([(kept, 7L)], Overlooked.ViewsOf(connection, DateOnly.FromDateTime(now)).Select(one => (one.Key, one.Value)));
        connection.Execute("delete from alias");
        Assert.Equal(2, Overlooked.ViewsOf(connection, DateOnly.FromDateTime(now)).Count);
    }

    [Theory, EveryDatabase]
    public void Views_are_written_together_and_add_up_by_week(TestDatabase test)
    {
        var (database, clock, service) = (test.WithTables(), new Clock(), Guid.CreateVersion7());
        using var views = new Views(database, new ConfigurationBuilder().Build(), clock, NullLogger<Views>.Instance);
        for (var i = 0; i < 3; i++) views.Note(service);
        views.Write();
        views.Note(service);
        views.Write();
        clock.Now = clock.Now.AddDays(7);
        views.Note(service);
        views.Write();
        using var connection = database.Open();
        Assert.Equal([("2026-W48", 4L), ("2026-W49", 1L)], connection.Query<(string, long)>("select week, views from directory_view where service_id = @service order by week", new { service }));
        Assert.Equal(5, Overlooked.ViewsOf(connection, new(2026, 12, 2))[service]);
    }
}
