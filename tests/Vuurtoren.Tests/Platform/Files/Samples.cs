using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Vuurtoren.Platform.Files;

namespace Vuurtoren.Tests.Platform.Files;

/// <summary>Small files, made here byte by byte: good ones, and what people with bad intent make of them.</summary>
static class Samples
{
    /// <summary>A grey picture of eight by eight, with EXIF that says where it was taken, a comment and a colour profile.</summary>
    public static byte[] Jpeg(bool withPlace = true)
    {
        var bytes = new List<byte> { 0xFF, 0xD8 };
        Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        if (withPlace)
        {
            Segment(0xE1, [.. "Exif\0\0"u8, .. "GPSLatitude 50.8466 GPSLongitude 4.3528"u8]);
            Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1]);
            Segment(0xFE, "<?php echo 'hello'; ?>"u8);
        }
        Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]);
        Segment(0xC0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0]);
        Segment(0xC4, [0x00, 1, .. new byte[15], 0]);  // one code, of one bit: nothing differs
        Segment(0xC4, [0x10, 1, .. new byte[15], 0]);  // and the block ends
        Segment(0xDA, [1, 1, 0, 0, 63, 0]);
        bytes.AddRange([0b0011_1111, 0xFF, 0xD9]);
        return [.. bytes];

        void Segment(byte marker, ReadOnlySpan<byte> content)
        {
            bytes.AddRange([0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2)]);
            bytes.AddRange(content);
        }
    }

    /// <summary>Grey, with a text in it.</summary>
    public static byte[] Png(int width = 4, int height = 3, int lines = -1, string? text = "GPS 50.8466")
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(new byte[(lines < 0 ? height : lines) * (width + 1)]);
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR", header), .. text is null ? [] : Chunk("tEXt", Encoding.ASCII.GetBytes(text)), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. data], around = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(around, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(around.AsSpan(4), Crc32.Of(typed));
        return [.. around[..4], .. typed, .. around[4..]];
    }

    /// <summary>Without loss, with EXIF.</summary>
    public static byte[] WebP(int width = 5, int height = 7)
    {
        var bits = (uint)(width - 1) | (uint)(height - 1) << 14;
        byte[] picture = [0x2F, (byte)bits, (byte)(bits >> 8), (byte)(bits >> 16), (byte)(bits >> 24), 0x88, 0x88, 0x08];
        byte[] extended = [0x08, 0, 0, 0, (byte)(width - 1), 0, 0, (byte)(height - 1), 0, 0];
        byte[] chunks = [.. Riff("VP8X", extended), .. Riff("VP8L", picture), .. Riff("EXIF", "GPSLatitude 50.8466!"u8.ToArray())];
        return [.. Riff("RIFF", [.. "WEBP"u8, .. chunks])];
    }

    public static byte[] Riff(string name, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, data.Length);
        return [.. Encoding.ASCII.GetBytes(name), .. length, .. data, .. data.Length % 2 == 1 ? new byte[1] : []];
    }

    public static byte[] Pdf(string inside = "", byte[]? packed = null, string dictionary = "/Type /ObjStm /Filter /FlateDecode")
    {
        byte[] stream = packed is null ? [] : [.. Encoding.ASCII.GetBytes($"2 0 obj << {dictionary} >>\nstream\n"), .. packed, .. "\nendstream endobj\n"u8];
        return [.. Encoding.ASCII.GetBytes($"%PDF-1.7\n1 0 obj << /Type /Catalog {inside} >> endobj\n"), .. stream, .. "xref\n0 1\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"u8];
    }

    public static byte[] Packed(string text)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(Encoding.ASCII.GetBytes(text));
        return packed.ToArray();
    }

    public static byte[] Zip(params (string Name, string Content)[] files)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        return bytes.ToArray();
    }

    public static byte[] Docx(params (string Name, string Content)[] more) => Zip([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"), .. more]);
}
