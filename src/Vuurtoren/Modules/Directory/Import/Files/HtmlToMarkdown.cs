using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>Walks parsed HTML and writes down only what is on the list; of anything else the text remains, and of scripts nothing.</summary>
static class HtmlToMarkdown
{
    const int MaxDepth = 200;
    static readonly HtmlParser parser = new();

    public static string Convert(string html)
    {
        var writer = new Writer(KeepsLines(html));
        writer.Children(parser.ParseDocument(Short(html)).Body, 0);
        return writer.Text;
    }

    public static string PlainText(string html)
    {
        var writer = new Writer(false) { Plain = true };
        writer.Children(parser.ParseDocument(Short(html)).Body, 0);
        return writer.Text;
    }

    /// <summary>Line ends in HTML mean nothing, unless the writer used tags for letters only.</summary>
    static bool KeepsLines(string html) => !new[] { "<br", "<p", "<li", "<div", "<tr", "<h" }.Any(tag => html.Contains(tag, StringComparison.OrdinalIgnoreCase));

    static string Short(string html) => html.Length <= 1 << 20 ? html : html[..(1 << 20)];

    sealed class Writer(bool keepLines)
    {
        readonly StringBuilder result = new();
        public bool Plain { get; init; }
        public string Text => result.ToString();

        public void Children(INode? node, int depth)
        {
            if (node is null) return;
            foreach (var child in node.ChildNodes)
            {
                if (child is IText text) result.Append(keepLines ? text.Data : text.Data.ReplaceLineEndings(" "));
                else if (child is IElement element && depth < MaxDepth) Element(element, depth + 1);
            }
        }

        void Element(IElement element, int depth)
        {
            switch (element.LocalName)
            {
                case "script" or "style" or "template" or "iframe" or "object" or "embed" or "noscript" or "svg" or "math" or "head" or "textarea" or "select" or "noembed" or "noframes" or "xmp" or "title":
                    break;
                case "br":
                    result.Append('\n');
                    break;
                case "p" or "div" or "section" or "article" or "ul" or "ol" or "table" or "blockquote" or "dl" or "pre" or "center":
                    Block(element, depth, "\n\n");
                    break;
                case "tr" or "dt" or "dd":
                    Block(element, depth, "\n");
                    break;
                case "td" or "th":
                    Children(element, depth);
                    result.Append(' ');
                    break;
                case "li":
                    Item(element, depth);
                    break;
                case "b" or "strong" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                    if (element.LocalName[0] == 'h') result.Append("\n\n");
                    Marked(element, depth, "**");
                    if (element.LocalName[0] == 'h') result.Append("\n\n");
                    break;
                case "i" or "em":
                    Marked(element, depth, "*");
                    break;
                case "a":
                    Link(element, depth);
                    break;
                default:
                    Children(element, depth);
                    break;
            }
        }

        void Block(IElement element, int depth, string edge)
        {
            result.Append(edge);
            Children(element, depth);
            result.Append(edge);
        }

        void Item(IElement element, int depth)
        {
            result.Append(element.ParentElement?.LocalName == "ol" ? $"\n{Number(element)}. " : "\n- ");
            result.Append(Inside(element, depth).Trim());
            result.Append('\n');
        }

        static int Number(IElement item) => 1 + item.ParentElement!.Children.TakeWhile(c => c != item).Count(c => c.LocalName == "li");

        /// <summary>Marks go against the words: "**word** " and not "**word **", and never round nothing or several lines.</summary>
        void Marked(IElement element, int depth, string mark)
        {
            var inside = Inside(element, depth);
            var words = inside.Trim();
            if (Plain || words.Length == 0 || words.Contains('\n', StringComparison.Ordinal) || words.Contains('*', StringComparison.Ordinal)) { result.Append(inside); return; }
            if (char.IsWhiteSpace(inside[0])) result.Append(' ');
            result.Append(mark).Append(words).Append(mark);
            if (char.IsWhiteSpace(inside[^1])) result.Append(' ');
        }

        void Link(IElement element, int depth)
        {
            var words = Inside(element, depth).Trim();
            var address = WebUrl.Link(element.GetAttribute("href"));
            if (Plain || address is null || words.Length == 0 || words.AsSpan().IndexOfAny("[]\n") >= 0) result.Append(words);
            else result.Append('[').Append(words).Append("](").Append(address).Append(')');
        }

        string Inside(IElement element, int depth)
        {
            var writer = new Writer(keepLines) { Plain = Plain };
            writer.Children(element, depth);
            return writer.Text;
        }
    }
}
