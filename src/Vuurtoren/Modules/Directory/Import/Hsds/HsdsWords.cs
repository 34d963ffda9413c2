using System.Text.RegularExpressions;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Hsds;

/// <summary>Texts of HSDS: one language, unless the object says which others it has ("translations", "text_languages": our own export does).</summary>
static partial class HsdsWords
{
    /// <summary>Running text, as Markdown, from the first of these fields that has any.</summary>
    public static LocalText? Text(this HsdsNode node, ImportInput input, params ReadOnlySpan<string> fields) => Local(node, input.Language, fields, Running);

    /// <summary>A name or title, on one line.</summary>
    public static LocalText? Line(this HsdsNode node, ImportInput input, params ReadOnlySpan<string> fields) => Local(node, input.Language, fields, CleanText.PlainLine);

    /// <summary>A text that has a language only when the object says so, such as an address on the web.</summary>
    public static LocalText? Neutral(this HsdsNode node, Func<string?, string?> tidy, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
            if (Local(node, HasTranslation(node, field) ? null : LocalText.NoLanguage, [field], tidy) is { } text) return text;
        return null;
    }

    static bool HasTranslation(HsdsNode node, string field) => node.Translations is { } others && others.Fields.Any(l => others.One(l)?.Raw(field) is not null);

    static LocalText? Local(HsdsNode node, string? language, ReadOnlySpan<string> fields, Func<string?, string?> tidy)
    {
        foreach (var field in fields)
        {
            var text = node.Raw(field) is { } raw && raw != "-" ? tidy(raw) : null;
            if (node.Translations is not { } others)
            {
                if (text is not null) return LocalText.From((node is CsvNode ? null : LanguageOf(node, field)) ?? language ?? LocalText.NoLanguage, text);
                continue;
            }
            var all = others.Fields.Select(l => KeyValuePair.Create(l, tidy(others.One(l)?.Raw(field)))).Where(t => t.Value is not null).ToDictionary();
            var own = LanguageOf(node, field) ?? language ?? (all.ContainsKey("nl") ? "fr" : "nl");
            if (text is not null) all.TryAdd(own, text);
            if (LocalText.From(all) is { } found) return found;
        }
        return null;
    }

    static string? LanguageOf(HsdsNode node, string field) => node.One("text_languages")?.Raw(field);

    static string? Running(string? text)
    {
        if (text is not null && text.Contains("##", StringComparison.Ordinal)) text = Marker().Replace(text, "\n");
        return CleanText.ToMarkdown(text);
    }

    /// <summary>Marks such as ###MON### that a publisher's own program left behind, also when half of one was cut off.</summary>
    [GeneratedRegex(@"(?:\\n)*\s*(?:#{2,3}[A-Z]{2,6}#{2,3}|\b[A-Z]{3}###)(?:\\n)*|###\s*$")]
    private static partial Regex Marker();
}
