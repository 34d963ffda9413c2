namespace Vuurtoren.Platform.Files;

/// <summary>How much people may put here: "Files" in settings.json.</summary>
/// <param name="MaxBytes">Of one file.</param>
/// <param name="MaxPixels">Of one image: a small file can declare more than any memory holds.</param>
/// <param name="PerRecord">Files with one record.</param>
/// <param name="PerDay">Files that one account puts in 24 hours.</param>
/// <param name="Vips">The program that makes images anew; null: the browser has to.</param>
public sealed record FileSettings(long MaxBytes, long MaxPixels, int PerRecord, int PerDay, string? Vips)
{
    const string Program = "vipsthumbnail", None = "none";
    public const long Most = 30 * 1024 * 1024;

    public static FileSettings Of(IConfiguration configuration)
    {
        var files = configuration.GetSection("Files");
        var settings = new FileSettings(files.GetValue("MaxBytes", 10L * 1024 * 1024), files.GetValue("MaxPixels", 40_000_000L), files.GetValue("PerRecord", 8), files.GetValue("PerDay", 100), Found(files["Vips"]));
        return settings.MaxBytes is > 0 and <= Most ? settings : throw new RuleBroken("files.settings", Most);
    }

    static string? Found(string? named)
    {
        if (named == None) return null;
        if (named is { Length: > 0 }) return File.Exists(named) ? named : throw new RuleBroken("command.file", named);
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathRooted).Select(folder => Path.Combine(folder, Program)).FirstOrDefault(File.Exists);
    }
}
