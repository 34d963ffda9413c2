using System.Globalization;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>Puts a location in its municipality and neighbourhood: by its coordinates, else by its postal code.</summary>
static class Places
{
    public static void Place(Location location)
    {
        var (municipality, neighbourhood) = Of(location.Confidential, location.Latitude, location.Longitude, location.Addresses);
        location.PlaceIn(municipality, neighbourhood);
    }

    public static (string? Municipality, string? Neighbourhood) Of(bool confidential, double? latitude, double? longitude, IReadOnlyList<Address> addresses)
    {
        if (confidential) return (null, null);
        var map = Geography.Geography.Shipped;
        if (latitude is { } north && longitude is { } east && map.MunicipalityAt(north, east) is { } municipality)
            return (municipality.Nis, map.NeighbourhoodAt(north, east)?.Id.ToString(CultureInfo.InvariantCulture));
        return (addresses.Where(address => address is { Country: "BE", Type: AddressType.Physical }).Select(address => map.MunicipalityOfPostcode(address.PostalCode)?.Nis).FirstOrDefault(nis => nis is not null), null);
    }
}
