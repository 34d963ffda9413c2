using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Backups;

/// <summary>
/// The files of the data folder that belong to what is kept: uploads, and what an operator put there. Never the secret: with it a backup would open what
/// the database holds encrypted. Never what is under way (imports, mail that leaves as files) or says that a site runs.
/// </summary>
static class KeptFiles
{
    /// <summary>At the top of the data folder.</summary>
    public static readonly IReadOnlyList<string> Tops = ["settings.json", "lexicon", "pictograms", "files"];

    /// <summary>Paths within the data folder, with slashes. Links that lead elsewhere are left out.</summary>
    public static IEnumerable<string> In(string folder)
    {
        if (File.Exists(Path.Combine(folder, Tops[0]))) yield return Tops[0];
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var top in Tops.Skip(1).Where(top => System.IO.Directory.Exists(Path.Combine(folder, top))))
            foreach (var file in System.IO.Directory.EnumerateFiles(Path.Combine(folder, top), "*", options))
                if (Path.GetRelativePath(folder, file).Replace('\\', '/') is var name && MayBe(name)) yield return name;
    }

    /// <summary>Whether a backup may name a file so: nothing that leads out of the folder, or to what is not kept.</summary>
    public static bool MayBe(string name) =>
        name.Split('/') is var parts && parts.All(part => part.Length > 0 && part is not ("." or "..") && !part.Any(c => char.IsControl(c) || c is '\\' or ':'))
        && Tops.Contains(parts[0]) && parts.Length == 1 == (parts[0] == Tops[0]);
}
