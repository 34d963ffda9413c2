using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Permanences.Screens;

/// <summary>All houses in which services hold office, and who is in each of them today.</summary>
[Can(Permission.ReadDirectory)]
public sealed class HousesPage(Houses houses, DirectoryIndex index, Texts texts) : RecordPage(index, texts)
{
    public sealed record Line(House House, string Name, IReadOnlyList<Sitting> Today);

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    PermanenceWords? words;
    public PermanenceWords Words => words ??= new(Texts, Lang);

    public async Task<IActionResult> OnGet()
    {
        if (!Index.Ready) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        (Title, Summary) = (Texts["permanence.houses"], Texts["permanence.houses.lead"]);
        Lines = [.. (await houses.All()).Select(house => new Line(house, Words.House(house), [.. house.Office.Sittings(Today, Today).Where(sitting => !sitting.Cancelled)])).OrderBy(line => line.Name, StringComparer.CurrentCulture)];
        return Page();
    }
}
