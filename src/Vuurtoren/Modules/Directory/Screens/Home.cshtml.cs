using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>One question, and the themes for who has no words for it.</summary>
[Can(Permission.ReadDirectory)]
public sealed class HomePage(DirectoryIndex index, Texts texts) : WorkPage
{
    public ThemeTree Themes { get; private set; } = null!;
    public IReadOnlyList<(TaxonomyTerm Theme, int Count)> Tiles { get; private set; } = [];
    public int Services { get; private set; }
    public int Organizations { get; private set; }

    public IActionResult OnGet()
    {
        if (!index.Ready) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        Themes = ThemeTree.Of(index.Terms);
        Tiles = Themes.Tiles(index, Viewer);
        (Services, Organizations) = (index.Services, index.Organizations);
        Summary = texts["directory.home.summary"];
        return Page();
    }
}
