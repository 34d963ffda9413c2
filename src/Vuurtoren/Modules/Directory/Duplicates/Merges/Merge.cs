using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Duplicates.Merges;

/// <summary>One record that went into another, until it is undone.</summary>
public sealed class Merge
{
    /// <summary>What a record is parked for that went into another: its id leads there.</summary>
    public const string Parked = "merged";

    Merge() { }

    public Guid Id { get; private init; }
    public string Kind { get; private init; } = "";
    public Guid KeptId { get; private init; }
    public Guid GoneId { get; private init; }
    public DateTime MergedAt { get; private init; }
    public DateTime? UndoneAt { get; private set; }
    public string Aside { get; private set; } = "{}";

    public string Cause => "merge:" + Id;

    internal static Merge Of(string kind, Guid kept, Guid gone, DateTime now) => new() { Id = Guid.CreateVersion7(new DateTimeOffset(now)), Kind = kind, KeptId = kept, GoneId = gone, MergedAt = now };

    internal void Remember(Aside aside) => Aside = Json.Write(aside);

    public void Undo(DateTime now)
    {
        if (UndoneAt is not null) throw new RuleBroken("duplicates.undo.done");
        UndoneAt = now;
    }
}

/// <summary>Rows that were led to another record, beside the records themselves.</summary>
/// <param name="Sources">Rows of sources that fill the record that stays.</param>
/// <param name="Aliases">New ids that stand for another; with the record they stood for before, where they did.</param>
/// <param name="Files">Photos that were moved.</param>
/// <param name="States">What was noted of fields that came from the other record.</param>
/// <param name="Suggestions">Of visitors, without an answer; null in what was merged before they moved.</param>
sealed record Aside(List<SourceRow> Sources, List<AliasRow> Aliases, List<FileRow> Files, List<StateRow> States, List<Guid>? Suggestions = null)
{
    public static Aside Nothing => new([], [], [], [], []);
}

sealed record SourceRow(string Source, string Kind, string SourceId, Guid Was, Guid LastRun);
sealed record AliasRow(Guid Id, Guid? Was);
sealed record FileRow(Guid Id, Guid Was);
sealed record StateRow(string Path, string Lang);

sealed class MergeTable : IEntityTypeConfiguration<Merge>
{
    public void Configure(EntityTypeBuilder<Merge> merge)
    {
        merge.ToTable("directory_merge");
        merge.Property(m => m.Id).ValueGeneratedNever();
    }
}
