using System.Globalization;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>What the map beside the list needs to know.</summary>
public abstract partial class ListPage
{
    public string? Tiles => MapTiles.Template(Service<IConfiguration>());
    public string? TilesBy => Service<IConfiguration>()["Map:Attribution"];
    public string OutlinesVersion => MapOutlines.Version(Index);

    /// <summary>The municipalities that hold nearly all of what was found: what the map shows at first.</summary>
    public string Home
    {
        get
        {
            var all = Answer.Facets?.Municipalities ?? [];
            var (total, sum) = (all.Sum(m => m.Count), 0);
            return string.Join(',', all.TakeWhile(m => (sum += m.Count) - m.Count < total * 0.95).Select(m => m.Code));
        }
    }

    /// <summary>"50.85,4.35,2000": latitude, longitude and metres around it.</summary>
    public string? Circle => Asked.Place is { } place ? string.Create(CultureInfo.InvariantCulture, $"{place.Latitude},{place.Longitude},{Asked.Within * 1000}") : null;

    /// <summary>Where a row is, for its markers: "50.85,4.35 50.86,4.36".</summary>
    public static string At(Row row) => string.Join(' ', row.Places.Where(p => p.Latitude is not null).Take(8)
        .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Latitude:0.#####},{p.Longitude:0.#####}")));
}
