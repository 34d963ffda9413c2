using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Hsds;

/// <summary>Makes the directory's records of HSDS objects. What cannot be used of an object is noted, and taken with <see cref="TakeLeftOut"/>.</summary>
sealed partial class HsdsMap(ImportInput input, HsdsTerms terms)
{
    readonly List<LeftOut> leftOut = [];

    /// <summary>Whether the input has this record; null when the input does not say which it has.</summary>
    public Func<string?, bool>? HasOrganization { get; init; }
    public Func<string?, bool>? HasLocation { get; init; }
    public Func<string?, bool>? HasService { get; init; }
    public IReadOnlyDictionary<string, HsdsNode> Programs { get; init; } = new Dictionary<string, HsdsNode>();
    public IReadOnlyDictionary<string, HsdsNode> Units { get; init; } = new Dictionary<string, HsdsNode>();

    public ImportItem Record(Owner owner, HsdsNode node)
    {
        var kind = HsdsTables.Kind(owner);
        if (node.Raw("id") is not { } id) return new Quarantined(kind, null, node.Line, "no-id", node.Source);
        return owner switch
        {
            Owner.Organization => Organization(id, node),
            Owner.Location => Location(id, node),
            Owner.Service => Service(id, node),
            _ => ServiceAtLocation(id, node),
        };
    }

    public IReadOnlyList<LeftOut> TakeLeftOut()
    {
        if (leftOut.Count == 0) return [];
        var taken = leftOut.ToArray();
        leftOut.Clear();
        return taken;
    }

    ImportItem Organization(string id, HsdsNode node)
    {
        if (node.Line(input, "name") is not { } name) return new Quarantined(Kinds.Organization, id, node.Line, "no-name", node.Source);
        var description = node.Text(input, "description");
        var kbo = Kbo(id, node, out var otherNumber);
        return new ReadRecord(new Organization
        {
            Id = input.Id(Kinds.Organization, id),
            Name = name,
            AlternateName = node.Line(input, "alternate_name"),
            Description = description is not null && description.Equals(name) ? null : description,
            Email = Mail(Kinds.Organization, id, node),
            Website = Web(Kinds.Organization, id, node, "website", "url"),
            AdditionalWebsites = Urls(node, "additional_websites"),
            LegalStatus = node.Line(input, "legal_status"),
            TaxId = kbo,
            YearIncorporated = node.Number("year_incorporated") is { } year and > 1000 and < 2200 ? year : null,
            Logo = WebUrl.Tidy(node.Raw("logo")),
            ParentOrganizationId = Parent(id, node),
            Accreditations = Accreditations(node),
            Phones = Phones(Kinds.Organization, id, node),
            Contacts = Contacts(Kinds.Organization, id, node),
            Funding = [.. node.Many("funding").Select(f => f.Text(input, "source")).OfType<LocalText>()],
            Identifiers = Identifiers(id, node, otherNumber),
            Source = input.Source,
            SourceDate = Date(node),
        }, id, node.Line);
    }

    Guid? Parent(string id, HsdsNode node)
    {
        if (node.Raw("parent_organization_id") is not { } parent) return null;
        if (HasOrganization is null || HasOrganization(parent)) return input.Id(Kinds.Organization, parent);
        leftOut.Add(new(Kinds.Organization, id, node.Line, "parent-unknown", parent));
        return null;
    }

    /// <summary>A tax_id of ten digits is a Belgian enterprise number; another country's is kept as an identifier.</summary>
    string? Kbo(string id, HsdsNode node, out string? otherNumber)
    {
        otherNumber = null;
        var scheme = node.Many("organization_identifiers").FirstOrDefault(i => i.Raw("identifier_scheme") is { } s && (s.Equals("kbo", StringComparison.OrdinalIgnoreCase) || s.Equals("BE-BCE_KBO", StringComparison.OrdinalIgnoreCase)));
        if ((node.Raw("tax_id") ?? scheme?.Raw("identifier")) is not { } number) return null;
        var belgian = number.Count(char.IsAsciiDigit) == 10 || number.StartsWith("BE", StringComparison.OrdinalIgnoreCase);
        if (belgian && KboNumber.Parse(number) is { } kbo) return kbo;
        if (belgian) leftOut.Add(new(Kinds.Organization, id, node.Line, "kbo-check-digits", number));
        else otherNumber = number;
        return null;
    }

    /// <summary>The source's own id first, then what the source itself lists.</summary>
    IReadOnlyList<Identifier> Identifiers(string id, HsdsNode node, string? taxId = null)
    {
        var result = new List<Identifier> { new(input.Source, id) };
        foreach (var other in (IEnumerable<HsdsNode>)[.. node.Many("organization_identifiers"), .. node.Many("identifiers")])
            if (other.Raw("identifier") is { } value && (other.First("identifier_scheme", "identifier_type") ?? "other") is var scheme && scheme != "kbo") result.Add(new(scheme, value));
        if (taxId is not null) result.Add(new("tax_id", taxId));
        if (node.Raw("external_identifier") is { } external) result.Add(new(node.Raw("external_identifier_type") ?? "external", external));
        return result.Count == 1 ? result : [.. result.Distinct()];
    }

    DateOnly? Date(HsdsNode node) => node.Day("source_date") ?? input.Date ?? node.Day("last_modified");

    IReadOnlyList<Accreditation> Accreditations(HsdsNode node)
    {
        var detailed = node.Many("accreditation_details").Select(a => a.Line(input, "name") is { } name ? new Accreditation(name, a.Line(input, "by"), a.Raw("code")) : null).OfType<Accreditation>().ToList();
        return detailed.Count > 0 ? detailed : node.Text(input, "accreditations") is { } text ? [new Accreditation(text)] : [];
    }

    LocalText? Mail(string kind, string id, HsdsNode node)
    {
        var mail = node.Neutral(EmailAddress.Tidy, "email");
        if (mail is null && node.Raw("email") is { } wrong) leftOut.Add(new(kind, id, node.Line, "email-not-usable", wrong));
        return mail;
    }

    LocalText? Web(string kind, string id, HsdsNode node, params ReadOnlySpan<string> fields)
    {
        var url = node.Neutral(WebUrl.Tidy, fields);
        if (url is null && node.First(fields) is { } wrong) leftOut.Add(new(kind, id, node.Line, "url-not-usable", wrong));
        return url;
    }

    IReadOnlyList<WebAddress> Urls(HsdsNode node, string name) =>
        [.. node.Many(name).Concat(node.Many("urls")).Select(u => WebUrl.Tidy(u.Raw("url")) is { } url ? new WebAddress(url, u.Line(input, "label")) : null).OfType<WebAddress>()];
}
