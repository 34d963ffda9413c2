using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Vuurtoren.Modules.Directory.Public;

namespace Vuurtoren.Modules.Needs.Indicators;

/// <param name="Values">By year; years without a figure are not there.</param>
public sealed record Followed(KnownArea Area, IReadOnlyDictionary<int, double> Values)
{
    public int First => Values.Keys.Min();
    public int Last => Values.Keys.Max();
}

/// <summary>The same indicator through the years, for the areas of which enough years are known: small pictures on one scale, with the middle of the same areas beside each.</summary>
public sealed class Years
{
    const int FewestYears = 3, MostPictures = 60, Width = 168, Height = 64, Margin = 5;

    readonly double low, high;

    public Years(IEnumerable<IndicatorValue> figures, IReadOnlyCollection<KnownArea> shown)
    {
        var byArea = figures.Where(one => one.Value is not null).ToLookup(one => one.Area);
        Areas = [.. shown.Select(area => new Followed(area, byArea[area.Code].ToDictionary(one => one.Year, one => one.Value!.Value))).Where(one => one.Values.Count >= FewestYears)
            .OrderBy(one => one.Area.Name.ToString(), StringComparer.CurrentCultureIgnoreCase)];
        All = [.. Areas.SelectMany(one => one.Values.Keys).Distinct().Order()];
        Middles = All.Select(year => (year, middle: Middle.Among(Areas.Where(one => one.Values.ContainsKey(year)).Select(one => one.Values[year])))).Where(one => one.middle is not null).ToDictionary(one => one.year, one => one.middle!.Value);
        (low, high) = Areas.Count == 0 ? (0, 1) : (Math.Min(0, Areas.Min(one => one.Values.Values.Min())), Areas.Max(one => one.Values.Values.Max()));
        if (high <= low) high = low + 1;
    }

    /// <summary>By name.</summary>
    public IReadOnlyList<Followed> Areas { get; }
    public IReadOnlyList<int> All { get; }
    /// <summary>The middle of these areas, by year.</summary>
    public IReadOnlyDictionary<int, double> Middles { get; }
    public bool AreTooMany => Areas.Count > MostPictures;

    /// <summary>The line of one area; what it says stands beside it, so it says nothing itself. A year that is missing breaks the line.</summary>
    public IHtmlContent Picture(Followed area)
    {
        var svg = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<svg class=\"years\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" aria-hidden=\"true\" focusable=\"false\"><line class=\"years__ground\" x1=\"0\" x2=\"{Width}\" y1=\"{Height - Margin}\" y2=\"{Height - Margin}\"/>");
        svg.Append(Line("years__middle", Middles)).Append(Line("years__line", area.Values));
        svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"years__last\" cx=\"{X(area.Last):0.#}\" cy=\"{Y(area.Values[area.Last]):0.#}\" r=\"3.5\"/></svg>");
        return new HtmlString(svg.ToString());
    }

    string Line(string look, IReadOnlyDictionary<int, double> values)
    {
        var path = new StringBuilder();
        foreach (var year in All)
            if (values.TryGetValue(year, out var value)) path.Append(CultureInfo.InvariantCulture, $"{(values.ContainsKey(year - 1) ? 'L' : 'M')}{X(year):0.#} {Y(value):0.#}");
        return $"<path class=\"{look}\" d=\"{HtmlEncoder.Default.Encode(path.ToString())}\"/>";
    }

    double X(int year) => Margin + (Width - 2.0 * Margin) * (year - All[0]) / Math.Max(1, All[^1] - All[0]);
    double Y(double value) => Height - Margin - (Height - 2.0 * Margin) * (value - low) / (high - low);
}
