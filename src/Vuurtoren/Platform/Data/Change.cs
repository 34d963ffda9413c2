using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Vuurtoren.Platform.Data;

/// <summary>
/// One save of one record: the change sequence that index, caches, cursors and feeds follow, and at the same time the
/// record's history. Written in the transaction of the save, in commit order on both engines.
/// </summary>
public sealed class Change
{
    /// <summary>Position in the sequence, from 1, rising in commit order.</summary>
    public long Seq { get; init; }
    /// <summary>"organization", "service", "location", "service_at_location", "taxonomy", "taxonomy_term" …</summary>
    public required string Kind { get; init; }
    public required Guid RecordId { get; init; }
    /// <summary>The record is gone for readers (removed, parked or made less visible).</summary>
    public bool Tombstone { get; init; }
    public DateTime At { get; init; }
    /// <summary>Who did it: an account, or "operator" at the command line.</summary>
    public required string Actor { get; init; }
    /// <summary>Why: "import:RUN", "undo:RUN", "edit" …</summary>
    public required string Cause { get; init; }
    /// <summary>Old and new per path, {"name.nl":["old","new"]}; null when the record was made by this save.</summary>
    public string? Changes { get; init; }
}

/// <summary>What deviates, for one field, from the record's own visibility, source and verification.</summary>
public sealed class FieldState
{
    public required Guid RecordId { get; init; }
    /// <summary>The column, e.g. "description" or "phones".</summary>
    public required string Path { get; init; }
    /// <summary>The language of the text, "" for the whole field.</summary>
    public string Lang { get; init; } = "";
    public Visibility? Visibility { get; set; }
    public string? Source { get; set; }
    public DateTime? VerifiedAt { get; set; }
    public string? VerifiedBy { get; set; }
    /// <summary>"called", "visited", "mail", "import".</summary>
    public string? How { get; set; }
    /// <summary>No import may change it, whatever its date.</summary>
    public bool Pinned { get; set; }
}

/// <summary>A record as a source last gave it: the base of the three-way merge.</summary>
public sealed class SourceRecord
{
    public required string Source { get; init; }
    public required string Kind { get; init; }
    public required string SourceId { get; init; }
    public required Guid RecordId { get; set; }
    /// <summary>The fields as mapped from the source, as JSON {"path": stored value}.</summary>
    public required string Raw { get; set; }
    public required string Hash { get; set; }
    /// <summary>The run that last read it.</summary>
    public Guid LastRun { get; set; }
    public DateTime? MissingSince { get; set; }
}

sealed class ChangeTables : IEntityTypeConfiguration<Change>, IEntityTypeConfiguration<FieldState>, IEntityTypeConfiguration<SourceRecord>
{
    public void Configure(EntityTypeBuilder<Change> change)
    {
        change.ToTable("change").HasKey(c => c.Seq);
        change.Property(c => c.Seq).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<FieldState> state) =>
        state.ToTable("field_state").HasKey(s => new { s.RecordId, s.Path, s.Lang });

    public void Configure(EntityTypeBuilder<SourceRecord> record) =>
        record.ToTable("source_record").HasKey(r => new { r.Source, r.Kind, r.SourceId });
}
