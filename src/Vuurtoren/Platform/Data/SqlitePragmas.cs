using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Vuurtoren.Platform.Data;

/// <summary>
/// Keys must be there, readers never wait for the writer (WAL), and what was acknowledged survives a power cut (synchronous FULL). Not in the
/// connection string: it would be said each time a connection is taken from the pool, and every query that is kept ready be made anew.
/// </summary>
sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>Open databases that have them: a connection that comes back from the pool keeps them.</summary>
    static readonly ConditionalWeakTable<sqlite3, object> set = [];

    public static void Once(DbConnection connection)
    {
        if (connection is SqliteConnection { Handle: { } handle } && set.TryAdd(handle, set)) Set(connection);
    }

    /// <summary>What pages read comes straight from the system's memory: a list of records of a large directory takes a third less. Only reading is mapped.</summary>
    const string Mapped = " pragma mmap_size = 1073741824;";

    static void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "pragma foreign_keys = on; pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -32768; pragma temp_store = memory;" + (connection is KeptConnection ? Mapped : "");
        command.ExecuteNonQuery();
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Once(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Once(connection);
        return Task.CompletedTask;
    }
}
