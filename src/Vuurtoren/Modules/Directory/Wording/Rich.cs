using System.Text.Encodings.Web;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Wording;

/// <summary>A longer text of a record: paragraphs, lists, emphasis and links from Markdown; no HTML, no headings, no images.</summary>
public sealed class Rich(LocalText text, string language, Texts words, string? wanted = null) : IHtmlContent
{
    static readonly MarkdownPipeline pipeline = new MarkdownPipelineBuilder().DisableHtml().DisableHeadings().Build();

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var (found, its) = Local.In(text, language, wanted);
        var foreign = its is not null && its != language;
        writer.Write("<div class=\"rich\"");
        if (foreign) Local.WriteLanguage(writer, encoder, its!);
        writer.Write('>');
        Write(writer, found, its ?? language);
        writer.Write("</div>");
        if (!foreign || its == wanted) return;
        writer.Write("<p class=\"tongue-line\">");
        Local.WriteLabel(writer, encoder, its!, words);
        writer.Write("</p>");
    }

    static void Write(TextWriter writer, string markdown, string language)
    {
        var document = Markdown.Parse(markdown, pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList()) MakeSafe(link);
        foreach (var link in document.Descendants<AutolinkInline>().ToList())
            if (!link.IsEmail && !IsSafe(link.Url)) link.ReplaceBy(new LiteralInline(link.Url));
        Explain(document, markdown, language);
        var renderer = new HtmlRenderer(writer);
        pipeline.Setup(renderer);
        renderer.Render(document);
    }

    /// <summary>What an acronym means, where it stands first.</summary>
    static void Explain(MarkdownDocument document, string markdown, string language)
    {
        var left = Acronyms.Shipped.In(markdown, language).Select(found => (Text: markdown.Substring(found.At, found.Length), found.Words)).ToList();
        if (left.Count == 0) return;
        foreach (var literal in document.Descendants<LiteralInline>().ToList())
        {
            var text = literal.Content.ToString();
            foreach (var (at, length, words) in Acronyms.Shipped.In(text, language).Reverse())
            {
                if (left.RemoveAll(one => one.Words == words) == 0) continue;
                var (before, itself, after) = (text[..at], text[at..(at + length)], text[(at + length)..]);
                literal.Content = new(before);
                literal.InsertAfter(new LiteralInline(after));
                literal.InsertAfter(new HtmlInline($"<abbr title=\"{HtmlEncoder.Default.Encode(words)}\">{HtmlEncoder.Default.Encode(itself)}</abbr>"));
                text = before;
            }
        }
    }

    static void MakeSafe(LinkInline link)
    {
        if (!link.IsImage && IsSafe(link.Url)) return;
        var plain = new ContainerInline();
        while (link.FirstChild is { } child) { child.Remove(); plain.AppendChild(child); }
        link.ReplaceBy(plain);
    }

    static bool IsSafe(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https" or "mailto" or "tel");
}
