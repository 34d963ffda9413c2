using System.Globalization;
using System.Text.RegularExpressions;
using Vuurtoren.Modules.Directory.Api;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Screens.Finding;

/// <summary>Where someone is or looks, roughly. WGS 84.</summary>
/// <param name="Name">Null: a point from the device, rounded to about 100 metres before anything is done with it.</param>
public sealed partial record Place(double Latitude, double Longitude, LocalText? Name)
{
    const int Decimals = 3; // 111 by 70 metres

    /// <summary>From "50.850,4.350", "1000", "1000 Brussel" or "Molenbeek"; null when that is nowhere in Belgium.</summary>
    public static Place? Of(string? typed, DirectoryIndex index)
    {
        if (typed is null || typed.Length > Asked.MostLetters) return null;
        if (Point().Match(typed) is { Success: true } point)
        {
            var (latitude, longitude) = (Math.Round(Number(point.Groups[1]), Decimals), Math.Round(Number(point.Groups[2]), Decimals));
            return Geo.Shipped.MunicipalityAt(latitude, longitude) is null ? null : new(latitude, longitude, null);
        }
        if (Postcode().Match(typed) is { Success: true } code)
            return Middle.Of(code.Value, index, Viewer.Anyone("nl")) is (var lat, var lon) ? new(lat, lon, LocalText.From("nl", typed)) : null;
        return Geo.Shipped.AreaByName(typed) is { } area && Middle.Of(area) is (var north, var east) ? new(north, east, area.Name) : null;
    }

    public static bool LooksLikePoint(string typed) => Point().IsMatch(typed);

    /// <summary>Metres, as the crow flies.</summary>
    public double To(double latitude, double longitude) => Geo.Distance(Latitude, Longitude, latitude, longitude);

    static double Number(Group digits) => double.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(-?\d{1,3}(?:\.\d{1,15})?)\s*[,;]\s*(-?\d{1,3}(?:\.\d{1,15})?)\s*$")] private static partial Regex Point();
    [GeneratedRegex(@"(?<=^\s*(?:B-?)?)[1-9]\d{3}(?!\d)")] private static partial Regex Postcode();
}
