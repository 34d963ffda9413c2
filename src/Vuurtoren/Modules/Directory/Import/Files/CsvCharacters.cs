namespace Vuurtoren.Modules.Directory.Import.Files;

enum CellEnd { Separator, Row, File }

/// <summary>Cuts characters into cells. Line ends may be CR, LF or CRLF, also mixed within one file.</summary>
sealed class CsvCharacters : IDisposable
{
    const int Size = 65536;
    readonly TextReader reader;
    readonly CsvLimits limits;
    readonly char[] buffer = new char[Size];
    char[] kept = new char[1024];
    int at, end, keptCount;
    bool tooLarge;

    public CsvCharacters(TextReader reader, CsvLimits limits)
    {
        (this.reader, this.limits) = (reader, limits);
        Fill();
    }

    public char Separator { get; set; } = ',';
    public long Line { get; private set; } = 1;

    /// <summary>What has been read so far and not yet cut: enough to see which separator is used.</summary>
    public ReadOnlySpan<char> Start => buffer.AsSpan(at, end - at);

    public bool AtEnd => at >= end && !Fill();

    public CellEnd ReadCell(out string text, out string? fault)
    {
        (keptCount, tooLarge, fault) = (0, false, null);
        var quoted = OpensWithQuote();
        if (quoted && !ReadQuoted()) fault = RowFault.QuoteNotClosed;
        var quotedCount = keptCount;

        CellEnd cellEnd;
        while (true)
        {
            if (AtEnd) { cellEnd = CellEnd.File; text = Text(default); break; }
            var rest = buffer.AsSpan(at, end - at);
            var stop = rest.IndexOfAny(Separator, '\r', '\n');
            if (stop < 0) { Keep(rest); at = end; continue; }
            cellEnd = rest[stop] == Separator ? CellEnd.Separator : CellEnd.Row;
            text = Text(rest[..stop]);
            at += stop + 1;
            if (cellEnd == CellEnd.Row) EndRow(rest[stop]);
            break;
        }
        // White space between a closing quote and the separator is not part of the cell.
        if (quoted && text.Length > quotedCount && string.IsNullOrWhiteSpace(text[quotedCount..])) text = text[..quotedCount];
        if (text.Contains('\0', StringComparison.Ordinal)) text = text.Replace("\0", "", StringComparison.Ordinal);
        if (tooLarge) (text, fault) = ("", RowFault.CellTooLarge);
        return cellEnd;
    }

    bool OpensWithQuote()
    {
        while (!AtEnd && (buffer[at] == ' ' || buffer[at] == '\0') && Separator != ' ') Keep(buffer.AsSpan(at++, 1));
        if (AtEnd || buffer[at] != '"') return false;
        at++;
        keptCount = 0;
        return true;
    }

    bool ReadQuoted()
    {
        while (!AtEnd)
        {
            var rest = buffer.AsSpan(at, end - at);
            var quote = rest.IndexOf('"');
            var part = quote < 0 ? rest : rest[..quote];
            CountLines(part);
            Keep(part);
            at += part.Length;
            if (quote < 0) continue;
            at++;
            if (AtEnd || buffer[at] != '"') return true;
            Keep(buffer.AsSpan(at++, 1));
        }
        return false;
    }

    void EndRow(char first)
    {
        Line++;
        if (first == '\r' && !AtEnd && buffer[at] == '\n') at++;
    }

    void CountLines(ReadOnlySpan<char> text)
    {
        var feeds = text.Count('\n');
        Line += feeds > 0 ? feeds : text.Count('\r');
    }

    string Text(ReadOnlySpan<char> last)
    {
        if (keptCount == 0 && !tooLarge && last.Length <= limits.Cell) return last.IsEmpty ? "" : new string(last);
        Keep(last);
        return tooLarge ? "" : new string(kept, 0, keptCount);
    }

    void Keep(ReadOnlySpan<char> part)
    {
        if (tooLarge || (tooLarge = keptCount + part.Length > limits.Cell)) return;
        if (keptCount + part.Length > kept.Length) Array.Resize(ref kept, Math.Max(kept.Length * 2, keptCount + part.Length));
        part.CopyTo(kept.AsSpan(keptCount));
        keptCount += part.Length;
    }

    bool Fill()
    {
        at = 0;
        end = reader.ReadBlock(buffer, 0, Size);
        return end > 0;
    }

    public void Dispose() => reader.Dispose();
}
