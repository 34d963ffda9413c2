using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import;

/// <summary>
/// A way in which others write a directory. It only reads: it maps the source's rows to records and says which rows it
/// cannot use. Staging, merging, parking orphans, joining rows that are the same, and placing on the map are done for all formats alike.
/// </summary>
public abstract class ImportFormat
{
    /// <summary>By name; found by their type.</summary>
    internal static readonly IReadOnlyDictionary<string, ImportFormat> All = typeof(ImportFormat).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(ImportFormat)) && !type.IsAbstract)
        .Select(type => (ImportFormat)Activator.CreateInstance(type)!).OrderBy(f => f.Name, StringComparer.Ordinal).ToDictionary(f => f.Name);

    /// <summary>The word after `import` on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>The source the records belong to when the command line does not name one.</summary>
    public abstract string DefaultSource { get; }

    /// <summary>
    /// Reads row after row, in flat memory, always in the same order for the same input (an interrupted import goes on by counting).
    /// A record comes after the records it points to wherever the format allows. The same record may come again, unchanged.
    /// Throws <see cref="UnusableInput"/> when the input as a whole cannot be read.
    /// </summary>
    public abstract IEnumerable<ImportItem> Read(ImportInput input);

    /// <summary>Writes a mapping to start from (`--propose`); for formats that take one.</summary>
    /// <returns>The exit code.</returns>
    public virtual int Propose(ImportInput input, TextWriter output) => throw new UnusableInput("import.unusable.no-mapping", Name);

    /// <summary>
    /// Rows that are the same except for their id are one record: some feeds hold everything twice. Not so where a row holds only
    /// part of what the source knows of its record, and two records may look alike in it.
    /// </summary>
    public virtual bool JoinsSameRows => true;

    /// <summary>What the format knows of but does not take over, with the reason key.</summary>
    public virtual IReadOnlyDictionary<string, string> Ignored => new Dictionary<string, string>();
}

/// <param name="Path">A file, folder or zip.</param>
/// <param name="Source">E.g. "social-brussels": names the records' ids and identifiers.</param>
/// <param name="Language">BCP 47, of texts whose language the input does not say.</param>
/// <param name="Mapping">For `table`: the mapping file.</param>
/// <param name="Date">The day on which the source says its data held, when the input does not say.</param>
public sealed record ImportInput(string Path, string Source, string Language = "fr", string? Mapping = null, DateOnly? Date = null)
{
    /// <summary>The id a record of this source has here.</summary>
    public Guid Id(string kind, string sourceId) => Ids.Of(Source, kind, sourceId);

    /// <summary>A format that knows how far it is says so here (Fraction).</summary>
    public ImportProgress Progress { get; init; } = new();

    /// <summary>Rows of this source that a person corrected; null: as the database has them.</summary>
    internal RowCorrections? Corrections { get; init; }
}

/// <summary>One thing read from the input.</summary>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="Line">Where in the input, for people: a line or row number.</param>
public abstract record ImportItem(string Kind, string? SourceId, long Line);

/// <summary>A record as the source gives it. Its Id and links are made with <see cref="ImportInput.Id"/>; a location with Confidential set still carries its address here.</summary>
public sealed record ReadRecord(DirectoryRecord Record, string SourceId, long Line) : ImportItem(Kinds.Of(Record.GetType()), SourceId, Line);

/// <summary>A row that cannot be used. Raw is the row as found, kept until a person looks at it.</summary>
/// <param name="Reason">A reason code such as "no-name": text key "import.reason.no-name".</param>
public sealed record Quarantined(string Kind, string? SourceId, long Line, string Reason, string Raw) : ImportItem(Kind, SourceId, Line);

/// <summary>Part of a row was left out, the rest was used: "coordinates-at-zero", "kbo-check-digits" …</summary>
public sealed record LeftOut(string Kind, string? SourceId, long Line, string Reason, string Raw) : ImportItem(Kind, SourceId, Line);

/// <summary>The input as a whole cannot be read; nothing was changed. The code is a text key "import.unusable.*".</summary>
public sealed class UnusableInput(string code, params object[] details) : RuleBroken(code, details);
