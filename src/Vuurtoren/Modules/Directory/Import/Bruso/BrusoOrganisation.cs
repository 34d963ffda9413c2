using System.Globalization;
using System.Xml.Linq;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Modules.Directory.Import.SocialBrussels;
using Vuurtoren.Platform.Data;
using static Vuurtoren.Modules.Directory.Import.Bruso.BrusoElement;

namespace Vuurtoren.Modules.Directory.Import.Bruso;

/// <summary>One &lt;organisation&gt;: the organisation, its help as one service, its place, and the service at that place.</summary>
/// <param name="names">Makes the ids, the same ones as for the directory's folder.</param>
sealed class BrusoOrganisation(CodeLists lists, ImportInput input, ImportInput names, OwnThemes themes)
{
    public IEnumerable<ImportItem> Read(XElement element, long line)
    {
        var id = One(element, "id") ?? One(element, "FICHE")?.TrimStart('0');
        if (string.IsNullOrEmpty(id)) return [new Quarantined(Kinds.Organization, null, line, "no-id", Raw(element))];
        if (One(element, "NMOFFNL") is null && One(element, "NMOFFFR") is null) return [new Quarantined(Kinds.Organization, id, line, "no-name", Raw(element))];

        var left = new List<ImportItem>();
        foreach (var unknown in element.Descendants().Where(e => !BrusoFields.Mapped.Contains(e.Name.LocalName) && !BrusoFields.Ignored.ContainsKey(e.Name.LocalName)))
            left.Add(new LeftOut(Kinds.Organization, id, line, "field-unknown", unknown.ToString(SaveOptions.DisableFormatting)));
        var date = DateOf(element, id, line, left);
        var readable = Learn(element);
        var contact = BrusoContact.Read(element);

        var items = new List<ImportItem> { new ReadRecord(OrganisationOf(element, id, date, readable, contact, line, left), id, line) };
        var place = BrusoPlace.Read(element, readable, id, line, left);
        if (place is not null)
            items.Add(new ReadRecord(place.As(names, input.Source, id, date), id, line));
        items.Add(new ReadRecord(ServiceOf(element, id, date, readable, contact, line, left), id, line));
        if (place is not null)
            items.Add(new ReadRecord(new ServiceAtLocation
            {
                Id = names.Id(Kinds.ServiceAtLocation, id), Source = input.Source, SourceDate = date, Identifiers = [new(SocialBrusselsFormat.Scheme, id)],
                ServiceId = names.Id(Kinds.Service, id), LocationId = names.Id(Kinds.Location, id),
            }, id, line));
        return [.. items, .. left];
    }

    Organization OrganisationOf(XElement e, string id, DateOnly? date, ReadableCase readable, BrusoContact contact, long line, List<ImportItem> left)
    {
        var number = One(e, "PM_RP");
        var kbo = KboNumber.Parse(number);
        if (number is not null && kbo is null) left.Add(new LeftOut(Kinds.Organization, id, line, "kbo-check-digits", number));
        return new()
        {
            Id = names.Id(Kinds.Organization, id), Source = input.Source, SourceDate = date, Identifiers = [new(SocialBrusselsFormat.Scheme, id)],
            Name = LocalText.NlFr(NameOf("NMOFFNL", "NMUSENL"), NameOf("NMOFFFR", "NMUSEFR"))!,
            AlternateName = LocalText.NlFr(ListOf("NMUSENL", "OLDNAMNL"), ListOf("NMUSEFR", "OLDNAMFR")),
            Description = BrusoTexts.Both(One(e, "DOEL"), One(e, "BUT")),
            LegalStatus = One(e, "statutstatuut") is { } form ? lists.LegalForms[form]?.Text ?? BrusoTexts.Code(form) : null,
            TaxId = kbo, YearIncorporated = YearOf(One(e, "CREE"), id, line, left),
            ParentOrganizationId = new[] { "MOTHER", "DEEL", "ANTENNE" }.Select(name => One(e, name)?.TrimStart('0')).FirstOrDefault(n => n is { Length: > 0 } && n != id && n.All(char.IsAsciiDigit)) is { } mother
                ? names.Id(Kinds.Organization, mother) : null,
            Email = contact.Email, Website = contact.Website, AdditionalWebsites = contact.OtherWebsites, Phones = contact.Phones, Contacts = contact.Contacts,
            Accreditations = [.. Codes(e, "agrementErken").Select(code => lists.Accreditations[code] is { } known ? Accreditations.From(known, readable) : new Accreditation(BrusoTexts.Code(code), null, code)),
                .. BrusoTexts.Pairs(All(e, "ERKAND"), All(e, "AGRAUTR")).Select(text => new Accreditation(text))],
        };

        string? NameOf(string official, string use) => One(e, official) is { } name ? readable.Of(CleanText.PlainLine(name)!, All(e, use)) : null;
        string? ListOf(string use, string old) => All(e, use).Concat(All(e, old)) is var all && all.Any() ? string.Join(", ", all.Select(n => readable.Of(CleanText.PlainLine(n) ?? n, all)).Distinct()) : null;
    }

    Service ServiceOf(XElement e, string id, DateOnly? date, ReadableCase readable, BrusoContact contact, long line, List<ImportItem> left)
    {
        var words = Codes(e, "CATEG").Select(Categories.Category).ToList();
        var (spoken, interpreting) = LanguagesOf(e, id, line, left);
        var audience = Audience.Read(One(e, "BENEF"));
        var (nl, fr) = (BrusoTexts.ServiceNames(e, "NMSERVNL"), BrusoTexts.ServiceNames(e, "NMSERVFR"));
        var offer = Codes(e, "natOffreHulpwijz").Select(code => lists.OfferTypes[code] ?? new(code, code, code)).ToList();
        var offerFr = string.Join(", ", offer.Select(o => o.Fr));
        var access = LocalText.NlFr(string.Join(", ", All(e, "AANMELD")), string.Join(", ", All(e, "ACCES")));
        var organisation = LocalText.NlFr(One(e, "NMOFFNL") is { } n ? readable.Of(n, All(e, "NMUSENL")) : null, One(e, "NMOFFFR") is { } f ? readable.Of(f, All(e, "NMUSEFR")) : null)!;
        return new()
        {
            Id = names.Id(Kinds.Service, id), Source = input.Source, SourceDate = date, Identifiers = [new(SocialBrusselsFormat.Scheme, id)],
            OrganizationId = names.Id(Kinds.Organization, id),
            Name = LocalText.NlFr(nl is [var oneNl] ? readable.Of(oneNl) : organisation["nl"], fr is [var oneFr] ? readable.Of(oneFr) : organisation["fr"])!,
            AlternateName = LocalText.NlFr(nl.Count > 1 ? string.Join(", ", nl.Select(x => readable.Of(x))) : null, fr.Count > 1 ? string.Join(", ", fr.Select(x => readable.Of(x))) : null),
            Description = BrusoTexts.Both(BrusoTexts.Joined(One(e, "ACTIVNL"), One(e, "OPMERK")), BrusoTexts.Joined(One(e, "ACTIVFR"), One(e, "REMARQUE"))),
            EligibilityDescription = BrusoTexts.Both(One(e, "PUBLIEK"), One(e, "BENEF")),
            TargetGroups = audience.Groups, MinimumAge = audience.FromAge, MaximumAge = audience.ToAge,
            Themes = [.. words.Select(w => names.Id(Kinds.TaxonomyTerm, w)), .. themes.Of(words)], Discreet = words.Exists(themes.IsDiscreet),
            ApplicationProcess = access, Languages = spoken, InterpretationServices = interpreting,
            WhatYouGet = LocalText.NlFr(string.Join(", ", offer.Select(o => o.Nl)), offerFr),
            Schedules = Offer.Hours(BrusoTexts.Both(One(e, "PERMANNL"), One(e, "PERMANFR")), access?["fr"], offerFr),
            ServiceAreas = [.. Codes(e, "zoneActionWerkgebied").SelectMany(code => lists.Zones[code]?.Text is { } zone ? ActionZones.Of(zone) : [new(AreaKind.Other, null, BrusoTexts.Code(code))]).Distinct()],
            Url = contact.ServiceUrl, AdditionalUrls = contact.OtherServiceUrls,
        };
    }

    (IReadOnlyList<SpokenLanguage> Spoken, LocalText? Interpreting) LanguagesOf(XElement e, string id, long line, List<ImportItem> left)
    {
        var codes = Codes(e, "offrLingTaalAnb").ToList();
        var read = Languages.Read(string.Join(", ", codes.Select(code => lists.Languages[code]?.Fr).OfType<string>()));
        foreach (var unknown in read.Unknown) left.Add(new LeftOut(Kinds.Service, id, line, "language-unknown", unknown));
        return ([.. read.Known.Select(l => new SpokenLanguage(l.Code, LocalText.From("fr", l.Note))),
            .. codes.Where(code => lists.Languages[code] is null).Select(code => new SpokenLanguage("mis", BrusoTexts.Code(code)))],
            Interpreting.Of(read.Remarks, lists.Languages, "fr"));
    }

    DateOnly? DateOf(XElement e, string id, long line, List<ImportItem> left)
    {
        if (One(e, "INFOR") is not { } text) return input.Date;
        if (DateOnly.TryParseExact(text, ["dd/MM/yy", "dd/MM/yyyy", "d/M/yy", "d/M/yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        left.Add(new LeftOut(Kinds.Organization, id, line, "date-unreadable", text));
        return input.Date;
    }

    static int? YearOf(string? text, string id, long line, List<ImportItem> left)
    {
        if (text is null) return null;
        if (text.Length >= 4 && int.TryParse(text.AsSpan(text.Length - 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1000 and < 2100
            && (text.Length == 4 || !char.IsAsciiDigit(text[^5]))) return year;
        left.Add(new LeftOut(Kinds.Organization, id, line, "date-unreadable", text));
        return null;
    }

    /// <summary>The texts of a record are in normal writing and tell acronyms; its names stand beside each other.</summary>
    static ReadableCase Learn(XElement e)
    {
        var readable = new ReadableCase();
        foreach (var name in new[] { "ACTIVNL", "ACTIVFR", "PERMANNL", "PERMANFR", "OPMERK", "REMARQUE", "DOEL", "BUT", "ADOPM" }) readable.LearnFromText(One(e, name));
        readable.LearnFromNames(new[] { "NMOFFNL", "NMOFFFR", "NMUSENL", "NMUSEFR", "NMSERVNL", "NMSERVFR" }.SelectMany(name => All(e, name)));
        return readable;
    }

    static string Raw(XElement element) => element.ToString(SaveOptions.DisableFormatting);
}
