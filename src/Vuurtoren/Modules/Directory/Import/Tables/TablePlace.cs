using System.Text.RegularExpressions;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Tables;

/// <summary>The address and coordinates of a row.</summary>
sealed partial class TablePlace
{
    readonly ImportInput input;
    readonly TableValues row;
    readonly Coordinates? coordinates;
    readonly string? postalCode;
    readonly LocalText? street, city;

    public TablePlace(ImportInput input, TableValues row)
    {
        (this.input, this.row) = (input, row);
        (coordinates, Reason) = Where();
        var number = CleanText.PlainLine(row.One("location.number"));
        street = row.Line("location.street") is { } named ? LocalText.From(named.Select(t => KeyValuePair.Create(t.Key, (string?)(number is null ? t.Value : $"{t.Value} {number}")))) : null;
        (postalCode, city) = (CleanText.PlainLine(row.One("location.postal_code")), row.Line("location.city"));
        if (row.Line("location.address") is not { } whole || street is not null) return;
        var parts = whole.Select(t => (t.Key, Match: WholeAddress().Match(t.Value), t.Value)).ToList();
        street = LocalText.From(parts.Select(p => KeyValuePair.Create(p.Key, (string?)(p.Match.Success ? p.Match.Groups["street"].Value : p.Value))));
        postalCode ??= parts.Select(p => p.Match.Groups["code"].Value).FirstOrDefault(c => c.Length > 0);
        city ??= LocalText.From(parts.Where(p => p.Match.Success).Select(p => KeyValuePair.Create(p.Key, (string?)p.Match.Groups["city"].Value)));
    }

    /// <summary>Why the coordinates given are not used; null when they are, or when there are none.</summary>
    public string? Reason { get; }

    public string Written => string.Join(", ", row.All("location.latitude").Concat(row.All("location.longitude")).Concat(row.All("location.coordinates")).Concat(row.All("location.x")).Concat(row.All("location.y")));

    /// <summary>What makes two places of an organisation the same; null when the row says of no place.</summary>
    public string? Key
    {
        get
        {
            var address = TableRecords.Slug(string.Join(' ', new[] { street?.First().Value, row.One("location.box"), postalCode, city?.First().Value, row.One("location.name") }.OfType<string>()));
            if (address.Length > 0) return address;
            return coordinates is { } place ? FormattableString.Invariant($"{place.Latitude:0.#####},{place.Longitude:0.#####}") : null;
        }
    }

    public Location Location(string id, string? organizationId) => new()
    {
        Id = input.Id(Kinds.Location, id),
        OrganizationId = organizationId is null ? null : input.Id(Kinds.Organization, organizationId),
        Name = row.Line("location.name"),
        Description = row.Text("location.description"),
        Confidential = TableService.IsYes(row.One("location.confidential")),
        Addresses = street is null && postalCode is null && city is null ? [] : [new(street, row.Line("location.box"), postalCode, city, Country: Hsds.Countries.Code(row.One("location.country")) ?? "BE")],
        Latitude = coordinates?.Latitude,
        Longitude = coordinates?.Longitude,
        Transportation = row.Text("location.transportation"),
        Building = row.Text("location.building"),
        Floor = row.Text("location.floor"),
        Entrance = row.Text("location.entrance"),
        Accessibility = row.Text("location.accessibility") is { } words ? [new(Hsds.HsdsMap.FeatureIn(words.First().Value), words)] : [],
        Phones = TableService.Phones(row, "location", input.Language),
        Identifiers = [new(input.Source, id)],
        Source = input.Source,
        SourceDate = input.Date,
    };

    (Coordinates?, string?) Where()
    {
        var (latitude, longitude) = (row.One("location.latitude"), row.One("location.longitude"));
        if (latitude is null && longitude is null && row.One("location.coordinates") is { } both)
        {
            var pair = Pair().Match(both);
            if (!pair.Success) return (null, Coordinates.NotANumber);
            (latitude, longitude) = (pair.Groups[1].Value, pair.Groups[2].Value);
        }
        return latitude is null && longitude is null ? Coordinates.FromLambert72(row.One("location.x"), row.One("location.y")) : Coordinates.Tidy(latitude, longitude);
    }

    [GeneratedRegex(@"^[^\d-]*(-?\d{1,3}[.,]\d+)[\s,;]+(-?\d{1,3}[.,]\d+)\D*$")] private static partial Regex Pair();
    [GeneratedRegex(@"^(?<street>.+?)[\s,;-]+(?:B-)?(?<code>[1-9]\d{3})\s+(?<city>\D+)$")] private static partial Regex WholeAddress();
}
