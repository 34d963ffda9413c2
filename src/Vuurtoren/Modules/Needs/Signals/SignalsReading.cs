using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>What pages ask about signals at each look; the last that came first.</summary>
static class SignalsReading
{
    static readonly Func<Db, Guid, bool, int, int, IAsyncEnumerable<Signal>> ofNeed = PreparedQuery.Of((Db db, Guid need, bool kept, int skip, int take) =>
        db.Set<Signal>().AsNoTracking().Where(s => s.NeedId == need && (kept || s.ReleasedOn != null)).OrderByDescending(s => s.SentOn).ThenByDescending(s => s.Id).Skip(skip).Take(take));

    static readonly Func<Db, Guid, int, int, IAsyncEnumerable<Signal>> waiting = PreparedQuery.Of((Db db, Guid coordination, int skip, int take) =>
        db.Set<Signal>().AsNoTracking().Where(s => s.CoordinationId == coordination && s.NeedId == null).OrderByDescending(s => s.SentOn).ThenByDescending(s => s.Id).Skip(skip).Take(take));

    static readonly Func<Db, Guid, int, IAsyncEnumerable<Signal>> loose = PreparedQuery.Of((Db db, Guid coordination, int take) =>
        db.Set<Signal>().AsNoTracking().Where(s => s.CoordinationId == coordination && s.NeedId == null && s.ReleasedOn != null).OrderByDescending(s => s.SentOn).ThenByDescending(s => s.Id).Take(take));

    static readonly Func<Db, Guid, IAsyncEnumerable<Guid>> newest = PreparedQuery.Of((Db db, Guid coordination) =>
        db.Set<Signal>().Where(s => s.CoordinationId == coordination && s.NeedId == null).OrderByDescending(s => s.SentOn).ThenByDescending(s => s.Id).Take(1).Select(s => s.Id));

    static readonly Func<Db, Guid, IAsyncEnumerable<int>> manyOfNeed = PreparedQuery.Of((Db db, Guid need) => db.Set<Signal>().Where(s => s.NeedId == need).GroupBy(s => s.NeedId).Select(all => all.Count()));

    /// <param name="kept">Also those that who sent them did not release.</param>
    public static ValueTask<List<Signal>> OfNeed(Db db, Guid need, bool kept, int skip, int take) => ofNeed(db, need, kept, skip, take).ToListAsync();

    /// <summary>Not grouped.</summary>
    public static ValueTask<List<Signal>> Waiting(Db db, Guid coordination, int skip, int take) => waiting(db, coordination, skip, take).ToListAsync();

    /// <summary>Released by who sent them, and in no need yet.</summary>
    public static ValueTask<List<Signal>> Loose(Db db, Guid coordination, int take) => loose(db, coordination, take).ToListAsync();

    /// <summary>The one that came last of those that wait; empty: none waits.</summary>
    public static ValueTask<Guid> Newest(Db db, Guid coordination) => newest(db, coordination).FirstOrDefaultAsync();

    /// <summary>SQLite takes those that wait for as few as any need has, and then looks up each of thousands: it is told which index.</summary>
    public static Task<int> ManyWaiting(DbConnection connection, Database database, Guid coordination) => connection.QuerySingleAsync<int>(
        $"select count(*) from needs_signal {(database.IsPostgres ? "" : "indexed by needs_signal_waiting")} where coordination_id = @coordination and need_id is null", new { coordination });

    public static ValueTask<int> ManyOfNeed(Db db, Guid need) => manyOfNeed(db, need).FirstOrDefaultAsync();
}
