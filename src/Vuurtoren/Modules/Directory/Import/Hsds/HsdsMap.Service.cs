using System.Globalization;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Hsds;

sealed partial class HsdsMap
{
    ImportItem Service(string id, HsdsNode node)
    {
        if (node.Line(input, "name") is not { } name) return new Quarantined(Kinds.Service, id, node.Line, "no-name", node.Source);
        var organization = node.Raw("organization_id") ?? node.One("organization")?.Raw("id");
        var plain = node.One("plain_language");
        var fees = node.Text(input, "fees_description", "fees");
        var eligibility = node.Text(input, "eligibility_description") ?? Together(node.Many("eligibility"), "eligibility", "description");
        var description = node.Text(input, "description");
        var languages = LanguagesOf(node, out var interpreters);
        return new ReadRecord(new Service
        {
            Id = input.Id(Kinds.Service, id),
            OrganizationId = organization is null ? null : input.Id(Kinds.Organization, organization),
            Name = name,
            AlternateName = node.Line(input, "alternate_name"),
            Description = description is not null && description.Equals(plain?.Text(input, "what_you_get")) ? null : description,
            ForWhom = plain?.Text(input, "for_whom"),
            WhatYouGet = plain?.Text(input, "what_you_get"),
            WhatToBring = plain?.Text(input, "what_to_bring") ?? Together(node.Many("required_documents"), "document"),
            WhatItCosts = plain?.Text(input, "what_it_costs"),
            WhatHappens = plain?.Text(input, "what_happens"),
            Themes = Themes(id, node),
            TargetGroups = [.. node.Many("target_groups").Select(TargetGroup).OfType<TargetGroup>()],
            // Our own export repeats the plain words where HSDS has a field for them.
            EligibilityDescription = eligibility is not null && eligibility.Equals(plain?.Text(input, "for_whom")) ? null : eligibility,
            MinimumAge = Age(node, "minimum_age"),
            MaximumAge = Age(node, "maximum_age"),
            ApplicationProcess = node.Text(input, "application_process"),
            IntakeLocationId = node.Raw("intake_location_id") is { } intake ? input.Id(Kinds.Location, intake) : null,
            Languages = languages,
            InterpretationServices = Joined(node.Text(input, "interpretation_services"), LocalText.From(input.Language, interpreters), "\n"),
            Status = Status(node.Raw("status")),
            WaitTime = node.Text(input, "wait_time"),
            Discreet = node.Flag("discreet"),
            Email = Mail(Kinds.Service, id, node),
            Url = Web(Kinds.Service, id, node, "url"),
            AdditionalUrls = Urls(node, "additional_urls"),
            Phones = Phones(Kinds.Service, id, node),
            Contacts = Contacts(Kinds.Service, id, node),
            Schedules = new HsdsSchedules(input, leftOut, Kinds.Service, id).Read(node),
            Messages = [.. node.Many("messages").Select(Message).OfType<TemporaryMessage>()],
            ServiceAreas = ServiceAreas(node),
            CostOptions = [.. node.Many("cost_options").Select(Cost)],
            FeesDescription = Joined(fees is not null && fees.Equals(plain?.Text(input, "what_it_costs")) ? null : fees, Together(node.Many("payment_accepted"), "payment", "payment_accepted"), "\n"),
            Accreditations = Accreditations(node),
            Licenses = node.Text(input, "licenses"),
            Capacities = [.. node.Many("capacities").Select(Capacity).OfType<Capacity>()],
            Funding = [.. node.Many("funding").Select(f => f.Text(input, "source")).OfType<LocalText>()],
            Program = (node.One("program") ?? Programs.GetValueOrDefault(node.Raw("program_id") ?? ""))?.Line(input, "name"),
            Alert = node.Text(input, "alert"),
            Identifiers = Identifiers(id, node),
            Source = input.Source,
            SourceDate = Date(node),
        }, id, node.Line);
    }

    static ServiceStatus Status(string? word) => word?.ToLowerInvariant().Replace('_', ' ') switch
    {
        "inactive" => ServiceStatus.Inactive,
        "defunct" => ServiceStatus.Defunct,
        "temporarily closed" => ServiceStatus.TemporarilyClosed,
        _ => ServiceStatus.Active,
    };

    static int? Age(HsdsNode node, string field) => node.Number(field) is { } age and >= 0 and <= 130 ? age : null;

    IReadOnlyList<Guid> Themes(string id, HsdsNode node)
    {
        var result = new List<Guid>();
        foreach (var attribute in node.Many("attributes"))
        {
            var term = attribute.First("taxonomy_term_id", "taxonomy_id") ?? attribute.One("taxonomy_term")?.Raw("id");
            if (terms.Id(term) is { } known) result.AddRange([known, .. terms.Ours(term)]);
            else leftOut.Add(new(Kinds.Service, id, attribute.Line, "term-unknown", term ?? attribute.Source));
        }
        return [.. result.Distinct()];
    }

    TargetGroup? TargetGroup(HsdsNode node) =>
        node.Text(input, "group") is { } group && Enum.TryParse<TargetKind>(node.Raw("kind"), ignoreCase: true, out var kind) ? new(kind, group) : null;

    TemporaryMessage? Message(HsdsNode node) =>
        node.Text(input, "text") is { } text && node.Day("from") is { } from && node.Day("until") is { } until
        && Enum.TryParse<MessageKind>(node.Raw("kind")?.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var kind) ? new(kind, text, from, until) : null;

    Cost Cost(HsdsNode node) => new(
        node.Text(input, "option"),
        decimal.TryParse(node.Raw("amount"), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) && Math.Abs(amount) < 1_000_000_000 ? (long)Math.Round(amount * 100) : null,
        node.Raw("currency")?.ToUpperInvariant(), node.Text(input, "amount_description"), node.Day("valid_from"), node.Day("valid_to"));

    Capacity? Capacity(HsdsNode node)
    {
        var unit = (node.One("unit") ?? Units.GetValueOrDefault(node.Raw("unit_id") ?? ""))?.Line(input, "name");
        if (unit is null || node.Number("available") is not { } available) return null;
        DateTime? updated = DateTimeOffset.TryParse(node.Raw("updated"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment.UtcDateTime : null;
        return new(unit, available, node.Number("maximum"), node.Text(input, "description"), updated, node.Raw("kind") ?? "capacity");
    }

    /// <summary>The texts of several rows as one, a line each.</summary>
    LocalText? Together(IReadOnlyList<HsdsNode> rows, params string[] fields) =>
        rows.Select(row => row.Text(input, fields)).Aggregate((LocalText?)null, (all, one) => Joined(all, one, "\n"));
}
