using System.Text.RegularExpressions;
using System.Xml.Linq;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Modules.Directory.Import.SocialBrussels;
using Vuurtoren.Platform.Data;
using static Vuurtoren.Modules.Directory.Import.Bruso.BrusoElement;

namespace Vuurtoren.Modules.Directory.Import.Bruso;

/// <summary>Where an organisation works: &lt;addresseAdres&gt;.</summary>
sealed partial record BrusoPlace(Address? Address, Coordinates? Coordinates, LocalText? Floor, bool Secret)
{
    public static BrusoPlace? Read(XElement organisation, ReadableCase readable, string id, long line, List<ImportItem> left)
    {
        if (organisation.Elements().FirstOrDefault(e => e.Name.LocalName == "addresseAdres") is not { } e) return null;
        var (streetNl, streetFr, number) = (One(e, "ADRESNL"), One(e, "ADRESFR"), One(e, "ADNUM"));
        var (noteNl, floorNl) = Note(One(e, "ADOPM"));
        var (noteFr, floorFr) = Note(One(e, "ADREM"));
        var secret = PlaceOf.IsSecret(streetNl, streetFr, One(e, "ADOPM"), One(e, "ADREM"));
        if (PlaceOf.IsSecret(streetNl)) streetNl = null;
        if (PlaceOf.IsSecret(streetFr)) streetFr = null;
        var box = PlaceOf.Box(One(e, "BNUM"), "fr");
        var address = new Address(
            LocalText.NlFr(WithNumber(streetNl, number), WithNumber(streetFr, number)),
            LocalText.NlFr(Extra("nl", noteNl, "NMSERVNL"), Extra("fr", noteFr, "NMSERVFR")),
            One(e, "ZIP") ?? Post(e, "POSTFR").Zip ?? Post(e, "POSTNL").Zip,
            LocalText.NlFr(Town(One(e, "GEMEENTE") ?? Post(e, "POSTNL").Town), Town(One(e, "COMMUNE") ?? Post(e, "POSTFR").Town)));
        var place = new BrusoPlace(address is { Street: null, Extra: null, PostalCode: null, City: null } ? null : address,
            CoordinatesOf(e, id, line, left), LocalText.NlFr(floorNl, floorFr), secret);
        return place is { Address: null, Coordinates: null, Secret: false } ? null : place;

        string? Town(string? name) => name is null ? null : readable.Of(name);
        string? Extra(string language, string? note, string services)
        {
            var parts = new[] { box?.In(language).Text, note }.Concat(All(organisation, services).Where(BrusoTexts.IsCareOf).Select(n => readable.Of(n))).Where(p => !string.IsNullOrEmpty(p));
            return string.Join(", ", parts) is { Length: > 0 } text ? text : null;
        }
    }

    public Location As(ImportInput names, string source, string id, DateOnly? date) => new()
    {
        Id = names.Id(Kinds.Location, id), Source = source, SourceDate = date, Identifiers = [new(SocialBrusselsFormat.Scheme, id)],
        OrganizationId = names.Id(Kinds.Organization, id), Confidential = Secret, Addresses = Address is null ? [] : [Address],
        Latitude = Coordinates?.Latitude, Longitude = Coordinates?.Longitude, Floor = Floor,
    };

    /// <summary>Degrees; from the Belgian grid when the degrees are missing or cannot be.</summary>
    static Coordinates? CoordinatesOf(XElement e, string id, long line, List<ImportItem> left)
    {
        var (lat, lon) = (One(e, "WGS84LAT"), One(e, "WGS84LON"));
        var (degrees, fault) = Files.Coordinates.Tidy(lat, lon);
        if (fault is not null) left.Add(new LeftOut(Kinds.Location, id, line, fault, $"{lat} | {lon}"));
        if (degrees is not null) return degrees;
        var (x, y) = (One(e, "XCOORD"), One(e, "YCOORD"));
        var (grid, gridFault) = Files.Coordinates.FromLambert72(x, y);
        if (gridFault is not null) left.Add(new LeftOut(Kinds.Location, id, line, gridFault, $"{x} | {y}"));
        return grid;
    }

    /// <summary>"P/a OCMW, gelijkvloers": with whom, and on which floor when that is all that the last part says.</summary>
    static (string? Note, string? Floor) Note(string? text)
    {
        if (text is null) return (null, null);
        if (PlaceOf.IsFloor(text)) return (null, text);
        var comma = text.LastIndexOf(',');
        return comma > 0 && text[(comma + 1)..].Trim() is var last && PlaceOf.IsFloor(last) ? (text[..comma].Trim(), last) : (text, null);
    }

    static string? WithNumber(string? street, string? number) => street is null ? null : $"{street} {number}".TrimEnd();

    /// <summary>"1082 SINT-AGATHA-BERCHEM".</summary>
    static (string? Zip, string? Town) Post(XElement e, string name) =>
        One(e, name) is { } text && ZipAndTown().Match(text) is { Success: true } post ? (post.Groups["zip"].Value, post.Groups["town"].Value) : (null, null);

    [GeneratedRegex(@"^(?<zip>\d{4})\s+(?<town>.+)$")] private static partial Regex ZipAndTown();
}
