using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Indicators;

/// <summary>Which areas stand together on a map and in a list: a region, a province, the country, or the neighbourhoods of one municipality.</summary>
/// <param name="Code">"04000", "10000", "01000"; "nis:21004" for a municipality.</param>
public sealed record Scope(string Code, LocalText Name, AreaLevel Level, IReadOnlyList<KnownArea> Areas)
{
    static readonly string[] regions = [Directory.Public.Areas.Brussels, "02000", "03000"];

    public bool IsRegion => regions.Contains(Code);

    /// <summary>The scopes in which areas of a level can be looked at, the widest first.</summary>
    static readonly Lazy<ILookup<AreaLevel, Scope>> all = new(() => Enum.GetValues<AreaLevel>().SelectMany(Make).ToLookup(scope => scope.Level));

    public static IEnumerable<Scope> Of(AreaLevel level) => all.Value[level];

    /// <summary>The asked one; else the first. Of municipalities that is a region, the whole country being hard to read.</summary>
    public static Scope? Find(AreaLevel level, string? code) => string.IsNullOrEmpty(code) ? Of(level).First() : Of(level).FirstOrDefault(scope => scope.Code == code);

    static IEnumerable<Scope> Make(AreaLevel level)
    {
        var areas = Directory.Public.Areas.Of(level).ToList();
        foreach (var region in regions)
            if (Within(region, area => area.Region == region) is { } one) yield return one;
        if (level == AreaLevel.Neighbourhood)
        {
            foreach (var group in areas.GroupBy(area => area.Municipality).OrderBy(group => group.Key, StringComparer.Ordinal))
                yield return new(group.Key, Directory.Public.Areas.Find(group.Key)!.Name, level, [.. group]);
            yield break;
        }
        foreach (var province in areas.Select(area => area.Province).OfType<string>().Distinct().Order(StringComparer.Ordinal))
            yield return Within(province, area => area.Province == province)!;
        yield return Within(Directory.Public.Areas.Belgium, _ => true)!;

        Scope? Within(string code, Func<KnownArea, bool> lies) => areas.Where(lies).ToList() is { Count: > 0 } some ? new(code, Directory.Public.Areas.Around(code)!, level, some) : null;
    }
}
