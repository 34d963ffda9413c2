using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Modules.Networks.Votes;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Charter;

/// <summary>Charter: what members stand for. Rules: the internal rules, how they meet and decide.</summary>
public enum CharterKind { Charter, Rules }

/// <summary>A vote, or a decision of minutes, that adopts a version.</summary>
/// <param name="Words">What was put to the vote, or what was decided.</param>
public sealed record AdoptedBy(Guid? Vote, Guid? Decision, DateOnly On, LocalText Words, bool Carried = true);

/// <summary>A version of the charter or the internal rules: a draft until a decision adopts it, and after that never changed.</summary>
public sealed class CharterVersion
{
    public const int LongestText = 40_000, LongestDecision = 500;

    CharterVersion() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    public CharterKind Kind { get; private init; }
    public int Number { get; private init; }
    public LocalText Text { get; private set; } = null!;
    public DateOnly? AdoptedOn { get; private set; }
    public LocalText? Decision { get; private set; }
    public Guid? VoteId { get; private set; }
    /// <summary>The decision of minutes that adopted it.</summary>
    public Guid? DecisionId { get; private set; }

    /// <param name="others">The versions of this coordination so far.</param>
    public static CharterVersion Draft(Guid coordination, CharterKind kind, LocalText? text, IEnumerable<CharterVersion> others)
    {
        var same = others.Where(one => one.Kind == kind).ToList();
        if (same.Any(one => one.AdoptedOn is null)) throw new RuleBroken("charter.draft.there");
        var version = new CharterVersion { CoordinationId = coordination, Kind = kind, Number = same.Count == 0 ? 1 : same.Max(one => one.Number) + 1 };
        version.Write(text);
        return version;
    }

    public void Write(LocalText? text)
    {
        MustBeDraft();
        if (text is null || text.Any(t => t.Value.Length > LongestText)) throw new RuleBroken("charter.text.missing", LongestText);
        Text = text;
    }

    /// <param name="on">Without a vote or decision of this system: the day.</param>
    /// <param name="words">Who decided and how; null: as the vote or the decision says.</param>
    public void Adopt(DateOnly? on, LocalText? words, AdoptedBy? by, DateOnly today)
    {
        MustBeDraft();
        if ((by?.On ?? on) is not { } day || day > today) throw new RuleBroken("charter.day.missing");
        if ((words ?? by?.Words) is not { } decision || words?.Any(t => t.Value.Length > LongestDecision) == true) throw new RuleBroken("charter.decision.missing", LongestDecision);
        if (by is { Carried: false }) throw new RuleBroken("charter.vote.lost");
        (AdoptedOn, Decision, VoteId, DecisionId) = (day, decision, by?.Vote, by?.Decision);
    }

    public void MustBeDraft()
    {
        if (AdoptedOn is not null) throw new RuleBroken("charter.adopted");
    }

    /// <summary>The version that holds now.</summary>
    public static CharterVersion? InForce(IEnumerable<CharterVersion> all, CharterKind kind) =>
        all.Where(one => one.Kind == kind && one.AdoptedOn is not null).OrderByDescending(one => one.AdoptedOn).ThenByDescending(one => one.Number).FirstOrDefault();
}

/// <summary>A theme that comes first in a year.</summary>
public sealed class Priority
{
    public const int MostInYear = 3, LongestTheme = 150;

    Priority() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    public int Year { get; private init; }
    public int Place { get; private init; }
    public LocalText Theme { get; private init; } = null!;

    /// <param name="others">Of the same coordination.</param>
    public static Priority Of(Guid coordination, int? year, LocalText? theme, IEnumerable<Priority> others, DateOnly today)
    {
        if (year is not { } of || of < 1990 || of > today.Year + 2) throw new RuleBroken("priority.year.wrong");
        if (theme is null || theme.Any(t => t.Value.Length > LongestTheme)) throw new RuleBroken("priority.theme.missing", LongestTheme);
        var taken = others.Where(one => one.Year == of).Select(one => one.Place).ToHashSet();
        if (taken.Count >= MostInYear) throw new RuleBroken("priority.many", MostInYear);
        return new() { CoordinationId = coordination, Year = of, Place = Enumerable.Range(1, MostInYear).First(place => !taken.Contains(place)), Theme = theme };
    }
}

sealed class CharterTables : IEntityTypeConfiguration<CharterVersion>, IEntityTypeConfiguration<Priority>
{
    public void Configure(EntityTypeBuilder<CharterVersion> version)
    {
        version.ToTable("networks_charter").Property(v => v.Id).ValueGeneratedNever();
        version.HasOne<Coordination>().WithMany().HasForeignKey(v => v.CoordinationId);
        version.HasOne<Vote>().WithMany().HasForeignKey(v => v.VoteId);
        version.Property(v => v.AdoptedOn).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Priority> priority)
    {
        priority.ToTable("networks_priority").Property(p => p.Id).ValueGeneratedNever();
        priority.HasOne<Coordination>().WithMany().HasForeignKey(p => p.CoordinationId);
    }
}
