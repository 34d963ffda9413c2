using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>
/// A map for on paper, as SVG: the place in the middle, the areas around it with their names, a scale, and street tiles behind it when the
/// site has a tile server. Web Mercator (EPSG:3857), so that tiles fit.
/// </summary>
sealed class SmallMap
{
    const int Width = 220, Height = 160, TileZoom = 15;
    /// <summary>Without streets a wider view says more.</summary>
    const int OutlineZoom = 13;

    static readonly HtmlEncoder encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    readonly double latitude, longitude;
    readonly string language;

    public SmallMap(double latitude, double longitude, string language) => (this.latitude, this.longitude, this.language) = (latitude, longitude, language);

    /// <param name="tiles">"https://tiles.example/{z}/{x}/{y}.png", or null.</param>
    public string Svg(string? tiles)
    {
        var zoom = tiles is null ? OutlineZoom : TileZoom;
        var svg = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<svg class=\"smallmap\" viewBox=\"0 0 {Width} {Height}\" aria-hidden=\"true\" focusable=\"false\"><rect class=\"smallmap__ground\" width=\"{Width}\" height=\"{Height}\"/>");
        if (tiles is not null) Tiles(svg, tiles);
        else Areas(svg, zoom);
        svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"smallmap__here\" cx=\"{Width / 2}\" cy=\"{Height / 2}\" r=\"8\"/>");
        Scale(svg, zoom);
        return svg.Append("</svg>").ToString();
    }

    void Tiles(StringBuilder svg, string tiles)
    {
        var (middleX, middleY) = WebMercator.Pixels(latitude, longitude, TileZoom);
        var (left, top) = (middleX - Width / 2.0, middleY - Height / 2.0);
        for (var x = (int)(left / WebMercator.TileSize); x * WebMercator.TileSize < left + Width; x++)
            for (var y = (int)(top / WebMercator.TileSize); y * WebMercator.TileSize < top + Height; y++)
            {
                var address = tiles.Replace("{s}.", "a.", StringComparison.Ordinal).Replace("{z}", Text(TileZoom), StringComparison.Ordinal)
                    .Replace("{x}", Text(x), StringComparison.Ordinal).Replace("{y}", Text(y), StringComparison.Ordinal);
                svg.Append(CultureInfo.InvariantCulture, $"<image href=\"{encoder.Encode(address)}\" x=\"{x * WebMercator.TileSize - left:0.#}\" y=\"{y * WebMercator.TileSize - top:0.#}\" width=\"{WebMercator.TileSize}\" height=\"{WebMercator.TileSize}\"/>");
            }
    }

    void Areas(StringBuilder svg, int zoom)
    {
        var names = new StringBuilder();
        List<(double X, double Y, double Half)> taken = [(Width / 2.0, Height / 2.0 + 4, 8)]; // the dot
        foreach (var area in Geo.Shipped.Around(latitude, longitude, WebMercator.MetresPerPixel(latitude, zoom) * Width / 2))
        {
            svg.Append("<path class=\"smallmap__area\" d=\"");
            foreach (var ring in area.Rings)
            {
                for (var i = 0; i < ring.Count; i++)
                {
                    var (x, y) = OnMap(ring[i].Latitude, ring[i].Longitude, zoom);
                    svg.Append(i == 0 ? 'M' : 'L').Append(CultureInfo.InvariantCulture, $"{x:0} {y:0}");
                }
                svg.Append('Z');
            }
            svg.Append("\"/>");
            var (nameX, nameY) = OnMap(area.Middle.Latitude, area.Middle.Longitude, zoom);
            var name = area.Name.In(language).Text;
            if (!HasRoom(nameX, nameY, 3 * name.Length, taken)) continue;
            names.Append(CultureInfo.InvariantCulture, $"<text class=\"smallmap__name\" x=\"{nameX:0}\" y=\"{nameY:0}\">{encoder.Encode(name)}</text>");
        }
        svg.Append(names);
    }

    /// <summary>A name that would run off the map or over another one is left out.</summary>
    /// <param name="half">Half its length, pixels.</param>
    static bool HasRoom(double x, double y, double half, List<(double X, double Y, double Half)> taken)
    {
        if (x < half || x > Width - half || y is < 12 or > Height - 24) return false;
        foreach (var other in taken)
            if (Math.Abs(x - other.X) < half + other.Half && Math.Abs(y - other.Y) < 14) return false;
        taken.Add((x, y, half));
        return true;
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A line of a round length, so that one sees how far a walk is.</summary>
    void Scale(StringBuilder svg, int zoom)
    {
        var metres = zoom == TileZoom ? 200 : 1000;
        var length = metres / WebMercator.MetresPerPixel(latitude, zoom);
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"smallmap__scale\" d=\"M10 {Height - 10}h{length:0}\"/><text class=\"smallmap__metres\" x=\"10\" y=\"{Height - 16}\">{(metres < 1000 ? metres + " m" : "1 km")}</text>");
    }

    (double X, double Y) OnMap(double atLatitude, double atLongitude, int zoom)
    {
        var (x, y) = WebMercator.Pixels(atLatitude, atLongitude, zoom);
        var (middleX, middleY) = WebMercator.Pixels(latitude, longitude, zoom);
        return (x - middleX + Width / 2.0, y - middleY + Height / 2.0);
    }
}
