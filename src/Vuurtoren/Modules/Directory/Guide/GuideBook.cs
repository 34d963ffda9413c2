using System.Globalization;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;

namespace Vuurtoren.Modules.Directory.Guide;

/// <summary>A guide before it is put on pages: the same for paper, Word and a table.</summary>
/// <param name="Site">Where the sheets are found from the outside; null: then no squares stand in it.</param>
/// <param name="Sources">Whose work it is, in words of the leading language.</param>
public sealed record GuideBook(GuideChoice Choice, DateOnly Made, Uri? Site, IReadOnlyList<GuideArea> Areas, IReadOnlyList<GuideChapter> Chapters, IReadOnlyList<string> Sources)
{
    public IEnumerable<GuideEntry> Entries => Chapters.SelectMany(chapter => chapter.Entries);

    /// <summary>The address of a sheet: what the square leads to.</summary>
    public string? AddressOf(GuideEntry entry) => Site is null ? null : new Uri(Site, $"/{Choice.Lead}/service/{entry.Id}").AbsoluteUri;

    /// <summary>All names of services and organisations, in each language that they have, by the alphabet of the leading one.</summary>
    public IReadOnlyList<GuideName> Names()
    {
        var order = CultureInfo.GetCultureInfo($"{Choice.Lead}-BE").CompareInfo;
        var names = Entries.SelectMany(entry => NamesOf(entry.Name).Select(name => (name.Text, name.Lang, Entry: entry)).Concat(entry.Of is null ? [] : NamesOf(entry.Of).Select(name => (name.Text, name.Lang, Entry: entry))));
        return [.. names.GroupBy(name => name.Text, StringComparer.Ordinal)
            .Select(same => new GuideName(same.Key, same.First().Lang, [.. same.Select(name => name.Entry).Distinct()]))
            .OrderBy(name => name.Text, Comparer<string>.Create((a, b) => order.Compare(a, b, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreSymbols))).ThenBy(name => name.Text, StringComparer.Ordinal)];
    }

    /// <summary>Those of one service and its organisation.</summary>
    public IEnumerable<string> Names(GuideEntry entry) => new[] { entry.Name, entry.Of }.OfType<LocalText>().SelectMany(NamesOf).Select(name => name.Text).Distinct();

    static IEnumerable<(string Text, string? Lang)> NamesOf(LocalText name) =>
        name.Where(one => one.Key is "nl" or "fr" or LocalText.NoLanguage).Select(one => (one.Value, one.Key == LocalText.NoLanguage ? null : one.Key)) is var both && both.Any() ? both : [name.In("nl")];
}

/// <param name="Name">In each language of the guide.</param>
/// <param name="Also">Services of an earlier chapter that belong here too.</param>
public sealed record GuideChapter(string Key, IReadOnlyList<Said> Name, IReadOnlyList<GuideEntry> Entries, IReadOnlyList<GuideEntry> Also);

/// <param name="Number">From 1, in the order of the guide.</param>
/// <param name="Of">Its organisation, when that has another name.</param>
/// <param name="In">What it says, in each language of the guide.</param>
public sealed record GuideEntry(Guid Id, int Number, LocalText Name, LocalText? Of, IReadOnlyList<string> Phones, string? Email, string? Web, IReadOnlyList<GuideSheet> In)
{
    /// <summary>Its place in the document.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"s{Number}");
}

public sealed record GuideSheet(string Lang, Said Name, Said? Of, IReadOnlyList<GuideLine> Lines)
{
    public Said? this[string key] => Lines.FirstOrDefault(line => line.Key == key)?.Text;
}

/// <param name="Key">"where", "when", "for-whom", "get", "cost", "spoken", "apply" or "checked".</param>
public sealed record GuideLine(string Key, string Label, Said Text);

/// <summary>A line of the index.</summary>
public sealed record GuideName(string Text, string? Lang, IReadOnlyList<GuideEntry> Entries);
