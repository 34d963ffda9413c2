using System.Runtime.InteropServices;

namespace Vuurtoren.Modules.Directory.Reading.Rows;

/// <summary>
/// The values of the row at which a statement stands, straight from SQLite ("Result Values From A Query" in its manual). The same functions through
/// the library take several times as long, and they are called tens of millions of times to read a large directory. The statement must be open.
/// </summary>
static class SqliteColumns
{
    const string Library = "e_sqlite3";

    [DllImport(Library, EntryPoint = "sqlite3_column_type"), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    public static extern int Type(nint statement, int at);

    /// <summary>The value itself. Only here SQLite makes sure that nobody else uses the connection (nobody does), which takes longer than to look at the value.</summary>
    [DllImport(Library, EntryPoint = "sqlite3_column_value"), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    public static extern nint Value(nint statement, int at);

    [DllImport(Library, EntryPoint = "sqlite3_value_blob"), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    public static extern nint Blob(nint value);

    /// <summary>Of the blob, which must have been asked for before.</summary>
    [DllImport(Library, EntryPoint = "sqlite3_value_bytes"), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    public static extern int Bytes(nint value);
}
