using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Indicators.Keeping;

/// <summary>Takes in what a plan says, in one save.</summary>
static class FigureTaking
{
    public static async Task<Dictionary<(string Area, int Year), IndicatorValue>> Here(Db db, Indicator indicator) =>
        (await db.Set<IndicatorValue>().Where(value => value.Indicator == indicator.Key).ToListAsync()).ToDictionary(value => (value.Area, value.Year));

    /// <param name="here">As read from this very context.</param>
    public static void Add(Db db, Indicator indicator, FigurePlan plan, IReadOnlyDictionary<(string Area, int Year), IndicatorValue> here, LocalText source, DateOnly taken)
    {
        indicator.Changes();
        foreach (var one in plan.New) db.Add(IndicatorValue.Of(indicator, one.Area.Code, one.Year, one.Value, one.Noted, source, taken));
        foreach (var one in plan.Changed) here[(one.Area.Code, one.Year)].Take(one.Value, one.Noted, source, taken);
    }

    /// <summary>Who counted it, in the language in which it was typed.</summary>
    public static LocalText Source(string lang, string? typed) =>
        LocalText.From(lang, typed) is { } source && typed!.Trim().Length <= IndicatorValue.LongestSource ? source : throw new RuleBroken("figures.source.missing", IndicatorValue.LongestSource);
}
