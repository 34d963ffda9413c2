using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>The letter words of the field, of both languages in one alphabet, explained in that of the page.</summary>
[Can(Permission.ReadDirectory)]
public sealed class AcronymsPage(Texts texts) : WorkPage
{
    /// <param name="Language">Of the acronym; null when it is the same in both.</param>
    /// <param name="Other">How the other language says it, when it differs.</param>
    public sealed record Line(string Text, string? Language, string Words, string? Other, string? OtherLanguage);

    public IReadOnlyList<IGrouping<string, Line>> Letters { get; private set; } = [];

    public void OnGet()
    {
        (Title, Summary) = (texts["directory.acronyms"], texts["directory.acronyms.lead"]);
        Letters = [.. Acronyms.Shipped.All.SelectMany(Lines).DistinctBy(line => (line.Text, line.Words)).OrderBy(line => line.Text, StringComparer.InvariantCultureIgnoreCase)
            .GroupBy(line => Folding.Fold(line.Text)[..1].ToUpperInvariant())];
    }

    IEnumerable<Line> Lines(Acronym acronym)
    {
        var (mine, other) = (Lang, Lang == "fr" ? "nl" : "fr");
        var (own, its) = (acronym.In(mine), acronym.In(other));
        if (own is not null && own == its) yield return new(own, null, acronym.WordsIn(mine), null, null);
        else
        {
            if (own is not null) yield return new(own, Shown(mine), acronym.WordsIn(mine), its, other);
            if (its is not null) yield return new(its, other, acronym.WordsIn(mine), own, Shown(mine));
        }
    }

    /// <summary>The language of the page needs no attribute.</summary>
    string? Shown(string language) => language == Lang ? null : language;
}
