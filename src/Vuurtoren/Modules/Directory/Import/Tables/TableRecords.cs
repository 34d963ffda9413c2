using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Modules.Directory.Import.Hsds;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Tables;

/// <summary>
/// The records that a row describes. Rows with the same organisation, service or address meet in one record: the first row
/// that names it gives its fields. Without a column for it, an id is made of the name: of the organisation, of organisation
/// and service, of organisation and address.
/// </summary>
sealed class TableRecords(ImportInput input, string language)
{
    readonly HashSet<(string, ulong)> given = [];

    public IEnumerable<ImportItem> Of(TableValues row, long line, Func<string> raw)
    {
        var organization = row.Line("organization.name");
        var service = row.Line("service.name") ?? (row.HasAny("service.") ? organization : null);
        if (organization is null && service is null)
        {
            yield return new Quarantined(row.HasAny("organization.") ? Kinds.Organization : Kinds.Service, row.One("service.id") ?? row.One("organization.id"), line, "no-name", raw());
            yield break;
        }
        var kbo = row.One("organization.kbo");
        var organizationId = row.One("organization.id") ?? KboNumber.Parse(kbo) ?? Slug(organization);
        if (organization is not null && New(Kinds.Organization, organizationId!))
        {
            if (kbo is not null && KboNumber.Parse(kbo) is null) yield return new LeftOut(Kinds.Organization, organizationId, line, "kbo-check-digits", kbo);
            yield return new ReadRecord(Organization(organizationId!, organization, row), organizationId!, line);
        }

        var place = new TablePlace(input, row);
        var locationId = row.One("location.id") ?? (place.Key is { } key ? $"{organizationId}/{key}" : null);
        if (locationId is not null && New(Kinds.Location, locationId))
        {
            yield return new ReadRecord(place.Location(locationId, organization is null ? null : organizationId), locationId, line);
            if (place.Reason is { } reason) yield return new LeftOut(Kinds.Location, locationId, line, reason, place.Written);
        }

        if (service is null) yield break;
        var serviceId = row.One("service.id") ?? $"{organizationId}/{Slug(service)}";
        var terms = row.List("service.themes").Select(theme => (Id: Slug(theme)!, Theme: theme)).Where(t => t.Id.Length > 0).ToList();
        if (New(Kinds.Service, serviceId))
        {
            foreach (var item in terms.SelectMany(t => Term(t.Id, t.Theme, line))) yield return item;
            var made = new TableService(input, row, language);
            yield return new ReadRecord(made.Make(serviceId, service, organization is null ? null : input.Id(Kinds.Organization, organizationId!), [.. terms.Select(t => input.Id(Kinds.TaxonomyTerm, t.Id)).Distinct()]), serviceId, line);
            foreach (var (reason, written) in made.LeftOut) yield return new LeftOut(Kinds.Service, serviceId, line, reason, written);
        }
        if (locationId is null) yield break;
        var at = $"{serviceId}@{locationId}";
        if (New(Kinds.ServiceAtLocation, at))
            yield return new ReadRecord(new ServiceAtLocation { Id = input.Id(Kinds.ServiceAtLocation, at), ServiceId = input.Id(Kinds.Service, serviceId), LocationId = input.Id(Kinds.Location, locationId), Source = input.Source, SourceDate = input.Date }, at, line);
    }

    Organization Organization(string id, LocalText name, TableValues row) => new()
    {
        Id = input.Id(Kinds.Organization, id),
        Name = name,
        AlternateName = row.Line("organization.alternate_name"),
        Description = row.Text("organization.description"),
        Email = row.Neutral("organization.email", EmailAddress.Tidy),
        Website = row.Neutral("organization.website", WebUrl.Tidy),
        LegalStatus = row.Line("organization.legal_status"),
        TaxId = KboNumber.Parse(row.One("organization.kbo")),
        YearIncorporated = int.TryParse(row.One("organization.year_incorporated"), System.Globalization.CultureInfo.InvariantCulture, out var year) && year is > 1000 and < 2200 ? year : null,
        Accreditations = [.. row.List("organization.accreditations").Select(a => new Accreditation(a))],
        Phones = TableService.Phones(row, "organization", language),
        Contacts = TableService.Contacts(row, "organization"),
        Identifiers = [new(input.Source, id)],
        Source = input.Source,
        SourceDate = input.Date,
    };

    IEnumerable<ImportItem> Term(string id, LocalText name, long line)
    {
        if (New(Kinds.Taxonomy, "themes"))
            yield return new ReadRecord(new Taxonomy { Id = input.Id(Kinds.Taxonomy, "themes"), Name = LocalText.From(language, input.Source)!, Identifiers = [new(input.Source, "themes")], Source = input.Source, SourceDate = input.Date }, "themes", line);
        if (New(Kinds.TaxonomyTerm, id))
            yield return new ReadRecord(new TaxonomyTerm { Id = input.Id(Kinds.TaxonomyTerm, id), TaxonomyId = input.Id(Kinds.Taxonomy, "themes"), Name = name, Identifiers = [new(input.Source, id)], Source = input.Source, SourceDate = input.Date }, id, line);
    }

    bool New(string kind, string id) => given.Add((kind, IdIndex.Fingerprint(id)));

    /// <summary>A name as an id: small letters without accents, hyphens between words.</summary>
    internal static string? Slug(LocalText? name) => name is null ? null : Slug(name.First().Value);

    internal static string Slug(string text)
    {
        var plain = Files.Languages.Plain(text).Replace(' ', '-');
        // A long name keeps its start for people and its fingerprint for being one of its kind.
        return plain.Length <= 80 ? plain : $"{plain[..60]}-{IdIndex.Fingerprint(plain):x16}";
    }
}
