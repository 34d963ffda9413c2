using Vuurtoren.Platform.Files;

namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>
/// What an import is given: a folder, a zip of one, or a single file, seen as files by name. Names are compared without upper
/// and lower case; files may lie one folder deep, as happens when someone zips the folder instead of what is in it.
/// </summary>
public sealed class InputFolder : IDisposable
{
    readonly Dictionary<string, Func<Stream>> files = new(StringComparer.OrdinalIgnoreCase);
    readonly SafeZip? zip;

    InputFolder(SafeZip? zip) => this.zip = zip;

    public IReadOnlyCollection<string> Names => files.Keys;

    public bool Has(string name) => files.ContainsKey(name);

    public Stream Open(string name) => files.TryGetValue(name, out var open) ? open() : throw new UnusableInput("import.unusable.file-missing", name);

    /// <summary>The first of these names that exists, or null.</summary>
    public string? FirstOf(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) if (Has(name)) return name;
        return null;
    }

    public static InputFolder Open(string path, ZipLimits? limits = null)
    {
        if (System.IO.Directory.Exists(path)) return OfFolder(path);
        if (!File.Exists(path)) throw new UnusableInput("import.unusable.file-missing", Path.GetFileName(path));
        return IsZip(path) ? OfZip(new SafeZip(File.OpenRead(path), limits)) : OfFile(path);
    }

    /// <summary>A workbook is a zip too, but is one file to us.</summary>
    static bool IsZip(string path)
    {
        if (path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)) return false;
        using var file = File.OpenRead(path);
        Span<byte> mark = stackalloc byte[4];
        return file.ReadAtLeast(mark, 4, throwOnEndOfStream: false) == 4 && mark is [(byte)'P', (byte)'K', 3 or 5, 4 or 6]
            || path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
    }

    static InputFolder OfFile(string path)
    {
        var folder = new InputFolder(null);
        folder.files[Path.GetFileName(path)] = () => File.OpenRead(path);
        return folder;
    }

    static InputFolder OfFolder(string path)
    {
        var folder = new InputFolder(null);
        var deeper = System.IO.Directory.EnumerateDirectories(path).SelectMany(System.IO.Directory.EnumerateFiles);
        foreach (var file in System.IO.Directory.EnumerateFiles(path).Concat(deeper))
            folder.files.TryAdd(Path.GetFileName(file), () => File.OpenRead(file));
        return folder;
    }

    static InputFolder OfZip(SafeZip zip)
    {
        var folder = new InputFolder(zip);
        foreach (var name in zip.Names.Where(n => n.Count(c => c == '/') <= 1).OrderBy(n => n.Count(c => c == '/')))
            folder.files.TryAdd(name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..], () => zip.Open(name));
        return folder;
    }

    public void Dispose() => zip?.Dispose();
}
