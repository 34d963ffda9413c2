using Vuurtoren.Modules.Directory.Geography;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.SocialBrussels;

/// <summary>The areas in which an organisation works, from the names that the source gives them.</summary>
public static class ActionZones
{
    /// <summary>"Anneessens; Béguinage - Dixmude; Stalingrad".</summary>
    public static IReadOnlyList<ServiceArea> Read(string? zones, CodeList known)
    {
        var result = new List<ServiceArea>();
        foreach (var zone in zones?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
            foreach (var name in IsKnown(zone, known) ? [zone] : zone.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                foreach (var area in Of(known.Named(name)?.Text ?? LocalText.From("fr", name)!))
                    if (!result.Contains(area)) result.Add(area);
        return result;
    }

    /// <summary>The areas that a zone's name stands for: one, or the two districts of "Bruxelles-Halle-Vilvoorde". Of what is no area of ours the name is kept.</summary>
    public static IEnumerable<ServiceArea> Of(LocalText name)
    {
        var areas = Areas(name);
        return areas.Count == 0 ? [new(AreaKind.Other, null, name)] : areas.Select(area => From(area, name, alone: areas.Count == 1));
    }

    static ServiceArea From(Area area, LocalText name, bool alone) => area.Kind switch
    {
        Geography.AreaKind.Neighbourhood => new(AreaKind.Neighbourhood, area.Code, name),
        // Laken is a part of the city of Brussels: found under the city, named as the part.
        Geography.AreaKind.Municipality => new(AreaKind.Municipality, area.Code, name),
        Geography.AreaKind.Region => new(AreaKind.Region, area.Code, name),
        Geography.AreaKind.Country => new(AreaKind.Country, area.Code, name),
        _ => new(AreaKind.Other, null, alone ? name : LocalText.From(area.Name.Select(n => KeyValuePair.Create(n.Key, (string?)n.Value)))),
    };

    static IReadOnlyList<Area> Areas(LocalText name) =>
        name.Select(n => Geography.Geography.Shipped.AreasByName(n.Value)).FirstOrDefault(a => a.Count > 0) ?? [];

    static bool IsKnown(string zone, CodeList known) => known.Named(zone) is not null || Geography.Geography.Shipped.AreasByName(zone).Count > 0;
}
