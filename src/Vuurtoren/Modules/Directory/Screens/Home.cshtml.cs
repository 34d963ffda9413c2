using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>One question; what cannot wait; the themes for who has no words for it; and the quick ways of who helps others.</summary>
[Can(Permission.ReadDirectory)]
public sealed class HomePage(DirectoryIndex index, Texts texts) : WorkPage
{
    /// <summary>What people need today: a theme, the words for it, and its picture.</summary>
    static readonly (string Theme, string Words, string Icon)[] urgent =
    [
        ("food-aid", "directory.today.food", "food-aid"), ("emergency-shelter", "directory.today.shelter", "homelessness"), ("general-practice", "directory.today.doctor", "health"),
        ("telephone-helpline", "directory.today.talk", "speech"), ("public-social-services", "directory.today.money", "social-assistance"),
    ];

    public ThemeTree Themes { get; private set; } = null!;
    public IReadOnlyList<(string Theme, string Words, string Icon)> Urgent { get; private set; } = [];
    public IReadOnlyList<(TaxonomyTerm Theme, int Count)> Tiles { get; private set; } = [];
    public int Services { get; private set; }
    public int Organizations { get; private set; }

    public IActionResult OnGet()
    {
        if (!index.Ready) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        Themes = ThemeTree.Of(index.Terms);
        Tiles = Themes.Tiles(index, Viewer);
        var counts = ThemeTree.Counts(index, Viewer);
        Urgent = [.. urgent.Where(need => Themes.Find(need.Theme) is { } term && counts.ContainsKey(term.Id))];
        (Services, Organizations) = (index.Services, index.Organizations);
        Summary = texts["directory.home.summary"];
        return Page();
    }
}
