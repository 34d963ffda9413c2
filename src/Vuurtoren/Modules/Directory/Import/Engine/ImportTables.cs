using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Vuurtoren.Modules.Directory.Import;

/// <summary>An import that was applied: what it read, what it changed (its part of the change sequence), and whether it was undone.</summary>
public sealed class ImportRun
{
    public Guid Id { get; init; }
    public required string Source { get; init; }
    public required string Format { get; init; }
    public required string Path { get; init; }
    public DateTime StartedAt { get; init; }
    public DateTime AppliedAt { get; init; }
    public DateTime? UndoneAt { get; private set; }
    public long FromSeq { get; init; }
    public long ToSeq { get; init; }
    /// <summary>The counts as JSON, as the command line prints them.</summary>
    public required string Result { get; init; }

    public string Cause => "import:" + Id;
}

/// <summary>A row that could not be used, or only in part (Used), with the reason and the row as found.</summary>
public sealed class QuarantinedRow
{
    public required Guid Run { get; init; }
    public long N { get; init; }
    public required string Kind { get; init; }
    public string? SourceId { get; init; }
    public long Line { get; init; }
    public required string Reason { get; init; }
    public bool Used { get; init; }
    public required string Raw { get; init; }
}

sealed class ImportTables : IEntityTypeConfiguration<ImportRun>, IEntityTypeConfiguration<QuarantinedRow>
{
    public void Configure(EntityTypeBuilder<ImportRun> run)
    {
        run.ToTable("import_run").HasKey(r => r.Id);
        run.Ignore(r => r.Cause);
    }

    public void Configure(EntityTypeBuilder<QuarantinedRow> row) => row.ToTable("import_quarantine").HasKey(r => new { r.Run, r.N });
}
