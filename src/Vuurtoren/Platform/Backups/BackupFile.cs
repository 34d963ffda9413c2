using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Backups;

/// <summary>A backup that is read. Whatever is wrong with it is one sentence; nothing of it is believed before it was checked.</summary>
public sealed class BackupFile : IDisposable
{
    const int LongestManifest = 64 << 20;

    readonly string path;
    readonly FileStream file;
    readonly ZipArchive zip;

    BackupFile(string path, FileStream file, ZipArchive zip) => (this.path, this.file, this.zip) = (path, file, zip);

    public Manifest Manifest { get; private set; } = null!;
    /// <summary>Of the manifest, by the secret of the server that made it.</summary>
    string seal = "", sealedText = "";

    public static BackupFile Open(string path)
    {
        if (!File.Exists(path)) throw new RuleBroken("backup.no-file", path);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            Span<byte> first = stackalloc byte[4];
            if (file.ReadAtLeast(first, 4, throwOnEndOfStream: false) < 4 || !first.SequenceEqual("PK\u0003\u0004"u8)) throw new RuleBroken("backup.foreign", path);
            file.Position = 0;
            var opened = new BackupFile(path, file, new(file, ZipArchiveMode.Read, leaveOpen: true));
            opened.ReadManifest();
            return opened;
        }
        catch (InvalidDataException)
        {
            file.Dispose();
            throw new RuleBroken("backup.damaged", path);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    void ReadManifest()
    {
        if (zip.GetEntry(Manifest.Name) is not { } entry || zip.GetEntry(Manifest.SealName) is not { } sealing || entry.Length > LongestManifest || sealing.Length > 100) throw new RuleBroken("backup.foreign", path);
        (sealedText, seal) = (Text(entry), Text(sealing));
        try { Manifest = Json.Read<Manifest>(sealedText); }
        catch (JsonException) { throw new RuleBroken("backup.damaged", path); }
        if (Manifest?.Format?.StartsWith("vuurtoren-backup ", StringComparison.Ordinal) != true) throw new RuleBroken("backup.foreign", path);
        if (Manifest.Format != Manifest.Current) throw new RuleBroken("backup.newer", path, Manifest.Format);
        if (Manifest is not { Steps: not null, Entries: not null, Engine: "sqlite" or "postgresql", Secret: not null }) throw new RuleBroken("backup.damaged", path);
        CheckSteps();
        CheckEntries();
    }

    void CheckSteps()
    {
        foreach (var step in Manifest.Steps)
            if (Schema.Steps.FirstOrDefault(known => known.Name == step.Name) is not { } ours) throw new RuleBroken("backup.newer", path, step.Name);
            else if (ours.Hash != step.Hash) throw new RuleBroken("backup.other-step", path, step.Name);
    }

    void CheckEntries()
    {
        var tables = Blueprint.Of(Blueprint.Known(Manifest.Steps.Select(step => step.Name))).ToDictionary(table => Manifest.Tables + table.Name);
        var inside = zip.Entries.Where(entry => entry.FullName is not (Manifest.Name or Manifest.SealName)).ToList();
        if (inside.Count != zip.Entries.Count - 2 || inside.DistinctBy(entry => entry.FullName).Count() != inside.Count) throw new RuleBroken("backup.foreign", path);
        foreach (var entry in Manifest.Entries)
        {
            var fits = tables.TryGetValue(entry.Name, out var table) ? entry.Columns is not null && entry.Columns.SequenceEqual(table.Columns.Select(column => column.Name))
                : entry.Name.StartsWith(Manifest.Files, StringComparison.Ordinal) && KeptFiles.MayBe(entry.Name[Manifest.Files.Length..]);
            if (!fits) throw new RuleBroken("backup.strange", path, entry.Name);
            if (zip.GetEntry(entry.Name)?.Length != entry.Bytes) throw new RuleBroken("backup.damaged", path);
        }
        if (inside.Count != Manifest.Entries.Count || tables.Keys.Except(Manifest.Entries.Select(entry => entry.Name)).Any()) throw new RuleBroken("backup.foreign", path);
    }

    /// <summary>Another secret than this made it: nothing can be said. The same, and another seal: somebody changed it.</summary>
    public bool IsOf(ServerSecret secret)
    {
        if (secret.Fingerprint != Manifest.Secret) return false;
        return secret.Seal(sealedText) == seal ? true : throw new RuleBroken("backup.forged", path);
    }

    /// <summary>Reads an entry to its end, and refuses it when it is not what the manifest says.</summary>
    public void Read(ManifestEntry entry, Func<Stream, long> use, Action<long>? progress = null)
    {
        try
        {
            using var inside = zip.GetEntry(entry.Name)!.Open();
            using var measured = new Measured(inside, entry.Bytes, progress);
            var rows = use(measured);
            Span<byte> rest = stackalloc byte[1024];
            while (measured.Read(rest) > 0) { }
            if (rows != entry.Rows || measured.Bytes != entry.Bytes || measured.Sha256() != entry.Sha256) throw new RuleBroken("backup.damaged", path);
        }
        catch (Exception bad) when (bad is InvalidDataException or EndOfStreamException) { throw new RuleBroken("backup.damaged", path); }
    }

    static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        var text = new char[entry.Length]; // no more than it says, whatever it holds
        return new string(text, 0, reader.ReadBlock(text));
    }

    public void Dispose()
    {
        zip.Dispose();
        file.Dispose();
    }
}
