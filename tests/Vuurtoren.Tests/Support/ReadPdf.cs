using System.Diagnostics;
using System.Text.Json;

namespace Vuurtoren.Tests.Support;

/// <summary>A PDF as another program than ours reads it (pdf.js).</summary>
/// <param name="Pages">The text of each page.</param>
/// <param name="Size">Of the first page, in points: 595 by 842 is A4.</param>
/// <param name="Places">Page of each place that a link goes to.</param>
/// <param name="Roles">How often each kind of tag is there: "H1", "L", "Link" …</param>
public sealed record ReadPdf(string? Title, string? Lang, bool Tagged, IReadOnlyList<string> Pages, IReadOnlyList<double> Size, IReadOnlyDictionary<string, int> Places, IReadOnlyList<string> Outline, IReadOnlyDictionary<string, int> Roles)
{
    public static async Task<ReadPdf> Of(string file)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Support.Places.Repository, "tests", "read-pdf.mjs"), file]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Support.Places.Repository })!;
        var errors = node.StandardError.ReadToEndAsync();
        var read = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return node.ExitCode == 0 ? JsonSerializer.Deserialize<ReadPdf>(read, JsonSerializerOptions.Web)! : throw new InvalidOperationException(await errors);
    }
}
