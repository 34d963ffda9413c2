using System.IO.Compression;
using System.Reflection;
using System.Text;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Backups;

/// <summary>Writes a database and the files that belong to it as one file, in one pass and a little memory.</summary>
/// <param name="progress">Bytes that were read, and about how many there are.</param>
sealed class BackupMaker(Database database, Action<long, long>? progress, CancellationToken stop)
{
    public const string Extension = ".backup.zip";

    readonly List<ManifestEntry> entries = [];
    long read, size = 1;

    /// <returns>What it holds, and its size on the disk.</returns>
    public static (Manifest Manifest, long Bytes) Make(Database database, string path, DateTime now, Action<long, long>? progress = null, CancellationToken stop = default)
    {
        using var file = WholeFile.Open(path, onlyForOwner: true);
        var manifest = new BackupMaker(database, progress, stop).Write(file.Stream, now);
        return (manifest, file.Complete());
    }

    Manifest Write(Stream to, DateTime now)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        using var snapshot = Snapshot.Of(database);
        var steps = snapshot.Steps();
        size = Math.Max(1, snapshot.Size);
        foreach (var table in Blueprint.Of(Blueprint.Known(steps.Select(step => step.Name))))
            Add(zip, Manifest.Tables + table.Name, [.. table.Columns.Select(column => column.Name)], stream => snapshot.Write(table, stream, stop));
        foreach (var name in KeptFiles.In(database.Folder)) // after the rows: a file that rows name was there before them
            if (Opened(Path.Combine(database.Folder, name)) is { } file) using (file) Add(zip, Manifest.Files + name, null, stream => Copy(file, stream));
        var manifest = new Manifest(Manifest.Current, Version, database.IsPostgres ? "postgresql" : "sqlite", now, database.Secret.Fingerprint, steps, entries);
        var json = Json.Write(manifest);
        Put(zip, Manifest.Name, json);
        Put(zip, Manifest.SealName, database.Secret.Seal(json)); // who changes a backup and its checksums cannot make this
        return manifest;
    }

    static string Version => typeof(BackupMaker).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    void Add(ZipArchive zip, string name, string[]? columns, Func<Stream, long> write)
    {
        using var inside = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        using var measured = new Measured(inside, progress: bytes => progress?.Invoke(read += bytes, Math.Max(size, read)));
        var rows = write(measured);
        entries.Add(new(name, measured.Bytes, measured.Sha256(), rows, columns));
    }

    /// <summary>Null when it was removed meanwhile.</summary>
    static FileStream? Opened(string path)
    {
        try { return new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete); }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException) { return null; }
    }

    long Copy(FileStream from, Stream to)
    {
        var block = new byte[1 << 17];
        for (int got; (got = from.Read(block)) > 0; stop.ThrowIfCancellationRequested()) to.Write(block.AsSpan(0, got));
        return 0;
    }

    static void Put(ZipArchive zip, string name, string text)
    {
        using var inside = zip.CreateEntry(name).Open();
        inside.Write(Encoding.UTF8.GetBytes(text));
    }
}
