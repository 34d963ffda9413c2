namespace Vuurtoren.Platform.Data;

/// <summary>A file that appears under its name only when it is complete and safely on the disk.</summary>
public sealed class WholeFile : IDisposable
{
    readonly string path;
    readonly string underWay;
    readonly FileStream stream;

    WholeFile(string path, string underWay, FileStream stream) => (this.path, this.underWay, this.stream) = (path, underWay, stream);

    public Stream Stream => stream;

    public static WholeFile Open(string path, bool onlyForOwner = false)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full);
        if (System.IO.Directory.Exists(full)) throw new RuleBroken("command.is-folder", path);
        if (!System.IO.Directory.Exists(folder)) throw new RuleBroken("command.no-folder", path, folder!);
        var underWay = Path.Combine(folder, $".{Path.GetFileName(full)}.{Environment.ProcessId}.part");
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 1 << 16 };
        if (onlyForOwner && !OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(full, underWay, new FileStream(underWay, options));
    }

    /// <returns>Its size in bytes.</returns>
    public long Complete()
    {
        stream.Flush(flushToDisk: true);
        var size = stream.Length;
        stream.Dispose();
        File.Move(underWay, path, overwrite: true);
        return size;
    }

    public void Dispose()
    {
        try { stream.Dispose(); }
        catch (IOException) { } // what is left in the buffer of a full disk
        if (File.Exists(underWay)) File.Delete(underWay);
    }
}
