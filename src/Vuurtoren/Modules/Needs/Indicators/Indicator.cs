using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Indicators;

/// <summary>What a figure counts.</summary>
public enum Unit { Percent, PerHundredHouseholds, PerSquareKilometre, Euro, Persons, Households, Files, Pieces }

/// <summary>One kind of figure about areas: shipped with the program, or an own count of a coordination or of the region.</summary>
public sealed class Indicator
{
    public const int LongestName = 120, LongestMeaning = 600, MostOwn = 200;

    /// <summary>Units that somebody may choose for an own count.</summary>
    public static readonly IReadOnlyList<Unit> OwnUnits = [Unit.Persons, Unit.Households, Unit.Files, Unit.Pieces, Unit.Percent, Unit.Euro];

    Indicator() { }

    /// <summary>In the address.</summary>
    public string Key { get; private init; } = "";
    public LocalText Name { get; private set; } = null!;
    public LocalText? Meaning { get; private set; }
    public Unit Unit { get; private init; }
    /// <summary>Null: neither is worse.</summary>
    public bool? HigherIsWorse { get; private set; }
    public AreaLevel Level { get; private init; }
    /// <summary>Who published it; null for an own count, of which each figure says its own.</summary>
    public LocalText? Source { get; private init; }
    public LocalText? Url { get; private init; }
    public LocalText? Licence { get; private init; }
    /// <summary>Of the shipped files; null: an own count.</summary>
    public string? Fingerprint { get; private init; }
    /// <summary>Whose own count it is; null: of the region, or shipped.</summary>
    public Guid? CoordinationId { get; private init; }
    public DateTime MadeAt { get; private init; }
    /// <summary>Another one each time one of its figures comes, goes or changes; null: as it shipped.</summary>
    public Guid? Stamp { get; private set; }

    public bool IsShipped => Fingerprint is not null;
    public bool IsCount => CountsThings(Unit);
    /// <summary>Behind each one stands somebody: fewer than five are not shown.</summary>
    public bool IsOfPeople => Unit is Unit.Persons or Unit.Households or Unit.Files;

    static bool CountsThings(Unit unit) => unit is Unit.Persons or Unit.Households or Unit.Files or Unit.Pieces;

    /// <param name="others">Keys that are taken.</param>
    public static Indicator Own(LocalText? name, LocalText? meaning, Unit? unit, AreaLevel? level, bool? higherIsWorse, Guid? coordination, IReadOnlyCollection<string> others, DateTime now)
    {
        if (unit is not { } counted || !OwnUnits.Contains(counted)) throw new RuleBroken("figures.unit.missing");
        if (level is not { } of) throw new RuleBroken("figures.level.missing");
        if (others.Count >= MostOwn) throw new RuleBroken("figures.many", MostOwn);
        var indicator = new Indicator { Key = KeyFor(name, others), Unit = counted, Level = of, CoordinationId = coordination, MadeAt = now };
        indicator.Call(name, meaning, higherIsWorse);
        return indicator;
    }

    public void Call(LocalText? name, LocalText? meaning, bool? higherIsWorse)
    {
        if (name is null || name.Any(text => text.Value.Length > LongestName)) throw new RuleBroken("figures.name.missing", LongestName);
        if (meaning?.Any(text => text.Value.Length > LongestMeaning) == true) throw new RuleBroken("figures.meaning.long", LongestMeaning);
        (Name, Meaning, HigherIsWorse) = (name, meaning, higherIsWorse);
        Changes();
    }

    /// <summary>One of its figures comes, goes or changes: what was reckoned with them holds no longer.</summary>
    public void Changes() => Stamp = Guid.CreateVersion7();

    /// <summary>"Voedselpakketten bij ons" is own-voedselpakketten-bij-ons: it never meets the key of a shipped one.</summary>
    static string KeyFor(LocalText? name, IReadOnlyCollection<string> others)
    {
        var plain = new string([.. (name?.First().Value ?? "").Normalize(NormalizationForm.FormD).ToLowerInvariant().Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]);
        var slug = "own-" + string.Join('-', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6));
        if (slug.Length > 60) slug = slug[..60];
        return Enumerable.Range(1, others.Count + 1).Select(n => n == 1 ? slug : string.Create(CultureInfo.InvariantCulture, $"{slug}-{n}")).First(key => !others.Contains(key));
    }
}

sealed class IndicatorTable : IEntityTypeConfiguration<Indicator>
{
    public void Configure(EntityTypeBuilder<Indicator> indicator) => indicator.ToTable("needs_indicator").HasKey(i => i.Key);
}
