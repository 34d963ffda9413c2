using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Vuurtoren.Modules.Directory.Reading.Rows;

/// <summary>
/// The rows of a query, read from the engine's own memory: no object is made for a value. For reading a whole directory, where the
/// ordinary way takes ten times as long. Values of a row hold until the next <see cref="Read"/>.
/// </summary>
abstract class RawRows : IDisposable
{
    /// <param name="sql">Without parameters: neither COPY nor this reader takes any.</param>
    public static RawRows Of(DbConnection connection, string sql) => connection is NpgsqlConnection postgres ? new PostgresRows(postgres, sql) : new SqliteRows((SqliteConnection)connection, sql);

    /// <returns>False after the last row.</returns>
    public abstract bool Read();

    public abstract bool IsNull(int at);

    /// <summary>UTF-8; empty when there is none.</summary>
    public abstract ReadOnlySpan<byte> Utf8(int at);

    public abstract Guid Id(int at);

    /// <summary>NaN when there is none.</summary>
    public abstract double Number(int at);

    public abstract bool Yes(int at);

    /// <summary>UTC.</summary>
    public abstract DateTime Time(int at);

    public abstract DateOnly Day(int at);

    public abstract void Dispose();
}
