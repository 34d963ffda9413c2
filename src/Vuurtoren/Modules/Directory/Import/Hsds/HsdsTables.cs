namespace Vuurtoren.Modules.Directory.Import.Hsds;

/// <summary>What a row can belong to. Contact and Phone are themselves parts of a record.</summary>
enum Owner { Organization, Location, Service, ServiceAtLocation, Contact, Phone }

/// <param name="Name">As HSDS 3.x nests it.</param>
/// <param name="Files">The names the versions give the file, without .csv.</param>
/// <param name="Owners">Columns that say whose the row is, the first that leads somewhere decides.</param>
sealed record PartTable(string Name, string[] Files, params (string Column, Owner Owner)[] Owners);

/// <summary>The tables of HSDS 1.1, 2.0 and 3.x under all their names.</summary>
static class HsdsTables
{
    public static readonly string[] Organizations = ["organizations", "organization"], Locations = ["locations", "location"], Services = ["services", "service"],
        ServicesAtLocation = ["service_at_locations", "service_at_location", "services_at_location", "services_at_locations"],
        Taxonomies = ["taxonomies"], Terms = ["taxonomy_terms", "taxonomy_term", "taxonomy"], Programs = ["programs", "program"], Units = ["units", "unit"];

    static readonly (string, Owner) service = ("service_id", Owner.Service), at = ("service_at_location_id", Owner.ServiceAtLocation),
        location = ("location_id", Owner.Location), organization = ("organization_id", Owner.Organization);

    /// <summary>Contacts stand before phones and phones before languages: the later can belong to the earlier.</summary>
    public static readonly PartTable[] Parts =
    [
        new("contacts", ["contacts", "contact"], service, at, location, organization),
        new("phones", ["phones", "phone"], ("contact_id", Owner.Contact), service, at, location, organization),
        new("languages", ["languages", "language"], ("phone_id", Owner.Phone), service, location),
        new("addresses", ["addresses", "address"], location),
        new("addresses", ["physical_addresses", "physical_address"], location),
        new("postal_addresses", ["postal_addresses", "postal_address"], location),
        new("accessibility", ["accessibility", "accessibility_for_disabilities"], location),
        new("schedules", ["schedules", "schedule"], at, service, location),
        new("schedules", ["regular_schedules", "regular_schedule"], at, service, location),
        new("holiday_schedules", ["holiday_schedules", "holiday_schedule"], at, service, location),
        new("service_areas", ["service_areas", "service_area"], service, at),
        new("cost_options", ["cost_options", "cost_option"], service),
        new("payment_accepted", ["payment_accepted", "payments_accepted"], service),
        new("required_documents", ["required_documents", "required_document"], service),
        new("eligibility", ["eligibility", "eligibilities"], service),
        new("capacities", ["service_capacity", "service_capacities", "capacities"], service),
        new("attributes", ["service_attributes", "services_taxonomy", "service_taxonomy", "service_taxonomies"], service),
        new("attributes", ["attributes", "attribute"], ("link_id", Owner.Service)),
        new("funding", ["funding", "fundings"], service, organization),
        new("urls", ["urls", "url"], service, organization),
        new("organization_identifiers", ["organization_identifiers", "organization_identifier"], organization),
    ];

    /// <summary>The kind of record that an owner is, or is part of, for the report.</summary>
    public static string Kind(Owner owner) => owner switch
    {
        Owner.Organization => Kinds.Organization,
        Owner.Location => Kinds.Location,
        Owner.ServiceAtLocation => Kinds.ServiceAtLocation,
        _ => Kinds.Service,
    };
}
