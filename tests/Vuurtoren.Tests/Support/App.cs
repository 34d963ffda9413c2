using System.Diagnostics;

namespace Vuurtoren.Tests.Support;

/// <summary>Runs the built application as people do: as a process, by its command line.</summary>
public static class App
{
    /// <summary>What a command said and how it ended.</summary>
    public sealed record Outcome(int ExitCode, string Output, string Errors);

    /// <summary>Runs a command, for instance <c>App.Run("doctor", "--data", folder)</c>, to its end (at most two minutes).</summary>
    public static async Task<Outcome> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"vuurtoren {string.Join(' ', arguments)} did not end:\n{await output}\n{await errors}");
        }
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Runs a command that has to succeed, and gives what it printed.</summary>
    public static async Task<string> Succeed(params string[] arguments)
    {
        var outcome = await Run(arguments);
        Assert.True(outcome.ExitCode == 0, $"vuurtoren {string.Join(' ', arguments)} ended with {outcome.ExitCode}:\n{outcome.Output}\n{outcome.Errors}");
        return outcome.Output;
    }

    /// <summary>Starts a command and leaves it running: the caller reads both streams and ends it.</summary>
    public static Process Start(params string[] arguments) => StartAt(Places.Application, arguments);

    /// <summary>The same with another copy of the application, for instance a published one.</summary>
    public static Process StartAt(string application, params string[] arguments) => StartIn([], application, arguments);

    /// <summary>The same with something more in its environment.</summary>
    public static Process StartIn(Dictionary<string, string> environment, string application, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [application, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(), // nothing may depend on where it is started
        };
        start.Environment["DOTNET_TieredPGO"] = "0"; // it runs for seconds: measuring itself to become faster later costs more than it gains
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
