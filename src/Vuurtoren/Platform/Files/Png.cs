using System.Buffers.Binary;
using System.IO.Compression;

namespace Vuurtoren.Platform.Files;

/// <summary>Reads a PNG chunk by chunk, checks that its pixels are all there, and writes it again with nothing but the picture.</summary>
static class Png
{
    static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Signature);

    public static Checked Read(ReadOnlySpan<byte> bytes, long maxPixels)
    {
        using MemoryStream bare = new(bytes.Length), packed = new();
        bare.Write(Signature);
        var (at, header, ended, afterData) = (Signature.Length, default(Header?), false, false);
        while (!ended)
        {
            var chunk = ChunkAt(bytes, at);
            var (type, end) = (chunk.Type, chunk.End);
            if (header is null && type != "IHDR") throw Container.Broken();
            switch (type)
            {
                case "IHDR":
                    if (header is not null) throw Container.Broken();
                    header = Header.Of(chunk.Data, maxPixels);
                    break;
                case "IDAT":
                    if (afterData) throw Container.Broken();
                    packed.Write(chunk.Data);
                    break;
                case "IEND": ended = chunk.Data.Length == 0 ? true : throw Container.Broken(); break;
                case "PLTE": break;
                default: if (char.IsAsciiLetterUpper(type[0])) throw Container.Broken(); break; // must be understood, and is not known
            }
            afterData = packed.Length > 0 && type != "IDAT";
            if (type is "IHDR" or "PLTE" or "IDAT" or "IEND" or "tRNS" or "gAMA" or "sRGB") bare.Write(bytes[at..end]);
            at = end;
        }
        if (at != bytes.Length) throw Container.Trailing();
        CheckPixels(packed, header!.Value);
        return new(FileKind.Image, "image/png", bare.ToArray(), header.Value.Width, header.Value.Height);
    }

    /// <param name="end">Where the next one begins.</param>
    readonly ref struct Chunk(string type, ReadOnlySpan<byte> data, int end)
    {
        public string Type { get; } = type;
        public ReadOnlySpan<byte> Data { get; } = data;
        public int End { get; } = end;
    }

    static Chunk ChunkAt(ReadOnlySpan<byte> bytes, int at)
    {
        if (at + 12 > bytes.Length) throw Container.Broken();
        var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
        if (length > bytes.Length - at - 12) throw Container.Broken();
        var end = at + 12 + (int)length;
        if (Crc32.Of(bytes[(at + 4)..(end - 4)]) != BinaryPrimitives.ReadUInt32BigEndian(bytes[(end - 4)..])) throw Container.Broken();
        return new(System.Text.Encoding.Latin1.GetString(bytes[(at + 4)..(at + 8)]), bytes[(at + 8)..(end - 4)], end);
    }

    /// <summary>What comes out is exactly as long as width, height and depth say: nothing is missing, and nothing hides behind the pixels.</summary>
    static void CheckPixels(MemoryStream packed, Header header)
    {
        packed.Position = 0;
        var (left, buffer) = (header.RawBytes(), new byte[1 << 16]);
        try
        {
            using var raw = new ZLibStream(packed, CompressionMode.Decompress, leaveOpen: true);
            while (raw.Read(buffer) is > 0 and var count)
                if ((left -= count) < 0) throw Container.Broken();
        }
        catch (Exception bad) when (bad is InvalidDataException or IOException) { throw Container.Broken(); }
        if (left != 0) throw Container.Broken();
    }

    readonly record struct Header(int Width, int Height, int BitsPerPixel, bool Interlaced)
    {
        public static Header Of(ReadOnlySpan<byte> data, long maxPixels)
        {
            if (data.Length != 13) throw Container.Broken();
            var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
            if (width > int.MaxValue || height > int.MaxValue) throw Container.Broken();
            Container.CheckPixels((int)width, (int)height, maxPixels);
            var channels = data[9] switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => throw Container.Broken() };
            if (data[8] is not (1 or 2 or 4 or 8 or 16) || data[10] != 0 || data[11] != 0 || data[12] > 1) throw Container.Broken();
            return new((int)width, (int)height, channels * data[8], data[12] == 1);
        }

        /// <summary>Every line has one byte more, for its filter; an interlaced image is seven smaller ones.</summary>
        public long RawBytes()
        {
            if (!Interlaced) return Lines(Width, Height);
            var total = 0L;
            foreach (var (x, y, stepX, stepY) in ((int, int, int, int)[])[(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)])
                total += Lines((Width - x + stepX - 1) / stepX, (Height - y + stepY - 1) / stepY);
            return total;
        }

        long Lines(int width, int height) => width <= 0 || height <= 0 ? 0 : height * (1L + ((long)width * BitsPerPixel + 7) / 8);
    }
}
