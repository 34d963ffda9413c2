using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.OpenData;

public sealed partial class HsdsJson
{
    /// <summary>Which and since when: `minimal=true` of the API.</summary>
    public void MinimalService(Service service)
    {
        Open();
        json.WriteString("id", service.Id);
        json.WriteString("modified_date", Instant(service.ModifiedAt));
        Close();
    }

    /// <summary>As in a list: its own fields, organisation and programme in short.</summary>
    public void ServiceInList(Service service, Organization? organization)
    {
        Open();
        ServiceFields(service);
        if (organization is not null) OrganizationInList(organization, "organization");
        Program(service.Program, service.OrganizationId ?? service.Id);
        Close();
    }

    /// <summary>A service with its parts; organisation and places only by id.</summary>
    public void OwnService(Service service)
    {
        Open();
        ServiceFields(service);
        ServiceParts(service);
        Close();
    }

    /// <summary>A service with everything nested in it.</summary>
    public void Service(ServiceSheet sheet)
    {
        Open();
        ServiceFields(sheet.Service);
        ServiceParts(sheet.Service);
        if (sheet.Organization is not null) NestedOrganization(sheet.Organization);
        Each("service_at_locations", sheet.Places, place => AtLocation(place));
        Close();
    }

    void ServiceFields(Service service)
    {
        json.WriteString("id", service.Id);
        Value("organization_id", service.OrganizationId);
        if (service.Program is { } program) json.WriteString("program_id", ProgramId(program, service.OrganizationId ?? service.Id));
        Text("name", service.Name);
        Text("alternate_name", service.AlternateName);
        Text("description", service.Description ?? service.WhatYouGet);
        Web("url", service.Url);
        Mail("email", service.Email);
        json.WriteString("status", Status(service.Status));
        Text("interpretation_services", service.InterpretationServices);
        Text("application_process", service.ApplicationProcess);
        Text("fees_description", service.FeesDescription ?? service.WhatItCosts);
        Text("wait_time", service.WaitTime);
        if (service.Accreditations.Count > 0) Text("accreditations", Together("; ", service.Accreditations.Select(a => a.Name)));
        Text("eligibility_description", service.EligibilityDescription ?? service.ForWhom);
        Value("minimum_age", service.MinimumAge);
        Value("maximum_age", service.MaximumAge);
        if (service.VerifiedAt is { } verified) Value("assured_date", LocalClock.DayOf(verified));
        Text("licenses", service.Licenses);
        Text("alert", Alert(service));
        Value("last_modified", service.ModifiedAt);
        Flag("discreet", service.Discreet);
    }

    void ServiceParts(Service service)
    {
        var id = service.Id;
        PlainLanguage(service);
        Each("target_groups", service.TargetGroups, group =>
        {
            Open();
            json.WriteString("kind", Word(group.Kind));
            Text("group", group.Group);
            Close();
        });
        Value("intake_location_id", service.IntakeLocationId);
        Each("messages", service.Messages.Where(m => m.Until >= today).ToList(), message =>
        {
            Open();
            json.WriteString("kind", Word(message.Kind));
            Text("text", message.Text);
            Value("from", message.From);
            Value("until", message.Until);
            Close();
        });
        AccreditationDetails(service.Accreditations);
        Each("additional_urls", service.AdditionalUrls.Where(u => AsUri(u.Url) is not null).ToList(), url => WebAddress(id, url));
        Phones(id, service.Phones);
        Schedules(id, service.Schedules);
        ServiceAreas(id, service.ServiceAreas);
        Languages(id, service.Languages);
        Funding(id, service.Funding);
        Each("cost_options", service.CostOptions, cost => CostOption(id, cost));
        Program(service.Program, service.OrganizationId ?? id);
        if (service.WhatToBring is { } bring)
        {
            json.WriteStartArray("required_documents");
            Open();
            json.WriteString("id", IdOf(id, "required_document", ""));
            Text("document", bring);
            Close();
            json.WriteEndArray();
        }
        Contacts(id, service.Contacts);
        Each("capacities", service.Capacities, capacity => Capacity(service, capacity));
        Each("attributes", service.Themes.Select(vocabulary.Term).OfType<TaxonomyTerm>().ToList(), term => Attribute(id, term));
        Provenance(service, Kinds.Service);
    }

    void PlainLanguage(Service service)
    {
        if ((service.ForWhom ?? service.WhatYouGet ?? service.WhatToBring ?? service.WhatItCosts ?? service.WhatHappens) is null) return;
        Open("plain_language");
        Text("for_whom", service.ForWhom);
        Text("what_you_get", service.WhatYouGet);
        Text("what_to_bring", service.WhatToBring);
        Text("what_it_costs", service.WhatItCosts);
        Text("what_happens", service.WhatHappens);
        Close();
    }

    internal static string Status(ServiceStatus status) => status == ServiceStatus.TemporarilyClosed ? "temporarily closed" : status.ToString().ToLowerInvariant();

    /// <summary>The standing alert, and the messages that hold today.</summary>
    LocalText? Alert(Service service) =>
        Together("\n", service.Messages.Where(m => m.HoldsOn(today)).Select(m => m.Text).Prepend(service.Alert));

    static Guid ProgramId(LocalText program, Guid owner) => Ids.Of(owner.ToString(), "program", program.First().Value);

    void Program(LocalText? program, Guid owner)
    {
        if (program is null) return;
        Open("program");
        json.WriteString("id", ProgramId(program, owner));
        Text("name", program);
        json.WriteString("description", program.In(language).Text);
        Close();
    }

    void Capacity(Service service, Capacity capacity)
    {
        Open();
        json.WriteString("id", IdOf(service.Id, "service_capacity", $"{capacity.Kind}:{capacity.Unit.First().Value}"));
        Open("unit");
        json.WriteString("id", Ids.Of("vuurtoren", "unit", capacity.Unit.First().Value));
        Text("name", capacity.Unit);
        Close();
        json.WriteNumber("available", capacity.Available);
        Value("maximum", capacity.Maximum);
        Text("description", capacity.Description);
        json.WriteString("updated", Instant(capacity.Updated ?? service.ModifiedAt));
        if (capacity.Kind != "capacity") json.WriteString("kind", capacity.Kind);
        Close();
    }

    void CostOption(Guid owner, Cost cost)
    {
        Open();
        json.WriteString("id", IdOf(owner, "cost_option", $"{cost.Option?.First().Value}:{cost.Cents}:{cost.From:O}"));
        Value("valid_from", cost.From);
        Value("valid_to", cost.To);
        Text("option", cost.Option);
        Value("currency", cost.Currency ?? (cost.Cents is null ? null : "EUR"));
        if (cost.Cents is { } cents) json.WriteNumber("amount", cents / 100m);
        Text("amount_description", cost.Description);
        Close();
    }
}
