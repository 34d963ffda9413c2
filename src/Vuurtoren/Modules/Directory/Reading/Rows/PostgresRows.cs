using System.Buffers;
using System.Buffers.Binary;
using Npgsql;

namespace Vuurtoren.Modules.Directory.Reading.Rows;

/// <summary>
/// Rows of PostgreSQL by COPY in its binary format ("COPY", section Binary Format, in its manual): after a head, for each row the number
/// of values, for each value its length (-1: null) and its bytes, high byte first. A connection can do only one at a time.
/// </summary>
sealed class PostgresRows : RawRows
{
    const int Head = 11 + 4;

    readonly Stream copy;
    byte[] buffer;
    int from, to; // what is read of the stream and not yet taken
    (int From, int Length)[] values = [];

    /// <param name="ids">COPY takes no parameters: they are written into the query, where nothing but their own digits can stand.</param>
    public PostgresRows(NpgsqlConnection connection, string sql, IReadOnlyCollection<Guid>? ids)
    {
        buffer = ArrayPool<byte>.Shared.Rent(ids is null ? 1 << 18 : 1 << 15);
        if (ids is not null) sql = sql.Replace("@ids", $"({string.Join(',', ids.Select(id => $"'{id}'"))})", StringComparison.Ordinal);
        copy = connection.BeginRawBinaryCopy($"copy ({sql}) to stdout (format binary)");
        Need(Head + 4);
        from += Head;
        var extension = Int();
        Need(extension);
        from += extension;
    }

    public override bool Read()
    {
        Need(2);
        int count = BinaryPrimitives.ReadInt16BigEndian(buffer.AsSpan(from));
        if (count < 0) return false;
        if (values.Length != count) values = new (int, int)[count];
        var row = 2; // from here on in places after `from`, which moves when the buffer is filled
        for (var i = 0; i < count; i++)
        {
            Need(row + 4);
            var length = BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(from + row));
            row += 4;
            values[i] = (row, length);
            if (length <= 0) continue;
            Need(row + length);
            row += length;
        }
        foreach (ref var value in values.AsSpan()) value.From += from;
        from += row;
        return true;
    }

    int Int()
    {
        from += 4;
        return BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(from - 4));
    }

    /// <summary>Fills the buffer until so many bytes are there to be taken.</summary>
    void Need(int bytes)
    {
        if (to - from >= bytes) return;
        if (from + bytes > buffer.Length)
        {
            var (full, room) = (buffer, bytes > buffer.Length ? ArrayPool<byte>.Shared.Rent(Math.Max(bytes, buffer.Length * 2)) : buffer);
            buffer.AsSpan(from, to - from).CopyTo(room);
            (buffer, from, to) = (room, 0, to - from);
            if (room != full) ArrayPool<byte>.Shared.Return(full);
        }
        while (to - from < bytes)
        {
            var read = copy.Read(buffer, to, buffer.Length - to);
            if (read == 0) throw new EndOfStreamException();
            to += read;
        }
    }

    ReadOnlySpan<byte> Value(int at) => buffer.AsSpan(values[at].From, Math.Max(0, values[at].Length));

    public override bool IsNull(int at) => values[at].Length < 0;
    public override ReadOnlySpan<byte> Utf8(int at) => Value(at);
    public override Guid Id(int at) => new(Value(at), bigEndian: true);
    public override double Number(int at) => IsNull(at) ? double.NaN : BinaryPrimitives.ReadDoubleBigEndian(Value(at));
    public override long Whole(int at) => values[at].Length == 4 ? BinaryPrimitives.ReadInt32BigEndian(Value(at)) : BinaryPrimitives.ReadInt64BigEndian(Value(at));
    public override bool Yes(int at) => Value(at)[0] != 0;

    /// <summary>Microseconds since 2000.</summary>
    public override DateTime Time(int at) => new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(BinaryPrimitives.ReadInt64BigEndian(Value(at)) * TimeSpan.TicksPerMicrosecond);

    /// <summary>Days since 2000.</summary>
    public override DateOnly Day(int at) => new DateOnly(2000, 1, 1).AddDays(BinaryPrimitives.ReadInt32BigEndian(Value(at)));

    public override void Dispose()
    {
        copy.Dispose();
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }
}
