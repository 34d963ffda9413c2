namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>What an import does to records, told while it does it: a dry run prints it.</summary>
public sealed class ImportEvents
{
    /// <summary>A record that is new: kind, id at the source, the reason when it is parked.</summary>
    public Action<string, string, string?>? Added { get; init; }
    /// <summary>A record that is here already: kind, id at the source, what changes and what is kept.</summary>
    public Action<string, string, Merged>? Merged { get; init; }
    /// <summary>A record that its source no longer has: kind, id at the source.</summary>
    public Action<string, string>? Withdrawn { get; init; }
}
