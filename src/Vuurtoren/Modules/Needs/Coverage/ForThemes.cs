namespace Vuurtoren.Modules.Needs.Coverage;

/// <summary>Which figures say most of the need for a theme: data/indicators/for-themes.csv. A theme that does not stand there goes by all figures of poverty.</summary>
static class ForThemes
{
    static readonly Lazy<ILookup<string, string>> lines = new(() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "indicators", "for-themes.csv")).Skip(1)
        .Select(line => line.Split(',')).ToLookup(cells => cells[0], cells => cells[1]));

    public static IEnumerable<string> Of(string theme) => lines.Value[theme];
}
