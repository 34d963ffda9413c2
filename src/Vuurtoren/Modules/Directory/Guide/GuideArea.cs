using System.Text.RegularExpressions;
using Vuurtoren.Platform.Data;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Guide;

/// <summary>One of the places of a guide: a municipality, or the part of it with one postal code.</summary>
public sealed partial record GuideArea(string Nis, string? Postcode, LocalText Name)
{
    /// <summary>"Brussel", "1020 Laken".</summary>
    public string In(string lang) => Postcode is null ? Name.In(lang).Text : $"{Postcode} {Name.In(lang).Text}";

    /// <summary>The postal codes of whoever lives there.</summary>
    public IEnumerable<string> Postcodes => Postcode is null ? Geo.Shipped.Municipality(Nis)?.Postcodes ?? [] : [Postcode];

    /// <param name="typed">"1000, Elsene; 1030".</param>
    /// <param name="unknown">The first part that is no place here.</param>
    public static IReadOnlyList<GuideArea> Of(string typed, out string? unknown)
    {
        var areas = new List<GuideArea>();
        unknown = null;
        foreach (var part in typed.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var found = Parts(part).ToList();
            if (found.Count == 0) unknown ??= part;
            areas.AddRange(found);
        }
        return [.. areas.Distinct()];
    }

    static IEnumerable<GuideArea> Parts(string part)
    {
        if (Code().Match(part) is { Success: true, Value: var code })
            return Geo.Shipped.MunicipalityOfPostcode(code) is { } municipality ? [new(municipality.Nis, code, Geo.Shipped.Postcodes.First(one => one.Code == code).Name)] : [];
        return Geo.Shipped.AreaByName(part) switch
        {
            { Kind: Geography.AreaKind.Municipality } area => [new(area.Code, area.Postcode, area.Name)],
            { Kind: Geography.AreaKind.Region or Geography.AreaKind.Province or Geography.AreaKind.Arrondissement } area => Geo.Shipped.Municipalities
                .Where(one => area.Code == one.Region || area.Code == one.Province || area.Code == one.Arrondissement).Select(one => new GuideArea(one.Nis, null, one.Name)),
            _ => [],
        };
    }

    [GeneratedRegex(@"^[1-9]\d{3}(?!\d)")] private static partial Regex Code();
}
