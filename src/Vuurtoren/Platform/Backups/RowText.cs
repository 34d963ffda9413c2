using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Vuurtoren.Platform.Backups;

/// <summary>
/// Rows as PostgreSQL's COPY writes them: a line per row, a tab between values, \N for nothing, \\ \n \r \t for what would break a line.
/// PostgreSQL reads and writes it itself; for SQLite it is done here.
/// </summary>
sealed class RowText(Stream to)
{
    static readonly SearchValues<byte> breaking = SearchValues.Create("\\\n\r\t"u8);

    readonly ArrayBufferWriter<byte> buffer = new(1 << 17);
    bool first = true;

    public void Null() => Raw("\\N"u8);

    public void Text(ReadOnlySpan<byte> value)
    {
        Separate();
        while (value.IndexOfAny(breaking) is >= 0 and var at)
        {
            buffer.Write(value[..at]);
            buffer.Write(value[at] switch { (byte)'\n' => "\\n"u8, (byte)'\r' => "\\r"u8, (byte)'\t' => "\\t"u8, _ => "\\\\"u8 });
            value = value[(at + 1)..];
        }
        buffer.Write(value);
    }

    public void Whole(long value)
    {
        Separate();
        Utf8Formatter.TryFormat(value, buffer.GetSpan(20), out var written);
        buffer.Advance(written);
    }

    public void Real(double value) => Raw(Encoding.ASCII.GetBytes(value.ToString("R", CultureInfo.InvariantCulture)));

    public void Bytes(ReadOnlySpan<byte> value) => Raw(Encoding.ASCII.GetBytes("\\\\x" + Convert.ToHexStringLower(value)));

    public void EndRow()
    {
        buffer.Write("\n"u8);
        first = true;
        if (buffer.WrittenCount >= 1 << 16) Flush();
    }

    public void Flush()
    {
        to.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }

    void Raw(ReadOnlySpan<byte> bytes)
    {
        Separate();
        buffer.Write(bytes);
    }

    void Separate()
    {
        if (!first) buffer.Write("\t"u8);
        first = false;
    }

    public delegate void Value(int column, ReadOnlySpan<byte> value, bool isNull);

    /// <summary>Reads all rows: each value in its turn, then the end of the row.</summary>
    /// <returns>How many rows there were.</returns>
    public static long Read(Stream from, int columns, Value value, Action endRow, CancellationToken stop)
    {
        const int longestRow = 1 << 28;
        var (block, held, rows, plain) = (new byte[1 << 17], 0, 0L, new ArrayBufferWriter<byte>());
        for (int read; (read = from.Read(block.AsSpan(held))) > 0;)
        {
            stop.ThrowIfCancellationRequested();
            var rest = block.AsSpan(0, held += read);
            for (int end; (end = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..])
            {
                Row(rest[..end], columns, value, plain);
                endRow();
                rows++;
            }
            held = rest.Length;
            if (held > longestRow) throw new InvalidDataException("a row without an end");
            var next = held > block.Length / 2 ? new byte[block.Length * 2] : block;
            rest.CopyTo(next);
            block = next;
        }
        return held == 0 ? rows : throw new InvalidDataException("a row that breaks off");
    }

    static void Row(ReadOnlySpan<byte> line, int columns, Value value, ArrayBufferWriter<byte> plain)
    {
        for (var column = 0; column < columns; column++)
        {
            var tab = line.IndexOf((byte)'\t');
            if (tab < 0 != (column == columns - 1)) throw new InvalidDataException("a row with another number of columns");
            var field = tab < 0 ? line : line[..tab];
            if (field.SequenceEqual("\\N"u8)) value(column, default, true);
            else value(column, field.Contains((byte)'\\') ? Plain(field, plain) : field, false);
            if (tab >= 0) line = line[(tab + 1)..];
        }
    }

    static ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> field, ArrayBufferWriter<byte> plain)
    {
        plain.ResetWrittenCount();
        for (int at; (at = field.IndexOf((byte)'\\')) >= 0; field = field[(at + 2)..])
        {
            if (at + 1 == field.Length) throw new InvalidDataException("a value that breaks off");
            plain.Write(field[..at]);
            plain.Write([field[at + 1] switch { (byte)'n' => (byte)'\n', (byte)'r' => (byte)'\r', (byte)'t' => (byte)'\t', (byte)'b' => (byte)'\b', (byte)'f' => (byte)'\f', (byte)'v' => (byte)'\v', var other => other }]);
        }
        plain.Write(field);
        return plain.WrittenSpan;
    }
}
