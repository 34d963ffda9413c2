using System.IO.Compression;

namespace Vuurtoren.Platform.Files;

/// <param name="Entries">Files in one archive.</param>
/// <param name="EntryBytes">Unpacked bytes of one file, counted while reading.</param>
/// <param name="Ratio">Unpacked bytes per packed byte, once a file is larger than <paramref name="RatioFrom"/>.</param>
/// <param name="RatioFrom">Small files may pack well without being a bomb. Bytes.</param>
public sealed record ZipLimits(int Entries = 200, long EntryBytes = 8L << 30, int Ratio = 200, long RatioFrom = 10 << 20);

/// <summary>The files in a zip archive by name, after refusing what no honest archive has in it.</summary>
public sealed class SafeZip : IDisposable
{
    const int UnixType = 0xF000, UnixLink = 0xA000;
    readonly ZipArchive archive;
    readonly ZipLimits limits;
    readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);

    public SafeZip(Stream stream, ZipLimits? limits = null)
    {
        this.limits = limits ?? new();
        try
        {
            archive = new ZipArchive(stream, ZipArchiveMode.Read);
            if (archive.Entries.Count > this.limits.Entries) throw new RuleBroken("import.unusable.zip-too-many-files", $"{archive.Entries.Count}");
        }
        catch (InvalidDataException)
        {
            stream.Dispose();
            throw new RuleBroken("import.unusable.zip-broken"); // what the reader of zips says of it is English, and helps nobody
        }
        catch { stream.Dispose(); throw; }
        try { foreach (var entry in archive.Entries) Accept(entry); }
        catch { archive.Dispose(); throw; }
    }

    /// <summary>Full names with forward slashes.</summary>
    public IReadOnlyCollection<string> Names => entries.Keys;

    public Stream Open(string name)
    {
        var entry = entries[name];
        try
        {
            return new BoundedStream(entry.Open(), name, limits, entry.CompressedLength);
        }
        catch (InvalidDataException) { throw new RuleBroken("import.unusable.zip-entry-broken", Shown(name)); }
    }

    public void Dispose() => archive.Dispose();

    void Accept(ZipArchiveEntry entry)
    {
        var name = entry.FullName.Replace('\\', '/');
        if (name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal) || name.Split('/').Contains(".."))
            throw new RuleBroken("import.unusable.zip-path", Shown(name));
        if ((entry.ExternalAttributes >> 16 & UnixType) == UnixLink) throw new RuleBroken("import.unusable.zip-link", Shown(name));
        if (name.EndsWith('/') || IsHidden(name) || name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) return;
        if (entry.IsEncrypted) throw new RuleBroken("import.unusable.zip-encrypted", Shown(name));
        if (!entries.TryAdd(name, entry)) throw new RuleBroken("import.unusable.zip-same-name-twice", Shown(name));
    }

    static bool IsHidden(string name) => name.Split('/').Any(part => part is "__MACOSX" or ".DS_Store" || part.StartsWith("._", StringComparison.Ordinal));

    static string Shown(string name) => name.Length <= 100 ? name : name[..100];
}
