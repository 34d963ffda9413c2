using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Grouping;

/// <summary>
/// How many signals needs have: one query for those not counted yet. Twenty-five needs with hundreds of signals each took more than the page; so counts are kept until the need
/// changes, and for a minute at most, for a signal can also go by its own term.
/// </summary>
public sealed class SignalCounts : IDisposable
{
    /// <summary>Days of half a year: 26 weeks, so that weeks of signals without a name fall on one side.</summary>
    public const int HalfYear = 182;
    const int Most = 20_000, AtOnce = 500;

    static readonly TimeSpan longest = TimeSpan.FromMinutes(1);

    readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Most });

    public async Task<IReadOnlyDictionary<Guid, NeedCounts>> Of(Db db, IReadOnlyCollection<Need> needs, DateOnly today)
    {
        var all = new Dictionary<Guid, NeedCounts>();
        foreach (var need in needs) if (kept.TryGetValue((need.Id, need.Version, today), out NeedCounts? known)) all[need.Id] = known!;
        foreach (var some in needs.Where(need => !all.ContainsKey(need.Id)).ToList().Chunk(AtOnce))
        {
            var counted = await Count(db, [.. some.Select(need => need.Id)], today);
            foreach (var need in some) all[need.Id] = kept.Set((need.Id, need.Version, today), counted.GetValueOrDefault(need.Id, NeedCounts.None), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = longest });
        }
        return all;
    }

    static async Task<Dictionary<Guid, NeedCounts>> Count(Db db, List<Guid> needs, DateOnly today)
    {
        var (half, year) = (today.AddDays(-HalfYear), today.AddDays(-2 * HalfYear));
        var rows = await db.Set<Signal>().Where(s => s.NeedId != null && needs.Contains(s.NeedId.Value)).GroupBy(s => new { s.NeedId, s.Origin })
            .Select(g => new { g.Key.NeedId, g.Key.Origin, All = g.Count(), Lately = g.Count(s => s.SentOn > half), Before = g.Count(s => s.SentOn <= half && s.SentOn > year), Released = g.Count(s => s.ReleasedOn != null) }).ToListAsync();
        return rows.GroupBy(row => row.NeedId!.Value).ToDictionary(need => need.Key, need => new NeedCounts(need.ToDictionary(row => row.Origin, row => row.All), need.Sum(row => row.Lately), need.Sum(row => row.Before), need.Sum(row => row.Released)));
    }

    public void Dispose() => kept.Dispose();
}
