using System.Globalization;
using Vuurtoren.Modules.Directory.Geography;
using Vuurtoren.Platform.Data;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>What figures are about: the neighbourhoods by which Brussels is monitored, or the municipalities of today.</summary>
public enum AreaLevel { Neighbourhood, Municipality }

/// <param name="Code">As territories hold it: "md:12" or "nis:21013".</param>
/// <param name="Inhabited">False: a park, a cemetery, a station.</param>
/// <param name="Municipality">The code of the municipality that holds most of it; its own when it is one.</param>
/// <param name="Province">NIS code; null in Brussels.</param>
/// <param name="Region">NIS code: 02000 Flanders, 03000 Wallonia, 04000 Brussels.</param>
public sealed record KnownArea(string Code, AreaLevel Level, LocalText Name, bool Inhabited, string Municipality, string? Province, string Region);

/// <param name="Rings">Every border, also around holes, WGS 84.</param>
/// <param name="Middle">A point inside it, for a word on it.</param>
public sealed record AreaOutline(KnownArea Area, IReadOnlyList<IReadOnlyList<(double Latitude, double Longitude)>> Rings, (double Latitude, double Longitude) Middle);

/// <summary>The areas about which figures are given, for modules that show or take in figures.</summary>
public static class Areas
{
    public const string Belgium = "01000", Brussels = Geography.Municipality.BrusselsRegion;

    static readonly Lazy<Dictionary<string, KnownArea>> all = new(() =>
    {
        var municipalities = Geo.Shipped.Municipalities.Select(m => new KnownArea("nis:" + m.Nis, AreaLevel.Municipality, m.Name, true, "nis:" + m.Nis, m.Province, m.Region));
        var hoods = Geo.Shipped.Neighbourhoods.Select(h => new KnownArea($"md:{Text(h.Id)}", AreaLevel.Neighbourhood, h.Name, h.Inhabited, "nis:" + h.MunicipalityNis, null, Brussels));
        return hoods.Concat(municipalities).ToDictionary(area => area.Code);
    });

    static readonly Lazy<ILookup<(AreaLevel, string), KnownArea>> byName = new(() =>
        all.Value.Values.SelectMany(area => area.Name.Select(name => (area, name: PlaceNames.Fold(name.Value))).Distinct()).ToLookup(one => (one.area.Level, one.name), one => one.area));

    public static IEnumerable<KnownArea> Of(AreaLevel level) => all.Value.Values.Where(area => area.Level == level);

    public static KnownArea? Find(string? code) => code is null ? null : all.Value.GetValueOrDefault(code);

    /// <summary>What a region, a province or the country is called.</summary>
    public static LocalText? Around(string nis) => new[] { Geography.AreaKind.Country, Geography.AreaKind.Region, Geography.AreaKind.Province }.Select(kind => Geo.Shipped.Area(kind, nis)?.Name).FirstOrDefault(name => name is not null);

    /// <summary>The area that a list means: by code ("md:12", "12", "nis:21013", "21013") or by its name in either language.</summary>
    /// <returns>Or why not: "unknown", "several" of one name, "merged" since, "level": an area of another kind.</returns>
    public static (KnownArea? Area, string? Wrong) Read(AreaLevel level, string written)
    {
        var text = written.Trim();
        if (Find(CodeOf(level, text)) is { } found) return found.Level == level ? (found, null) : (null, "level");
        if (level == AreaLevel.Municipality && IsNumber(text) && Geo.Shipped.Municipality(text) is not null) return (null, "merged");
        var named = byName.Value[(level, PlaceNames.Fold(text))].ToList();
        if (named.Count == 1) return (named[0], null);
        if (named.Count > 1) return (null, "several");
        return (null, byName.Value[(Other(level), PlaceNames.Fold(text))].Any() || Find(CodeOf(Other(level), text)) is not null ? "level" : MergedName(level, text) ? "merged" : "unknown");
    }

    static AreaLevel Other(AreaLevel level) => level == AreaLevel.Municipality ? AreaLevel.Neighbourhood : AreaLevel.Municipality;

    static string CodeOf(AreaLevel level, string text) => !IsNumber(text) ? text.ToLowerInvariant() : level == AreaLevel.Municipality ? "nis:" + text : $"md:{text.TrimStart('0')}";

    static bool IsNumber(string text) => text.Length is > 0 and < 6 && text.All(char.IsAsciiDigit);

    static bool MergedName(AreaLevel level, string text) => level == AreaLevel.Municipality && Geo.Shipped.MunicipalityByName(text) is not null;

    public static IEnumerable<AreaOutline> Outlines(AreaLevel level)
    {
        foreach (var (code, geometry) in Geo.Shipped.Geometries(level == AreaLevel.Neighbourhood))
            if (Find((level == AreaLevel.Neighbourhood ? "md:" : "nis:") + code) is { } area)
                yield return new(area, [.. Geo.EveryRing(geometry)], (geometry.InteriorPoint.Y, geometry.InteriorPoint.X));
    }

    static readonly Lazy<ILookup<AreaLevel, (KnownArea Area, (double Latitude, double Longitude) Middle)>> middles = new(() =>
        Enum.GetValues<AreaLevel>().SelectMany(Outlines).ToLookup(outline => outline.Area.Level, outline => (outline.Area, outline.Middle)));

    /// <summary>A point inside each area: to find it anew takes longer than a page.</summary>
    public static IEnumerable<(KnownArea Area, (double Latitude, double Longitude) Middle)> Middles(AreaLevel level) => middles.Value[level];

    /// <summary>The outline as a GeoJSON geometry.</summary>
    public static string? Geometry(KnownArea area) => Geo.Shipped.Outline(new(area.Level == AreaLevel.Neighbourhood ? Geography.AreaKind.Neighbourhood : Geography.AreaKind.Municipality, area.Code.Split(':')[1], area.Name)) is { } feature
        ? System.Text.Json.JsonElement.Parse(feature).GetProperty("geometry").GetRawText() : null;

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
