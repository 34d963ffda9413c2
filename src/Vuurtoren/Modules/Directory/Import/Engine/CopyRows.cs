using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>
/// Rows in the form that PostgreSQL's COPY takes (manual, COPY, "Binary Format"). Put together here because texts come in UTF-8
/// and go out in UTF-8, and because a value then costs a few instructions and no look-up of its type.
/// </summary>
sealed class CopyRows(NpgsqlRawCopyStream stream)
{
    static readonly DateOnly epochDay = new(2000, 1, 1);
    static readonly DateTime epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    byte[] buffer = new byte[1 << 16];
    int at;

    /// <returns>How many rows were written.</returns>
    public static long Write(NpgsqlConnection connection, string table, IEnumerable<string> columns, IEnumerable<object?[]> rows)
    {
        using var stream = connection.BeginRawBinaryCopy($"copy {table} ({string.Join(", ", columns)}) from stdin (format binary)");
        try { return new CopyRows(stream).Write(rows); }
        catch
        {
            stream.Cancel(); // or else what was sent so far would stand as the whole
            throw;
        }
    }

    long Write(IEnumerable<object?[]> rows)
    {
        Bytes([.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0]); // signature, flags, no extension
        var written = 0L;
        foreach (var row in rows)
        {
            Int16((short)row.Length);
            foreach (var value in row) Value(value);
            written++;
        }
        Int16(-1);
        stream.Write(buffer, 0, at);
        return written;
    }

    void Value(object? value)
    {
        switch (value)
        {
            case null: Int32(-1); break;
            case string text: Text(text); break;
            case ReadOnlyMemory<byte> utf8: Int32(utf8.Length); Bytes(utf8.Span); break;
            case Guid id: Int32(16); id.TryWriteBytes(Room(16), bigEndian: true, out _); break;
            case bool yes: Int32(1); Room(1)[0] = yes ? (byte)1 : (byte)0; break;
            case int number: Int32(4); Int32(number); break;
            case long number: Int32(8); Int64(number); break;
            case double number: Int32(8); Int64(BitConverter.DoubleToInt64Bits(number)); break;
            case DateOnly day: Int32(4); Int32(day.DayNumber - epochDay.DayNumber); break;
            case DateTime time: Int32(8); Int64((time.ToUniversalTime() - epoch).Ticks / TimeSpan.TicksPerMicrosecond); break;
            default: throw new ArgumentException($"no column holds a {value.GetType()}", nameof(value));
        }
    }

    void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Int32(length);
        Encoding.UTF8.GetBytes(text, Room(length));
    }

    void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Room(bytes.Length));
    void Int16(short number) => BinaryPrimitives.WriteInt16BigEndian(Room(2), number);
    void Int32(int number) => BinaryPrimitives.WriteInt32BigEndian(Room(4), number);
    void Int64(long number) => BinaryPrimitives.WriteInt64BigEndian(Room(8), number);

    /// <summary>The next so many bytes of the buffer, which is sent first when it is full.</summary>
    Span<byte> Room(int length)
    {
        if (buffer.Length - at < length)
        {
            stream.Write(buffer, 0, at);
            at = 0;
            if (buffer.Length < length) buffer = new byte[length];
        }
        at += length;
        return buffer.AsSpan(at - length, length);
    }
}
