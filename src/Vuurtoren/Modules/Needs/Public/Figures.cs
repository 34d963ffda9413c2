using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Indicators;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Public;

/// <summary>One kind of figure, as others may choose from.</summary>
/// <param name="HigherIsWorse">Null: neither is worse.</param>
/// <param name="IsCount">A number of people or things, which does not compare between areas; else a share, a rate or an amount.</param>
/// <param name="CoordinationId">Whose own count it is; null: shipped, or of the region.</param>
public sealed record FigureKind(string Key, LocalText Name, LocalText? Meaning, Unit Unit, AreaLevel Level, bool? HigherIsWorse, bool IsCount, bool IsShipped, Guid? CoordinationId);

/// <summary>What is known last of one area.</summary>
/// <param name="Area">"md:12" or "nis:21013".</param>
/// <param name="Value">Null: fewer than five.</param>
/// <param name="Noted">The source has a remark with it.</param>
/// <param name="TakenOn">Day on which it was taken from its source.</param>
public sealed record Figure(string Indicator, string Area, int Year, double? Value, bool Noted, LocalText Source, DateOnly TakenOn);

/// <summary>Figures about areas, for modules that rest a list on them. An area of which nothing is known is not in an answer: never zero.</summary>
public static class Figures
{
    public static async Task<IReadOnlyList<FigureKind>> Kinds(Db db) =>
        [.. (await db.Set<Indicator>().AsNoTracking().ToListAsync()).Select(one => new FigureKind(one.Key, one.Name, one.Meaning, one.Unit, one.Level, one.HigherIsWorse, one.IsCount, one.IsShipped, one.CoordinationId)).OrderBy(one => one.Key, StringComparer.Ordinal)];

    /// <summary>By area the latest figure of these kinds; the years can differ from area to area.</summary>
    public static async Task<ILookup<string, Figure>> Latest(Db db, params IReadOnlyCollection<string> indicators)
    {
        var sources = await db.Set<Indicator>().AsNoTracking().Where(one => indicators.Contains(one.Key)).ToDictionaryAsync(one => one.Key, one => one.Source);
        var all = db.Set<IndicatorValue>().AsNoTracking().Where(one => indicators.Contains(one.Indicator));
        var last = await all.Where(one => one.Year == all.Where(other => other.Indicator == one.Indicator && other.Area == one.Area).Max(other => other.Year)).ToListAsync();
        return last.ToLookup(one => one.Area, one => Read(one, sources[one.Indicator]));
    }

    /// <summary>Of one area, the latest figure of each kind.</summary>
    public static async Task<IReadOnlyList<Figure>> Of(Db db, string area)
    {
        var sources = await db.Set<Indicator>().AsNoTracking().ToDictionaryAsync(one => one.Key, one => one.Source);
        return [.. (await db.Set<IndicatorValue>().AsNoTracking().Where(one => one.Area == area).ToListAsync()).GroupBy(one => one.Indicator).Select(group => group.MaxBy(one => one.Year)!).Select(one => Read(one, sources[one.Indicator])).OrderBy(one => one.Indicator, StringComparer.Ordinal)];
    }

    /// <summary>Where one kind of figure is read, after the language.</summary>
    public static string PathOf(string indicator) => "/figures/" + indicator;

    static Figure Read(IndicatorValue one, LocalText? source) => new(one.Indicator, one.Area, one.Year, one.Value, one.Noted, one.Source ?? source!, one.TakenOn);
}
