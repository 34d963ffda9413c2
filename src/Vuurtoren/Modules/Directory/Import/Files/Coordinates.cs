using System.Globalization;

namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>A place in degrees (WGS 84).</summary>
public readonly record struct Coordinates(double Latitude, double Longitude)
{
    public const string NotANumber = "coordinates-not-a-number", Zero = "coordinates-at-zero", OutOfRange = "coordinates-out-of-range", Half = "coordinates-half";

    /// <summary>
    /// The place, or none with a reason (no reason when both are empty). Latitude and longitude that were exchanged are put
    /// right only when the exchanged place lies in Belgium: elsewhere it would be a guess.
    /// </summary>
    public static (Coordinates? Place, string? Reason) Tidy(string? latitude, string? longitude)
    {
        var (noLatitude, noLongitude) = (string.IsNullOrWhiteSpace(latitude), string.IsNullOrWhiteSpace(longitude));
        if (noLatitude && noLongitude) return (null, null);
        if (noLatitude || noLongitude) return (null, Half);
        return Read(latitude!) is { } lat && Read(longitude!) is { } lon ? Tidy(lat, lon) : (null, NotANumber);
    }

    public static (Coordinates? Place, string? Reason) Tidy(double latitude, double longitude)
    {
        if (!double.IsFinite(latitude) || !double.IsFinite(longitude)) return (null, NotANumber);
        if (Math.Abs(latitude) < 1e-6 && Math.Abs(longitude) < 1e-6) return (null, Zero);
        if (InBelgium(longitude, latitude)) return (new(longitude, latitude), null);
        if (Math.Abs(latitude) > 90 || Math.Abs(longitude) > 180) return (null, OutOfRange);
        return (new(latitude, longitude), null);
    }

    /// <summary>From the Belgian grid (Lambert 72, metres), or none with a reason.</summary>
    public static (Coordinates? Place, string? Reason) FromLambert72(string? x, string? y)
    {
        if (string.IsNullOrWhiteSpace(x) && string.IsNullOrWhiteSpace(y)) return (null, null);
        if (Read(x ?? "") is not { } east || Read(y ?? "") is not { } north) return (null, NotANumber);
        if (east == 0 && north == 0) return (null, Zero);
        var place = Lambert72.ToDegrees(east, north);
        return InBelgium(place.Latitude, place.Longitude) ? (place, null) : (null, OutOfRange);
    }

    static bool InBelgium(double latitude, double longitude) => latitude is > 49.4 and < 51.6 && longitude is > 2.4 and < 6.5;

    /// <summary>"50.848", "50,848" or "50.848°".</summary>
    static double? Read(string text)
    {
        text = text.Trim().TrimEnd('°').Replace(',', '.');
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
