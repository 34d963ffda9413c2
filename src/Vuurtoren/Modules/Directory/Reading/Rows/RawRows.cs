using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Vuurtoren.Modules.Directory.Reading.Rows;

/// <summary>
/// The rows of a query, read from the engine's own memory: no object is made for a value. For records, of which the ordinary way takes
/// several times as long. Values of a row hold until the next <see cref="Read"/>.
/// </summary>
abstract class RawRows : IDisposable
{
    /// <param name="sql">Without parameters, but for the list "in @ids".</param>
    /// <param name="ids">That list. Null: the query is asked once, as it is; others, the same words again and again, are kept ready by SQLite.</param>
    public static RawRows Of(DbConnection connection, string sql, IReadOnlyCollection<Guid>? ids = null) =>
        connection is NpgsqlConnection postgres ? new PostgresRows(postgres, sql, ids) : new SqliteRows((SqliteConnection)connection, sql, ids);

    /// <summary>The ids that are the one column of a query.</summary>
    public static HashSet<Guid> IdsOf(DbConnection connection, string sql, IReadOnlyCollection<Guid>? ids = null)
    {
        var all = new HashSet<Guid>();
        using var rows = Of(connection, sql, ids);
        while (rows.Read()) all.Add(rows.Id(0));
        return all;
    }

    /// <returns>False after the last row.</returns>
    public abstract bool Read();

    public abstract bool IsNull(int at);

    /// <summary>UTF-8; empty when there is none.</summary>
    public abstract ReadOnlySpan<byte> Utf8(int at);

    public abstract Guid Id(int at);

    /// <summary>NaN when there is none.</summary>
    public abstract double Number(int at);

    public abstract long Whole(int at);

    public abstract bool Yes(int at);

    /// <summary>UTC.</summary>
    public abstract DateTime Time(int at);

    public abstract DateOnly Day(int at);

    public abstract void Dispose();
}
