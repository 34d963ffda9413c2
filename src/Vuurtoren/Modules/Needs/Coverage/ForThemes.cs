using Vuurtoren.Modules.Needs.Public;

namespace Vuurtoren.Modules.Needs.Coverage;

/// <summary>Which figures say most of the need for a theme: data/indicators/for-themes.csv. A theme that does not stand there goes by those of "*" for areas of that level; when there is none, by all figures of which one way is worse.</summary>
static class ForThemes
{
    static readonly Lazy<ILookup<string, string>> lines = new(() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "indicators", "for-themes.csv")).Skip(1)
        .Select(line => line.Split(',')).ToLookup(cells => cells[0], cells => cells[1]));

    const string Any = "*";

    public static IEnumerable<string> Of(string theme) => lines.Value[theme];

    /// <summary>Of figures of one level those that say something of the need for a theme. What measures the same as another is not there twice.</summary>
    public static IReadOnlyList<FigureKind> Among(IReadOnlyList<FigureKind> level, string theme)
    {
        var fitting = level.Where(kind => lines.Value[theme].Contains(kind.Key)).ToList();
        if (fitting.Count > 0) return fitting;
        var usual = level.Any(kind => lines.Value[Any].Contains(kind.Key));
        return [.. level.Where(kind => kind.HigherIsWorse is not null && (!usual || !kind.IsShipped || lines.Value[Any].Contains(kind.Key)))];
    }
}
