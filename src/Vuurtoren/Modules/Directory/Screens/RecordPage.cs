using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;
using Microsoft.AspNetCore.Html;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>A page that says what stands in records, in the words of its language.</summary>
public abstract class RecordPage(DirectoryIndex index, Texts texts) : WorkPage
{
    ThemeTree? themes;

    public Texts Texts => texts;
    public DirectoryIndex Index => index;
    public ThemeTree Themes => themes ??= ThemeTree.Of(index.Terms);
    public HoursInWords Hours { get; } = new(texts);
    public OpenWords Open { get; } = new(texts);

    /// <summary>How long a check of opening hours counts.</summary>
    protected HoursTerm Term => Service<HoursTerm>();

    /// <summary>The picture of a fact or theme: the site's own pictogram when it has one, else ours.</summary>
    public HtmlString Picture(string key) => Service<Pictograms>().Own(key) is { } file
        ? new($"<img class=\"icon icon--own\" src=\"{file}\" alt=\"\">")
        : new($"<svg class=\"icon\" aria-hidden=\"true\" viewBox=\"0 0 24 24\"><use href=\"{Asset("icons.svg")}#{key}\"></use></svg>");

    /// <summary>The logo of an organisation, the photos of a place.</summary>
    public IReadOnlyList<ShownImage> Photos(string kind, Guid id) => ShownImage.Of(Service<Database>(), new(kind, id));

    /// <summary>How it is to come to a place.</summary>
    public Premises.Premises Premises(Guid location) => Directory.Premises.Premises.Of(Service<Database>(), location);

    /// <summary>Services hold office at this place: it has a week to look at.</summary>
    public bool IsHouse(Guid location) => Service<Permanences.Houses>().IsHouse(location);

    /// <summary>The language in which the reader opened the record: "?text=ar". Null: that of the page.</summary>
    public string? Wanted { get; private set; }

    /// <summary>The languages in which this record can be read, when there is a choice.</summary>
    public IReadOnlyList<string> Readable { get; private set; } = [];

    /// <summary>Lets the reader choose among the languages of the record's texts, when it has others than those of the screens.</summary>
    protected void ReadIn(params IEnumerable<LocalText?> texts)
    {
        Readable = [.. texts.OfType<LocalText>().SelectMany(text => text.Languages).Where(language => language != LocalText.NoLanguage).Distinct()
            .OrderBy(language => Texts.Languages.Contains(language) ? 0 : 1).ThenBy(language => language, StringComparer.Ordinal)];
        if (Readable.All(Texts.Languages.Contains)) Readable = []; // then the switch of the page does
        Wanted = Readable.FirstOrDefault(language => language == Request.Query["text"]);
    }

    public Local Show(LocalText text, bool label = true) => new(text, Lang, texts, label, Wanted);
    public Rich Read(LocalText text) => new(text, Lang, texts, Wanted);

    public string? NeighbourhoodName(string? id) => id is null ? null : Asked.NeighbourhoodOf(id)?.Name.In(Lang).Text;
    public string? MunicipalityName(string? nis) => Geo.Shipped.Municipality(nis)?.Name.In(Lang).Text;

    /// <summary>A place in one line: "Hoogstraat 12, 1000 Brussel"; of a secret one only that it is secret.</summary>
    public string AddressLine(Location location)
    {
        if (location.Confidential) return texts["directory.place.secret"];
        var address = location.Addresses.Count > 0 ? location.Addresses[0] : null;
        var city = string.Join(' ', new[] { address?.PostalCode, address?.City?.In(Lang).Text }.OfType<string>());
        var line = string.Join(", ", new[] { location.Name?.In(Lang).Text, address?.Street?.In(Lang).Text, city }.Where(part => !string.IsNullOrEmpty(part)));
        return line.Length > 0 ? line : texts["directory.where.unknown"];
    }

    public string AreaName(ServiceArea area) => area.Name?.In(Lang).Text ?? (area.Kind switch
    {
        AreaKind.Neighbourhood => NeighbourhoodName(area.Code),
        AreaKind.Municipality => MunicipalityName(area.Code),
        AreaKind.Region => Geo.Shipped.Area(Geography.AreaKind.Region, area.Code ?? "")?.Name.In(Lang).Text,
        AreaKind.Country => Geo.Shipped.Area(Geography.AreaKind.Country, area.Code ?? "")?.Name.In(Lang).Text,
        _ => null,
    }) ?? area.Code ?? "";

    public string Money(Cost cost) => Prices.Of(cost, texts);
    public string? AgesOf(Service service) => Ages.Of(service, texts);

    /// <summary>The name of a source as people know it, or as it is called here.</summary>
    public string SourceName(string source) => texts["directory.source." + source] is { ResourceNotFound: false } known ? known.Value : source;

    /// <summary>How and when this was checked, in words.</summary>
    public string Checked(DirectoryRecord record)
    {
        if (record is { VerifiedAt: { } at, VerifiedHow: not null and not "import" })
        {
            var day = LocalClock.DayOf(at);
            return texts[texts["directory.checked." + record.VerifiedHow].ResourceNotFound ? "directory.checked" : "directory.checked." + record.VerifiedHow,
                Ago.Say(day, Today, texts), Ago.Date(day)];
        }
        if (record.SourceDate is { } date)
            return texts["directory.from-source.dated", SourceName(record.Source), Ago.Date(date), Ago.Say(date, Today, texts)];
        var taken = LocalClock.DayOf(record.ModifiedAt);
        return texts["directory.from-source", SourceName(record.Source), Ago.Date(taken)];
    }

    public string ChangedOn(DirectoryRecord record) => Ago.Date(LocalClock.DayOf(record.ModifiedAt));
}
