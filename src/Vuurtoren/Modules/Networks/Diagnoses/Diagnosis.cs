using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Diagnoses;

/// <summary>What who made it allows. What everybody may read, the people of the coordination may read too.</summary>
public sealed record Terms(bool MayQuote, bool MayShare, bool IsPublic);

/// <param name="Network">Of the inventory; null: none of those.</param>
/// <param name="Source">Who made it: an organisation or a network.</param>
/// <param name="Link">Where it can be read.</param>
public sealed record DiagnosisWords(string? Title, Guid? Network, DateOnly? MadeOn, IReadOnlyList<string> Themes, Reach? Reach, string? Place, string? Lang, string? Source, Terms Terms, string? Link);

/// <summary>A diagnosis of another network, filed with its source and its terms.</summary>
public sealed class Diagnosis
{
    public const int LongestTitle = 200, LongestWords = 300;

    /// <summary>In which such texts are written here.</summary>
    public static readonly IReadOnlyList<string> AllLanguages = ["nl", "fr", "de", "en"];

    Diagnosis() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    public Guid? NetworkId { get; private set; }
    public string Title { get; private set; } = "";
    public DateOnly MadeOn { get; private set; }
    public IReadOnlyList<string> Themes { get; private set; } = [];
    public Reach Reach { get; private set; }
    public string? Place { get; private set; }
    public string Lang { get; private set; } = "";
    public string Source { get; private set; } = "";
    public bool MayQuote { get; private set; }
    public bool MayShare { get; private set; }
    public bool IsPublic { get; private set; }
    public string? Link { get; private set; }
    public DateTime At { get; private set; }

    public static Diagnosis File(Guid coordination, DiagnosisWords words, DateOnly today, DateTime now)
    {
        var diagnosis = new Diagnosis { CoordinationId = coordination };
        diagnosis.Change(words, today, now);
        return diagnosis;
    }

    public void Change(DiagnosisWords words, DateOnly today, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(words.Title) || words.Title.Trim().Length > LongestTitle) throw new RuleBroken("diagnoses.name.missing", LongestTitle);
        if (string.IsNullOrWhiteSpace(words.Source) || words.Source.Trim().Length > LongestWords) throw new RuleBroken("diagnoses.source.missing", LongestWords);
        if (words.MadeOn is not { } on || on > today || on.Year < 1950) throw new RuleBroken("diagnoses.day.wrong");
        if (words.Reach is not { } reach) throw new RuleBroken("diagnoses.reach.missing");
        if (words.Lang is not { } lang || !AllLanguages.Contains(lang)) throw new RuleBroken("diagnoses.lang.missing");
        if (words.Place?.Trim().Length > LongestWords || words.Link?.Trim().Length > LongestWords) throw new RuleBroken("networks.long", LongestWords);
        (Title, Source, NetworkId, MadeOn, Reach, Place, Lang, At) = (words.Title.Trim(), words.Source.Trim(), words.Network, on, reach, string.IsNullOrWhiteSpace(words.Place) ? null : words.Place.Trim(), lang, now);
        Themes = [.. Network.AllThemes.Where(words.Themes.Contains)];
        (MayQuote, MayShare, IsPublic) = (words.Terms.MayQuote, words.Terms.MayShare || words.Terms.IsPublic, words.Terms.IsPublic);
        Link = Address(words.Link);
    }

    static string? Address(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var address = typed.Contains("://", StringComparison.Ordinal) ? typed.Trim() : "https://" + typed.Trim();
        return Uri.TryCreate(address, UriKind.Absolute, out var read) && read.Scheme is "http" or "https" && read.Host.Contains('.', StringComparison.Ordinal) ? address : throw new RuleBroken("networks.website.wrong");
    }
}

sealed class DiagnosisTable : IEntityTypeConfiguration<Diagnosis>
{
    public void Configure(EntityTypeBuilder<Diagnosis> diagnosis)
    {
        diagnosis.ToTable("networks_diagnosis").Property(d => d.Id).ValueGeneratedNever();
        diagnosis.HasOne<Coordination>().WithMany().HasForeignKey(d => d.CoordinationId);
        diagnosis.HasOne<Network>().WithMany().HasForeignKey(d => d.NetworkId);
        diagnosis.Property(d => d.Themes).HasConversion(new JsonColumn<IReadOnlyList<string>>(), new JsonComparer<IReadOnlyList<string>>());
    }
}
