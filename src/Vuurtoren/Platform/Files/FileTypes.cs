using System.Text;

namespace Vuurtoren.Platform.Files;

/// <summary>What a file is, by its bytes alone. What is not on this list is refused, with what to do instead.</summary>
static class FileTypes
{
    const int Beginning = 1024;

    public static Checked Read(byte[] bytes, FileSettings settings)
    {
        if (bytes.Length == 0) throw new RuleBroken("files.refused.empty");
        if (bytes.Length > settings.MaxBytes) throw new RuleBroken("files.refused.large", settings.MaxBytes / 1e6);
        if (Jpeg.Is(bytes)) return Jpeg.Read(bytes, settings.MaxPixels);
        if (Png.Is(bytes)) return Png.Read(bytes, settings.MaxPixels);
        if (WebP.Is(bytes)) return WebP.Read(bytes, settings.MaxPixels);
        if (Pdf.Is(bytes)) return Pdf.Read(bytes);
        if (Office.Is(bytes)) return Office.Read(bytes);
        throw new RuleBroken(WhyNot(bytes));
    }

    public static Checked Image(byte[] bytes, FileSettings settings) => Read(bytes, settings) is { Kind: FileKind.Image } image ? image : throw new RuleBroken("files.refused.no-image");

    static string WhyNot(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("GIF8"u8)) return "files.refused.gif";
        if (bytes.Length > 12 && bytes[4..].StartsWith("ftyp"u8)) return "files.refused.phone";
        if (bytes.StartsWith("MZ"u8) || bytes.StartsWith("\x7F"u8) || bytes.StartsWith("#!"u8) || bytes is [0xCF or 0xCE, 0xFA, 0xED, 0xFE, ..] or [0xCA, 0xFE, 0xBA, 0xBE, ..]) return "files.refused.program";
        var text = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Beginning)]).TrimStart();
        if (text.Contains("<svg", StringComparison.OrdinalIgnoreCase)) return "files.refused.svg";
        return text.Contains("<html", StringComparison.OrdinalIgnoreCase) || text.Contains("<!doctype", StringComparison.OrdinalIgnoreCase) || text.Contains("<script", StringComparison.OrdinalIgnoreCase)
            ? "files.refused.html" : "files.refused.unknown";
    }
}
