using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Grouping;

/// <summary>Which signals that wait seem to belong in a need, kept until one comes or goes, signals are grouped, or the need changes: to compare it with hundreds takes longer than the rest of its page.</summary>
public sealed class FittingSignals
{
    const int MostKept = 1_000;

    sealed record Stamp(int Version, int Waiting, Guid Newest, int LastStep);

    static readonly Func<Db, Guid, IAsyncEnumerable<int>> lastStep = PreparedQuery.Of((Db db, Guid coordination) => db.Set<NeedStep>().Where(s => s.CoordinationId == coordination).OrderByDescending(s => s.Number).Take(1).Select(s => s.Number));

    readonly ConcurrentDictionary<Guid, (Stamp At, IReadOnlyList<Guid> Signals)> kept = new();

    public async Task<IReadOnlyList<Signal>> Of(Db db, Database database, Similar similar, Need need)
    {
        if (!similar.Ready) return [];
        var stamp = new Stamp(need.Version, await SignalsReading.ManyWaiting(db.Database.GetDbConnection(), database, need.CoordinationId), await SignalsReading.Newest(db, need.CoordinationId), await lastStep(db, need.CoordinationId).FirstOrDefaultAsync());
        if (!kept.TryGetValue(need.Id, out var known) || known.At != stamp)
        {
            if (kept.Count >= MostKept) kept.Clear();
            kept[need.Id] = known = (stamp, await similar.Likest(need.CoordinationId, Similar.WordsOf(need), need.Theme));
        }
        return await similar.Waiting(known.Signals);
    }
}
