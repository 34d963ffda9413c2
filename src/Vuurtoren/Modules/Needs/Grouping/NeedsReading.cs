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
    sealed record Into(Guid Id, Guid To);

    static readonly Func<Db, Guid, IAsyncEnumerable<Into>> merged = PreparedQuery.Of((Db db, Guid coordination) => db.Set<Need>().Where(n => n.CoordinationId == coordination && n.MergedInto != null).Select(n => new Into(n.Id, n.MergedInto!.Value)));
    static readonly PreparedQuery<Guid, Need> one = new((db, id) => db.Set<Need>().Where(n => n.Id == id && n.MergedInto == null && n.GoneOn == null));

    static readonly Func<Db, Guid, bool, int, int, IAsyncEnumerable<Need>> some = PreparedQuery.Of((Db db, Guid coordination, bool hidden, int skip, int take) => db.Set<Need>().AsNoTracking()
        .Where(n => n.CoordinationId == coordination && n.MergedInto == null && n.GoneOn == null && (hidden || n.VisibleOn != null)).OrderByDescending(n => n.ChangedOn).ThenByDescending(n => n.Id).Skip(skip).Take(take));

    public static IQueryable<Need> There(Db db, Guid coordination) => db.Set<Need>().AsNoTracking().Where(n => n.CoordinationId == coordination && n.MergedInto == null && n.GoneOn == null);

    /// <summary>Those that changed last.</summary>
    /// <param name="hidden">Also those that members do not read yet.</param>
    public static ValueTask<List<Need>> Some(Db db, Guid coordination, bool hidden, int skip, int take) => some(db, coordination, hidden, skip, take).ToListAsync();

    /// <summary>This need and all that is one with it now: what it went into, and what else went into that. Signals go along when needs are merged.</summary>
    public static async Task<IReadOnlyList<Guid>> Together(Db db, Guid coordination, Guid need)
    {
        var into = await Merged(db, coordination);
        var now = Last(into, need);
        return [.. into.Keys.Where(one => Last(into, one) == now).Append(now).Distinct()];
    }

    /// <summary>What went into what.</summary>
    public static async Task<Dictionary<Guid, Guid>> Merged(Db db, Guid coordination) => (await merged(db, coordination).ToListAsync()).ToDictionary(n => n.Id, n => n.To);

    /// <summary>Into which need this one went; null: into none. Old letters and addresses lead on to it.</summary>
    public static Task<Guid?> WentInto(Db db, Guid coordination, Guid need) => db.Set<Need>().Where(n => n.Id == need && n.CoordinationId == coordination).Select(n => n.MergedInto).SingleOrDefaultAsync();

    /// <summary>Where a need is now, through all that it went into.</summary>
    public static Guid Last(Dictionary<Guid, Guid> into, Guid need)
    {
        for (var steps = 0; into.TryGetValue(need, out var next) && steps < 50; steps++) need = next;
        return need;
    }

    /// <returns>Null: it is not there, or not for this reader.</returns>
    /// <param name="hidden">Also one that members do not read yet.</param>
    public static async Task<Need?> One(Db db, Guid coordination, Guid id, bool hidden, bool write = false) =>
        (await one.List(db, id, write)) is [var need] && need.CoordinationId == coordination && (hidden || need.VisibleOn is not null) ? need : null;
}
