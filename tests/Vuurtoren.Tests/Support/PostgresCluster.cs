using System.Diagnostics;

namespace Vuurtoren.Tests.Support;

/// <summary>The PostgreSQL that tests use: the one of VUURTOREN_TEST_POSTGRES, or else one that lives as long as this process.</summary>
static class PostgresCluster
{
    static readonly Lazy<string> Started = new(() =>
        Environment.GetEnvironmentVariable("VUURTOREN_TEST_POSTGRES") is { Length: > 0 } given ? given : Start());

    /// <summary>Connection string of a database in which others may be created.</summary>
    public static string ConnectionString => Started.Value;

    static string Start()
    {
        var start = new ProcessStartInfo(Path.Combine(Places.Repository, "tests", "postgres"), [$"{Environment.ProcessId}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var connection = process.StandardOutput.ReadLine();
        if (string.IsNullOrEmpty(connection)) throw new InvalidOperationException(process.StandardError.ReadToEnd().Trim());
        return connection;
    }
}
