using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Screens;

[Can(Permission.ReadDirectory)]
public sealed class NeighbourhoodPage(DirectoryIndex index, Texts texts) : AreaPage(index, texts)
{
    public IActionResult OnGet(string id)
    {
        if (!Index.Ready) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (Asked.NeighbourhoodOf(id) is not { } hood) return NotFound();
        var municipality = Geo.Shipped.Municipality(hood.MunicipalityNis)!;
        (Name, Narrow, Wider) = (hood.Name.In(Lang).Text, "neighbourhood=" + id, ("municipality/" + municipality.Nis, municipality.Name.In(Lang).Text));
        Count(new Query { Neighbourhood = id });
        return Page();
    }
}
