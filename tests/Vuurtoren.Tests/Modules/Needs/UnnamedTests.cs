using System.IO.Compression;
using System.Text;
using Dapper;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Backups;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>Reads the files as somebody would who took the disk: signals without a name tell no order, no time but the week, and nothing of what was rewritten.</summary>
public sealed class UnnamedTests
{
    const int Many = 60;
    static readonly DateOnly wednesday = new(2026, 12, 2);

    static string Words(int n) => $"kenmerk{n:000}x en nog wat meer woorden om de rij te vullen {new string('.', 150)}";

    /// <summary>Some come, others are rewritten or thrown away meanwhile.</summary>
    static async Task<(Rooms Rooms, List<UnnamedSignal> Left, List<int> Gone)> Filled(Database database)
    {
        var rooms = Rooms.In(database);
        var (there, gone) = (new List<(int N, UnnamedSignal One)>(), new List<int>());
        for (var n = 0; n < Many; n++)
        {
            var one = UnnamedSignal.Of(rooms.Coordination, Rooms.Words(Words(n)), wednesday);
            await UnnamedStore.Put(database, one);
            there.Add((n, one));
            if (n % 10 != 9) continue;
            var (number, away) = there[n % 3];
            if (n % 20 == 9) await UnnamedStore.Drop(database, rooms.Coordination, [away.Id]);
            else await rooms.Step((_, regroup) => regroup.Rewrite(away, Signal.OfUnnamed(away, Rooms.Words("Gezinnen wachten lang"), sure: true), rooms.Need($"Nood {n}"), made: true));
            there.RemoveAt(n % 3);
            gone.Add(number);
        }
        return (rooms, [.. there.Select(one => one.One)], gone);
    }

    [Theory, EveryDatabase]
    public async Task The_files_of_the_database_tell_no_order_and_nothing_that_was_rewritten(TestDatabase test)
    {
        var database = test.WithTables();
        var (_, left, gone) = await Filled(database);
        var order = left.OrderBy(one => one.Id.ToString(), StringComparer.OrdinalIgnoreCase).Select(one => one.Words.What[..11]).ToList();
        foreach (var file in Files(database))
        {
            var text = Encoding.Latin1.GetString(await Read(file));
            foreach (var n in gone) Assert.DoesNotContain(Words(n)[..11], text, StringComparison.Ordinal);
            if (!text.Contains("kenmerk", StringComparison.Ordinal)) continue;
            const int Page = 4096;
            var pages = order.Select((word, n) => (Place: Once(text, word), N: n)).GroupBy(one => one.Place / (database.IsPostgres ? 8192 : Page));
            foreach (var page in pages)
            {
                var numbers = page.OrderByDescending(one => one.Place).Select(one => one.N).ToList(); // both engines fill a page from its end
                Assert.Equal(numbers.Order(), numbers);
            }
        }
        using var connection = database.Open();
        Assert.Equal(order, connection.Query<string>(database.IsPostgres ? "select words from needs_unnamed order by ctid" : "select words from needs_unnamed order by rowid").Select(words => words[..11]));
        Assert.Equal(["2026-11-30"], connection.Query<DateOnly>("select distinct week from needs_unnamed").Select(week => week.ToString("yyyy-MM-dd", null)));
        Assert.All(left, one => Assert.Equal(4, one.Id.Version)); // a version 7 begins with the time
        if (database.IsPostgres) Assert.Equal(1, connection.ExecuteScalar<long>("select count(distinct xmin::text) from needs_unnamed"));
    }

    static int Once(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.Ordinal);
        Assert.True(at >= 0 && text.IndexOf(word, at + 1, StringComparison.Ordinal) < 0, $"{word} stands not once");
        return at;
    }

    /// <summary>SQLite: the database and what stands beside it. PostgreSQL: the file of the table, after what is in memory was written.</summary>
    internal static IEnumerable<string> Files(Database database, string table = "needs_unnamed")
    {
        if (!database.IsPostgres) return System.IO.Directory.EnumerateFiles(Path.GetDirectoryName(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(database.ConnectionString).DataSource)!, "vuurtoren.db*");
        using var connection = database.Open();
        connection.Execute("checkpoint", commandType: System.Data.CommandType.Text);
        return [Path.Combine(connection.ExecuteScalar<string>("show data_directory")!, connection.ExecuteScalar<string>($"select pg_relation_filepath('{table}')")!)];
    }

    internal static async Task<byte[]> Read(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }

    [Theory, EveryDatabase]
    public async Task A_backup_holds_them_in_the_order_of_their_ids_and_no_other_table_knows_of_them(TestDatabase test)
    {
        var database = test.WithTables();
        var before = Counts(database);
        var (_, left, gone) = await Filled(database);
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "one" + BackupMaker.Extension);
        BackupMaker.Make(database, file, Rooms.Now);
        using var zip = await ZipFile.OpenReadAsync(file);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            var text = await reader.ReadToEndAsync();
            foreach (var n in gone) Assert.DoesNotContain(Words(n)[..11], text, StringComparison.Ordinal);
            if (!entry.FullName.EndsWith("needs_unnamed", StringComparison.Ordinal)) { Assert.DoesNotContain("kenmerk", text, StringComparison.Ordinal); continue; }
            var places = left.OrderBy(one => one.Id.ToString(), StringComparer.OrdinalIgnoreCase).Select(one => Once(text, one.Words.What[..11])).ToList();
            Assert.Equal(places.Order(), places);
            Assert.DoesNotContain("2026-12-02", text, StringComparison.Ordinal);
        }
        var after = Counts(database);
        Assert.Equal(["needs_move", "needs_need", "needs_signal", "needs_step", "needs_unnamed", "networks_coordination"], after.Where(table => before[table.Key] != table.Value).Select(table => table.Key).Order(StringComparer.Ordinal));
    }

    internal static Dictionary<string, long> Counts(Database database)
    {
        using var connection = database.Open();
        return connection.Query<string>(database.IsPostgres ? "select table_name from information_schema.tables where table_schema = current_schema()" : "select name from sqlite_master where type = 'table'").ToDictionary(table => table, table => connection.ExecuteScalar<long>($"select count(*) from \"{table}\""));
    }

    [Theory, EveryDatabase]
    public async Task The_hourly_work_writes_all_again(TestDatabase test)
    {
        var database = test.WithTables();
        var rooms = Rooms.In(database);
        await UnnamedStore.Put(database, UnnamedSignal.Of(rooms.Coordination, Rooms.Words(Words(1)), wednesday));
        using var connection = database.Open();
        var last = database.IsPostgres ? connection.ExecuteScalar<string>("select xmin::text from needs_unnamed") : null;
        await UnnamedStore.Again(database);
        Assert.Single(await UnnamedStore.Of(connection, rooms.Coordination));
        if (database.IsPostgres) Assert.NotEqual(last, connection.ExecuteScalar<string>("select xmin::text from needs_unnamed"));
    }

    [Theory, EveryDatabase]
    public async Task Many_at_once_all_arrive_and_too_many_are_refused(TestDatabase test)
    {
        var database = test.WithTables();
        var rooms = Rooms.In(database);
        await Parallel.ForEachAsync(Enumerable.Range(0, 12), async (n, _) => await UnnamedStore.Put(database, UnnamedSignal.Of(rooms.Coordination, Rooms.Words(Words(n)), wednesday)));
        using var connection = database.Open();
        Assert.Equal(12, (await UnnamedStore.Of(connection, rooms.Coordination)).Count);
        for (var n = 12; n < UnnamedSignal.MostWaiting; n++)
            connection.Execute("insert into needs_unnamed (id, coordination_id, week, words, lang, theme) values (@id, @Coordination, @wednesday, 'veel', 'nl', 'housing')", new { id = UnnamedSignal.AnyId(), rooms.Coordination, wednesday });
        Assert.Equal("signals.full", (await Assert.ThrowsAsync<RuleBroken>(() => UnnamedStore.Put(database, UnnamedSignal.Of(rooms.Coordination, Rooms.Words(Words(99)), wednesday)))).Message);
    }

    [Theory, EveryDatabase]
    public async Task It_is_rewritten_once(TestDatabase test)
    {
        var database = test.WithTables();
        var rooms = Rooms.In(database);
        var one = UnnamedSignal.Of(rooms.Coordination, Rooms.Words(Words(1)), wednesday);
        await UnnamedStore.Put(database, one);
        Assert.Equal("signals.rewrite.sure", Assert.Throws<RuleBroken>(() => Signal.OfUnnamed(one, Rooms.Words("Gezinnen wachten lang"), sure: false)).Message);
        var (rewritten, need) = (Signal.OfUnnamed(one, Rooms.Words("Gezinnen wachten lang"), sure: true), rooms.Need("Wachten"));
        await rooms.Step((_, regroup) => regroup.Rewrite(one, rewritten, need, made: true));
        Assert.Equal("signals.rewrite.gone", (await Assert.ThrowsAsync<RuleBroken>(() => rooms.Step((_, regroup) => regroup.Rewrite(one, Signal.OfUnnamed(one, Rooms.Words("Gezinnen wachten lang"), sure: true), rooms.Need("Nog"), made: true)))).Message);
        Assert.Equal(1, rooms.In(need.Id));
        await rooms.Undo(); // the original stays away
        using var connection = database.Open();
        Assert.Empty(await UnnamedStore.Of(connection, rooms.Coordination));
        Assert.Equal((1, new DateOnly(2026, 11, 30)), (rooms.In(null), connection.QuerySingle<DateOnly>("select sent_on from needs_signal")));
    }
}
