using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Hsds;

sealed partial class HsdsMap
{
    IReadOnlyList<Phone> Phones(string kind, string id, HsdsNode node)
    {
        var result = new List<Phone>();
        foreach (var row in node.Many("phones"))
        {
            if (row.Raw("number") is not { } written) continue;
            if (PhoneNumber.Tidy(written) is not { } phone) { leftOut.Add(new(kind, id, row.Line, "phone-without-digits", written)); continue; }
            var spoken = row.Many("languages").Select(LanguageCode).OfType<string>()
                .Concat(row.Raw("language") is { } language ? readLanguages.Of(language).Known.Select(l => l.Code) : []).Distinct().ToList();
            result.Add(new(phone.Number, row.Raw("extension") ?? phone.Extension, TypeOf(row), Joined(row.Text(input, "description"), LocalText.From(input.Language, phone.Note), " "), spoken.Count == 0 ? null : spoken));
        }
        return result.Count < 2 ? result : [.. result.DistinctBy(p => (p.Number, p.Extension, p.Type))];
    }

    static PhoneType TypeOf(HsdsNode row) => row.Flag("hotline") ? PhoneType.Hotline : row.Raw("type")?.ToLowerInvariant() switch
    {
        "fax" => PhoneType.Fax,
        "cell" or "mobile" or "gsm" => PhoneType.Mobile,
        "text" or "sms" => PhoneType.Text,
        "textphone" or "tty" or "tdd" or "tty/tdd" => PhoneType.Tty,
        "hotline" or "toll free hotline" => PhoneType.Hotline,
        _ => PhoneType.Voice,
    };

    static string? LanguageCode(HsdsNode row) => Files.Languages.Code(row.Raw("code")) ?? Files.Languages.Code(row.First("name", "language"));

    /// <summary>Functions are shown; a person is seen by its owner only.</summary>
    IReadOnlyList<Contact> Contacts(string kind, string id, HsdsNode node)
    {
        var result = new List<Contact>();
        foreach (var row in node.Many("contacts"))
        {
            var phones = Phones(kind, id, row);
            if (phones.Count == 0 && PhoneNumber.Tidy($"{row.Raw("phone_areacode")} {row.Raw("phone_number")}") is { } phone) phones = [new(phone.Number, row.Raw("phone_extension") ?? phone.Extension)];
            var contact = new Contact(CleanText.PlainLine(row.Raw("name")), row.Line(input, "title"), row.Line(input, "department"), row.Neutral(EmailAddress.Tidy, "email"), phones.Count == 0 ? null : phones,
                row.Raw("name") is null ? Visibility.Public : Visibility.OwnerOnly);
            if (contact is not { Name: null, Title: null, Department: null, Email: null, Phones: null }) result.Add(contact);
        }
        return result;
    }

    /// <summary>Each language once. What is said of interpreters is no language, and comes out beside them; an unknown word is kept under "mis".</summary>
    static readonly Remembered<LanguagesFound> readLanguages = new(Files.Languages.Read);

    IReadOnlyList<SpokenLanguage> LanguagesOf(HsdsNode node, out string? interpreters)
    {
        var result = new List<SpokenLanguage>();
        var remarks = new List<string>();
        foreach (var row in node.Many("languages"))
        {
            var note = row.Text(input, "note");
            if (row.Raw("code") is "mis" || Files.Languages.Code(row.Raw("code")) is not { } code)
            {
                var read = readLanguages.Of(row.First("name", "language") ?? row.Raw("code") ?? "");
                foreach (var known in read.Known) Add(known.Code, Joined(LocalText.From(input.Language, known.Note), note, "; "));
                foreach (var unknown in read.Unknown) result.Add(new("mis", LocalText.From(input.Language, unknown)));
                remarks.AddRange(read.Remarks);
                if (row.Raw("code") is "mis" && read.Known.Count + read.Unknown.Count == 0 && note is not null) result.Add(new("mis", note));
            }
            else Add(code, note);
        }
        interpreters = remarks.Count == 0 ? null : string.Join("\n", remarks.Distinct());
        return [.. result.Distinct()];

        void Add(string code, LocalText? note)
        {
            var at = result.FindIndex(l => l.Code == code);
            if (at < 0) result.Add(new(code, note));
            else if (result[at].Note is null && note is not null) result[at] = new(code, note);
        }
    }
}
