using QRCoder;

namespace Vuurtoren.Platform.Web;

/// <summary>An address, or the key of an app for codes, as a square that a telephone reads.</summary>
static class QrCode
{
    /// <summary>SVG of one path, without size: the style sheet gives it one. Error correction M: 15 % may be dirt.</summary>
    public static string Svg(string address)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix; // with the quiet zone around it
        var path = new System.Text.StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Length; x++)
            {
                var from = x;
                while (x < rows[y].Length && rows[y][x]) x++;
                if (x > from) path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
            }
        return $"<svg class=\"qr\" viewBox=\"0 0 {rows.Count} {rows.Count}\" aria-hidden=\"true\" focusable=\"false\" shape-rendering=\"crispEdges\"><path d=\"{path}\"/></svg>";
    }
}
