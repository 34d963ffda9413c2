using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Wording;

/// <summary>
/// A text on a page. When it is not in the language of the page it carries its own language, for screen readers and
/// translators, and says so in a few words: never hidden, never passed off as translated.
/// </summary>
/// <param name="language">That of the page.</param>
/// <param name="wanted">The language in which the reader opened the record, when that is another.</param>
public sealed class Local(LocalText text, string language, Texts words, bool label = true, string? wanted = null) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var (found, its) = In(text, language, wanted);
        if (its is null || its == language)
        {
            Acronyms.Shipped.Write(writer, encoder, found, language);
            return;
        }
        writer.Write("<span");
        WriteLanguage(writer, encoder, its);
        writer.Write('>');
        Acronyms.Shipped.Write(writer, encoder, found, its);
        writer.Write("</span>");
        if (label && its != wanted) WriteLabel(writer, encoder, its, words);
    }

    /// <summary>In the language the reader wants, else in that of the page, else in one that exists.</summary>
    internal static (string Text, string? Language) In(LocalText text, string language, string? wanted) =>
        wanted is not null && text[wanted] is { } asked ? (asked, wanted) : text.In(language);

    /// <summary>The attributes of an element whose text is in another language than the page, also when that one runs from right to left.</summary>
    internal static void WriteLanguage(TextWriter writer, HtmlEncoder encoder, string its)
    {
        writer.Write(" lang=\"");
        encoder.Encode(writer, its);
        writer.Write(SpokenNames.RunsFromRight(its) ? "\" dir=\"rtl\"" : "\"");
    }

    /// <summary>" (in het Frans)".</summary>
    internal static void WriteLabel(TextWriter writer, HtmlEncoder encoder, string its, Texts words)
    {
        writer.Write(" <small class=\"tongue\">");
        encoder.Encode(writer, words["directory.in-language", SpokenNames.In(its, words)].Value);
        writer.Write("</small>");
    }
}
