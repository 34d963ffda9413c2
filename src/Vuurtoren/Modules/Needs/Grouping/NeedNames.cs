using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Grouping;

/// <summary>What the needs of a coordination are called, in the order of the alphabet: to read, and above all to sort, two hundred of them took longer than the rest of the page. Kept until a need comes, goes or changes.</summary>
public sealed class NeedNames
{
    /// <summary>Those of a list to choose from, and lists that are kept.</summary>
    const int MostNamed = 200, MostKept = 200;

    sealed record Stamp(int Count, long Versions);
    sealed record Kept(Stamp At, IReadOnlyList<NeedNamed> Names);

    static readonly Func<Db, Guid, IAsyncEnumerable<Stamp>> stamps = PreparedQuery.Of((Db db, Guid coordination) =>
        db.Set<Need>().Where(n => n.CoordinationId == coordination).GroupBy(n => n.CoordinationId).Select(all => new Stamp(all.Count(), all.Sum(n => (long)n.Version))));

    static readonly Func<Db, Guid, bool, IAsyncEnumerable<NeedNamed>> named = PreparedQuery.Of((Db db, Guid coordination, bool closed) => db.Set<Need>()
        .Where(n => n.CoordinationId == coordination && n.MergedInto == null && n.GoneOn == null && (closed || n.State != NeedState.Closed)).OrderByDescending(n => n.ChangedOn).Take(MostNamed).Select(n => new NeedNamed(n.Id, n.Title)));

    readonly ConcurrentDictionary<(Guid Coordination, bool Closed, string Lang), Kept> kept = new();

    /// <summary>Of those that changed last.</summary>
    /// <param name="closed">Also those that were closed.</param>
    public async Task<IReadOnlyList<NeedNamed>> Of(Db db, Guid coordination, bool closed, string lang)
    {
        if (await stamps(db, coordination).FirstOrDefaultAsync() is not { } stamp) return [];
        if (kept.TryGetValue((coordination, closed, lang), out var known) && known.At == stamp) return known.Names;
        IReadOnlyList<NeedNamed> names = [.. (await named(db, coordination, closed).ToListAsync()).OrderBy(one => one.Title.In(lang).Text, StringComparer.CurrentCultureIgnoreCase)];
        if (kept.Count >= MostKept) kept.Clear();
        kept[(coordination, closed, lang)] = new(stamp, names);
        return names;
    }
}
