using System.Globalization;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Guide;

/// <summary>Reads services as anyone may see them, and puts them in chapters: each service stands once, under the first of its themes, and the other chapters say where.</summary>
public sealed class GuideReading(DirectorySheets sheets, DirectoryIndex index, Texts texts, HoursTerm term)
{
    const int InOneGo = 500;

    /// <param name="now">On the clock of the place.</param>
    public GuideBook Read(GuideChoice choice, IReadOnlyCollection<Guid> ids, DateTime now, Uri? site)
    {
        var themes = ThemeTree.Of(index.Terms);
        var order = Order(choice, themes);
        var all = ids.Chunk(InOneGo).SelectMany(some => sheets.Services(some, Viewer.Anyone(choice.Lead))).Select(sheet => new ServiceFacts(sheet, default, themes, term, now)).ToList();
        var chapters = all.ToDictionary(facts => facts.Service.Id, facts => ChaptersOf(facts, themes, order));
        var alphabet = StringComparer.Create(CultureInfo.GetCultureInfo($"{choice.Lead}-BE"), ignoreCase: true);
        var sorted = all.OrderBy(facts => chapters[facts.Service.Id][0]).ThenBy(facts => facts.Service.Name.In(choice.Lead).Text, alphabet).ThenBy(facts => facts.Service.Id).ToList();
        var entries = Entries(choice, sorted, DateOnly.FromDateTime(now));
        var first = entries.ToLookup(entry => chapters[entry.Id][0]);
        var also = entries.SelectMany(entry => chapters[entry.Id].Skip(1).Select(chapter => (chapter, entry))).OrderBy(pair => pair.entry.Name.In(choice.Lead).Text, alphabet).ToLookup(pair => pair.chapter, pair => pair.entry);
        return new(choice, DateOnly.FromDateTime(now), site, GuideArea.Of(choice.Where, out _),
            [.. Enumerable.Range(0, order.Count + 1).Where(n => first[n].Any() || also[n].Any()).Select(n => new GuideChapter(
                string.Create(CultureInfo.InvariantCulture, $"c{n + 1}"), [.. choice.Languages.Select(lang => n == order.Count ? new Said(texts.In(lang, "guide.rest"), lang) : Of(order[n].Name, lang))], [.. first[n]], [.. also[n]]))],
            Sources(choice, all));
    }

    /// <summary>The themes that are chapters: those that were chosen, in the order of the site.</summary>
    static List<TaxonomyTerm> Order(GuideChoice choice, ThemeTree themes)
    {
        var chosen = choice.Themes.Select(themes.Find).OfType<TaxonomyTerm>().ToList();
        return chosen.Count == 0 ? [.. themes.Top] : [.. chosen.OrderBy(theme => themes.Top.TakeWhile(top => top.Id != theme.Id).Count())];
    }

    /// <returns>Places in the order of the chapters, the first that it stands in first; the last chapter is for what has no theme.</returns>
    static List<int> ChaptersOf(ServiceFacts facts, ThemeTree themes, List<TaxonomyTerm> order)
    {
        var tops = facts.Terms.Select(themes.TopOf).OfType<TaxonomyTerm>().Concat(facts.Terms).Select(term => term.Id).ToHashSet();
        var found = Enumerable.Range(0, order.Count).Where(n => tops.Contains(order[n].Id)).ToList();
        return found.Count == 0 ? [order.Count] : found;
    }

    List<GuideEntry> Entries(GuideChoice choice, List<ServiceFacts> sorted, DateOnly today)
    {
        var inEach = choice.Languages.Select(lang =>
        {
            using var _ = new InLanguage(lang);
            var words = new GuideWords(texts, lang, today);
            return sorted.ConvertAll(words.Of);
        }).ToList();
        return [.. sorted.Select((facts, n) => new GuideEntry(facts.Service.Id, n + 1, facts.Service.Name,
            facts.Organization is { } organization && !organization.Name.Equals(facts.Service.Name) ? organization.Name : null, [.. facts.Phones.Take(2).Select(phone => PhoneLinks.Words(phone.Number))],
            facts.Email?.In(choice.Lead).Text, WebAddresses.Link(facts.Site?.In(choice.Lead).Text) is { } web ? WebAddresses.Words(web) : null, [.. inEach.Select(sheets => sheets[n])]))];
    }

    static Said Of(LocalText text, string lang) => text.In(lang) is var (said, its) ? new(said, its) : null!;

    List<string> Sources(GuideChoice choice, List<ServiceFacts> all)
    {
        using var _ = new InLanguage(choice.Lead);
        return [.. all.Select(facts => facts.Service.Source).Distinct().Order(StringComparer.Ordinal).Select(source => texts["directory.source." + source] is { ResourceNotFound: false } known ? known.Value : source).Distinct()];
    }
}
