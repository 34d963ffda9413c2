using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Vuurtoren.Tests.Support;

public class TestDatabaseTests
{
    [Theory, EveryDatabase("een"), EveryDatabase("twee")]
    public async Task Every_test_gets_an_empty_database_that_keeps_what_it_writes(TestDatabase database, string text)
    {
        await using DbConnection connection = database.Engine == Engine.Sqlite
            ? new SqliteConnection(database.ConnectionString) : new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"create table word(text varchar(10)); insert into word values ('{text}'); select text from word;";

        Assert.Equal(text, await command.ExecuteScalarAsync());
    }
}
