using System.Buffers.Binary;

namespace Vuurtoren.Platform.Files;

/// <summary>Reads a still WebP chunk by chunk and writes it again with nothing but the picture.</summary>
static class WebP
{
    const byte AlphaFlag = 0x10, AnimationFlag = 0x02;

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8);

    public static Checked Read(ReadOnlySpan<byte> bytes, long maxPixels)
    {
        var said = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) + 8L;
        if (said > bytes.Length) throw Container.Broken();
        if (said < bytes.Length) throw Container.Trailing();
        using var bare = new MemoryStream(bytes.Length);
        bare.Write(bytes[..12]);
        var (at, size, canvas) = (12, (Width: 0, Height: 0), (Width: 0, Height: 0));
        while (at < bytes.Length)
        {
            if (at + 8 > bytes.Length) throw Container.Broken();
            var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            var end = at + 8 + (long)length + (length & 1);
            if (end > bytes.Length) throw Container.Broken();
            var name = System.Text.Encoding.Latin1.GetString(bytes[at..(at + 4)]);
            var data = bytes.Slice(at + 8, (int)length);
            switch (name)
            {
                case "VP8X": canvas = at == 12 ? Extended(data) : throw Container.Broken(); break;
                case "VP8 " or "VP8L": size = size.Width == 0 ? name == "VP8L" ? Lossless(data) : Lossy(data) : throw Container.Broken(); break;
                case "ALPH": break;
                case "ANIM" or "ANMF": throw new RuleBroken("files.refused.moving");
                default: at = (int)end; continue; // colour profile, EXIF, XMP, and what nobody knows
            }
            bare.Write(bytes[at..(int)end]);
            if (name == "VP8X") KeepOnly(AlphaFlag, bare);
            at = (int)end;
        }
        if (size.Width == 0 || (canvas.Width > 0 && canvas != size)) throw Container.Broken();
        Container.CheckPixels(size.Width, size.Height, maxPixels);
        var written = bare.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(written.AsSpan(4), (uint)written.Length - 8);
        return new(FileKind.Image, "image/webp", written, size.Width, size.Height);
    }

    static (int, int) Extended(ReadOnlySpan<byte> data)
    {
        if (data.Length != 10) throw Container.Broken();
        if ((data[0] & AnimationFlag) != 0) throw new RuleBroken("files.refused.moving");
        return (1 + (data[4] | data[5] << 8 | data[6] << 16), 1 + (data[7] | data[8] << 8 | data[9] << 16));
    }

    static void KeepOnly(byte flags, MemoryStream bare) => bare.GetBuffer()[(int)bare.Length - 10] &= flags;

    static (int, int) Lossy(ReadOnlySpan<byte> data)
    {
        if (data.Length < 10 || (data[0] & 1) != 0 || data[3] != 0x9D || data[4] != 0x01 || data[5] != 0x2A) throw Container.Broken();
        return (BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF);
    }

    static (int, int) Lossless(ReadOnlySpan<byte> data)
    {
        if (data.Length < 5 || data[0] != 0x2F) throw Container.Broken();
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
        return ((int)(bits & 0x3FFF) + 1, (int)(bits >> 14 & 0x3FFF) + 1);
    }
}
