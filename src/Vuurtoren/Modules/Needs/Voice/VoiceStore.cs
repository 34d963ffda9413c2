using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>
/// The sums of what was answered. What comes is added to them; no row is of one person, and open answers lie in the order of random ids. While a table is small it is
/// written anew each time, later each hour, so that the files do not tell what came last either.
/// </summary>
static class VoiceStore
{
    /// <summary>Rows, of sums and of texts: more are written anew by the hourly work only, and many hide one.</summary>
    const int MostAtOnce = 2000;

    internal const string Lock = "select pg_advisory_xact_lock(715521)";

    static readonly (string Table, string Order)[] tables =
    [
        ("needs_voice_tally", "questionnaire_id, batch, channel, area, age, target, question, answer"), ("needs_voice_week", "questionnaire_id, batch, channel, week"), ("needs_voice_text", "id"),
    ];

    /// <param name="batch">Number of the link; 0: entered by who signed in.</param>
    /// <param name="said">Checked.</param>
    public static async Task Put(Database database, Questionnaire of, int batch, Said said, DateOnly today)
    {
        await using (var connection = database.Open())
        {
            UnnamedStore.WipeFrees(database, connection);
            await using var transaction = await connection.BeginTransactionAsync();
            if (database.IsPostgres) await connection.ExecuteAsync(Lock, transaction: transaction); // SQLite has one writer
            if (await connection.ExecuteScalarAsync<long>("select count(*) from needs_voice where id = @Id and closed_on is null", new { of.Id }, transaction) == 0) throw new RuleBroken("voice.enter.closed");
            await Add(connection, transaction, of, batch, said, UnnamedSignal.Monday(today));
            await transaction.CommitAsync();
        }
        await Again(database, MostAtOnce);
    }

    /// <summary>Nothing comes until the transaction of whoever closes a questionnaire ends: its results never change after.</summary>
    public static async Task Hold(Db db, Database database)
    {
        if (database.IsPostgres) await db.Database.ExecuteSqlRawAsync(Lock);
    }

    /// <summary>In a transaction of whoever adds many.</summary>
    internal static async Task Add(DbConnection connection, DbTransaction transaction, Questionnaire of, int batch, Said said, DateOnly monday)
    {
        var (area, age, target) = (said.About.Area ?? "", said.About.Age?.ToString() ?? "", said.About.Target ?? "");
        await connection.ExecuteAsync("""
            insert into needs_voice_tally (questionnaire_id, batch, channel, area, age, target, question, answer, persons)
            values (@Id, @batch, @channel, @area, @age, @target, @question, @answer, @persons)
            on conflict (questionnaire_id, batch, channel, area, age, target, question, answer) do update set persons = needs_voice_tally.persons + excluded.persons
            """, said.Chosen.Append(new(-1, 0, said.Persons)).Select(one => new { of.Id, batch, channel = said.Channel.ToString(), area, age, target, question = one.Question, answer = one.Answer, persons = one.Persons }), transaction);
        await connection.ExecuteAsync("""
            insert into needs_voice_week (questionnaire_id, batch, channel, week, records, persons) values (@Id, @batch, @channel, @monday, 1, @Persons)
            on conflict (questionnaire_id, batch, channel, week) do update set records = needs_voice_week.records + 1, persons = needs_voice_week.persons + excluded.persons
            """, new { of.Id, batch, channel = said.Channel.ToString(), monday, said.Persons }, transaction);
        await connection.ExecuteAsync("insert into needs_voice_text (id, questionnaire_id, batch, question, words, lang, opened_on) values (@own, @Id, @batch, @question, @words, @lang, @opened)",
            said.Written.Select(one => new { own = UnnamedSignal.AnyId(), of.Id, batch, question = one.Question, words = one.Words, lang = one.Lang, opened = of.OpenedOn }), transaction);
    }

    /// <summary>Writes all rows anew in the order of their keys, and wipes how it was before. Tables with more rows than this are left.</summary>
    public static async Task Again(Database database, int most = int.MaxValue)
    {
        await using (var connection = database.Open())
        {
            UnnamedStore.WipeFrees(database, connection);
            await using var transaction = await connection.BeginTransactionAsync();
            if (database.IsPostgres) await connection.ExecuteAsync(Lock, transaction: transaction);
            foreach (var (table, order) in tables)
            {
                if (await connection.ExecuteScalarAsync<long>($"select count(*) from {table}", transaction: transaction) > most) continue;
                await connection.ExecuteAsync($"create temp table voice_again as select * from {table}; delete from {table}; insert into {table} select * from voice_again order by {order}; drop table voice_again", transaction: transaction);
            }
            await transaction.CommitAsync();
        }
        await Wipe(database, most);
    }

    static async Task Wipe(Database database, int most)
    {
        await using var connection = database.Open();
        if (!database.IsPostgres)
        {
            const int Tries = 20, Pause = 50; // milliseconds
            for (var n = 0; n < Tries && await connection.QueryFirstAsync<long>("pragma wal_checkpoint(truncate)") != 0; n++) await Task.Delay(Pause);
            return;
        }
        foreach (var (table, _) in tables)
            try
            {
                if (await connection.ExecuteScalarAsync<long>($"select count(*) from {table}") > most) continue;
                await connection.ExecuteAsync("set lock_timeout = '2s'");
                await connection.ExecuteAsync($"vacuum full {table}");
            }
            catch (DbException) { } // somebody reads it, such as a backup: left to the hourly work
    }
}
