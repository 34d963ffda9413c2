using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Vuurtoren.Modules.Needs.Indicators;

/// <summary>The map of an indicator: five shades from light to dark with the number of the class in each area, so that it can be read without colour; what is not known is hatched.</summary>
static class FigureSvg
{
    /// <param name="title">What it shows.</param>
    /// <param name="description">The classes in words.</param>
    /// <param name="words">What an area says under the pointer.</param>
    public static IHtmlContent Map(MapShapes shapes, Ranking ranking, string title, string description, Func<string, string> words)
    {
        var rows = ranking.Rows.ToDictionary(row => row.Area.Code);
        var empty = ranking.Empty.Select(area => area.Code).ToHashSet();
        var svg = new StringBuilder();
        Add($"<svg class=\"figure-map\" viewBox=\"0 0 {shapes.Width} {shapes.Height}\" width=\"{shapes.Width}\" height=\"{shapes.Height}\" role=\"img\" aria-labelledby=\"map-title map-words\"><title id=\"map-title\">{Encode(title)}</title><desc id=\"map-words\">{Encode(description)}</desc>");
        svg.Append(Patterns);
        foreach (var shape in shapes.Shapes) Add($"<path {LookOf(shape.Code)} d=\"{shape.Path}\"><title>{Encode(words(shape.Code))}</title></path>");
        if (shapes.Borders.Length > 0) Add($"<path class=\"figure-map__border\" d=\"{shapes.Borders}\"/>");
        foreach (var shape in shapes.Shapes.Where(shape => shape.HasRoom))
            if (rows.TryGetValue(shape.Code, out var row)) Add($"<text class=\"figure-map__number{(row.Class is > 3 ? " figure-map__number--light" : "")}\" x=\"{shape.X}\" y=\"{shape.Y + 4}\">{(row.Class is { } number ? number.ToString(CultureInfo.InvariantCulture) : FewMark)}</text>");
        return new HtmlString(svg.Append("</svg>").ToString());

        string LookOf(string code) => Look(rows.TryGetValue(code, out var row) ? row.Class is { } number ? number.ToString(CultureInfo.InvariantCulture) : "few" : empty.Contains(code) ? "empty" : "missing", "hatch");
        void Add(FormattableString part) => svg.Append(part.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>One square of the legend.</summary>
    /// <param name="look">"1" to "5", "few", "missing" or "empty".</param>
    public static IHtmlContent Square(string look, string inside) =>
        new HtmlString($"<svg class=\"figure-key\" viewBox=\"0 0 36 24\" width=\"36\" height=\"24\" aria-hidden=\"true\" focusable=\"false\">{(look == "missing" ? Hatched("hatch-key") : "")}<rect {Look(look, "hatch-key")} x=\"1\" y=\"1\" width=\"34\" height=\"22\"/><text class=\"figure-map__number{(look is "4" or "5" ? " figure-map__number--light" : "")}\" x=\"18\" y=\"17\">{Encode(inside)}</text></svg>");

    /// <summary>The hatching stands in the picture itself: a style sheet cannot name it in every browser.</summary>
    static string Look(string look, string hatch) => look == "missing" ? $"class=\"shade\" fill=\"url(#{hatch})\"" : $"class=\"shade shade--{look}\"";

    /// <summary>Fewer than five, on the map.</summary>
    internal const string FewMark = "&lt;5";

    static readonly string Patterns = Hatched("hatch");

    static string Hatched(string id) => $"<defs><pattern id=\"{id}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" class=\"figure-map__ground\"/><rect width=\"1.5\" height=\"6\" class=\"figure-map__hatch\"/></pattern></defs>";

    static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
