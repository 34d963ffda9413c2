using System.Text;

namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>
/// Opens text of unknown encoding: UTF-8, UTF-16 or UTF-32 with their mark, UTF-16 without one, else UTF-8 in which every
/// byte that is not UTF-8 is read as Windows-1252. So a file that turns out to hold one old line at its end is still read
/// right, in one pass, and a file that is Windows-1252 throughout comes out the same as if it had been declared.
/// </summary>
public static class TextEncoding
{
    const int Sample = 4096;

    /// <summary>Windows-1252, which most old Belgian exports are written in.</summary>
    public static Encoding Windows1252 { get; } = Register();

    /// <summary>UTF-8 that reads stray bytes as Windows-1252.</summary>
    public static Encoding Utf8OrWindows1252 { get; } = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new StrayBytes());

    public static StreamReader Open(Stream stream)
    {
        var start = new byte[Sample];
        var read = stream.ReadAtLeast(start, Sample, throwOnEndOfStream: false);
        var (encoding, mark) = Detect(start.AsSpan(0, read));
        return new StreamReader(new Rejoined(start.AsMemory(mark, read - mark), stream), encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 65536);
    }

    static (Encoding Encoding, int Mark) Detect(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8OrWindows1252, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (Zeroes(start, 1) > 4 * Zeroes(start, 0) + start.Length / 8 ? Encoding.Unicode
            : Zeroes(start, 0) > 4 * Zeroes(start, 1) + start.Length / 8 ? Encoding.BigEndianUnicode
            : Mostly1252(start) ? Windows1252 : Utf8OrWindows1252, 0),
    };

    /// <summary>More stray bytes than letters in proper UTF-8: then the few that look proper are chance.</summary>
    static bool Mostly1252(ReadOnlySpan<byte> bytes)
    {
        var (proper, stray) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out _, out var length);
            if (status == System.Buffers.OperationStatus.InvalidData) stray++;
            else if (length > 1) proper++;
            bytes = bytes[length..];
        }
        return stray > proper;
    }

    /// <summary>Zero bytes at odd or even places: Latin text in UTF-16 has one beside every letter.</summary>
    static int Zeroes(ReadOnlySpan<byte> bytes, int from)
    {
        var zeroes = 0;
        for (var i = from; i < bytes.Length; i += 2) if (bytes[i] == 0) zeroes++;
        return zeroes;
    }

    static Encoding Register()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(1252);
    }

    sealed class StrayBytes : DecoderFallback
    {
        public override int MaxCharCount => 4;
        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

        sealed class Buffer : DecoderFallbackBuffer
        {
            string text = "";
            int at;

            public override int Remaining => text.Length - at;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                text = Windows1252.GetString(bytesUnknown);
                at = 0;
                return true;
            }

            public override char GetNextChar() => at < text.Length ? text[at++] : '\0';
            public override bool MovePrevious() => at > 0 && at-- > 0;
            public override void Reset() => (text, at) = ("", 0);
        }
    }

    /// <summary>The bytes already looked at, then the rest: a zip entry cannot be wound back.</summary>
    sealed class Rejoined(ReadOnlyMemory<byte> start, Stream rest) : Stream
    {
        ReadOnlyMemory<byte> start = start;

        public override int Read(Span<byte> buffer)
        {
            if (start.IsEmpty) return rest.Read(buffer);
            var count = Math.Min(buffer.Length, start.Length);
            start.Span[..count].CopyTo(buffer);
            start = start[count..];
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) rest.Dispose();
            base.Dispose(disposing);
        }
    }
}
