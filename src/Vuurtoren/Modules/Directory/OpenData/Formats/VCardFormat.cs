using System.Globalization;
using System.Text;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>Address-book cards (vCard 4.0, RFC 6350): one for each organisation, one for each service.</summary>
public sealed class VCardFormat : ExportFormat
{
    public override string Name => "vcard";
    public override string Description => "Cards for an address book";

    public override void Write(ExportJob job)
    {
        using var writer = new StreamWriter(job.Output, new UTF8Encoding(false), 1 << 15, leaveOpen: true);
        foreach (var sheet in job.Directory.Organizations())
        {
            writer.Write(Card(sheet, job.Language));
            job.Wrote(Kinds.Organization);
        }
        foreach (var sheet in job.Directory.Services())
        {
            writer.Write(Card(sheet, job.Language, job.Directory.Vocabulary));
            job.Wrote(Kinds.Service);
        }
    }

    /// <summary>The card of an organisation.</summary>
    public static string Card(OrganizationSheet sheet, string language)
    {
        var organization = sheet.Organization;
        var card = new VCard(organization.Id, organization.Name, organization.ModifiedAt, language);
        card.Text("ORG", organization.Name);
        card.Text("NICKNAME", organization.AlternateName);
        card.Text("NOTE", organization.Description);
        card.Mail(organization.Email);
        card.Web(organization.Website);
        card.Phones(organization.Phones);
        foreach (var location in sheet.Locations) card.Place(location);
        return card.ToString();
    }

    /// <summary>The card of a service.</summary>
    public static string Card(ServiceSheet sheet, string language, Vocabulary vocabulary)
    {
        var service = sheet.Service;
        var card = new VCard(service.Id, service.Name, service.ModifiedAt, language);
        card.Text("ORG", sheet.Organization?.Name);
        card.Text("NOTE", service.Description ?? service.WhatYouGet);
        card.Mail(service.Email ?? sheet.Organization?.Email);
        card.Web(service.Url ?? sheet.Organization?.Website);
        card.Phones(service.Phones.Count > 0 ? service.Phones : sheet.Organization?.Phones ?? []);
        foreach (var place in sheet.Places) if (place.Location is { } location) card.Place(location);
        foreach (var spoken in service.Languages.Where(l => l.Code != "mis")) card.Line("LANG", spoken.Code);
        var themes = service.Themes.Select(vocabulary.Term).OfType<TaxonomyTerm>().Select(t => VCard.Escape(t.Name.In(language).Text)).ToList();
        if (themes.Count > 0) card.Line("CATEGORIES", string.Join(',', themes));
        return card.ToString();
    }
}

/// <summary>One card under way.</summary>
sealed class VCard
{
    readonly StringBuilder lines = new();
    readonly string language;

    public VCard(Guid id, LocalText name, DateTime modified, string language)
    {
        this.language = language;
        Line("BEGIN", "VCARD");
        Line("VERSION", "4.0");
        Line("KIND", "org");
        Line("UID", $"urn:uuid:{id}");
        Line("REV", modified.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        Text("FN", name);
    }

    public void Text(string property, LocalText? text)
    {
        if (text is null) return;
        var (words, tag) = text.In(language);
        Line(tag is null || property is "ORG" ? property : $"{property};LANGUAGE={tag}", Escape(words));
    }

    public void Mail(LocalText? mail) { if (HsdsJson.AsMail(mail?.In(language).Text) is { } usable) Line("EMAIL", usable); }
    public void Web(LocalText? address) { if (HsdsJson.AsUri(address?.In(language).Text) is { } usable) Line("URL", usable); }

    public void Phones(IReadOnlyList<Phone> phones)
    {
        foreach (var phone in phones) Line($"TEL;VALUE=text;TYPE={HsdsJson.TypeOf(phone.Type)}", Escape(phone.Extension is null ? phone.Number : $"{phone.Number} {phone.Extension}"));
    }

    public void Place(Location location)
    {
        foreach (var address in location.Addresses)
            Line("ADR", string.Join(';', "", Escape(Words(address.Extra)), Escape(Words(address.Street)), Escape(Words(address.City)), Escape(address.StateProvince ?? ""), Escape(address.PostalCode ?? ""), Escape(address.Country)));
        if (location is { Latitude: { } latitude, Longitude: { } longitude })
            Line("GEO", string.Create(CultureInfo.InvariantCulture, $"geo:{latitude},{longitude}"));
    }

    string Words(LocalText? text) => text?.In(language).Text ?? "";

    public static string Escape(string text) => text.ReplaceLineEndings("\n").Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>Lines are folded at 75 bytes, never inside a character.</summary>
    public void Line(string property, string value)
    {
        var bytes = 0;
        foreach (var rune in $"{property}:{value}".EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > 75)
            {
                lines.Append("\r\n ");
                bytes = 1;
            }
            lines.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }
        lines.Append("\r\n");
    }

    public override string ToString() => lines.ToString() + "END:VCARD\r\n";
}
