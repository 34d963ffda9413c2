using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Vuurtoren.Modules.Directory.Reading.Index;

static class ReadingTransaction
{
    /// <summary>All that is read in it is of one moment; it keeps no writer waiting.</summary>
    public static DbTransaction BeginReading(this DbConnection connection) =>
        connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : connection.BeginTransaction(IsolationLevel.RepeatableRead);
}
