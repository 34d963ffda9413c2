using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.OpenData;

public sealed partial class HsdsJson
{
    public void ServiceAtLocationInList(ServiceAtLocation at, Location? location, Service? service, Organization? organization)
    {
        Open();
        AtFields(at);
        if (location is not null)
        {
            Open("location");
            LocationFields(location);
            Close();
        }
        if (service is not null)
        {
            Open("service");
            ServiceFields(service);
            if (organization is not null) OrganizationInList(organization, "organization");
            Program(service.Program, service.OrganizationId ?? service.Id);
            Close();
        }
        Close();
    }

    /// <summary>A service at a place, with its parts; service and place only by id.</summary>
    public void OwnServiceAtLocation(ServiceAtLocation at) => AtLocation(new(at, null));

    /// <summary>With the place and the service, both with all their parts.</summary>
    public void ServiceAtLocation(PlaceOfService place, Service? service, Organization? organization) => AtLocation(place, () =>
    {
        if (service is null) return;
        Open("service");
        ServiceFields(service);
        ServiceParts(service);
        if (organization is not null) NestedOrganization(organization);
        Close();
    });

    void AtLocation(PlaceOfService place, Action? more = null)
    {
        var at = place.At;
        Open();
        AtFields(at);
        ServiceAreas(at.Id, at.ServiceAreas);
        Contacts(at.Id, at.Contacts);
        Phones(at.Id, at.Phones);
        Schedules(at.Id, at.Schedules);
        if (place.Location is { } location) Location(location, "location");
        more?.Invoke();
        Provenance(at, Kinds.ServiceAtLocation);
        Close();
    }

    void AtFields(ServiceAtLocation at)
    {
        json.WriteString("id", at.Id);
        json.WriteString("service_id", at.ServiceId);
        json.WriteString("location_id", at.LocationId);
        Text("description", at.Description);
    }

    public void Location(Location location) => Location(location, null);

    void Location(Location location, string? property)
    {
        var id = location.Id;
        Open(property);
        LocationFields(location);
        Languages(id, location.Languages);
        Each("addresses", location.Addresses, address => Address(id, address));
        Contacts(id, location.Contacts);
        Each("accessibility", location.Accessibility, feature =>
        {
            Open();
            json.WriteString("id", IdOf(id, "accessibility", feature.Feature));
            json.WriteString("description", feature.Feature);
            Text("details", feature.Details);
            Close();
        });
        Phones(id, location.Phones);
        Schedules(id, location.Schedules);
        Provenance(location, Kinds.Location);
        Close();
    }

    void LocationFields(Location location)
    {
        json.WriteString("id", location.Id);
        json.WriteString("location_type", Word(location.LocationType));
        Web("url", location.Url);
        Value("organization_id", location.OrganizationId);
        Text("name", location.Name);
        Text("alternate_name", location.AlternateName);
        Text("description", location.Description);
        Text("transportation", location.Transportation);
        if (location is { Latitude: { } latitude, Longitude: { } longitude })
        {
            json.WriteNumber("latitude", latitude);
            json.WriteNumber("longitude", longitude);
        }
        if (location.Identifiers.Count > 0)
        {
            json.WriteString("external_identifier", location.Identifiers[0].Value);
            json.WriteString("external_identifier_type", location.Identifiers[0].Scheme);
        }
        Flag("confidential", location.Confidential);
        Text("building", location.Building);
        Text("floor", location.Floor);
        Text("entrance", location.Entrance);
        Value("municipality", location.Municipality);
        Value("neighbourhood", location.Neighbourhood);
    }

    /// <summary>HSDS requires street, city, province, postal code: what is not known is "-"; municipality and province follow from a Belgian postal code.</summary>
    void Address(Guid owner, Address address)
    {
        Open();
        json.WriteString("id", IdOf(owner, "address", $"{address.Type}:{address.PostalCode}:{address.Street?.First().Value}"));
        Value("attention", address.Attention);
        Required("address_1", address.Street ?? address.Extra);
        if (address.Street is not null) Text("address_2", address.Extra);
        Required("city", address.City ?? (address.Country == "BE" ? Geography.Geography.Shipped.MunicipalityOfPostcode(address.PostalCode)?.Name : null));
        Value("region", address.Region);
        json.WriteString("state_province", address.StateProvince ?? Province.OfPostalCode(address.Country, address.PostalCode) ?? address.Region ?? NotKnown);
        json.WriteString("postal_code", address.PostalCode ?? NotKnown);
        json.WriteString("country", address.Country);
        json.WriteString("address_type", Word(address.Type));
        Close();
    }

    void Required(string field, LocalText? text)
    {
        if (text is null) json.WriteString(field, NotKnown); else Text(field, text);
    }
}
