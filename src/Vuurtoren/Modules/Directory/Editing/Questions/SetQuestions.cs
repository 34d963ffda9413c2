using System.Globalization;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Editing.Questions;

/// <summary>Our own themes, each a box to tick. The words of a source that came with the record stay.</summary>
public sealed class ThemesQuestion(string path) : Question(path)
{
    public override void Show(string name, object? stored, Typed into)
    {
        foreach (var id in Ids(stored)) into[$"{name}.{id}"] = FlagQuestion.Yes;
    }

    public override object? Read(string name, Typed typed, object? stored, Mistakes wrong)
    {
        var ticked = typed.Under(name).Select(box => box.Key[(name.Length + 1)..]).Select(code => Guid.TryParse(code, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).ToList();
        var was = Ids(stored).ToHashSet();
        return Json.Write(Ids(stored).Where(ticked.Contains).Concat(ticked.Where(id => !was.Contains(id)).Order()));
    }

    static List<Guid> Ids(object? stored) => stored is string and not "[]" and var json ? Json.Read<List<Guid>>(json) : [];
}

/// <summary>The languages that are spoken.</summary>
public sealed class LanguagesQuestion(string path) : Question(path)
{
    /// <summary>Spoken by many in Brussels and Flanders; a record may have others, which are then shown too.</summary>
    public static readonly IReadOnlyList<string> Common =
        ["nl", "fr", "en", "ar", "ary", "tr", "pl", "ro", "bg", "es", "pt", "it", "de", "ru", "uk", "fa", "ps", "so", "ti", "sq", "zh", "sgn"];

    public static IEnumerable<string> Shown(string name, Typed typed) => Common.Union(typed.Under(name).Select(box => box.Key[(name.Length + 1)..]));

    public override void Show(string name, object? stored, Typed into)
    {
        foreach (var language in Languages(stored)) into[$"{name}.{language.Code}"] = FlagQuestion.Yes;
    }

    public override object? Read(string name, Typed typed, object? stored, Mistakes wrong)
    {
        var was = Languages(stored);
        var ticked = typed.Under(name).Select(box => box.Key[(name.Length + 1)..]).Where(code => Common.Contains(code) || was.Exists(l => l.Code == code)).ToList();
        return Json.Write(was.Where(l => ticked.Contains(l.Code)).Concat(ticked.Where(code => !was.Exists(l => l.Code == code)).OrderBy(code => Common.Index().FirstOrDefault(c => c.Item == code).Index).Select(code => new SpokenLanguage(code))));
    }

    static List<SpokenLanguage> Languages(object? stored) => stored is string and not "[]" and var json ? Json.Read<List<SpokenLanguage>>(json) : [];
}

/// <summary>Street, postal code and town of the place itself; other addresses of it (a post box) stay.</summary>
public sealed class AddressQuestion(string path) : Question(path)
{
    public override void Show(string name, object? stored, Typed into)
    {
        if (Own(Addresses(stored)) is not { } address) return;
        foreach (var (language, text) in address.Street ?? Enumerable.Empty<KeyValuePair<string, string>>()) into[$"{name}.street.{language}"] = text;
        foreach (var (language, text) in address.City ?? Enumerable.Empty<KeyValuePair<string, string>>()) into[$"{name}.city.{language}"] = text;
        into[name + ".postcode"] = address.PostalCode ?? "";
    }

    public override object? Read(string name, Typed typed, object? stored, Mistakes wrong)
    {
        var addresses = Addresses(stored);
        var own = Own(addresses);
        var read = (own ?? new Address()) with { Street = Text(name + ".street", typed), City = Text(name + ".city", typed), PostalCode = typed.Has(name + ".postcode") ? typed[name + ".postcode"] : null };
        if (read is { Country: "BE", PostalCode: { } code } && (code.Length != 4 || !code.All(char.IsAsciiDigit))) wrong.Add(name + ".postcode", "editing.wrong.postcode");
        if (read is { PostalCode: null, Street: not null }) wrong.Add(name + ".postcode", "editing.wrong.postcode");
        var others = addresses.Where(a => a != own);
        return Json.Write(read is { Street: null, City: null, PostalCode: null, Extra: null } ? [.. others] : (List<Address>)[read, .. others]);
    }

    static LocalText? Text(string box, Typed typed) => LocalText.From(typed.Under(box).Select(b => KeyValuePair.Create(b.Key[(box.Length + 1)..], (string?)b.Value)).Where(b => b.Key.Length is > 1 and < 12));

    static Address? Own(List<Address> addresses) => addresses.Find(a => a.Type == AddressType.Physical) ?? (addresses.Count > 0 ? addresses[0] : null);
    static List<Address> Addresses(object? stored) => stored is string and not "[]" and var json ? Json.Read<List<Address>>(json) : [];
}
