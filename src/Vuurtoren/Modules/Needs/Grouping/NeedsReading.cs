using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Grouping;

/// <summary>The half year behind us beside the half year before it.</summary>
public enum Trend { More, Fewer, Same }

/// <summary>From where the signals of a need came, and how many of the last half year and of the one before.</summary>
/// <param name="Released">By who sent them.</param>
public sealed record NeedCounts(IReadOnlyDictionary<Origin, int> By, int Lately, int Before, int Released)
{
    public static readonly NeedCounts None = new(new Dictionary<Origin, int>(), 0, 0, 0);

    public int Total => By.Values.Sum();
    public int Of(Origin origin) => By.GetValueOrDefault(origin);
    public Trend Trend => Lately > Before ? Trend.More : Lately < Before ? Trend.Fewer : Trend.Same;
}

/// <summary>A need in a list to choose from.</summary>
public sealed record NeedNamed(Guid Id, LocalText Title);

/// <summary>The needs of a coordination.</summary>
static class NeedsReading
{
    /// <summary>Those of a list to choose from.</summary>
    const int MostNamed = 200;

    static readonly Func<Db, Guid, bool, IAsyncEnumerable<NeedNamed>> named = PreparedQuery.Of((Db db, Guid coordination, bool closed) => db.Set<Need>()
        .Where(n => n.CoordinationId == coordination && n.MergedInto == null && n.GoneOn == null && (closed || n.State != NeedState.Closed)).OrderByDescending(n => n.ChangedOn).Take(MostNamed).Select(n => new NeedNamed(n.Id, n.Title)));

    /// <summary>What they are called, of those that changed last.</summary>
    public static async Task<IReadOnlyList<NeedNamed>> Named(Db db, Guid coordination, bool closed, string lang) =>
        [.. (await named(db, coordination, closed).ToListAsync()).OrderBy(one => one.Title.In(lang).Text, StringComparer.CurrentCultureIgnoreCase)];

    public static IQueryable<Need> There(Db db, Guid coordination) => db.Set<Need>().AsNoTracking().Where(n => n.CoordinationId == coordination && n.MergedInto == null && n.GoneOn == null);
}
