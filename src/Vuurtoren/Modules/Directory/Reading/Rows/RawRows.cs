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
    /// <param name="ids">That list; null when there is none in the query.</param>
    /// <param name="often">Asked time and again in the same words; so is whatever has a list.</param>
    public static RawRows Of(DbConnection connection, string sql, IReadOnlyCollection<Guid>? ids = null, bool often = false) =>
        connection is NpgsqlConnection postgres ? new PostgresRows(postgres, sql, ids) : new SqliteRows((SqliteConnection)connection, sql, ids, often);

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
