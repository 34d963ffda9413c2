using System.Data;
using System.Data.Common;
using Dapper;
using Npgsql;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Rows in the order of their group (the first column), one ahead. Several can be read side by side in one transaction: PostgreSQL by cursors.</summary>
sealed class RowsAhead<T> : IDisposable
{
    const int Batch = 1000;

    readonly DbConnection connection;
    readonly DbTransaction transaction;
    readonly Func<IDataRecord, T> read;
    readonly IDataReader? rows;
    readonly string? cursor;
    readonly Queue<(Guid?, T)> fetched = [];
    bool ended;

    public RowsAhead(DbConnection connection, DbTransaction transaction, object parameters, Func<IDataRecord, T> read, string sql)
    {
        (this.connection, this.transaction, this.read) = (connection, transaction, read);
        sql = connection.WithLists(sql);
        if (connection is NpgsqlConnection)
        {
            cursor = $"rows_{Guid.CreateVersion7():n}";
            connection.Execute($"declare {cursor} no scroll cursor for {sql}", parameters, transaction);
        }
        else rows = connection.ExecuteReader(sql, parameters, transaction);
        Advance();
    }

    /// <summary>The group of the row that comes next; null after the last.</summary>
    public Guid? Next { get; private set; }
    public T Now { get; private set; } = default!;

    public T Take()
    {
        var now = Now;
        Advance();
        return now;
    }

    void Advance()
    {
        if (rows is not null) (Next, Now) = rows.Read() ? ((Guid?)rows.GetGuid(0), read(rows)) : (null, default!);
        else
        {
            if (fetched.Count == 0 && !ended) Fetch();
            (Next, Now) = fetched.TryDequeue(out var next) ? next : (default(Guid?), default!);
        }
    }

    void Fetch()
    {
        using var batch = connection.ExecuteReader($"fetch forward {Batch} from {cursor}", transaction: transaction);
        while (batch.Read()) fetched.Enqueue((batch.GetGuid(0), read(batch)));
        ended = fetched.Count < Batch;
    }

    public void Dispose()
    {
        rows?.Dispose();
        if (cursor is not null) connection.Execute($"close {cursor}", transaction: transaction);
    }
}
