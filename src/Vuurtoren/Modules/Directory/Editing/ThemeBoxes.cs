using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Vuurtoren.Modules.Directory.Editing.Questions;
using Vuurtoren.Modules.Directory.Screens;
using ShippedThemes = Vuurtoren.Modules.Directory.Themes.Themes;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>A theme with the boxes to tick under it. They are two hundred and the same on every form, so what does not change in them is written once for each list of themes.</summary>
sealed record ThemeBoxes(string Title, IReadOnlyList<ThemeBoxes.Box> Terms)
{
    /// <param name="Name">Of the box.</param>
    /// <param name="Ticking">Markup, from the end of the label's class up to whether it is ticked.</param>
    /// <param name="Words">Markup: what stands behind it.</param>
    internal sealed record Box(string Code, string Name, string Ticking, string Words);

    static readonly ConditionalWeakTable<ThemeTree, ConcurrentDictionary<(string Language, string Box), IReadOnlyList<ThemeBoxes>>> made = [];

    /// <param name="box">The name of the question's box.</param>
    public static IReadOnlyList<ThemeBoxes> Of(ThemeTree tree, string language, string box, HtmlEncoder encoder) =>
        made.GetOrCreateValue(tree).GetOrAdd((language, box), _ => [.. tree.Top.Select(theme => new ThemeBoxes(theme.Name.In(language).Text, [.. tree.Under(theme).Prepend(theme).Select(term => BoxOf(term, language, box, encoder))]))]);

    static Box BoxOf(TaxonomyTerm term, string language, string box, HtmlEncoder encoder) => new(term.Code ?? "", $"{box}.{term.Id}",
        $" data-also=\"{encoder.Encode(AlsoCalled(term))}\"><input type=\"checkbox\" name=\"{encoder.Encode(box)}.{term.Id}\" value=\"{FlagQuestion.Yes}\"", $"{encoder.Encode(term.Name.In(language).Text)}</label>");

    static string AlsoCalled(TaxonomyTerm term) => ShippedThemes.Shipped.Find(term.Code) is { } theme ? string.Join(' ', theme.Name.Select(t => t.Value).Concat(theme.Also.Values.SelectMany(also => also))) : "";
}
