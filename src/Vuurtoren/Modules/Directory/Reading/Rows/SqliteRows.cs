using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Vuurtoren.Modules.Directory.Reading.Rows;

/// <summary>Rows of SQLite: ids and times are text there. Reads in the transaction that the connection is in.</summary>
sealed class SqliteRows : RawRows
{
    /// <summary>Queries by ids, per open database, to be asked again: to make one takes longer than to answer it.</summary>
    static readonly ConditionalWeakTable<sqlite3, Dictionary<string, sqlite3_stmt>> made = [];

    readonly sqlite3 database;
    readonly sqlite3_stmt statement;
    /// <summary>The statement itself; open for as long as <see cref="statement"/> is.</summary>
    readonly nint row;
    /// <summary>The query as it is kept; null when it is not.</summary>
    readonly string? kept;
    byte[] lastTime = [];
    DateTime last;

    public SqliteRows(SqliteConnection connection, string sql, IReadOnlyCollection<Guid>? ids)
    {
        database = connection.Handle!;
        kept = ids is null ? null : sql;
        if (kept is null || !made.GetOrCreateValue(database).Remove(kept, out statement!)) statement = Make(sql);
        row = statement.DangerousGetHandle();
        if (ids is not null && raw.sqlite3_bind_parameter_count(statement) > 0) Check(raw.sqlite3_bind_text(statement, 1, $"[{string.Join(',', ids.Select(id => $"\"{id.ToString().ToUpperInvariant()}\""))}]"));
    }

    sqlite3_stmt Make(string sql)
    {
        Check(raw.sqlite3_prepare_v2(database, sql.Replace("@ids", "(select value from json_each(@ids))", StringComparison.Ordinal), out var statement));
        return statement;
    }

    void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);

    public override bool Read()
    {
        var result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW) return true;
        if (result != raw.SQLITE_DONE) Check(result);
        return false;
    }

    public override bool IsNull(int at) => SqliteColumns.Type(row, at) == raw.SQLITE_NULL;

    public override unsafe ReadOnlySpan<byte> Utf8(int at)
    {
        var value = SqliteColumns.Value(row, at);
        var bytes = SqliteColumns.Blob(value);
        return bytes == 0 ? default : new((void*)bytes, SqliteColumns.Bytes(value));
    }

    public override Guid Id(int at)
    {
        var text = Utf8(at);
        return Utf8Parser.TryParse(text, out Guid id, out var read) && read == text.Length ? id : Guid.Parse(Encoding.UTF8.GetString(text));
    }

    public override double Number(int at) => IsNull(at) ? double.NaN : raw.sqlite3_column_double(statement, at);

    public override long Whole(int at) => raw.sqlite3_column_int64(statement, at);

    public override bool Yes(int at) => raw.sqlite3_column_int(statement, at) != 0;

    /// <summary>Most rows of an import have one and the same.</summary>
    public override DateTime Time(int at)
    {
        var text = Utf8(at);
        if (text.SequenceEqual(lastTime)) return last;
        lastTime = text.ToArray();
        return last = DateTime.Parse(Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
    }

    public override DateOnly Day(int at) => DateOnly.FromDateTime(DateTime.Parse(Encoding.UTF8.GetString(Utf8(at)), CultureInfo.InvariantCulture));

    public override void Dispose()
    {
        if (kept is not null && raw.sqlite3_reset(statement) == raw.SQLITE_OK && made.GetOrCreateValue(database).TryAdd(kept, statement)) return;
        statement.Dispose();
    }
}
