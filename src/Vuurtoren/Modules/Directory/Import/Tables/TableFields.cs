namespace Vuurtoren.Modules.Directory.Import.Tables;

/// <summary>The fields a column can be mapped to, each with words that a column for it is often headed by (Dutch, French, English).</summary>
static class TableFields
{
    static readonly (string Path, string Words)[] all =
    [
        ("organization.id", "organisatie id|id organisatie|organisatienummer|id organisation|organization id|org id"),
        ("organization.name", "organisatie|naam organisatie|naam|organisation|nom organisation|nom de l organisation|nom|association|vereniging|organization|organization name|name|instelling|institution"),
        ("organization.alternate_name", "roepnaam|afkorting|acroniem|nom usuel|sigle|abreviation|acronyme|alternate name|common name|short name|acronym"),
        ("organization.description", "omschrijving organisatie|description organisation|doel|but|missie|mission"),
        ("organization.email", ""),
        ("organization.website", "website organisatie|site organisation"),
        ("organization.legal_status", "rechtsvorm|forme juridique|legal form|legal status|statuut|statut juridique"),
        ("organization.kbo", "kbo|kbo nummer|ondernemingsnummer|bce|numero bce|numero d entreprise|enterprise number|company number|btw|tva|vat"),
        ("organization.year_incorporated", "opgericht|oprichtingsjaar|annee de creation|year incorporated"),
        ("organization.accreditations", "erkenningen|erkenning|agrements|agrement|accreditations"),
        ("organization.phone", ""),
        ("organization.contact.name", ""), ("organization.contact.title", ""), ("organization.contact.email", ""), ("organization.contact.phone", ""),
        ("service.id", "dienst id|id dienst|id service|service id|id|nr|nummer|numero|no|code|ref|referentie|reference"),
        ("service.name", "dienst|naam dienst|nom du service|nom service|service|service name|aanbod|offre|activiteit|activite|activity|programme"),
        ("service.alternate_name", ""),
        ("service.description", "omschrijving|beschrijving|description|toelichting|info|informatie|information|activites|activiteiten|wat|quoi"),
        ("service.for_whom", "voor wie|pour qui|for whom"),
        ("service.what_you_get", "wat krijg je|ce que vous recevez|what you get"),
        ("service.what_to_bring", "wat meebrengen|meebrengen|a apporter|documents|what to bring"),
        ("service.what_it_costs", "prijs|kostprijs|tarief|kosten|prix|cout|tarif|tarifs|cost|price|fee|fees"),
        ("service.what_happens", "hoe verloopt het|comment ca se passe|what happens"),
        ("service.application_process", "aanmelden|aanmelding|inschrijving|hoe aanmelden|inscription|comment s inscrire|how to apply|application process|apply"),
        ("service.eligibility", "voorwaarden|toelatingsvoorwaarden|conditions|conditions d acces|eligibility"),
        ("service.themes", "thema|themas|thema s|categorie|categorieen|rubriek|rubrieken|theme|themes|categories|categorie s|rubrique|rubriques|category|topic|topics|sector|secteur|trefwoorden|mots cles|keywords|tags"),
        ("service.target_groups", "doelgroep|doelgroepen|publiek|public|public cible|groupe cible|publics|target group|target groups|audience"),
        ("service.languages", "talen|taal|langues|langue|langues parlees|gesproken talen|languages|language|spoken languages|languages offered|langues proposees"),
        ("service.email", "e mail|email|mail|mailadres|e mailadres|adresse mail|courriel|adresse e mail|e mail address|email address"),
        ("service.url", "website|web|site|site web|url|webadres|internet|www|site internet|adresse web|link|lien"),
        ("service.phone", "telefoon|tel|telefoonnummer|telephone|numero de telephone|phone|phone number|tel nr"),
        ("service.fax", "fax|telecopie"),
        ("service.mobile", "gsm|mobiel|portable|mobile|cell"),
        ("service.hours", "openingsuren|openingstijden|uren|permanentie|horaire|horaires|heures d ouverture|permanence|permanences|opening hours|hours|schedule"),
        ("service.hours.mo", "maandag|lundi|monday"), ("service.hours.tu", "dinsdag|mardi|tuesday"), ("service.hours.we", "woensdag|mercredi|wednesday"), ("service.hours.th", "donderdag|jeudi|thursday"),
        ("service.hours.fr", "vrijdag|vendredi|friday"), ("service.hours.sa", "zaterdag|samedi|saturday"), ("service.hours.su", "zondag|dimanche|sunday"),
        ("service.wait_time", "wachttijd|delai d attente|temps d attente|wait time|waiting time"),
        ("service.status", "status|toestand|statut|etat"),
        ("service.alert", "opgelet|melding|attention|alert"),
        ("service.area", "werkgebied|werkingsgebied|zone d action|territoire|service area|action zone|area"),
        ("service.accreditations", ""),
        ("service.minimum_age", "minimumleeftijd|leeftijd van|age minimum|minimum age"), ("service.maximum_age", "maximumleeftijd|leeftijd tot|age maximum|maximum age"),
        ("service.discreet", "discreet|discret"),
        ("service.contact.name", "contactpersoon|contact|verantwoordelijke|personne de contact|responsable|contact person|contact name"),
        ("service.contact.title", "functie|fonction|function|titel|job title"),
        ("service.contact.email", ""), ("service.contact.phone", ""),
        ("location.id", "locatie id|id locatie|id lieu|location id"),
        ("location.name", "locatie|plaats|gebouw naam|lieu|nom du lieu|location|location name|venue"),
        ("location.description", ""),
        ("location.address", "adres|adresse|address|volledig adres|adresse complete|full address"),
        ("location.street", "straat|straatnaam|rue|nom de rue|street|address 1|street address"),
        ("location.number", "huisnummer|huisnr|huis nr|numero de rue|house number|street number|number|n"),
        ("location.box", "bus|boite|bte|busnummer|box"),
        ("location.postal_code", "postcode|post code|code postal|cp|postal code|zip|zip code|postnummer"),
        ("location.city", "gemeente|stad|woonplaats|commune|ville|localite|city|town|municipality|plaatsnaam"),
        ("location.country", "land|pays|country"),
        ("location.latitude", "latitude|lat|breedtegraad|y wgs84|wgs84lat"),
        ("location.longitude", "longitude|lon|lng|long|lengtegraad|x wgs84|wgs84lon"),
        ("location.coordinates", "coordinaten|coordonnees|coordinates|geo|gps|latlong|lat lon"),
        ("location.x", "x|xcoord|x coord|lambert x|x lambert"), ("location.y", "y|ycoord|y coord|lambert y|y lambert"),
        ("location.transportation", "bereikbaarheid|openbaar vervoer|acces|transports|transport|transport en commun|transportation"),
        ("location.building", "gebouw|batiment|building"), ("location.floor", "verdieping|etage|floor"), ("location.entrance", "ingang|entree|entrance"),
        ("location.accessibility", "toegankelijkheid|accessibilite|accessibility|pmr|rolstoel"),
        ("location.phone", ""),
        ("location.confidential", "vertrouwelijk|geheim adres|confidentiel|confidential"),
    ];

    static readonly Dictionary<string, string> byWords = all.SelectMany(f => f.Words.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(word => (word, f.Path))).DistinctBy(w => w.word).ToDictionary(w => w.word, w => w.Path);

    static readonly Dictionary<string, string> byPath = all.ToDictionary(f => f.Path.Replace('.', ' ').Replace('_', ' '), f => f.Path);

    /// <summary>All fields, in the order of a form.</summary>
    public static IReadOnlyList<string> InOrder { get; } = [.. all.Select(f => f.Path)];

    public static IReadOnlySet<string> Paths { get; } = all.Select(f => f.Path).ToHashSet();

    /// <summary>The field that a column with this heading is most likely for; the heading in plain small letters.</summary>
    public static string? ByHeading(string plain) => byPath.GetValueOrDefault(plain) ?? byWords.GetValueOrDefault(plain);
}
