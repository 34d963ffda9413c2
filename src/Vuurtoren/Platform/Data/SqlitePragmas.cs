using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Vuurtoren.Platform.Data;

/// <summary>Readers never wait for the writer (WAL), and what was acknowledged survives a power cut (synchronous FULL).</summary>
sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -32768; pragma temp_store = memory;";
        command.ExecuteNonQuery();
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }
}
