using System.Globalization;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>A workbook to look through and to sort: services, organisations, places. Column heads in the language of the export.</summary>
public sealed class XlsxFormat : ExportFormat
{
    public override string Name => "xlsx";
    public override string Description => "A workbook with services, organisations and places";

    public override void Write(ExportJob job)
    {
        var book = new Workbook(job.Output);
        Services(job, book);
        Organizations(job, book);
        Locations(job, book);
        book.Complete();
    }

    static void Services(ExportJob job, Workbook book)
    {
        var language = job.Language;
        Sheet(job, book, "services", ["id", "name", "organization", "description", "for-whom", "apply", "cost", "languages", "themes", "status", "phones", "email", "website", "hours", "address", "checked", "source", "modified"]);
        foreach (var (service, organization, places) in job.Directory.Services())
        {
            book.Row(service.Id.ToString(), Text(service.Name), Text(organization?.Name), Text(service.Description ?? service.WhatYouGet), Text(service.ForWhom ?? service.EligibilityDescription),
                Text(service.ApplicationProcess), Text(service.WhatItCosts ?? service.FeesDescription), string.Join(", ", service.Languages.Select(l => LanguageNames.Of(l.Code, language) ?? Text(l.Note))),
                string.Join(", ", service.Themes.Select(job.Directory.Vocabulary.Term).OfType<TaxonomyTerm>().Select(t => Text(t.Name))), HsdsJson.Status(service.Status),
                Phones(service.Phones), Text(service.Email), Text(service.Url), OpeningHours.Text(OpeningHours.Of(service, places.FirstOrDefault()?.At, places.FirstOrDefault()?.Location)),
                string.Join("; ", places.SelectMany(p => p.Location?.Addresses ?? []).Select(a => Address(a, language))), Day(service.VerifiedAt), service.Source, Day(service.ModifiedAt));
            job.Wrote(Kinds.Service);
        }

        string? Text(LocalText? text) => text?.In(language).Text;
    }

    static void Organizations(ExportJob job, Workbook book)
    {
        Sheet(job, book, "organizations", ["id", "name", "description", "legal-form", "enterprise-number", "phones", "email", "website", "checked", "source", "modified"]);
        foreach (var organization in job.Directory.Records<Organization>())
        {
            book.Row(organization.Id.ToString(), Text(organization.Name), Text(organization.Description), Text(organization.LegalStatus), organization.TaxId is { } kbo ? KboNumber.Show(kbo) : "",
                Phones(organization.Phones), Text(organization.Email), Text(organization.Website), Day(organization.VerifiedAt), organization.Source, Day(organization.ModifiedAt));
            job.Wrote(Kinds.Organization);
        }

        string? Text(LocalText? text) => text?.In(job.Language).Text;
    }

    static void Locations(ExportJob job, Workbook book)
    {
        Sheet(job, book, "locations", ["id", "name", "organization", "services", "address", "postal-code", "city", "latitude", "longitude", "hours", "source", "modified"]);
        foreach (var (location, organization, services) in job.Directory.Locations())
        {
            var address = location.Addresses.FirstOrDefault();
            book.Row(location.Id.ToString(), Text(location.Name), Text(organization?.Name), string.Join("; ", services.Select(s => Text(s.Name))), Text(address?.Street), address?.PostalCode, Text(address?.City),
                location.Latitude, location.Longitude, OpeningHours.Text(location.Schedules), location.Source, Day(location.ModifiedAt));
            job.Wrote(Kinds.Location);
        }

        string? Text(LocalText? text) => text?.In(job.Language).Text;
    }

    static void Sheet(ExportJob job, Workbook book, string name, IReadOnlyList<string> columns) =>
        book.Sheet(OpenDataTexts.In(job.Language, "open-data." + name), [.. columns.Select(c => OpenDataTexts.In(job.Language, c == "services" ? "open-data.services" : "open-data.column." + c))]);

    static string Phones(IReadOnlyList<Phone> phones) => string.Join(", ", phones.Select(p => p.Number));
    static string Address(Address a, string language) => $"{a.Street?.In(language).Text}, {a.PostalCode} {a.City?.In(language).Text}".Trim(' ', ',');
    static string? Day(DateTime? instant) => instant?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
