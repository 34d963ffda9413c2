using Vuurtoren.Modules.Directory;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.OpenData;

/// <summary>Records in which every field is filled, so that no writer forgets one.</summary>
static class Rich
{
    static readonly DateTime then = new(2026, 3, 1, 9, 30, 0, DateTimeKind.Utc);
    public static readonly Guid OrganizationId = Ids.Of("rich", "organization", "1");
    public static readonly Guid ServiceId = Ids.Of("rich", "service", "1");
    public static readonly Guid LocationId = Ids.Of("rich", "location", "1");

    public static LocalText Both(string nl, string fr) => LocalText.NlFr(nl, fr)!;

    public static readonly Taxonomy Taxonomy = new()
    {
        Id = Ids.Of("rich", "taxonomy", "1"), Name = Both("Thema's", "Thèmes"), Uri = "https://example.org/themes", Version = "1",
    };

    public static readonly TaxonomyTerm Term = new()
    {
        Id = Ids.Of("rich", "term", "1"), TaxonomyId = Taxonomy.Id, Code = "A-1", Name = Both("Wonen", "Logement"),
        AlternateNames = new Dictionary<string, IReadOnlyList<string>> { ["nl"] = ["huis", "woning"] },
        Broader = [Ids.Of("rich", "term", "0"), Ids.Of("rich", "term", "00")], Depth = 1, ModifiedAt = then,
    };

    public static Organization Organization => new()
    {
        Id = OrganizationId, Name = Both("De Baken", "Le Fanal"), AlternateName = LocalText.From("nl", "DB"), Description = LocalText.From("fr", "Une <b>maison</b> & plus"),
        Email = LocalText.From("und", "info@example.org"), Website = Both("www.example.org/nl", "https://example.org/fr"),
        AdditionalWebsites = [new("https://example.org/extra", Both("Meer", "Plus")), new("not an address")],
        LegalStatus = Both("VZW", "ASBL"), TaxId = "0123456749", YearIncorporated = 1998, Logo = "logo.svg", ParentOrganizationId = Ids.Of("rich", "organization", "0"),
        Accreditations = [new(Both("Erkend", "Agréé"), Both("Gewest", "Région"), "E1")], Phones = [new("02 000 00 00"), new("02 000 00 00")],
        Contacts = [new(null, Both("Onthaal", "Accueil"), null, LocalText.From("und", "onthaal@example.org"), [new("0470 00 00 00", Type: PhoneType.Mobile)])],
        Funding = [Both("Gemeente", "Commune")], Identifiers = [new("social-brussels", "1060")], Source = "social-brussels", SourceDate = new(2026, 2, 1), ModifiedAt = then,
    };

    public static Service Service => new()
    {
        Id = ServiceId, OrganizationId = OrganizationId, Name = Both("Onthaal", "Accueil"), AlternateName = LocalText.From("fr", "Permanence"),
        ForWhom = Both("Iedereen", "Tous"), WhatYouGet = Both("Raad", "Conseil"), WhatToBring = Both("Identiteitskaart", "Carte d'identité"),
        WhatItCosts = Both("Gratis", "Gratuit"), WhatHappens = Both("Een gesprek", "Un entretien"), Themes = [Term.Id, Ids.Of("rich", "term", "gone")],
        TargetGroups = [new(TargetKind.Excluded, Both("Minderjarigen", "Mineurs"))], EligibilityDescription = Both("Wie hier woont", "Qui habite ici"),
        MinimumAge = 18, MaximumAge = 99, ApplicationProcess = Both("Bel ons", "Appelez-nous"), IntakeLocationId = LocationId,
        Languages = [new("nl"), new("ar", Both("Bel eerst", "Appelez avant")), new("mis", LocalText.From("fr", "patois"))],
        InterpretationServices = Both("Tolk", "Interprète"), Status = ServiceStatus.TemporarilyClosed, WaitTime = Both("2 weken", "2 semaines"), Discreet = true,
        Email = LocalText.From("und", "no mail"), Url = Both("https://example.org/a", "example.org/b"), AdditionalUrls = [new("https://example.org/c")],
        Phones = [new("02 111 11 11", "12", PhoneType.Hotline, Both("Dag en nacht", "Jour et nuit"), ["nl", "fr"]), new("02 111 11 11", "kies A")],
        Contacts = [new("An Voorbeeld", Both("Hoofd", "Chef"))], Schedules = [Hours, Appointment, LastMonday],
        Messages = [new(MessageKind.Closed, Both("Dicht", "Fermé"), new(2026, 5, 1), new(2026, 5, 5)), new(MessageKind.News, Both("Oud", "Vieux"), new(2020, 1, 1), new(2020, 1, 2))],
        ServiceAreas = [new(AreaKind.Municipality, "21004", Both("Brussel", "Bruxelles")), new(AreaKind.Other, Name: LocalText.From("fr", "Quartier"))],
        CostOptions = [new(Both("Lid", "Membre"), 1250, null, Both("Per jaar", "Par an"), new(2026, 1, 1), new(2026, 12, 31))],
        Accreditations = [new(Both("Erkend", "Agréé")), new(LocalText.From("fr", "Label")!)], Licenses = Both("L", "L"),
        Capacities = [new(Both("Bedden", "Lits"), 3, 10, Both("Vrij", "Libres"))], Funding = [Both("Gewest", "Région")], Program = Both("Plan", "Plan"), Alert = Both("Opgelet", "Attention"),
        Identifiers = [new("social-brussels", "1060-1")], Source = "social-brussels", SourceDate = new(2026, 2, 1), VerifiedAt = then, VerifiedHow = "called", WithdrawnAt = then, ModifiedAt = then,
    };

    public static Schedule Hours => new()
    {
        Label = Both("Sociale dienst", "Service social"),
        Week = [new(Weekday.Mo, 540, 720), new(Weekday.Tu, 540, 720), new(Weekday.Mo, 810, 990), new(Weekday.Fr, 1320, 120), new(Weekday.Sa, 1080, null), new(Weekday.Su, 0, 1440)],
        ValidFrom = new(2026, 1, 1), ValidTo = new(2026, 12, 31), PublicHolidays = HolidayRule.Closed, SchoolHolidays = HolidayRule.Open,
        Exceptions = [new(new(2026, 12, 24), new(2026, 12, 26), true, Reason: Both("Feest", "Fête")), new(new(2026, 7, 21), new(2026, 7, 21), false, 600, 720)],
        OriginalText = LocalText.From("fr", "Lu-ma 9-12h"), Notes = Both("Bel aan", "Sonnez"), ReadByMachine = true,
    };

    public static Schedule Appointment => new() { ByAppointment = true, PhoneOnly = true };
    public static Schedule LastMonday => new() { Week = [new(Weekday.Mo, 1140, 1260)], Rule = "FREQ=MONTHLY;BYDAY=-1MO" };

    public static Location Location => new()
    {
        Id = LocationId, OrganizationId = OrganizationId, LocationType = AddressType.Physical, Name = Both("Huis", "Maison"), Url = "https://example.org/huis",
        Addresses = [new(Both("Hoogstraat 1", "Rue Haute 1"), Both("Bus 2", "Bte 2"), "1000", Both("Brussel", "Bruxelles")), new(Type: AddressType.Postal)],
        Latitude = 50.84, Longitude = 4.35, Transportation = Both("Tram 3", "Tram 3"), Building = Both("A", "A"), Floor = Both("2", "2"), Entrance = Both("Links", "À gauche"),
        Accessibility = [new("wheelchair", Both("Helling", "Rampe"))], Languages = [new("fr")], Phones = [new("02 222 22 22", Type: PhoneType.Tty)],
        Schedules = [new() { Week = [new(Weekday.We, 480, 1020)] }], Identifiers = [new("social-brussels", "1060")], ModifiedAt = then,
    };

    public static ServiceAtLocation At => new()
    {
        Id = Ids.Of("rich", "at", "1"), ServiceId = ServiceId, LocationId = LocationId, Description = Both("Alleen hier", "Seulement ici"), Phones = [new("02 333 33 33")],
        Schedules = [Hours], ServiceAreas = [new(AreaKind.Neighbourhood, "12")], Contacts = [new(Department: Both("Balie", "Guichet"))], ModifiedAt = then,
    };
}
