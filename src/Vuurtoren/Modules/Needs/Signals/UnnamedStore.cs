using System.Data.Common;
using Dapper;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>
/// The signals without a name. Whatever changes, the whole table is written again in the order of its random ids, and what the engine keeps of how it was before
/// (free pages and the log of SQLite, dead rows of PostgreSQL) is wiped after. So the files tell neither an order nor which one came last.
/// </summary>
static class UnnamedStore
{
    const string Lock = "select pg_advisory_xact_lock(715519)";
    const string Columns = "id, coordination_id, week, words, lang, theme, area, target, often, since";

    sealed class Row
    {
        public Guid Id { get; init; }
        public Guid Coordination_Id { get; init; }
        public DateOnly Week { get; init; }
        public string Words { get; init; } = "";
        public string Lang { get; init; } = "";
        public string Theme { get; init; } = "";
        public string? Area { get; init; }
        public string? Target { get; init; }
        public string? Often { get; init; }
        public string? Since { get; init; }

        public UnnamedSignal Signal => new(Id, Coordination_Id, Week, new(Words, Lang, Theme, Area, Target, Often is null ? null : Enum.Parse<HowOften>(Often), Since is null ? null : Enum.Parse<Since>(Since)));

        public static Row Of(UnnamedSignal one) => new()
        {
            Id = one.Id, Coordination_Id = one.CoordinationId, Week = one.Week, Words = one.Words.What, Lang = one.Words.Lang, Theme = one.Words.Theme,
            Area = one.Words.Area, Target = one.Words.Target, Often = one.Words.Often?.ToString(), Since = one.Words.Since?.ToString(),
        };
    }

    /// <summary>Those of a coordination, in no order that means anything.</summary>
    public static async Task<IReadOnlyList<UnnamedSignal>> Of(DbConnection connection, Guid coordination) =>
        [.. (await connection.QueryAsync<Row>($"select {Columns} from needs_unnamed where coordination_id = @coordination", new { coordination })).Select(row => row.Signal).OrderBy(one => one.Id)];

    public static Task<int> Many(DbConnection connection, Guid coordination) => connection.QuerySingleAsync<int>("select count(*) from needs_unnamed where coordination_id = @coordination", new { coordination });

    public static async Task Put(Database database, UnnamedSignal one)
    {
        await using (var connection = database.Open())
        {
            WipeFrees(database, connection);
            await using var transaction = await connection.BeginTransactionAsync();
            var all = await Locked(database, connection, transaction);
            if (all.Count(row => row.Coordination_Id == one.CoordinationId) >= UnnamedSignal.MostWaiting) throw new RuleBroken("signals.full");
            await Write(connection, transaction, all.Append(Row.Of(one)));
            await transaction.CommitAsync();
        }
        await Wipe(database);
    }

    /// <summary>Takes one out, in the transaction of whoever rewrote it. They call <see cref="Wipe"/> after it was committed.</summary>
    /// <returns>False: it was gone already.</returns>
    public static async Task<bool> Take(Database database, DbConnection connection, DbTransaction transaction, Guid id)
    {
        var all = await Locked(database, connection, transaction);
        if (all.All(row => row.Id != id)) return false;
        await Write(connection, transaction, all.Where(row => row.Id != id));
        return true;
    }

    /// <summary>They go, and nothing of them stays.</summary>
    public static async Task Drop(Database database, Guid coordination, IReadOnlyCollection<Guid> ids)
    {
        await using (var connection = database.Open())
        {
            WipeFrees(database, connection);
            await using var transaction = await connection.BeginTransactionAsync();
            await Write(connection, transaction, (await Locked(database, connection, transaction)).Where(row => !ids.Contains(row.Id) || row.Coordination_Id != coordination));
            await transaction.CommitAsync();
        }
        await Wipe(database);
    }

    /// <summary>Writes all again though nothing came or went, so that the time of the last writing is no longer that of the last signal.</summary>
    public static async Task Again(Database database)
    {
        await using (var connection = database.Open())
        {
            WipeFrees(database, connection);
            await using var transaction = await connection.BeginTransactionAsync();
            await Write(connection, transaction, await Locked(database, connection, transaction));
            await transaction.CommitAsync();
        }
        await Wipe(database);
    }

    /// <summary>What SQLite sets free on this connection becomes zeros. Before a transaction.</summary>
    public static void WipeFrees(Database database, DbConnection connection)
    {
        if (!database.IsPostgres) connection.Execute("pragma secure_delete = on");
    }

    static async Task<List<Row>> Locked(Database database, DbConnection connection, DbTransaction transaction)
    {
        if (database.IsPostgres) await connection.ExecuteAsync(Lock, transaction: transaction); // SQLite has one writer
        return (await connection.QueryAsync<Row>($"select {Columns} from needs_unnamed", transaction: transaction)).AsList();
    }

    static async Task Write(DbConnection connection, DbTransaction transaction, IEnumerable<Row> rows)
    {
        var sorted = rows.OrderBy(row => row.Id).ToList();
        await connection.ExecuteAsync("delete from needs_unnamed", transaction: transaction);
        await connection.ExecuteAsync($"insert into needs_unnamed ({Columns}) values (@Id, @Coordination_Id, @Week, @Words, @Lang, @Theme, @Area, @Target, @Often, @Since)", sorted, transaction);
    }

    /// <summary>Takes away how it was before. When others read for long it is left to the hourly work.</summary>
    public static Task Wipe(Database database) => Wipe(database, ["needs_unnamed"]);

    /// <summary>The same of small tables by whose changes somebody could be told. When others read for long it is left to who comes next.</summary>
    public static async Task Wipe(Database database, IReadOnlyList<string> tables)
    {
        const int Tries = 20, Pause = 50; // milliseconds
        await using var connection = database.Open();
        if (database.IsPostgres)
        {
            foreach (var table in tables)
                try
                {
                    await connection.ExecuteAsync("set lock_timeout = '2s'");
                    await connection.ExecuteAsync($"vacuum full {table}");
                }
                catch (DbException) { } // somebody reads it, such as a backup
            return;
        }
        for (var n = 0; n < Tries && await connection.QueryFirstAsync<long>("pragma wal_checkpoint(truncate)") != 0; n++) await Task.Delay(Pause);
    }
}
