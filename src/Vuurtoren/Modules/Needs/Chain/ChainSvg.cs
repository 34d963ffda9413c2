using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Chain;

/// <summary>The links of a chain under each other, with an arrow between them: full where something stands, dashed where nothing does yet. The same stands beside it as a list.</summary>
static class ChainSvg
{
    const int Width = 320, Box = 66, Gap = 34;

    /// <param name="links">From the top.</param>
    public static IHtmlContent Of(IReadOnlyList<(Link Link, int Count, string Words)> links, Texts texts)
    {
        var height = links.Count * Box + (links.Count - 1) * Gap + 4;
        var svg = new StringBuilder();
        Add($"<svg class=\"chain\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" role=\"img\" aria-label=\"{Encode(texts["chain.picture"])}\">");
        foreach (var (n, (link, count, words)) in links.Index())
        {
            var top = 2 + n * (Box + Gap);
            if (n > 0) Add($"<path class=\"chain__arrow{(count > 0 ? "" : " chain__arrow--none")}\" d=\"M160 {top - Gap + 2} V{top - 9}\"/><path class=\"chain__head\" d=\"M153 {top - 11} H167 L160 {top - 2} Z\"/>");
            Add($"<rect class=\"chain__box{(count > 0 ? "" : " chain__box--none")}\" x=\"2\" y=\"{top}\" width=\"316\" height=\"{Box}\" rx=\"10\"/>");
            Add($"<text class=\"chain__name\" x=\"18\" y=\"{top + 28}\">{Encode(texts["chain.link." + link])}</text><text class=\"chain__words\" x=\"18\" y=\"{top + 51}\">{Encode(words)}</text>");
        }
        return new HtmlString(svg.Append("</svg>").ToString());

        void Add(FormattableString part) => svg.Append(part.ToString(CultureInfo.InvariantCulture));
        static string Encode(string text) => HtmlEncoder.Default.Encode(text);
    }
}
