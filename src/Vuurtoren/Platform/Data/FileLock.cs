using Microsoft.Data.Sqlite;

namespace Vuurtoren.Platform.Data;

/// <summary>
/// One program at a time on this machine: an empty SQLite file in which a transaction is open. Let go when it is disposed of, and when the program
/// dies. The file itself stays: were it removed, two could hold it, one the old file and one the new.
/// </summary>
static class FileLock
{
    /// <summary>Waits at most a minute.</summary>
    public static IDisposable Wait(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 60 }.ToString());
        try
        {
            connection.Open();
            connection.BeginTransaction(); // "begin immediate"; ends with the connection
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
