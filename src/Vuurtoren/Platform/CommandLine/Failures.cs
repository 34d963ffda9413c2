using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace Vuurtoren.Platform.CommandLine;

/// <summary>A command that fails says so in one line that tells what to do, and exits with 1; a bug keeps its details for whoever mends it.</summary>
public static class Failures
{
    public static async Task<int> InOneLine(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception failure) when (Line(failure) is not null)
        {
            await Console.Error.WriteLineAsync(Line(failure));
            return 1;
        }
    }

    static string? Line(Exception failure) => failure switch
    {
        RuleBroken refusal => Words.Say(refusal),
        OperationCanceledException => Words.Say("command.stopped"),
        AggregateException { InnerExceptions: [var only] } => Line(only),
        SqliteException { SqliteErrorCode: 13 } => Words.Say("command.disk-full"),
        SqliteException { SqliteErrorCode: 5 or 6 } => Words.Say("command.busy"),
        SqliteException { SqliteErrorCode: 11 or 26 } => Words.Say("command.damaged"),
        SqliteException sqlite => Words.Say("command.database", sqlite.Message),
        Npgsql.PostgresException { SqlState: "53100" } => Words.Say("command.disk-full"),
        DbException { InnerException: SocketException } => Words.Say("command.no-database"),
        DbException database => Words.Say("command.database", database.Message),
        Microsoft.AspNetCore.Connections.AddressInUseException or IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } => Words.Say("command.port"),
        IOException { HResult: unchecked((int)0x80070070) or 28 } => Words.Say("command.disk-full"),
        IOException or UnauthorizedAccessException => Words.Say("command.file", failure.Message),
        _ => null,
    };
}
