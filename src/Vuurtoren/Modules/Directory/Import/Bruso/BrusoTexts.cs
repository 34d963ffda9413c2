using System.Text.RegularExpressions;
using System.Xml.Linq;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Bruso;

/// <summary>Texts in two languages as the format gives them: with HTML in them, and often twice the same.</summary>
static partial class BrusoTexts
{
    /// <summary>Where an untranslated text stands under both languages it is kept once, under the one it is in.</summary>
    public static LocalText? Both(string? nl, string? fr)
    {
        var (dutch, french) = (CleanText.ToMarkdown(nl), CleanText.ToMarkdown(fr));
        return dutch is not null && dutch == french ? LocalText.From(LanguageOf(dutch), dutch) : LocalText.NlFr(dutch, french);
    }

    /// <summary>What a service does, then what the directory remarks about it.</summary>
    public static string? Joined(string? text, string? remark)
    {
        var parts = new[] { CleanText.ToMarkdown(text), CleanText.ToMarkdown(remark) }.OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join("\n\n", parts);
    }

    /// <summary>Two lists side by side; the shorter one ends earlier.</summary>
    public static IEnumerable<LocalText> Pairs(List<string> nl, List<string> fr) =>
        Enumerable.Range(0, Math.Max(nl.Count, fr.Count)).Select(i => Both(nl.ElementAtOrDefault(i), fr.ElementAtOrDefault(i))).OfType<LocalText>();

    /// <summary>A code of which nothing says what it means stays as it is.</summary>
    public static LocalText Code(string code) => LocalText.From(LocalText.NoLanguage, code)!;

    /// <summary>The names of services. "C/O CENTRE …" among them says where, not what: that goes to the address.</summary>
    public static List<string> ServiceNames(XElement e, string element) =>
        [.. BrusoElement.All(e, element).Select(CleanText.PlainLine).OfType<string>().Where(name => !IsCareOf(name))];

    public static bool IsCareOf(string text) => CareOf().IsMatch(text);

    static string LanguageOf(string text)
    {
        var (dutch, french) = (Dutch().Count(text), French().Count(text));
        return dutch > french ? "nl" : french > dutch ? "fr" : LocalText.NoLanguage;
    }

    [GeneratedRegex(@"^\s*[PC]/[AO]\b", RegexOptions.IgnoreCase)] private static partial Regex CareOf();
    [GeneratedRegex(@"\b(?:het|een|van|voor|met|en|zijn|worden|wordt|door|naar|op|bij|tot|aan|om|die|dat)\b", RegexOptions.IgnoreCase)] private static partial Regex Dutch();
    [GeneratedRegex(@"\b(?:les|des|du|et|à|pour|dans|par|une|un|aux|avec|leurs?|la|le|qui|que|sur|est)\b", RegexOptions.IgnoreCase)] private static partial Regex French();
}
