using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>All themes with what falls under them.</summary>
[Can(Permission.ReadDirectory)]
public sealed class ThemesListPage(DirectoryIndex index, Texts texts) : WorkPage
{
    public ThemeTree Themes { get; private set; } = null!;
    public IReadOnlyList<(TaxonomyTerm Theme, int Count)> Tiles { get; private set; } = [];
    public IReadOnlyDictionary<Guid, int> Counts { get; private set; } = null!;

    public IActionResult OnGet()
    {
        if (!index.Ready) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        Themes = ThemeTree.Of(index.Terms);
        Tiles = Themes.Tiles(index, Viewer);
        Counts = ThemeTree.Counts(index, Viewer);
        Title = texts["directory.menu.themes"];
        return Page();
    }
}
