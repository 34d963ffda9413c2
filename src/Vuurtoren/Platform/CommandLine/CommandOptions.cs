using System.CommandLine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.CommandLine;

/// <summary>The options that every command takes: where the data are.</summary>
public static class CommandOptions
{
    public static Option<string> Data() => new("--data") { Description = "Folder of the embedded database and of files", DefaultValueFactory = _ => "var" };
    public static Option<string?> Database() => new("--database") { Description = "PostgreSQL connection string, instead of the embedded database" };
    public static Option<bool> AsJson() => new("--json") { Description = "Print the result as JSON, for scripts" };

    /// <summary>The database the options name, with its tables up to date.</summary>
    public static Database Open(ParseResult parsed, Option<string> data, Option<string?> connection)
    {
        Backups.Restoring.RefuseHalf(parsed.GetValue(data)!);
        var database = Platform.Data.Database.At(parsed.GetValue(data)!, parsed.GetValue(connection));
        Schema.BringUpToDate(database);
        WhenOpened.All(database, DateTime.UtcNow);
        return database;
    }
}
