using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Indicators;

/// <summary>All kinds of figures, and the way to one area.</summary>
[Can(Permission.ReadDirectory)]
public sealed class FiguresListPage(Db db, Texts texts) : FiguresPage
{
    /// <param name="Areas">With a figure in the last year.</param>
    public sealed record Line(Indicator Indicator, int FirstYear, int LastYear, int Areas);

    /// <summary>Shipped ones of each level, then own counts; empty lists are left out.</summary>
    public IReadOnlyList<(string Title, IReadOnlyList<Line> Lines)> Groups { get; private set; } = [];
    public string Asked => Request.Query["q"].ToString().Trim();

    protected override async Task<bool> Load()
    {
        await base.Load();
        (Title, Summary, Unlisted) = (texts["figures.title"], texts["figures.lead"], Asked.Length > 0);
        var counted = await db.Set<IndicatorValue>().AsNoTracking().GroupBy(value => new { value.Indicator, value.Year }).Select(group => new { group.Key.Indicator, group.Key.Year, Areas = group.Count() }).ToListAsync();
        var years = counted.ToLookup(one => one.Indicator);
        var lines = (await db.Set<Indicator>().AsNoTracking().ToListAsync()).Where(indicator => years[indicator.Key].Any()).OrderBy(indicator => FigureWords.Text(indicator.Name, Lang), StringComparer.CurrentCultureIgnoreCase)
            .Select(indicator => new Line(indicator, years[indicator.Key].Min(one => one.Year), years[indicator.Key].Max(one => one.Year), years[indicator.Key].MaxBy(one => one.Year)!.Areas)).ToList();
        Groups = [.. new[] { ("figures.group.hoods", Shipped(AreaLevel.Neighbourhood)), ("figures.group.municipalities", Shipped(AreaLevel.Municipality)), ("figures.group.own", lines.Where(line => !line.Indicator.IsShipped).ToList()) }
            .Where(group => group.Item2.Count > 0).Select(group => (group.Item1, (IReadOnlyList<Line>)group.Item2))];
        return true;

        List<Line> Shipped(AreaLevel level) => [.. lines.Where(line => line.Indicator.IsShipped && line.Indicator.Level == level)];
    }

    /// <summary>The name of an area leads to its figures.</summary>
    public IActionResult OnGet() => Asked.Length > 0 && AreaOf(Asked) is { } area ? Redirect($"/{Lang}{AreaFiguresPage.PathOf(area)}") : Page();

    static KnownArea? AreaOf(string name) => Areas.Read(AreaLevel.Municipality, name).Area ?? Areas.Read(AreaLevel.Neighbourhood, name).Area;
}
