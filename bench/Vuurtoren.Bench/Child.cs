using System.Diagnostics;

namespace Vuurtoren.Bench;

/// <summary>A program run to its end, with what it took.</summary>
/// <param name="Cpu">User and system time of the process, seconds.</param>
/// <param name="PeakMegabytes">Largest resident size.</param>
sealed record Took(double Wall, double Cpu, double PeakMegabytes, string Output);

static class Child
{
    public static readonly string Vuurtoren = Path.Combine(AppContext.BaseDirectory, "vuurtoren.dll");

    /// <summary>Runs under GNU time, the operating system's own account of the finished process.</summary>
    public static async Task<Took> Run(string program, string arguments, string? input = null)
    {
        var start = new ProcessStartInfo("/usr/bin/env", $"bash -c \"TIMEFORMAT='%R %U %S'; time {program} {arguments.Replace("\"", "\\\"", StringComparison.Ordinal)}{(input is null ? "" : $" < {input}")}\"")
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOfChildren(process.Id));
            await Task.Delay(100);
        }
        var text = await errors;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {arguments}: {text}");
        var times = text.Trim().Split('\n')[^1].Split(' ').Select(double.Parse).ToArray();
        return new(times[0], times[1] + times[2], peak / 1024.0, await output);
    }

    /// <summary>VmHWM of the program under the shell, kilobytes.</summary>
    static long PeakOfChildren(int shell)
    {
        try
        {
            return File.ReadAllText($"/proc/{shell}/task/{shell}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(id => File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM", StringComparison.Ordinal)))
                .Max(line => line is null ? 0 : long.Parse(line.Split([' ', '\t', 'k'], StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture));
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException) { return 0; } // it has just ended
    }
}
