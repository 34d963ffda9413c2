using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory;

/// <summary>A place (HSDS location). Of a confidential one, everything that says where it is stands in <see cref="ConfidentialPlace"/> and leaves by no way.</summary>
public sealed class Location : RecordWithHours
{
    public Guid? OrganizationId { get; init; }
    public AddressType LocationType { get; init; }
    public LocalText? Name { get; init; }
    public LocalText? AlternateName { get; init; }
    public LocalText? Description { get; init; }
    public string? Url { get; init; }

    /// <summary>The address is secret (a refuge, say). Then all fields from here to Entrance are empty.</summary>
    public bool Confidential { get; init; }
    public IReadOnlyList<Address> Addresses { get; init; } = [];
    /// <summary>WGS 84, degrees.</summary>
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    /// <summary>How to come there: bus, tram, from the station.</summary>
    public LocalText? Transportation { get; init; }
    public LocalText? Building { get; init; }
    public LocalText? Floor { get; init; }
    /// <summary>Which door, which bell.</summary>
    public LocalText? Entrance { get; init; }
    /// <summary>Derived from the coordinates, or else from the postal code: NIS code of today's municipality.</summary>
    public string? Municipality { get; private set; }
    /// <summary>Derived from the coordinates: md_id of one of the 145 Brussels neighbourhoods.</summary>
    public string? Neighbourhood { get; private set; }

    /// <summary>A confidential place is in no municipality and no neighbourhood, so that no count or filter gives it away.</summary>
    public void PlaceIn(string? municipality, string? neighbourhood) =>
        (Municipality, Neighbourhood) = Confidential ? (null, null) : (municipality, neighbourhood);

    public IReadOnlyList<AccessibilityFeature> Accessibility { get; init; } = [];
    public IReadOnlyList<SpokenLanguage> Languages { get; init; } = [];
    public IReadOnlyList<Phone> Phones { get; init; } = [];
    public IReadOnlyList<Contact> Contacts { get; init; } = [];
    public IReadOnlyList<Schedule> Schedules { get; init; } = [];
}

/// <summary>Where a confidential location is. Read by nothing but the sheets of its owner.</summary>
public sealed class ConfidentialPlace
{
    public required Guid LocationId { get; init; }
    public IReadOnlyList<Address> Addresses { get; init; } = [];
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public LocalText? Transportation { get; init; }
    public LocalText? Building { get; init; }
    public LocalText? Floor { get; init; }
    public LocalText? Entrance { get; init; }
}

/// <summary>A service as it is given at one place (HSDS service_at_location), with what differs there.</summary>
public sealed class ServiceAtLocation : RecordWithHours
{
    public required Guid ServiceId { get; init; }
    public required Guid LocationId { get; init; }
    public LocalText? Description { get; init; }
    public IReadOnlyList<Phone> Phones { get; init; } = [];
    public IReadOnlyList<Contact> Contacts { get; init; } = [];
    public IReadOnlyList<Schedule> Schedules { get; init; } = [];
    public IReadOnlyList<ServiceArea> ServiceAreas { get; init; } = [];
}
