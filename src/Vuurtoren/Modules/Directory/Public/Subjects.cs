using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Platform.Data;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>What something can be about: the themes and target groups that ship, and the areas of a territory. Codes with names, in the order of the screens.</summary>
public static class Subjects
{
    /// <summary>Top themes, also those that are discreet: they are for who works in them.</summary>
    public static IReadOnlyList<(string Code, LocalText Name)> Themes { get; } = [.. Directory.Themes.Themes.Shipped.Top.Select(theme => (theme.Code, theme.Name))];

    public static IReadOnlyList<(string Code, LocalText Name)> Targets { get; } = TargetNames.AllShipped;

    /// <param name="territory">Codes of areas: "nis:21013", "md:12".</param>
    /// <returns>These, each followed by the neighbourhoods in it.</returns>
    public static IReadOnlyList<(string Code, LocalText Name)> Areas(IReadOnlyList<string> territory) =>
        [.. territory.Order(StringComparer.Ordinal).SelectMany(code => Neighbourhoods(code).Prepend((code, AreaNames.Of(code)!))).Where(area => area.Item2 is not null).DistinctBy(area => area.Item1)];

    static IEnumerable<(string, LocalText)> Neighbourhoods(string code) => !code.StartsWith("nis:", StringComparison.Ordinal) ? []
        : Geo.Shipped.Neighbourhoods.Where(hood => hood.Inhabited && hood.MunicipalityNis == code[4..]).Select(hood => (string.Create(System.Globalization.CultureInfo.InvariantCulture, $"md:{hood.Id}"), hood.Name));
}
