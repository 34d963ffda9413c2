using QRCoder;

namespace Vuurtoren.Platform.Web;

/// <summary>An address, or the key of an app for codes, as a square that a telephone reads.</summary>
static class QrCode
{
    /// <summary>SVG of one path with a line for each row, without size: the style sheet gives it one. Error correction M: 15 % may be dirt.</summary>
    public static string Svg(string address)
    {
        var (size, path) = Drawn(address);
        return $"<svg class=\"qr\" viewBox=\"0 0 {size} {size}\" aria-hidden=\"true\" focusable=\"false\" shape-rendering=\"crispEdges\"><path stroke=\"#000\" d=\"{path}\"/></svg>";
    }

    /// <summary>The same as a picture of its own, on white.</summary>
    public static string File(string words)
    {
        var (size, path) = Drawn(words, utf8: true);
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path stroke=\"#000\" d=\"{path}\"/></svg>";
    }

    static (int Size, string Path) Drawn(string words, bool utf8 = false)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(words, QRCodeGenerator.ECCLevel.M, forceUtf8: utf8);
        var rows = code.ModuleMatrix; // with the quiet zone around it
        var path = new System.Text.StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            var pen = -1; // where the line of this row ended
            for (var x = 0; x < rows[y].Length; x++)
            {
                var from = x;
                while (x < rows[y].Length && rows[y][x]) x++;
                if (x == from) continue;
                path.Append(pen < 0 ? FormattableString.Invariant($"M{from} {y}.5h{x - from}") : FormattableString.Invariant($"m{from - pen} 0h{x - from}"));
                pen = x;
            }
        }
        return (rows.Count, path.ToString());
    }
}
