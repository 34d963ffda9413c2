using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Wording;

/// <summary>
/// A text on a page. When it is not in the language of the page it carries its own language, for screen readers and
/// translators, and says so in a few words: never hidden, never passed off as translated.
/// </summary>
public sealed class Local(LocalText text, string language, Texts words, bool label = true) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var (found, its) = text.In(language);
        if (its is null || its == language)
        {
            encoder.Encode(writer, found);
            return;
        }
        writer.Write("<span lang=\"");
        encoder.Encode(writer, its);
        writer.Write("\">");
        encoder.Encode(writer, found);
        writer.Write("</span>");
        if (label) WriteLabel(writer, encoder, its, words);
    }

    /// <summary>" (in het Frans)".</summary>
    internal static void WriteLabel(TextWriter writer, HtmlEncoder encoder, string its, Texts words)
    {
        writer.Write(" <small class=\"tongue\">");
        encoder.Encode(writer, words["directory.in-language", SpokenNames.In(its, words)].Value);
        writer.Write("</small>");
    }
}
