using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Grouping;

/// <summary>The half year behind us beside the half year before it.</summary>
public enum Trend { More, Fewer, Same }

/// <summary>From where the signals of a need came, and how many of the last half year and of the one before.</summary>
public sealed record NeedCounts(IReadOnlyDictionary<Origin, int> By, int Lately, int Before)
{
    public static readonly NeedCounts None = new(new Dictionary<Origin, int>(), 0, 0);

    public int Total => By.Values.Sum();
    public int Of(Origin origin) => By.GetValueOrDefault(origin);
    public Trend Trend => Lately > Before ? Trend.More : Lately < Before ? Trend.Fewer : Trend.Same;
}

/// <summary>The needs of a coordination with their counts: two queries, however many signals there are.</summary>
static class NeedsReading
{
    /// <summary>Days of half a year: 26 weeks, so that weeks of signals without a name fall on one side.</summary>
    public const int HalfYear = 182;

    public static IQueryable<Need> There(Db db, Guid coordination) => db.Set<Need>().AsNoTracking().Where(n => n.CoordinationId == coordination && n.MergedInto == null && n.GoneOn == null);

    public static async Task<IReadOnlyDictionary<Guid, NeedCounts>> Counts(Db db, IReadOnlyCollection<Guid> needs, DateOnly today)
    {
        var (half, year) = (today.AddDays(-HalfYear), today.AddDays(-2 * HalfYear));
        var rows = await db.Set<Signal>().Where(s => s.NeedId != null && needs.Contains(s.NeedId.Value)).GroupBy(s => new { s.NeedId, s.Origin })
            .Select(g => new { g.Key.NeedId, g.Key.Origin, All = g.Count(), Lately = g.Count(s => s.SentOn > half), Before = g.Count(s => s.SentOn <= half && s.SentOn > year) }).ToListAsync();
        return rows.GroupBy(row => row.NeedId!.Value).ToDictionary(need => need.Key, need => new NeedCounts(need.ToDictionary(row => row.Origin, row => row.All), need.Sum(row => row.Lately), need.Sum(row => row.Before)));
    }
}
