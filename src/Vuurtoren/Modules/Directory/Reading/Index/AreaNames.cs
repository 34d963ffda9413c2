using System.Collections.Concurrent;
using System.Globalization;
using Vuurtoren.Platform.Data;
using Map = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>What the index needs to know of the map of Belgium.</summary>
static class AreaNames
{
    static readonly ConcurrentDictionary<(string?, string?), string[]> names = new();

    /// <summary>The names by which people look for this place, in all languages.</summary>
    public static IReadOnlyList<string> Of(string? municipality, string? neighbourhood) => names.GetOrAdd((municipality, neighbourhood), static key =>
        [.. new[] { Map.Shipped.Municipality(key.Item1)?.Name, Hood(key.Item2)?.Name }.OfType<LocalText>().SelectMany(name => name).Select(name => name.Value).Distinct()]);

    static Geography.Neighbourhood? Hood(string? id) => int.TryParse(id, CultureInfo.InvariantCulture, out var number) ? Map.Shipped.Neighbourhood(number) : null;

    /// <summary>The code of today for a municipality that was merged since.</summary>
    public static string Today(string nis) => Map.Shipped.Municipality(nis)?.Nis ?? nis;

    /// <summary>The areas in which someone with this postal code lives, as <see cref="Key"/> writes them; none when the code is unknown.</summary>
    public static IReadOnlyList<string> AroundPostcode(string postcode)
    {
        if (Map.Shipped.MunicipalityOfPostcode(postcode) is not { } municipality || Map.Shipped.Area(Geography.AreaKind.Municipality, municipality.Nis) is not { } area) return [];
        return [.. Map.Shipped.Enclosing(area).Select(a => "nis:" + a.Code)];
    }

    /// <summary>One word for an area of any kind; null when it has no code.</summary>
    public static string? Key(ServiceArea area) => area.Code is null ? null : area.Kind == AreaKind.Neighbourhood ? "md:" + area.Code : "nis:" + Today(area.Code);
}
