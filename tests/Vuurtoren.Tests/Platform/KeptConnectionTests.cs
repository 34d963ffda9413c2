using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Platform;

/// <summary>Connections of requests to SQLite, whose queries stay ready.</summary>
public sealed class KeptConnectionTests : IDisposable
{
    const string Name = "select name from door where number = @number";

    readonly TemporaryFolder folder = new();
    readonly Database database;

    public KeptConnectionTests()
    {
        database = Database.At(folder.Path);
        using var connection = database.Open();
        connection.Execute("create table door (number integer primary key, name text); insert into door values (1, 'een'), (2, 'twee')");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_query_that_is_kept_answers_each_time_for_what_is_asked_now()
    {
        using var connection = database.OpenReady();
        Assert.Equal(["een", "twee", null, "een"], new[] { 1, 2, 3, 1 }.Select(number => connection.ExecuteScalar<string>(Name, new { number })));
        connection.Execute("alter table door add column floor integer; update door set floor = number * 10");
        Assert.Equal("twee", connection.ExecuteScalar<string>(Name, new { number = 2 }));
        Assert.Equal([10L, 20L], connection.Query("select * from door order by number").Select(row => (long)row.floor));
    }

    [Fact]
    public void The_same_query_can_be_read_twice_at_once()
    {
        using var connection = database.OpenReady();
        using var outer = connection.ExecuteReader("select name from door order by number");
        Assert.True(outer.Read());
        Assert.Equal(["een", "twee"], connection.Query<string>("select name from door order by number"));
        Assert.True(outer.Read());
        Assert.Equal("twee", outer.GetString(0));
    }

    [Fact]
    public void What_somebody_left_open_is_not_kept_and_a_connection_is_brought_back_once()
    {
        var first = database.OpenReady();
        first.BeginTransaction();
        first.Execute("insert into door values (3, 'drie')");
        first.Dispose();
        first.Dispose();
        using var one = database.OpenReady();
        using var other = database.OpenReady();
        Assert.Same(first, one);
        Assert.NotSame(one, other);
        Assert.Equal(2, other.ExecuteScalar<int>("select count(*) from door"));
        Assert.Equal(1, other.Execute("insert into door values (4, 'vier')")); // nobody holds the right to write
    }

    [Fact]
    public async Task A_context_of_a_request_goes_on_with_its_connection_and_forgets_its_transaction()
    {
        System.Data.Common.DbConnection connection;
        await using (var context = database.ContextOfRequest())
        {
            connection = context.Database.GetDbConnection();
            await context.Database.BeginTransactionAsync();
            await context.Database.ExecuteSqlAsync($"insert into door values ({5}, {"vijf"})");
        }
        await using var again = database.ContextOfRequest();
        Assert.Same(connection, again.Database.GetDbConnection());
        Assert.Equal(2, await again.Database.SqlQuery<int>($"select count(*) as value from door").SingleAsync());
        await Assert.ThrowsAsync<SqliteException>(() => again.Database.ExecuteSqlAsync($"insert into door values ({1}, {"dubbel"})"));
        Assert.Equal(1, await again.Database.ExecuteSqlAsync($"insert into door values ({6}, {"zes"})"));
    }

    [Fact]
    public void Keys_must_be_there_on_every_kind_of_connection()
    {
        foreach (var open in new Func<System.Data.Common.DbConnection>[] { database.Open, database.OpenReady })
        {
            using var connection = open();
            Assert.Equal(1, connection.ExecuteScalar<int>("pragma foreign_keys"));
            Assert.Equal("wal", connection.ExecuteScalar<string>("pragma journal_mode"));
        }
        using var context = database.ContextOfRequest();
        Assert.Equal(1, context.Database.SqlQuery<int>($"select foreign_keys as value from pragma_foreign_keys").Single());
    }
}
