using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.OpenData;

public sealed partial class HsdsJson
{
    /// <summary>As in a list: its own fields only.</summary>
    public void OrganizationInList(Organization organization) => OrganizationInList(organization, null);

    void OrganizationInList(Organization organization, string? property)
    {
        Open(property);
        OrganizationFields(organization);
        Close();
    }

    /// <summary>An organisation with its parts; places and services not.</summary>
    public void OwnOrganization(Organization organization) => NestedOrganization(organization, null);

    void NestedOrganization(Organization organization, string? property = "organization")
    {
        Open(property);
        OrganizationFields(organization);
        OrganizationParts(organization);
        Close();
    }

    /// <summary>An organisation with its parts, its places, and its services by id and name.</summary>
    public void Organization(OrganizationSheet sheet)
    {
        Open();
        OrganizationFields(sheet.Organization);
        OrganizationParts(sheet.Organization);
        Each("locations", sheet.Locations, location => Location(location, null));
        Each("services", sheet.Services, service =>
        {
            Open();
            json.WriteString("id", service.Id);
            Text("name", service.Name);
            json.WriteString("status", Status(service.Status));
            Close();
        });
        Close();
    }

    /// <summary>An organisation with its parts, its places, and its services with everything nested in them.</summary>
    public void OrganizationWithServices(OrganizationSheet sheet, IReadOnlyList<ServiceSheet> services)
    {
        Open();
        OrganizationFields(sheet.Organization);
        OrganizationParts(sheet.Organization);
        Each("locations", sheet.Locations, location => Location(location, null));
        Each("services", services, Service);
        Close();
    }

    void OrganizationFields(Organization organization)
    {
        json.WriteString("id", organization.Id);
        Text("name", organization.Name);
        Text("alternate_name", organization.AlternateName);
        Text("description", organization.Description ?? organization.Name); // HSDS requires one
        Mail("email", organization.Email);
        Web("website", organization.Website);
        Value("tax_id", organization.TaxId);
        Value("year_incorporated", organization.YearIncorporated);
        Text("legal_status", organization.LegalStatus);
        Value("logo", organization.Logo);
        Value("parent_organization_id", organization.ParentOrganizationId);
    }

    void OrganizationParts(Organization organization)
    {
        var id = organization.Id;
        Each("additional_websites", organization.AdditionalWebsites.Where(w => AsUri(w.Url) is not null).ToList(), site => WebAddress(id, site));
        Funding(id, organization.Funding);
        Contacts(id, organization.Contacts);
        Phones(id, organization.Phones);
        AccreditationDetails(organization.Accreditations);
        Each("organization_identifiers", IdentifiersOf(organization), identifier => Identifier(id, identifier));
        Provenance(organization, Kinds.Organization);
    }

    /// <summary>The enterprise number is an identifier too.</summary>
    static IReadOnlyCollection<Identifier> IdentifiersOf(Organization organization) =>
        organization.TaxId is not { } kbo || organization.Identifiers.Any(i => i.Scheme == "kbo")
            ? organization.Identifiers : [.. organization.Identifiers, new("kbo", kbo)];

    void AccreditationDetails(IReadOnlyList<Accreditation> accreditations) => Each("accreditation_details", accreditations, accreditation =>
    {
        Open();
        Text("name", accreditation.Name);
        Text("by", accreditation.By);
        Value("code", accreditation.Code);
        Close();
    });
}
