using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Screens;

[Can(Permission.ReadDirectory)]
public sealed class MunicipalityPage(DirectoryIndex index, Texts texts) : AreaPage(index, texts)
{
    public IActionResult OnGet(string nis)
    {
        if (!Index.Ready) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (Geo.Shipped.Municipality(nis) is not { } municipality) return NotFound();
        if (municipality.Nis != nis) return RedirectPermanent($"/{Lang}/municipality/{municipality.Nis}"); // merged since
        (Name, Narrow, Wider) = (municipality.Name.In(Lang).Text, "municipality=" + nis, ("places", Texts["directory.places"].Value));
        var hoods = Index.Find(new Query { Municipality = nis, Take = 1, Facets = true }, Viewer).Facets?.Neighbourhoods ?? [];
        Neighbourhoods = [.. hoods.Select(h => (h.Code, Name: Asked.NeighbourhoodOf(h.Code), h.Count)).Where(h => h.Name is not null && h.Name.MunicipalityNis == nis)
            .Select(h => (h.Code, h.Name!.Name.In(Lang).Text, h.Count)).OrderBy(h => h.Text, StringComparer.Create(CultureInfo.CurrentCulture, true))];
        Count(new Query { Municipality = nis });
        return Page();
    }
}
