using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Duplicates.Comparing;

/// <summary>What is compared of a record, out of what stands in it.</summary>
public sealed partial class Describing(Book book)
{
    /// <summary>Where everybody has a page: there the page counts, not the site.</summary>
    static readonly HashSet<string> shared = ["facebook.com", "instagram.com", "linkedin.com", "youtube.com", "sites.google.com", "fr-fr.facebook.com", "nl-nl.facebook.com"];

    /// <summary>What several ways of writing have in common.</summary>
    static readonly Dictionary<string, string> streetWords = new()
    {
        ["av"] = "avenue", ["ave"] = "avenue", ["bd"] = "boulevard", ["bld"] = "boulevard", ["blvd"] = "boulevard", ["ch"] = "chaussee", ["chee"] = "chaussee", ["pl"] = "place",
        ["st"] = "street", ["str"] = "straat", ["stwg"] = "steenweg", ["rd"] = "road", ["dr"] = "drive",
    };

    public Compared Organization(Organization organization, IEnumerable<Location> places) => Make(organization.Id, Kinds.Organization, organization.Source, null, organization.Name, organization.AlternateName,
        organization.Phones, [organization.Website], organization.AdditionalWebsites, organization.Email, organization.TaxId, [.. places.SelectMany(Spots)], organization.Description);

    public Compared Service(Service service, IEnumerable<Location> places) => Make(service.Id, Kinds.Service, service.Source, service.OrganizationId, service.Name, service.AlternateName,
        service.Phones, [service.Url], service.AdditionalUrls, service.Email, null, [.. places.SelectMany(Spots)], service.Description);

    internal Compared Make(Guid id, string kind, string source, Guid? organization, LocalText name, LocalText? alsoCalled, IEnumerable<Phone> phones, IEnumerable<LocalText?> sites,
        IEnumerable<WebAddress> otherSites, LocalText? email, string? kbo, Spot[] spots, LocalText? about)
    {
        var names = Texts(name).SelectMany(Names).Concat(Texts(alsoCalled).SelectMany(text => text.Split(',')).Select(text => Made(text, NameKind.Also)))
            .Where(one => one.Words.Length > 0).OrderBy(one => one.Kind == NameKind.Letters).DistinctBy(one => one.Whole).ToArray();
        return new(id, kind, source, organization, names,
            Numbers(phones.Where(phone => phone.Type != PhoneType.Fax).Select(phone => Digits(phone.Number)), "t"),
            Numbers(sites.SelectMany(Texts).Concat(otherSites.Select(site => site.Url)).Select(Site), "w"),
            Numbers(Texts(email).Select(text => text.Trim().ToLowerInvariant()), "m"),
            KboNumber.Parse(kbo) is { } number ? book["k" + number] : null, spots, NameWords.BodyOf(Texts(name).SelectMany(NameWords.Of)), [.. (about ?? Enumerable.Empty<KeyValuePair<string, string>>()).Select(text => Sketch.Of(text.Key, text.Value)).OfType<Sketch>()],
            [.. spots.Select(spot => spot.PostalCode == 0 ? null : NameWords.TownOf(book.Of(spot.PostalCode)[1..])).OfType<string>().Distinct().Select(town => book[town])]);
    }

    IEnumerable<Name> Names(string text)
    {
        yield return Made(text, NameKind.Main);
        text = Street().Replace(text.Replace("- ", " - ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal), "");
        var (first, last) = (text.IndexOf(" - ", StringComparison.Ordinal), text.LastIndexOf(" - ", StringComparison.Ordinal));
        if (first > 0) yield return Made(text[(first + 3)..], NameKind.Unit);
        foreach (var part in new[] { text, text[(first > 0 ? first + 3 : 0)..], text[(last > 0 ? last + 3 : 0)..] }.Distinct())
            if (Initials(part) is { Length: >= 4 and <= 7 } letters) yield return Made(letters, NameKind.Letters);
        if (last > first) yield return Made(text[(last + 3)..], NameKind.Unit);
    }

    /// <summary>What people call a house with a long name.</summary>
    static string Initials(string text)
    {
        var letters = new System.Text.StringBuilder();
        Folding.Words(text, word => { if (!Reading.Analysis.CommonWords.Has(word)) letters.Append(word[0]); });
        return letters.ToString();
    }

    /// <summary>"House - Rue Haute 12": where it is is compared apart.</summary>
    [System.Text.RegularExpressions.GeneratedRegex(@" - (?:rue|avenue|chaussée|boulevard|place|quai|square)\b[^-]*\d[^-]*$", System.Text.RegularExpressions.RegexOptions.IgnoreCase)]
    private static partial System.Text.RegularExpressions.Regex Street();

    Name Made(string text, NameKind kind)
    {
        var (words, last) = (NameWords.Of(text), text.LastIndexOf(" - ", StringComparison.Ordinal));
        return new([.. words.Select(word => book[word])], Whole(words), kind, [.. NameWords.Of(text[(last + 1)..]).Where(word => word.All(char.IsAsciiDigit)).Select(word => book[word])],
            last > 0 ? Whole(NameWords.Of(text[..last])) : 0);
    }

    int Whole(List<string> words) => book["n" + string.Join(' ', words.Order(StringComparer.Ordinal))];

    int[] Numbers(IEnumerable<string?> texts, string prefix) => [.. texts.OfType<string>().Distinct().Select(text => book[prefix + text])];

    static IEnumerable<string> Texts(LocalText? text) => text?.Select(one => one.Value) ?? [];

    /// <summary>The last eight digits: the same with and without the number of the country.</summary>
    static string? Digits(string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        return digits.Length < 7 || digits.Distinct().Count() == 1 ? null : digits[^Math.Min(8, digits.Length)..];
    }

    static string? Site(string url)
    {
        if (WebUrl.Tidy(url) is not { } tidy || !Uri.TryCreate(tidy, UriKind.Absolute, out var uri)) return null;
        var host = uri.Host.ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal)) host = host[4..];
        return shared.Contains(host) ? host + uri.AbsolutePath.TrimEnd('/').ToLowerInvariant() : host;
    }

    IEnumerable<Spot> Spots(Location location) => location.Confidential ? [] : Spots(location.Addresses, location.Latitude, location.Longitude);

    internal IEnumerable<Spot> Spots(IReadOnlyList<Address> addresses, double? latitude, double? longitude)
    {
        var point = new Spot(0, 0, 0, (float)(latitude ?? 0), (float)(longitude ?? 0));
        foreach (var address in addresses)
        {
            var code = address.PostalCode is { Length: > 0 } postal ? book["z" + postal.Trim()] : 0;
            if (address.Street is null) yield return point with { PostalCode = code };
            else
                foreach (var (_, text) in address.Street)
                {
                    var (street, door) = Street(text);
                    // A street without a number is no door.
                    yield return point with { PostalCode = code, Street = book[$"s{code} {street}"], Door = door.Length > street.Length ? book[$"d{code} {door}"] : 0 };
                }
        }
        if (addresses.Count == 0 && point.HasPoint) yield return point;
    }

    static (string Street, string Door) Street(string text)
    {
        var words = new List<string>();
        Folding.Words(text, word => words.Add(word.ToString()));
        words = [.. words.Select(word => streetWords.GetValueOrDefault(word, word))];
        return (string.Join(' ', words.Where(word => !char.IsAsciiDigit(word[0]))), string.Join(' ', words));
    }
}
