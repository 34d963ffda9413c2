using System.Collections.Frozen;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>
/// A site's own pictograms, in the style its readers know from elsewhere: PNG or SVG files in the folder pictograms of its data, named after
/// what they stand for ("clock.png", "food-aid.svg": the names in wwwroot/icons.svg). Read when the site starts.
/// </summary>
public sealed class Pictograms
{
    const int MostBytes = 200_000;

    readonly FrozenDictionary<string, (byte[] Bytes, string Type, string Address)> files;

    public Pictograms(Database database)
    {
        var folder = new DirectoryInfo(Path.Combine(database.Folder, "pictograms"));
        files = (folder.Exists ? folder.EnumerateFiles() : []).Where(file => file.Length <= MostBytes).Select(Read)
            .OfType<(string Key, byte[] Bytes, string Type)>()
            .DistinctBy(file => file.Key).ToFrozenDictionary(file => file.Key, file => (file.Bytes, file.Type, $"/pictograms/{file.Key}?{Fingerprint(file.Bytes)}"));
    }

    /// <summary>The address of the site's own picture; null when it has none.</summary>
    public string? Own(string key) => files.TryGetValue(key, out var file) ? file.Address : null;

    /// <summary>Judged by what is in it, not by its name.</summary>
    static (string, byte[], string)? Read(FileInfo file)
    {
        var key = Path.GetFileNameWithoutExtension(file.Name);
        if (!key.All(c => char.IsAsciiLetterLower(c) || c == '-')) return null;
        var bytes = File.ReadAllBytes(file.FullName);
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])) return (key, bytes, "image/png");
        return bytes.AsSpan().IndexOf("<svg"u8) is >= 0 and < 1000 ? (key, bytes, "image/svg+xml") : null;
    }

    static string Fingerprint(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))[..8];

    /// <summary>Script in an SVG does not run: it is shown as an image, and opened by itself it may do nothing.</summary>
    internal IResult Send(string key, HttpContext context)
    {
        if (!files.TryGetValue(key, out var file)) return Results.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";
        return Results.Bytes(file.Bytes, file.Type);
    }
}
