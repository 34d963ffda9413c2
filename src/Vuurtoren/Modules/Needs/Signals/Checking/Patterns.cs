using System.Globalization;
using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>What can be recognised by how it is written: mail addresses, accounts, phones, number plates, numbers of files and of papers, profiles, streets with a number, days of birth.</summary>
static partial class Patterns
{
    public static IEnumerable<(int From, int Length)> Mails(string text) => All(Mail(), text);

    public static IEnumerable<(int From, int Length)> Accounts(string text) => All(Account(), text);

    /// <summary>Eight to fourteen digits that begin as a phone does: + or 00, 0, or a mobile without its 0.</summary>
    public static IEnumerable<(int From, int Length)> Phones(string text) => from match in Phone().Matches(text)
                                                                          let digits = match.Value.Count(char.IsAsciiDigit)
                                                                          where digits is >= 8 and <= 14
                                                                          where match.Value[0] == '+' || match.Value.StartsWith('0') && digits >= 9 || match.Value.StartsWith("(0", StringComparison.Ordinal) || digits == 9 && MobileStart().IsMatch(match.Value)
                                                                          select (match.Index, match.Length);

    /// <summary>Behind a word for a phone seven digits will do.</summary>
    public static IEnumerable<(int From, int Length)> NamedPhones(string text) => NamedPhone().Matches(text).Select(match => (match.Groups["number"].Index, match.Groups["number"].Length));

    public static IEnumerable<(int From, int Length)> Plates(string text) => All(Plate(), text);

    public static IEnumerable<(int From, int Length)> Files(string text) => All(File(), text);

    public static IEnumerable<(int From, int Length)> Papers(string text) => All(Paper(), text);

    public static IEnumerable<(int From, int Length)> Profiles(string text) => All(Profile(), text);

    public static IEnumerable<(int From, int Length)> Addresses(string text) => All(DutchStreet(), text).Concat(All(FrenchStreet(), text)).Concat(All(NumberFirst(), text)).Concat(All(FrenchPlace(), text)).Concat(All(DutchPlace(), text)).Concat(All(SmallNumberFirst(), text)).Concat(All(SmallPlace(), text)).Concat(All(NumberFirstInDutch(), text));

    /// <summary>How far from a day a word for birth is looked for, in characters.</summary>
    const int Near = 40;

    /// <summary>
    /// A whole day before today; a day with its month behind a word for birth. A day of the last two years, or of which something is counted (since, the act of), is
    /// rather when something happened: it is one only with a word for birth near.
    /// </summary>
    public static IEnumerable<(int From, int Length)> Births(string text, DateOnly today) =>
        All(Born(), text).Concat(from match in WholeDay().Matches(text)
                                 let day = DayIn(match, today)
                                 where day < today && (day < today.AddYears(-2) && !Dated().IsMatch(text[Math.Max(0, match.Index - Near)..match.Index]) || Birth().IsMatch(text[Math.Max(0, match.Index - Near)..Math.Min(text.Length, match.Index + match.Length + Near)]))
                                 select (match.Index, match.Length));

    static IEnumerable<(int, int)> All(Regex pattern, string text) => pattern.Matches(text).Select(match => (match.Index, match.Length));

    /// <summary>Null: there is no such day.</summary>
    static DateOnly? DayIn(Match match, DateOnly today)
    {
        var month = match.Groups["name"] is { Success: true, Value: var name } ? MonthOf(name) : Number(match, "month");
        var (day, year) = (Number(match, "day"), Number(match, "year"));
        if (match.Groups["year"].Length == 2) year += year > today.Year % 100 ? 1900 : 2000;
        if (year < 1900 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        return new DateOnly(year, month, day);
    }

    static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    static readonly string[][] months = [["jan"], ["feb", "fév", "fev"], ["maa", "mrt", "mar"], ["apr", "avr"], ["mei", "mai"], ["juni", "juin", "jun"], ["juli", "juil", "jul"], ["aug", "aoû", "aou"], ["sep"], ["okt", "oct"], ["nov"], ["dec", "déc"]];

    static int MonthOf(string name) => Array.FindIndex(months, of => Array.Exists(of, start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase))) + 1;

    const string Months = @"(?<name>jan(?:uari|vier)?|feb(?:ruari)?|f[ée]v(?:rier)?|maart|mrt|mars|apr(?:il)?|avr(?:il)?|mei|mai|juni|juin|juli|juillet|juil|aug(?:ustus)?|ao[ûu]t|sep(?:t(?:ember|embre)?)?|okt(?:ober)?|oct(?:obre)?|nov(?:ember|embre)?|dec(?:ember)?|d[ée]c(?:embre)?)\.?";

    /// <summary>What is counted, and so no number of a house.</summary>
    const string Counted = @"(?!\s*(?:ans?\b|années?|mois\b|semaines?|jours?|heures?|fois\b|familles?|personnes?|jeunes?|enfants?|ménages?|femmes?|hommes?|jaar|jaren|maand|week|weken|dag(?:en)?\b|keer|uur|uren|gezin|mensen|kind|jonger|person|vrouw|man\b|mannen|euro|€|%|\d*[.,]\d))";

    const string NoYear = @"(?!(?:19|20)\d{2}(?!\d))";

    [GeneratedRegex(@"[\p{L}\d._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\d-]+(?:\s?\.\s?[\p{L}\d-]+)*\.\p{L}{2,}", RegexOptions.IgnoreCase)]
    private static partial Regex Mail();

    [GeneratedRegex(@"\b[A-Z]{2}\d{2}(?:[ .-]?\d{4}){3}", RegexOptions.IgnoreCase)]
    private static partial Regex Account();

    [GeneratedRegex(@"(?<![\p{L}\d])(?:\+\s?|\()?\d(?:[\s.\-/()]{0,2}\d){7,14}(?!\d)")]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?<!\p{L})(?:t[ée]l|telefoon|telefoonnummer|téléphone|gsm)(?!\p{L})\.?\s*:?\s*(?<number>\d(?:[\s./-]{0,2}\d){6,13})(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex NamedPhone();

    /// <summary>As in Belgium since 2010: 1-ABC-234.</summary>
    [GeneratedRegex(@"(?<![\p{L}\d-])(?:\d[-.]\p{L}{3}[-.]\d{3}|\d\p{Lu}{3}\d{3})(?![\p{L}\d-])")]
    private static partial Regex Plate();

    /// <summary>Behind a word for a file, so that years, amounts and counts are none: “dossier 2026/1234567”, not “dossier 2025-2026”.</summary>
    [GeneratedRegex(@"\b(?:dossier(?:nummer|nr\.?)?|zaak(?:nummer)?|rolnummer|klantnummer|lidnummer|referentie|référence|affaire|r[ée]f\.?)(?!\p{L})\s*(?:(?:nr|nummer|n°|no|numéro)\.?\s*)?[:#]?\s*(?!(?:19|20)\d{2}\s?[-/]\s?(?:(?:19|20)\d{2}|\d{2})(?![\d/-]))(?:[A-Z]{1,4}[-/ ]?)?\d[\d/-]{4,}", RegexOptions.IgnoreCase)]
    private static partial Regex File();

    /// <summary>Behind a word for a paper that is of one person: “paspoort EH123456”, “SP-nummer 9.123.456”.</summary>
    [GeneratedRegex(@"\b(?:paspoort|passeport|identiteitskaart|(?:e-?)?id[- ]?kaart|carte d'identité|verblijfskaart|verblijfstitel|(?:carte|titre) de séjour|(?:OV|SP|BSN)[- ]?(?=n))(?:nummer|nr\.?)?(?!\p{L})\s*(?:(?:met\s+)?(?:nr|nummer|n°|no|numéro)\.?\s*)?:?\s*(?:[A-Z]{1,2}\s?)?\d(?:[ .-]?\d){5,}|\bnuméro (?:SP|OV)\s*:?\s*\d(?:[ .-]?\d){5,}", RegexOptions.IgnoreCase)]
    private static partial Regex Paper();

    [GeneratedRegex(@"\b(?:facebook|instagram|tiktok|linkedin|snapchat|threads)\.(?:com|net)/[^\s]+|\b(?:facebook|fb|insta(?:gram)?|tiktok|snap(?:chat)?|twitter)\s*:?\s*@[\p{L}\d._-]+|(?<![\p{L}\d.])@[\p{L}\d_][\p{L}\d._-]{3,}(?![\p{L}\d]*\.\p{L}{2,})", RegexOptions.IgnoreCase)]
    private static partial Regex Profile();

    [GeneratedRegex(@"^4[5-9]")]
    private static partial Regex MobileStart();

    [GeneratedRegex(@"\b\p{L}[\p{L}'-]*(?:straat|str\.|laan|plein|steenweg|dreef|kaai|lei|singel|dijk|baan|gracht)\s*,?\s*(?:nr\.?|nummer|n°)?\s*\d{1,4}(?!\d)\s?(?:[a-z]\b)?(?:\s*(?:bus|bte)\s*\w+)?" + Counted, RegexOptions.IgnoreCase)]
    private static partial Regex DutchStreet();

    /// <summary>What ends many other words too is a street only with a capital, and a year is no number of a house: “Kerkweg 12”, not “de arbeidsmarkt 2026”.</summary>
    [GeneratedRegex(@"\b(?:(?!(?:Onderweg|Halfweg|Arbeidsmarkt|Huurmarkt|Woningmarkt|Werkplaats|Woonplaats|Woonwijk|Gerechtshof|Arbeidshof)\b)\p{Lu}[\p{L}'-]*(?:weg|markt|plaats|pad|hof|park|wijk)|(?:[Gg]rote|[Oo]ude|[Nn]ieuwe)\s+[Mm]arkt|\p{Lu}[\p{L}-]+\s+[Ss]teenweg|\p{L}*[Ss]teenweg\s+op\s+\p{L}[\p{L}'-]+)"
        + @"\s*,?\s*(?:nr\.?|nummer|n°)?\s*" + NoYear + @"\d{1,4}(?!\d)\s?(?:[a-z]\b)?(?:\s*(?:bus|bte)\s*\w+)?" + Counted)]
    private static partial Regex DutchPlace();

    [GeneratedRegex(@"\b(?:rue|avenue|av\.|boulevard|bd\.?|bld\.?|chaussée|allée|impasse|venelle)\s+(?!(?:depuis|pendant|pour|avec|plus|il|y|et|est|sont|environ|chaque|au moins)\b)(?:[\p{L}'.-]+\s+){0,5}?[\p{L}'.-]+\s*,?\s*(?:n(?:°|r|o)\.?\s*|numéro\s*)?\d{1,4}(?!\d)\s?(?:[a-z]\b)?" + Counted, RegexOptions.IgnoreCase)]
    private static partial Regex FrenchStreet();

    [GeneratedRegex(@"\b\d{1,4}\s?[a-zA-Z]?\s?,?\s+(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]haussée|[Pp]lace|[Qq]uai)\s+(?:d[eu]s?\s|de\s+la\s|de\s+l'|d')?\s*\p{Lu}[\p{L}'-]+")]
    private static partial Regex NumberFirst();

    /// <summary>“nummer 14, Kerkstraat”, “nr. 3 in de Dorpsstraat”.</summary>
    [GeneratedRegex(@"\b(?:nr\.?|nummer|n°)\s*\d{1,4}\s?[a-z]?\s*,?\s+(?:in\s+de\s+|van\s+de\s+|op\s+de\s+)?\p{Lu}[\p{L}'-]*(?:straat|laan|plein|steenweg|dreef|kaai|lei|singel|dijk|baan|gracht|weg|markt)(?!\p{L})")]
    private static partial Regex NumberFirstInDutch();

    /// <summary>The same in small letters, with a comma: “44, rue des palais”.</summary>
    [GeneratedRegex(@"\b" + NoYear + @"\d{1,4}\s?[a-z]?\s?,\s*(?:rue|avenue|boulevard|chaussée|place|quai)\s+(?:d[eu]s?\s+|d')\p{L}[\p{L}'-]+", RegexOptions.IgnoreCase)]
    private static partial Regex SmallNumberFirst();

    /// <summary>“chemin du moulin 7”. A place or a quay in small letters is rather something else.</summary>
    [GeneratedRegex(@"\b(?:chemin|clos|drève|sentier)\s+(?:d[eu]s?\s+(?:la\s+)?|d')\p{L}[\p{L}'-]+\s*,?\s*(?:n°\s*)?" + NoYear + @"\d{1,4}(?!\d)" + Counted, RegexOptions.IgnoreCase)]
    private static partial Regex SmallPlace();

    [GeneratedRegex(@"\b(?:[Pp]lace|[Qq]uai|[Ss]quare|[Cc]los|[Cc]hemin|[Dd]rève)\s+(?:[\p{L}'-]+\s+){0,4}?\p{Lu}[\p{L}'-]+\s*,?\s*(?:n°\s*)?\d{1,4}(?!\d)" + Counted)]
    private static partial Regex FrenchPlace();

    [GeneratedRegex(@"(?<!\d)(?:(?<day>\d{1,2})(?:\s*[-/.]\s*(?<month>\d{1,2})\s*[-/.]\s*|\s*(?:e|de|er)?\s+" + Months + @"\s+)(?<year>(?:19|20)\d{2}|\d{2})|(?<year>(?:19|20)\d{2})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2}))(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex WholeDay();

    [GeneratedRegex(@"\b(?:geboren|geboortedatum|née?s?|date de naissance)\s*(?:op|le|:|\(e\))?\s*\d{1,2}(?:\s*[-/.]\s*\d{1,2}|\s*(?:er)?\s+" + Months + @")(?:\s*[-/. ]\s*\d{2,4})?", RegexOptions.IgnoreCase)]
    private static partial Regex Born();

    [GeneratedRegex(@"\b(?:pas)?geboren\b|\bgeboorte|\bnée?s?\b|\bnaissance|\bna[iî]tre\b|\bnouveau-née?s?\b|\bbab(?:y|ies)|\bbébé|\bbevall|\bbeviel|\bzuigeling|\bnourrisson|\baccouch|(?<!n)°\s?(?=\d)|\bverjaar|\bjarig|\banniversaire", RegexOptions.IgnoreCase)]
    private static partial Regex Birth();

    /// <summary>Right before a day: since, from, the act or the decree of.</summary>
    [GeneratedRegex(@"\b(?:sinds|vanaf|depuis|dès|à partir|wet|decreet|ordonnantie|besluit|KB|MB|loi|décret|ordonnance|arrêté(?: royal)?|circulaire|omzendbrief)\s+(?:van\s+|du\s+|le\s+|het\s+|de\s+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Dated();
}
