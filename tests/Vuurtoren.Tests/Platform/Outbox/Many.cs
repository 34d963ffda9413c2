using Dapper;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;

namespace Vuurtoren.Tests.Platform.Outbox;

/// <summary>More mails than one would like to write one by one.</summary>
static class Many
{
    /// <returns>How many there are: the first thousand are written as the product does, the others are copies of them with ids of their own.</returns>
    public static async Task<int> Mails(Database database, int count, DateTime at, MailState state = MailState.Waiting)
    {
        database.Queue(1000, at);
        await using var connection = database.Open();
        var id = database.IsPostgres ? "gen_random_uuid()" : "upper(substr(hex(randomblob(16)), 1, 8) || '-' || substr(hex(randomblob(16)), 1, 4) || '-7' || substr(hex(randomblob(16)), 1, 3) || '-8' || substr(hex(randomblob(16)), 1, 3) || '-' || substr(hex(randomblob(16)), 1, 12))";
        const string columns = "address, lang, subject, text, html, state, attempts, next_attempt, created_at";
        await connection.ExecuteAsync($"insert into mail (id, {columns}) select {id}, {columns} from mail cross join (with recursive n(i) as (select 2 union all select i + 1 from n where i < {count / 1000}) select i from n) numbers", commandTimeout: 120);
        if (state != MailState.Waiting) await connection.ExecuteAsync("update mail set state = @state, ended_at = @at", new { state = state.ToString(), at }, commandTimeout: 120);
        return count;
    }
}
