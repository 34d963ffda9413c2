namespace Vuurtoren.Modules.Directory;

/// <summary>A service with all that is shown around it.</summary>
public sealed record ServiceSheet(Service Service, Organization? Organization, IReadOnlyList<PlaceOfService> Places);

/// <summary>One place of a service. The location is null when the reader may not see it.</summary>
public sealed record PlaceOfService(ServiceAtLocation At, Location? Location);

/// <summary>An organisation with its own places and its services.</summary>
public sealed record OrganizationSheet(Organization Organization, IReadOnlyList<Location> Locations, IReadOnlyList<Service> Services);

/// <summary>A place with its organisation and the services that are given there.</summary>
public sealed record LocationSheet(Location Location, Organization? Organization, IReadOnlyList<(ServiceAtLocation At, Service Service)> Services);
