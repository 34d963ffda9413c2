using System.Text.Json;

namespace Vuurtoren.Modules.Directory.Import.Hsds;

/// <summary>
/// Cuts JSON into its objects while it streams: the elements of an outermost array, of the "contents" of a page, the lines
/// of NDJSON, or the one object there is. No more than one object is ever held.
/// </summary>
sealed class JsonPieces(Stream stream, string file) : IDisposable
{
    const int MaxObject = 64 << 20;
    readonly byte[] buffer = new byte[65536];
    readonly MemoryStream piece = new();
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
        {
            var c = Byte();
            if (c < 0) throw Broken();
            piece.WriteByte((byte)c);
            if (piece.Length > MaxObject) throw new UnusableInput("import.unusable.json-object-too-large", file, line);
            switch (c)
            {
                case '"':
                    if (depth == 1 && atKey) keyStart = piece.Length;
                    String();
                    if (mayBePage && depth == 1 && atKey && piece.GetBuffer().AsSpan((int)keyStart, (int)(piece.Length - keyStart - 1)).SequenceEqual("contents"u8) && PageFollows()) return null;
                    break;
                case '{' or '[': depth++; break;
                case '}' or ']': depth--; break;
                case ',' when depth == 1: atKey = true; break;
                case ':' when depth == 1: atKey = false; break;
            }
        }
        try { return JsonDocument.Parse(piece.ToArray()).RootElement; }
        catch (JsonException) { throw Broken(); }
    }

    void String()
    {
        while (true)
        {
            var c = Byte();
            if (c < 0) throw Broken();
            piece.WriteByte((byte)c);
            if (piece.Length > MaxObject) throw new UnusableInput("import.unusable.json-object-too-large", file, line);
            if (c == '"') return;
            if (c != '\\') continue;
            if ((c = Byte()) < 0) throw Broken();
            piece.WriteByte((byte)c);
        }
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
        if (at >= end)
        {
            (at, end) = (0, stream.Read(buffer));
            if (end == 0) return -1;
        }
        var c = buffer[at++];
        if (c == '\n') line++;
        return c;
    }

    UnusableInput Broken() => new("import.unusable.json-broken", file, line);

    public void Dispose() => stream.Dispose();
}
