namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>A way of writing the directory to a file; found by its type.</summary>
public abstract class ExportFormat
{
    /// <summary>The word after `export` on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What one gets, for `--help`.</summary>
    public abstract string Description { get; }

    /// <summary>Knows `--all`: the whole database, to be restored from.</summary>
    public virtual bool CanHoldEverything => false;

    /// <summary>How many times <see cref="ExportJob.Wrote"/> will be called, about.</summary>
    public virtual long Steps(DirectorySnapshot directory) => directory.Count<Service>();

    public abstract void Write(ExportJob job);

    public static readonly IReadOnlyList<ExportFormat> All = typeof(ExportFormat).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(ExportFormat)) && !type.IsAbstract)
        .Select(type => (ExportFormat)Activator.CreateInstance(type)!).OrderBy(format => format.Name, StringComparer.Ordinal).ToList();
}

/// <summary>One export under way.</summary>
/// <param name="Output">Where the file goes.</param>
/// <param name="FileName">As it will be called: some formats look at the ending.</param>
/// <param name="Today">The day that messages are held against.</param>
/// <param name="Step">Called now and then with how many more are done.</param>
public sealed record ExportJob(DirectorySnapshot Directory, Stream Output, string FileName, string Language, DateOnly Today, bool Everything, Action<long> Step, CancellationToken Stop)
{
    /// <summary>How many of what were written, e.g. {"service": 1096}.</summary>
    public Dictionary<string, long> Counts { get; } = [];

    public void Wrote(string kind)
    {
        Counts[kind] = Counts.GetValueOrDefault(kind) + 1;
        if (Counts[kind] % 256 != 0) return;
        Step(256);
        Stop.ThrowIfCancellationRequested();
    }
}
