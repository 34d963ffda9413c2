using System.Text;

namespace Vuurtoren.Platform.Files;

/// <summary>A text or a table of an office program: a zip of known parts, without macros and without what is fetched from elsewhere.</summary>
static class Office
{
    const int EndRecord = 22, LongestPart = 64 << 20;
    static readonly ZipLimits limits = new(Entries: 2000, EntryBytes: LongestPart);

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\x03\x04"u8);

    public static Checked Read(byte[] bytes)
    {
        try { return ReadParts(bytes); }
        catch (Exception bad) when (bad is InvalidDataException or IOException or NotSupportedException or ArgumentException) { throw Container.Broken(); }
    }

    static Checked ReadParts(byte[] bytes)
    {
        // A comment at the end, or bytes before the beginning, is where another file would be.
        if (bytes.Length < EndRecord) throw Container.Broken();
        if (!bytes.AsSpan(bytes.Length - EndRecord).StartsWith("PK\x05\x06"u8)) throw bytes.AsSpan().LastIndexOf("PK\x05\x06"u8) >= 0 ? Container.Trailing() : Container.Broken();
        using var zip = new SafeZip(new MemoryStream(bytes, writable: false), limits);
        var type = TypeOf(zip);
        foreach (var name in zip.Names)
        {
            if (IsMacro(name)) throw new RuleBroken("files.refused.macros", name);
            var part = ReadPart(zip, name);
            if (name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) && part.Contains("TargetMode=\"External\"", StringComparison.OrdinalIgnoreCase)
                && (part.Contains("attachedTemplate", StringComparison.OrdinalIgnoreCase) || part.Contains("oleObject", StringComparison.OrdinalIgnoreCase))) throw new RuleBroken("files.refused.fetches", name);
            if (name is "[Content_Types].xml" or "META-INF/manifest.xml" && part.Contains("macro", StringComparison.OrdinalIgnoreCase)) throw new RuleBroken("files.refused.macros", name);
        }
        return new(FileKind.Document, type, bytes);
    }

    static string TypeOf(SafeZip zip)
    {
        const string opendocument = "application/vnd.oasis.opendocument.text", openxml = "application/vnd.openxmlformats-officedocument.";
        if (zip.Names.Contains("[Content_Types].xml"))
        {
            if (zip.Names.Contains("word/document.xml")) return openxml + "wordprocessingml.document";
            if (zip.Names.Contains("xl/workbook.xml")) return openxml + "spreadsheetml.sheet";
        }
        if (zip.Names.Contains("mimetype") && zip.Names.Contains("content.xml") && ReadPart(zip, "mimetype") == opendocument) return opendocument;
        throw new RuleBroken("files.refused.zip");
    }

    static bool IsMacro(string name) => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || name.Contains("oleObject", StringComparison.OrdinalIgnoreCase) || name.Contains("activeX", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase);

    static string ReadPart(SafeZip zip, string name)
    {
        using var stream = zip.Open(name);
        using var text = new StreamReader(stream, Encoding.UTF8);
        return text.ReadToEnd();
    }
}
