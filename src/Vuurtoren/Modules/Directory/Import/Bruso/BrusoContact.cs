using System.Text.RegularExpressions;
using System.Xml.Linq;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Platform.Data;
using static Vuurtoren.Modules.Directory.Import.Bruso.BrusoElement;

namespace Vuurtoren.Modules.Directory.Import.Bruso;

/// <summary>Numbers and addresses by which an organisation is reached. What belongs to a person by name is for the owner's eyes only.</summary>
sealed partial class BrusoContact
{
    public LocalText? Email { get; private init; }
    public LocalText? Website { get; private init; }
    public IReadOnlyList<WebAddress> OtherWebsites { get; private init; } = [];
    public LocalText? ServiceUrl { get; private init; }
    public IReadOnlyList<WebAddress> OtherServiceUrls { get; private init; } = [];
    public IReadOnlyList<Phone> Phones { get; private init; } = [];
    public IReadOnlyList<Contact> Contacts { get; private init; } = [];

    public static BrusoContact Read(XElement e)
    {
        var (nl, fr) = (Mails(e, "EMAIL_NL"), Mails(e, "EMAIL"));
        var (firstNl, firstFr) = (nl.Find(m => !IsPersonal(m)), fr.Find(m => !IsPersonal(m)));
        var (urlsNl, urlsFr) = (Urls(e, "URLNL"), Urls(e, "URLFR"));
        var (contacts, phones) = (new List<Contact>(), new List<Phone>());
        foreach (var mail in nl.Concat(fr).Distinct().Where(m => m != firstNl && m != firstFr))
            contacts.Add(new(Email: LocalText.From(LocalText.NoLanguage, mail), Visibility: IsPersonal(mail) ? Visibility.OwnerOnly : Visibility.Public));
        foreach (var (number, note) in Numbers(e, "TEL_NL", "TEL")) AddNumber(number, note, TypeOf(number.Number), phones, contacts);
        foreach (var (number, note) in Numbers(e, "FAX_NL", "FAX")) AddNumber(number, note, PhoneType.Fax, phones, contacts);
        return new()
        {
            Email = LocalText.NlFr(firstNl, firstFr), Phones = phones, Contacts = contacts,
            Website = LocalText.NlFr(Urls(e, "HTTP_NL").FirstOrDefault(), Urls(e, "HTTP").FirstOrDefault()),
            OtherWebsites = [.. Urls(e, "HTTPNL2").Concat(Urls(e, "HTTP2")).Distinct().Select(url => new WebAddress(url))],
            ServiceUrl = LocalText.NlFr(urlsNl.FirstOrDefault(), urlsFr.FirstOrDefault()),
            OtherServiceUrls = [.. urlsNl.Skip(1).Concat(urlsFr.Skip(1)).Distinct().Select(url => new WebAddress(url))],
        };
    }

    static void AddNumber(PhoneNumber number, LocalText? note, PhoneType type, List<Phone> phones, List<Contact> contacts)
    {
        var person = note?.Select(n => n.Value).FirstOrDefault(text => Person().IsMatch(text));
        var phone = new Phone(number.Number, number.Extension, type, person is null ? note : null, null, person is null ? Visibility.Public : Visibility.OwnerOnly);
        if (person is null) phones.Add(phone);
        else contacts.Add(new(Name: person, Phones: [phone], Visibility: Visibility.OwnerOnly));
    }

    /// <summary>A number stands in both languages, with its note translated: it is one number.</summary>
    static IEnumerable<(PhoneNumber Number, LocalText? Note)> Numbers(XElement e, string dutch, string french)
    {
        var nl = All(e, dutch).Select(PhoneNumber.Tidy).OfType<PhoneNumber>().ToList();
        foreach (var number in All(e, french).Select(PhoneNumber.Tidy).OfType<PhoneNumber>())
        {
            var at = nl.FindIndex(n => n.Number == number.Number && n.Extension == number.Extension);
            yield return (number, LocalText.NlFr(at < 0 ? null : nl[at].Note, number.Note));
            if (at >= 0) nl.RemoveAt(at);
        }
        foreach (var number in nl) yield return (number, LocalText.From("nl", number.Note));
    }

    static PhoneType TypeOf(string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        return (digits.StartsWith("04", StringComparison.Ordinal) && digits.Length == 10) || (digits.StartsWith("324", StringComparison.Ordinal) && digits.Length == 11) ? PhoneType.Mobile : PhoneType.Voice;
    }

    static List<string> Mails(XElement e, string element) => [.. All(e, element).Select(EmailAddress.Tidy).OfType<string>().Distinct()];
    static List<string> Urls(XElement e, string element) => [.. All(e, element).Select(WebUrl.Tidy).OfType<string>().Distinct()];

    /// <summary>First name, dot, surname: a person's mailbox, not a service's.</summary>
    static bool IsPersonal(string mail) => PersonalMail().IsMatch(mail);

    [GeneratedRegex(@"^(?:M\.|Mr\b|Mme\b|Mlle\b|Mevr\b|Mw\b|Dhr\b|Dr\b|Madame\b|Monsieur\b|Mevrouw\b|De heer\b)", RegexOptions.IgnoreCase)] private static partial Regex Person();
    [GeneratedRegex(@"^(?!info|contact|secretariaat|secretariat|onthaal|accueil|service|dienst|social|centre|centrum|maison|huis)[\p{L}-]{1,20}\.[\p{L}'-]{2,30}@", RegexOptions.IgnoreCase)] private static partial Regex PersonalMail();
}
