using System.Buffers;
using System.Text.Json;

namespace Vuurtoren.Modules.Directory.Import.Hsds;

/// <summary>
/// Cuts JSON into its objects while it streams: the elements of an outermost array, of the "contents" of a page, the lines
/// of NDJSON, or the one object there is. No more than one object is ever held, and it is gone when the next is asked for.
/// </summary>
sealed class JsonPieces(Stream stream, string file) : IDisposable
{
    const int MaxObject = 64 << 20;
    static readonly SearchValues<byte> marks = SearchValues.Create("\"{}[],:"u8), deepMarks = SearchValues.Create("\"{}[]"u8), stringMarks = SearchValues.Create("\"\\"u8);
    readonly byte[] buffer = new byte[65536];
    readonly MemoryStream piece = new();
    JsonDocument? document;
    int at, end;
    long line = 1;

    enum Frame { None, Array, Page }

    public IEnumerable<(JsonElement Element, long Line)> Read()
    {
        var frame = Frame.None;
        for (var c = Next(); c >= 0; c = Next())
        {
            if (c == '{')
            {
                var started = line;
                if (Object(frame == Frame.None) is { } found) yield return (found, started);
                else frame = Frame.Page;
            }
            else if (c == '[' && frame == Frame.None) frame = Frame.Array;
            else if (c == ']' && frame == Frame.Page) (frame, _) = (Frame.None, RestOfPage());
            else if (c == ']' && frame == Frame.Array) frame = Frame.None;
            else if (c != ',' || frame == Frame.None) throw Broken();
        }
        if (frame != Frame.None) throw Broken();
    }

    /// <summary>The object that begins here; null when it turned out to be a page, of which the contents follow.</summary>
    JsonElement? Object(bool mayBePage)
    {
        piece.SetLength(0);
        piece.WriteByte((byte)'{');
        var (depth, keyStart, atKey) = (1, -1L, true);
        while (depth > 0)
            switch (CopyTo(depth == 1 ? marks : deepMarks))
            {
                case (byte)'"':
                    if (depth == 1 && atKey) keyStart = piece.Length;
                    String();
                    if (mayBePage && depth == 1 && atKey && piece.GetBuffer().AsSpan((int)keyStart, (int)(piece.Length - keyStart - 1)).SequenceEqual("contents"u8) && PageFollows()) return null;
                    break;
                case (byte)'{' or (byte)'[': depth++; break;
                case (byte)'}' or (byte)']': depth--; break;
                case (byte)',': atKey = true; break;
                case (byte)':': atKey = false; break;
            }
        document?.Dispose(); // its memory is used again for the next one
        try { document = JsonDocument.Parse(piece.GetBuffer().AsMemory(0, (int)piece.Length)); }
        catch (JsonException) { throw Broken(); }
        return document.RootElement;
    }

    void String()
    {
        while (CopyTo(stringMarks) != '"') CopyOne(); // whatever stands after a backslash
    }

    /// <summary>Takes over everything up to and including the first of these marks, and says which it was.</summary>
    byte CopyTo(SearchValues<byte> ends)
    {
        while (true)
        {
            if (at >= end && !Fill()) throw Broken();
            var rest = buffer.AsSpan(at..end);
            var found = rest.IndexOfAny(ends);
            var taken = found < 0 ? rest : rest[..(found + 1)];
            piece.Write(taken);
            if (piece.Length > MaxObject) throw new UnusableInput("import.unusable.json-object-too-large", file, line);
            at += taken.Length;
            line += taken.Count((byte)'\n');
            if (found >= 0) return taken[^1];
        }
    }

    void CopyOne()
    {
        var c = Byte();
        if (c < 0) throw Broken();
        piece.WriteByte((byte)c);
    }

    /// <summary>After the word "contents": true when an array follows, whose objects are then read one by one.</summary>
    bool PageFollows()
    {
        var c = Next();
        if (c != ':') throw Broken();
        piece.WriteByte((byte)c);
        c = Next();
        if (c == '[') return true;
        at--;
        return false;
    }

    /// <summary>The fields of a page after its contents, up to its end.</summary>
    bool RestOfPage()
    {
        for (var depth = 1; depth > 0;)
        {
            var c = Byte();
            if (c < 0) throw Broken();
            if (c is '{' or '[') depth++;
            else if (c is '}' or ']') depth--;
            else if (c == '"') { piece.SetLength(0); String(); }
        }
        return true;
    }

    /// <summary>The next byte that is no white space, nor part of a byte order mark or record mark.</summary>
    int Next()
    {
        int c;
        do c = Byte();
        while (c is ' ' or '\t' or '\r' or '\n' or 0xEF or 0xBB or 0xBF or 0x1E);
        return c;
    }

    int Byte()
    {
        if (at >= end && !Fill()) return -1;
        var c = buffer[at++];
        if (c == '\n') line++;
        return c;
    }

    bool Fill()
    {
        (at, end) = (0, stream.Read(buffer));
        return end > 0;
    }

    UnusableInput Broken() => new("import.unusable.json-broken", file, line);

    public void Dispose()
    {
        document?.Dispose();
        stream.Dispose();
    }
}
