using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Indicators.Keeping;

/// <summary>Who keeps which own counts: of a coordination who coordinates it or manages its directory, for areas of its territory; of the region who may everywhere.</summary>
public sealed class OwnTerritory(Db db, Territories territories)
{
    public static bool Keeps(CurrentUser me, Guid? coordination) => me.CanEverywhere(Permission.KeepFigures) || (coordination is { } id && me.Coordinations(Permission.KeepFigures).Contains(id));

    public IQueryable<Indicator> Mine(CurrentUser me)
    {
        var own = db.Set<Indicator>().Where(indicator => indicator.Fingerprint == null);
        if (me.CanEverywhere(Permission.KeepFigures)) return own;
        var mine = me.Coordinations(Permission.KeepFigures);
        return own.Where(indicator => indicator.CoordinationId != null && mine.Contains(indicator.CoordinationId.Value));
    }

    /// <summary>The coordinations whose own count one may make, by name.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Coordinations(CurrentUser me, string language) =>
        me.CanEverywhere(Permission.KeepFigures) ? await CoordinationNames.All(db, language) : await CoordinationNames.Of(db, me.Coordinations(Permission.KeepFigures), language);

    /// <summary>Whether an area lies in the territory of a coordination; null: anywhere. A neighbourhood lies in a municipality.</summary>
    public async Task<Func<KnownArea, bool>> Of(Guid? coordination)
    {
        if (coordination is not { } id) return _ => true;
        var codes = (await territories.Of(db, [id])).ToHashSet();
        return area => codes.Contains(area.Code) || codes.Contains(area.Municipality);
    }
}
