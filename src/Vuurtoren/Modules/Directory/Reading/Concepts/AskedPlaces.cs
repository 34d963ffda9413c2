using Vuurtoren.Modules.Directory.Geography;
using Vuurtoren.Platform.Data;
using Map = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Reading.Concepts;

/// <summary>A place that a query names: "voedselpakket Molenbeek", "aide alimentaire à Ixelles", "1080". One of the three is set.</summary>
/// <param name="Municipality">NIS code.</param>
/// <param name="Neighbourhood">md_id.</param>
sealed record AskedPlace(string? Municipality, string? Neighbourhood, string? Postcode);

static class AskedPlaces
{
    const int MostWords = 5;

    /// <summary>By one telling word of its name: "Molenbeek", "Flagey".</summary>
    static readonly Lazy<Dictionary<string, AskedPlace>> byPart = new(Parts);

    /// <summary>Which words of a query name a place.</summary>
    /// <param name="words">In small letters, with their accents.</param>
    public static IEnumerable<(int From, int Count, AskedPlace Place)> In(List<string> words)
    {
        for (var from = 0; from < words.Count;)
        {
            var (count, place) = At(words, from);
            if (place is not null) yield return (from, count, place);
            from += count;
        }
    }

    static (int Count, AskedPlace? Place) At(List<string> words, int from)
    {
        for (var count = Math.Min(MostWords, words.Count - from); count > 0; count--)
        {
            var name = count == 1 ? words[from] : string.Join(' ', words.GetRange(from, count));
            if (count == 1 && name.Length == 4 && char.IsAsciiDigit(name[0]) && Map.Shipped.MunicipalityOfPostcode(name) is not null) return (1, new(null, null, name));
            if (name.Length < 3 || count == 1 && Analysis.CommonWords.Has(name)) continue;
            if (Map.Shipped.AreasByName(name).Select(Of).FirstOrDefault(p => p is not null) is { } place) return (count, place);
        }
        return (1, words[from].Length > 4 ? byPart.Value.GetValueOrDefault(Index.Folding.Fold(words[from])) : null);
    }

    static AskedPlace? Of(Area area) => area switch
    {
        { Postcode: { } postcode } => new(null, null, postcode),
        { Kind: Geography.AreaKind.Municipality } => new(area.Code, null, null),
        { Kind: Geography.AreaKind.Neighbourhood } => new(null, area.Code, null),
        _ => null,
    };

    static Dictionary<string, AskedPlace> Parts()
    {
        var parts = new Dictionary<string, AskedPlace>();
        foreach (var municipality in Map.Shipped.BrusselsMunicipalities)
            foreach (var (_, name) in municipality.Name) Add(name.Split('-'), new(municipality.Nis, null, null), 7);
        foreach (var hood in Map.Shipped.Neighbourhoods)
            foreach (var (_, name) in hood.Name.Where(n => n.Value.Contains(" - ", StringComparison.Ordinal)))
                Add(name.Split(" - "), new(null, hood.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), null), 5);
        return parts;

        void Add(string[] names, AskedPlace place, int least)
        {
            if (names.Length == 1) return;
            foreach (var name in names.Select(Index.Folding.Fold).Where(n => n.Length >= least)) parts.TryAdd(name, place);
        }
    }
}
