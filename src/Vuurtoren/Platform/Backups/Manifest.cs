namespace Vuurtoren.Platform.Backups;

/// <summary>What a backup holds; the last but one entry of the file.</summary>
/// <param name="Format"><see cref="Current"/>, or what a later version writes there.</param>
/// <param name="Engine">"sqlite" or "postgresql": how ids, times and yes or no are written in the rows.</param>
/// <param name="Secret">Tells whether another server secret is present where it is restored.</param>
public sealed record Manifest(string Format, string Program, string Engine, DateTime MadeAt, string Secret, IReadOnlyList<ManifestStep> Steps, IReadOnlyList<ManifestEntry> Entries)
{
    public const string Current = "vuurtoren-backup 1", Name = "manifest.json", SealName = "manifest.seal", Tables = "tables/", Files = "files/";

    public long Rows => Entries.Sum(entry => entry.Rows);
    public long Bytes => Entries.Sum(entry => entry.Bytes);
}

/// <summary>A schema step that the database had taken.</summary>
public sealed record ManifestStep(string Name, string Hash, DateTime At);

/// <param name="Name">"tables/change" or "files/lexicon/own.csv".</param>
/// <param name="Columns">Of a table, in the order in which rows hold them.</param>
public sealed record ManifestEntry(string Name, long Bytes, string Sha256, long Rows = 0, IReadOnlyList<string>? Columns = null);
