using System.Buffers.Binary;

namespace Vuurtoren.Platform.Files;

/// <summary>Reads a JPEG marker by marker and writes it again with nothing but the picture: no EXIF, no comments, no other file behind it.</summary>
static class Jpeg
{
    const byte Start = 0xD8, End = 0xD9, Scan = 0xDA, Adobe = 0xEE;
    const int AdobeBytes = 12;

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes is [0xFF, Start, 0xFF, ..];

    public static Checked Read(ReadOnlySpan<byte> bytes, long maxPixels)
    {
        using var bare = new MemoryStream(bytes.Length);
        bare.Write([0xFF, Start]);
        var (at, width, height, scans) = (2, 0, 0, 0);
        while (true)
        {
            var marker = MarkerAt(bytes, ref at);
            if (marker == End) break;
            var segment = SegmentAt(bytes, at);
            if (IsFrame(marker))
            {
                if (width > 0) throw Container.Broken();
                (width, height) = FrameOf(marker, segment);
                Container.CheckPixels(width, height, maxPixels);
            }
            else if (marker == Scan && width == 0) throw Container.Broken();
            var from = at - 2;
            at += 2 + segment.Length;
            if (marker == Scan) { at = EndOfScan(bytes, at); scans++; }
            if (IsNeeded(marker, segment)) bare.Write(bytes[from..at]);
        }
        if (scans == 0) throw Container.Broken();
        if (at != bytes.Length) throw Container.Trailing();
        bare.Write([0xFF, End]);
        return new(FileKind.Image, "image/jpeg", bare.ToArray(), width, height);
    }

    static byte MarkerAt(ReadOnlySpan<byte> bytes, ref int at)
    {
        if (at + 2 > bytes.Length || bytes[at] != 0xFF) throw Container.Broken();
        at += 2;
        return bytes[at - 1];
    }

    static ReadOnlySpan<byte> SegmentAt(ReadOnlySpan<byte> bytes, int at)
    {
        if (at + 2 > bytes.Length) throw Container.Broken();
        var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
        if (length < 2 || at + length > bytes.Length) throw Container.Broken();
        return bytes[(at + 2)..(at + length)];
    }

    static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>The three ways that browsers show; eight bits, grey or three colours.</summary>
    static (int Width, int Height) FrameOf(byte marker, ReadOnlySpan<byte> frame)
    {
        if (marker > 0xC2 || frame.Length < 6 || frame[0] != 8 || frame[5] is not (1 or 3) || frame.Length != 6 + 3 * frame[5]) throw new RuleBroken("files.refused.jpeg-kind");
        return (BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[1..]));
    }

    /// <summary>Coded data go on to the first marker that is no restart; a 0xFF in them is followed by zero.</summary>
    static int EndOfScan(ReadOnlySpan<byte> bytes, int at)
    {
        while (true)
        {
            var next = bytes[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= bytes.Length) throw Container.Broken();
            at += next;
            if (bytes[at + 1] is 0 or (>= 0xD0 and <= 0xD7)) at += 2;
            else return at;
        }
    }

    /// <summary>Tables, frame and scans; of what programs add only how Adobe says that colours are mixed.</summary>
    static bool IsNeeded(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        0xC4 or 0xDB or 0xDD or Scan => true,
        Adobe => segment.Length == AdobeBytes && segment.StartsWith("Adobe"u8),
        (>= 0xE0 and <= 0xEF) or 0xFE => false,
        _ when IsFrame(marker) => true,
        _ => throw Container.Broken(),
    };
}
