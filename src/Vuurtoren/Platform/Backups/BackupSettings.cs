using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Backups;

/// <summary>Backups that make themselves: "Backup" in settings.json. Without a folder there are none.</summary>
/// <param name="Every">Hours from one to the next.</param>
/// <param name="Hour">Of the clock on the wall; one begins at this hour, the others follow from it.</param>
/// <param name="Daily">Of how many days, weeks and months the last one is kept.</param>
public sealed record BackupSettings(string? Folder, int Every, int Hour, int Daily, int Weekly, int Monthly)
{
    public static BackupSettings Of(IConfiguration configuration)
    {
        var backup = configuration.GetSection("Backup");
        var (every, hour) = (backup.GetValue("Every", 24), backup.GetValue("Hour", 3));
        if (every < 1 || hour is < 0 or > 23) throw new RuleBroken("backup.settings");
        return new(backup["Folder"] is { Length: > 0 } folder ? folder : null, every, hour, backup.GetValue("Daily", 7), backup.GetValue("Weekly", 4), backup.GetValue("Monthly", 12));
    }

    /// <summary>As the site would read them: for commands.</summary>
    public static BackupSettings In(string dataFolder) =>
        Of(SettingsFile.In(dataFolder));

    /// <summary>When the one that holds now had to begin.</summary>
    /// <param name="now">On the clock on the wall.</param>
    public DateTime LastTurn(DateTime now)
    {
        var first = new DateTime(2001, 1, 1, Hour, 0, 0); // a Monday
        return first.AddHours(Math.Floor((now - first).TotalHours / Every) * Every);
    }

    /// <summary>What may go: of each day, week and month that counts, the last backup stays; the newest always.</summary>
    public IReadOnlyList<KeptBackup> Spare(IReadOnlyList<KeptBackup> all)
    {
        var newest = all.OrderByDescending(backup => backup.At).ToList();
        IEnumerable<KeptBackup> LastOf<T>(Func<DateTime, T> period, int count) => newest.GroupBy(backup => period(backup.At)).Take(count).Select(group => group.First());
        var stay = LastOf(at => at.Date, Daily).Concat(LastOf(at => at.Date.AddDays(-(((int)at.DayOfWeek + 6) % 7)), Weekly)).Concat(LastOf(at => (at.Year, at.Month), Monthly)).Concat(newest.Take(1)).ToHashSet();
        return [.. newest.Where(backup => !stay.Contains(backup))];
    }
}

/// <summary>A backup in the folder of those that make themselves.</summary>
/// <param name="At">On the clock on the wall; in its name.</param>
/// <param name="ProvedAt">UTC; null when nobody has tried to restore it.</param>
public sealed record KeptBackup(string Name, DateTime At, long Bytes, DateTime? ProvedAt)
{
    const string Begin = "vuurtoren-", Stamp = "yyyyMMdd'-'HHmmss";

    public static string NameAt(DateTime local) => Begin + local.ToString(Stamp, System.Globalization.CultureInfo.InvariantCulture) + BackupMaker.Extension;

    /// <summary>Newest first.</summary>
    public static IReadOnlyList<KeptBackup> In(string folder) => !System.IO.Directory.Exists(folder) ? [] : [.. new DirectoryInfo(folder).EnumerateFiles(Begin + "*" + BackupMaker.Extension)
        .Select(Of).OfType<KeptBackup>().OrderByDescending(backup => backup.At)];

    static KeptBackup? Of(FileInfo file) =>
        DateTime.TryParseExact(file.Name[Begin.Length..^BackupMaker.Extension.Length], Stamp, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var at)
            ? new(file.Name, at, file.Length, ProofOf(file.FullName) is { Exists: true } proof ? proof.LastWriteTimeUtc : null) : null;

    static FileInfo ProofOf(string path) => new(path + ".proved");

    /// <summary>Says beside it that it was restored on trial.</summary>
    public static void Prove(string path) => File.WriteAllText(ProofOf(path).FullName, "");

    public void Remove(string folder)
    {
        File.Delete(Path.Combine(folder, Name));
        ProofOf(Path.Combine(folder, Name)).Delete();
    }
}
