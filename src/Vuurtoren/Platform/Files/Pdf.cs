using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Vuurtoren.Platform.Files;

/// <summary>A PDF to read and print. One that acts, holds other files or is locked is refused; whoever opens it still does so in a program of their own.</summary>
static partial class Pdf
{
    const int TrailerWithin = 1024;
    const long MostUnpacked = 256 << 20;

    static readonly string[] acts = ["/JavaScript", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/RichMedia", "/Encrypt", "/SubmitForm", "/ImportData", "/GoToE", "/XFA"];

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith("%PDF-"u8);

    public static Checked Read(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var end = text.TrimEnd('\r', '\n', ' ', '\t', '\0');
        if (!Begin().IsMatch(text) || text.IndexOf("startxref", Math.Max(0, text.Length - TrailerWithin), StringComparison.Ordinal) < 0) throw Container.Broken();
        if (!end.EndsWith("%%EOF", StringComparison.Ordinal)) throw text.Contains("%%EOF", StringComparison.Ordinal) ? Container.Trailing() : Container.Broken();
        Refuse(text);
        var unpacked = 0L;
        foreach (var stream in Streams().EnumerateMatches(text)) Unpack(bytes, text, stream.Index + stream.Length, stream.Index, ref unpacked);
        return new(FileKind.Document, "application/pdf", bytes);
    }

    /// <summary>Objects can lie packed in a stream: what can be unpacked is looked through too, whatever its dictionary says of it.</summary>
    static void Unpack(byte[] bytes, string text, int from, int word, ref long unpacked)
    {
        var dictionary = Names(text[Math.Max(0, text.LastIndexOf("obj", word, StringComparison.Ordinal))..word]);
        var holdsObjects = dictionary.Contains("/ObjStm", StringComparison.Ordinal);
        if (holdsObjects && dictionary.Split("Decode").Length != 2) throw new RuleBroken("files.refused.pdf-acts", "/ObjStm"); // packed twice, or in a way that is not looked through
        var found = new StringBuilder();
        try
        {
            using var raw = new ZLibStream(new MemoryStream(bytes, from, bytes.Length - from), CompressionMode.Decompress);
            var buffer = new byte[1 << 16];
            while (raw.Read(buffer) is > 0 and var count)
            {
                if ((unpacked += count) > MostUnpacked) throw new RuleBroken("files.refused.bomb");
                found.Append(Encoding.Latin1.GetString(buffer, 0, count));
                if (found.Length > 1 << 22) { Refuse(found.ToString()); found.Remove(0, found.Length - 100); }
            }
        }
        catch (Exception bad) when (bad is InvalidDataException or IOException)
        {
            if (holdsObjects) throw Container.Broken();
        }
        Refuse(found.ToString());
    }

    static void Refuse(string text)
    {
        var names = Names(text);
        foreach (var act in acts)
            for (var at = names.IndexOf(act, StringComparison.Ordinal); at >= 0; at = names.IndexOf(act, at + 1, StringComparison.Ordinal))
                if (at + act.Length == names.Length || !char.IsAsciiLetterOrDigit(names[at + act.Length])) throw new RuleBroken("files.refused.pdf-acts", act);
    }

    /// <summary>A letter of a name may be written as its number: /J#61vaScript.</summary>
    static string Names(string text) => !text.Contains('#', StringComparison.Ordinal) ? text : Numbered().Replace(text, letter => ((char)Convert.ToInt32(letter.Value[1..], 16)).ToString());

    [GeneratedRegex(@"\A%PDF-(1\.[0-7]|2\.0)[\r\n ]")]
    private static partial Regex Begin();
    [GeneratedRegex(@"stream\r?\n")]
    private static partial Regex Streams();
    [GeneratedRegex("#[0-9a-fA-F]{2}")]
    private static partial Regex Numbered();
}
