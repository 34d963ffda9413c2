using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Vuurtoren.Modules.Networks.Inventory;

/// <summary>A picture of numbers in rows and columns: a dot that grows with the number, and the number in it, so that it can be read without colour. Which ones they are shows under the pointer, and stands in the list of the page.</summary>
static class PictureSvg
{
    const int Left = 210, Column = 130, Row = 44, Top = 56;

    public static IHtmlContent Of(IReadOnlyList<string> rows, IReadOnlyList<string> columns, Func<int, int, IReadOnlyList<string>> those, string label)
    {
        var (width, height) = (Left + Column * columns.Count, Top + Row * rows.Count);
        var svg = new StringBuilder();
        Add($"<svg class=\"networks\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"{Encode(label)}\">");
        for (var x = 0; x < columns.Count; x++) Add($"<text x=\"{Middle(x)}\" y=\"30\" text-anchor=\"middle\">{Encode(columns[x])}</text>");
        for (var y = 0; y < rows.Count; y++)
        {
            var line = Top + Row * y;
            Add($"<line class=\"networks__line\" x1=\"0\" x2=\"{width}\" y1=\"{line}\" y2=\"{line}\"/><text x=\"0\" y=\"{line + 28}\">{Encode(rows[y])}</text>");
            for (var x = 0; x < columns.Count; x++)
                if (those(y, x) is { Count: > 0 and var n } names)
                    Add($"<g><title>{Encode(string.Join("\n", names))}</title><circle class=\"networks__dot\" cx=\"{Middle(x)}\" cy=\"{line + Row / 2}\" r=\"{Math.Min(20, 9 + 3 * n)}\"/><text class=\"networks__count\" x=\"{Middle(x)}\" y=\"{line + 28}\" text-anchor=\"middle\">{n}</text></g>");
        }
        return new HtmlString(svg.Append("</svg>").ToString());

        void Add(FormattableString part) => svg.Append(part.ToString(CultureInfo.InvariantCulture));
        static int Middle(int x) => Left + Column * x + Column / 2;
        static string Encode(string text) => HtmlEncoder.Default.Encode(text);
    }
}
