using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>Municipalities with their neighbourhoods, and how many services are there.</summary>
[Can(Permission.ReadDirectory)]
public sealed class PlacesPage(DirectoryIndex index, Texts texts) : WorkPage
{
    public sealed record Place(string Code, string Name, int Count);
    public sealed record Municipality(Place Itself, IReadOnlyList<Place> Neighbourhoods);

    public IReadOnlyList<Municipality> Municipalities { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (!index.Ready) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        var facets = index.Find(new Query { Take = 1, Facets = true }, Viewer).Facets;
        var counts = (facets?.Neighbourhoods ?? []).ToDictionary(n => n.Code, n => n.Count);
        var hoods = Geo.Shipped.Neighbourhoods.Where(n => n.Inhabited || counts.ContainsKey(Code(n.Id)))
            .ToLookup(n => n.MunicipalityNis, n => new Place(Code(n.Id), n.Name.In(Lang).Text, counts.GetValueOrDefault(Code(n.Id))));
        Municipalities = [.. from found in facets?.Municipalities ?? []
            let municipality = Geo.Shipped.Municipality(found.Code)
            where municipality is not null
            let name = municipality.Name.In(Lang).Text
            orderby municipality.IsInBrussels descending, name
            select new Municipality(new(municipality.Nis, name, found.Count), [.. hoods[municipality.Nis].OrderBy(h => h.Name, StringComparer.CurrentCulture)])];
        Title = texts["directory.places"];
        return Page();
    }

    static string Code(int id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
