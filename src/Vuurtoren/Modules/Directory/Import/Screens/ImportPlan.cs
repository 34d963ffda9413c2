using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Modules.Directory.Import.Tables;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;

namespace Vuurtoren.Modules.Directory.Import.Screens;

/// <summary>What somebody says of a file that they send.</summary>
/// <param name="Format">Null: as the file looks.</param>
/// <param name="Complete">It is all that the source has.</param>
public sealed record Sent(string File, string? Format, string Source, string Language, DateOnly? Date, bool Complete);

/// <summary>An import on the site, from the file that was sent to its undoing.</summary>
public sealed class ImportPlan
{
    ImportPlan() { }

    public Guid Id { get; private init; }
    /// <summary>What its owner calls it: only to show, nothing is opened by this name.</summary>
    public string File { get; private init; } = "";
    public string Type { get; private init; } = "";
    public long Bytes { get; private init; }
    public string Format { get; private init; } = "";
    public string Source { get; private init; } = "";
    public string Language { get; private init; } = "";
    public DateOnly? SourceDate { get; private init; }
    public bool Complete { get; private init; }
    public string? Mapping { get; private set; }
    public DateTime MadeAt { get; private init; }
    public Guid? JobId { get; private set; }
    /// <summary>Counts as JSON.</summary>
    public string? Tried { get; private set; }
    public string? Result { get; private set; }
    public DateTime? AppliedAt { get; private set; }
    public string? Undone { get; private set; }

    public bool IsTable => Format == "table";
    public bool MayStillRun => AppliedAt is null;
    public bool MayBeUndone => AppliedAt is not null && Undone is null;

    internal static ImportPlan Of(Guid id, Sent sent, Upload upload, DateTime now)
    {
        var source = TableRecords.Slug(sent.Source);
        if (source.Length == 0 || source == "vuurtoren") throw new RuleBroken("imports.source.name");
        if (sent.Format is not null && !ImportFormat.All.ContainsKey(sent.Format)) throw new RuleBroken("imports.format.unknown");
        var name = sent.File.Split('/', '\\')[^1];
        return new()
        {
            Id = id, File = name.Length > 100 ? name[^100..] : name, Type = upload.Type, Bytes = upload.Bytes, Format = sent.Format ?? upload.LooksLike, Source = source,
            Language = Platform.Texts.Texts.Languages.Contains(sent.Language) ? sent.Language : Platform.Texts.Texts.Languages[0], SourceDate = sent.Date, Complete = sent.Complete, MadeAt = now,
        };
    }

    /// <summary>Another mapping makes what was tried worthless.</summary>
    public void Map(string mapping)
    {
        if (!MayStillRun) throw new RuleBroken("imports.applied");
        TableMapping.Parse(mapping);
        (Mapping, Tried) = (mapping, null);
    }

    /// <summary>This work begins; of one plan only one thing is done at a time.</summary>
    internal void Begin(Job job, Job? last)
    {
        if (last is { State: JobState.Waiting or JobState.Running }) throw new RuleBroken("imports.busy");
        if (IsTable && Mapping is null) throw new RuleBroken("imports.no-mapping");
        JobId = job.Id;
    }

    internal void WasTried(string counts) => Tried = counts;

    internal void WasTakenIn(string counts, DateTime now)
    {
        if (MayStillRun) (Result, AppliedAt) = (counts, now);
    }

    internal void WasUndone(string outcome) => Undone = outcome;
}

sealed class PlanTables : IEntityTypeConfiguration<ImportPlan>
{
    public void Configure(EntityTypeBuilder<ImportPlan> plan)
    {
        plan.ToTable("import_plan").Property(p => p.Id).ValueGeneratedNever();
        plan.Property(p => p.JobId).IsConcurrencyToken();
    }
}
