using Vuurtoren.Modules.Directory.Guide;

namespace Vuurtoren.Modules.Directory.Persons.Faces;

/// <summary>A part of the country in which somebody works: the places of a printed guide, and the territory of a coordination. Empty: everywhere.</summary>
public sealed class WhoArea(IEnumerable<GuideArea> places, IEnumerable<string> territory)
{
    readonly HashSet<string> municipalities = [.. places.Where(place => place.Postcode is null).Select(place => place.Nis), .. Coded(territory, "nis:")];
    readonly HashSet<string> postcodes = [.. places.Select(place => place.Postcode).OfType<string>()];
    readonly HashSet<string> neighbourhoods = [.. Coded(territory, "md:")];

    public bool IsEverywhere => municipalities.Count + postcodes.Count + neighbourhoods.Count == 0;

    public bool Holds(Face face) => IsEverywhere || face.Spots.Any(spot =>
        spot.Municipality is { } municipality && municipalities.Contains(municipality) || spot.Postcode is { } postcode && postcodes.Contains(postcode) || spot.Neighbourhood is { } neighbourhood && neighbourhoods.Contains(neighbourhood));

    /// <summary>The same for the same area.</summary>
    public string Key => string.Join(' ', municipalities.Order(StringComparer.Ordinal).Append("|").Concat(postcodes.Order(StringComparer.Ordinal)).Append("|").Concat(neighbourhoods.Order(StringComparer.Ordinal)));

    static IEnumerable<string> Coded(IEnumerable<string> codes, string kind) => codes.Where(code => code.StartsWith(kind, StringComparison.Ordinal)).Select(code => code[kind.Length..]);
}
