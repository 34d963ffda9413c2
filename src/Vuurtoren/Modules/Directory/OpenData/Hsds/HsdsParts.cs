using System.Globalization;
using System.Text.Json;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.OpenData;

public sealed partial class HsdsJson
{
    void Phones(Guid owner, IReadOnlyList<Phone>? phones) => Each("phones", phones ?? [], phone =>
    {
        var id = IdOf(owner, "phone", phone.Number + phone.Extension);
        var extension = int.TryParse(phone.Extension, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        Open();
        json.WriteString("id", id);
        // HSDS knows extensions of digits only
        json.WriteString("number", extension is null && phone.Extension is not null ? $"{phone.Number} {phone.Extension}" : phone.Number);
        Value("extension", extension);
        json.WriteString("type", TypeOf(phone.Type));
        Flag("hotline", phone.Type == PhoneType.Hotline);
        Text("description", phone.Description);
        Each("languages", phone.Languages ?? [], code => Language(id, new(code)));
        Close();
    });

    /// <summary>HSDS takes the types of vCard (RFC 6350).</summary>
    internal static string TypeOf(PhoneType type) => type switch
    {
        PhoneType.Mobile => "cell",
        PhoneType.Fax => "fax",
        PhoneType.Text => "text",
        PhoneType.Tty => "textphone",
        _ => "voice",
    };

    void Contacts(Guid owner, IReadOnlyList<Contact> contacts) => Each("contacts", contacts, contact =>
    {
        var id = IdOf(owner, "contact", $"{contact.Name}:{contact.Title?.First().Value}:{contact.Department?.First().Value}:{contact.Email?.First().Value}");
        Open();
        json.WriteString("id", id);
        Value("name", contact.Name);
        Text("title", contact.Title);
        Text("department", contact.Department);
        Mail("email", contact.Email);
        Phones(id, contact.Phones);
        Close();
    });

    void Languages(Guid owner, IReadOnlyList<SpokenLanguage> languages) => Each("languages", languages, spoken => Language(owner, spoken));

    void Language(Guid owner, SpokenLanguage spoken)
    {
        Open();
        json.WriteString("id", IdOf(owner, "language", $"{spoken.Code}:{spoken.Note?.First().Value}"));
        Value("name", LanguageNames.Of(spoken.Code, language));
        json.WriteString("code", spoken.Code);
        Text("note", spoken.Note);
        Close();
    }

    void ServiceAreas(Guid owner, IReadOnlyList<ServiceArea> areas) => Each("service_areas", areas, area =>
    {
        Open();
        json.WriteString("id", IdOf(owner, "service_area", $"{area.Kind}:{area.Code}:{area.Name?.First().Value}"));
        Text("name", AreaNames.Of(area));
        Value("extent", area.Code);
        if (area.Code is not null) json.WriteString("extent_type", area.Kind == AreaKind.Neighbourhood ? "md_id" : "nis");
        json.WriteString("kind", Word(area.Kind));
        Close();
    });

    void Funding(Guid owner, IReadOnlyList<LocalText> funding) => Each("funding", funding, source =>
    {
        Open();
        json.WriteString("id", IdOf(owner, "funding", source.First().Value));
        Text("source", source);
        Close();
    });

    void WebAddress(Guid owner, WebAddress address)
    {
        Open();
        json.WriteString("id", IdOf(owner, "url", address.Url));
        Text("label", address.Label);
        json.WriteString("url", AsUri(address.Url));
        Close();
    }

    void Web(string field, string? address) => Value(field, AsUri(address));

    void Web(string field, LocalText? addresses)
    {
        if (Each(addresses, AsUri) is { } usable) Text(field, usable);
    }

    void Mail(string field, LocalText? addresses)
    {
        if (Each(addresses, AsMail) is { } usable) Text(field, usable);
    }

    static LocalText? Each(LocalText? text, Func<string?, string?> usable) =>
        text is null ? null : LocalText.From(text.Select(t => KeyValuePair.Create(t.Key, usable(t.Value))));

    /// <summary>A whole address; "www.example.org" gets its scheme; null when a reader could not follow it.</summary>
    internal static string? AsUri(string? address)
    {
        if (string.IsNullOrWhiteSpace(address) || address.Any(char.IsWhiteSpace)) return null;
        if (!address.Contains("://", StringComparison.Ordinal)) address = "https://" + address;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.IdnHost.Contains('.', StringComparison.Ordinal)
            ? uri.AbsoluteUri : null;
    }

    internal static string? AsMail(string? address) =>
        address is not null && address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && address.LastIndexOf('@') == at
        && address.IndexOf('.', at) > at + 1 && address[^1] != '.' && !address.Any(c => char.IsWhiteSpace(c) || c is ',' or ';' or '<' or '>' or '"')
            ? address : null;

    static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>Texts one after the other, in each language in which any of them is; null when there is none.</summary>
    internal static LocalText? Together(string between, params IEnumerable<LocalText?> parts)
    {
        var some = parts.OfType<LocalText>().ToList();
        if (some.Count < 2) return some.FirstOrDefault();
        return LocalText.From(some.SelectMany(text => text.Languages).Distinct().Select(tag =>
            KeyValuePair.Create(tag, (string?)string.Join(between, some.Select(text => text[tag] ?? text[LocalText.NoLanguage]).OfType<string>()))));
    }
}
