using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Files;

/// <summary>Where bytes lie: what was accepted under its hash in `files`, what was not yet in `quarantine`, both in the data folder so that one is moved to the other in one step.</summary>
sealed class FileFolders(string dataFolder)
{
    public string Accepted { get; } = Path.GetFullPath(Path.Combine(dataFolder, "files"));
    public string Quarantine { get; } = Path.GetFullPath(Path.Combine(dataFolder, "quarantine"));

    public string PathOf(string sha256) => Path.Combine(Accepted, sha256[..2], sha256);

    /// <summary>A name that nobody chose.</summary>
    public string NewInQuarantine(string ending = "")
    {
        Make(Quarantine);
        return Path.Combine(Quarantine, $"{Guid.CreateVersion7():N}{ending}");
    }

    /// <summary>The bytes are there, whole and on the disk, when this returns. What is there already counts as new, so that it is not cleared.</summary>
    public void Accept(Checked file)
    {
        var path = PathOf(file.Sha256);
        if (File.Exists(path))
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
            return;
        }
        var waiting = NewInQuarantine();
        using (var whole = WholeFile.Open(waiting, onlyForOwner: true))
        {
            whole.Stream.Write(file.Bytes);
            whole.Complete();
        }
        Make(Path.GetDirectoryName(path)!);
        File.Move(waiting, path, overwrite: true);
    }

    /// <summary>All that was accepted: hash and file. What has another name is not ours.</summary>
    public IEnumerable<FileInfo> All() => !System.IO.Directory.Exists(Accepted) ? []
        : new DirectoryInfo(Accepted).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint });

    static void Make(string folder)
    {
        if (OperatingSystem.IsWindows()) System.IO.Directory.CreateDirectory(folder);
        else System.IO.Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
