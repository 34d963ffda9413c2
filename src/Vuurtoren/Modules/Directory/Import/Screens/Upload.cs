using System.Text;
using System.Text.Json;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Modules.Directory.Import.Tables;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;

namespace Vuurtoren.Modules.Directory.Import.Screens;

/// <summary>A file that somebody sent, in the data folder under a name of ours. What it is, its content says.</summary>
/// <param name="LooksLike">The format that its content is most likely in.</param>
sealed record Upload(string Type, long Bytes, string LooksLike)
{
    const int Beginning = 64 * 1024;

    public static string Folder(Database database) => Path.Combine(database.Folder, "imports", "uploads");

    public static string PathOf(Database database, ImportPlan plan) => Path.Combine(Folder(database), $"{plan.Id:N}.{plan.Type}");

    /// <summary>Keeps it, or refuses it and keeps nothing.</summary>
    public static async Task<Upload> Keep(Database database, Guid id, Stream sent, CancellationToken stop)
    {
        var coming = Path.Combine(System.IO.Directory.CreateDirectory(Folder(database)).FullName, $"{id:N}.part");
        try
        {
            await using (var file = new FileStream(coming, FileMode.CreateNew)) await sent.CopyToAsync(file, stop);
            var upload = Of(coming);
            File.Move(coming, Path.ChangeExtension(coming, upload.Type));
            return upload;
        }
        finally { File.Delete(coming); }
    }

    internal static Upload Of(string path)
    {
        var start = new byte[Beginning];
        int length;
        using (var file = File.OpenRead(path)) length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (length == 0) throw new RuleBroken("imports.file.empty");
        var bytes = new FileInfo(path).Length;
        if (start is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..]) return OfZip(path, bytes);
        if (!IsText(start.AsSpan(0, length))) throw new RuleBroken("imports.file.unknown");
        var text = Encoding.UTF8.GetString(start, 0, length).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text switch
        {
            ['[', ..] => new("json", bytes, "hsds"),
            ['{', ..] => new(IsLines(text) ? "ndjson" : "json", bytes, "hsds"),
            ['<', ..] or ['%', 'P', 'D', 'F', ..] => throw new RuleBroken("imports.file.unknown"),
            _ => new("csv", bytes, "table"),
        };
    }

    /// <summary>Opening it refuses what no honest archive has in it: paths that lead outside, links, bombs.</summary>
    static Upload OfZip(string path, long bytes)
    {
        using var zip = new SafeZip(File.OpenRead(path));
        if (zip.Names.Contains("xl/workbook.xml", StringComparer.OrdinalIgnoreCase)) return new("xlsx", bytes, "table");
        if (zip.Names.Contains("[Content_Types].xml", StringComparer.OrdinalIgnoreCase)) throw new RuleBroken("imports.file.unknown");
        var names = zip.Names.Select(name => Path.GetFileName(name).ToLowerInvariant()).ToList();
        var isHsds = names.Exists(name => name is "services.csv" or "service.csv" or "organizations.csv" or "organization.csv" || Hsds.HsdsJsonFiles.IsJson(name));
        if (!isHsds && !names.Exists(TableFormat.IsTable)) throw new RuleBroken("imports.file.unknown");
        return new("zip", bytes, isHsds ? "hsds" : "table");
    }

    internal static bool IsText(ReadOnlySpan<byte> start)
    {
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return true; // UTF-16
        foreach (var one in start) if (one < 32 && one is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 12)) return false;
        return true;
    }

    /// <summary>A whole object on the first line, and another after it.</summary>
    static bool IsLines(string text)
    {
        var lines = text.Split('\n', 3);
        if (lines.Length < 2 || !lines[1].TrimStart().StartsWith('{')) return false;
        try { using var first = JsonDocument.Parse(lines[0]); return true; }
        catch (JsonException) { return false; }
    }
}
