using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform.Data;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>What areas are called, by the codes that territories hold: "nis:21013" a municipality, "md:12" a neighbourhood of Brussels.</summary>
public static class AreaNames
{
    /// <summary>Where its services stand, after the language of the address.</summary>
    public static string? PathOf(string code) => code.Split(':') switch
    {
        ["nis", var nis] => "/municipality/" + nis,
        ["md", var id] => "/neighbourhood/" + id,
        _ => null,
    };

    /// <returns>Null: no such area.</returns>
    public static LocalText? Of(string code) => code.Split(':') switch
    {
        ["nis", var nis] => Geo.Shipped.Municipality(nis)?.Name,
        ["md", var id] => Asked.NeighbourhoodOf(id)?.Name,
        _ => null,
    };
}
