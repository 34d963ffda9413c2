using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Indicators;

/// <summary>One figure: of one indicator, for one area, in one year.</summary>
public sealed class IndicatorValue
{
    public const int FewestShown = 5, LongestSource = 200;

    IndicatorValue() { }

    public string Indicator { get; private init; } = "";
    /// <summary>"md:12" or "nis:21013".</summary>
    public string Area { get; private init; } = "";
    public int Year { get; private init; }
    /// <summary>Null: fewer than five; the number itself is not kept.</summary>
    public double? Value { get; private set; }
    /// <summary>The source has a remark with this figure: read it with care.</summary>
    public bool Noted { get; private set; }
    /// <summary>Of an own figure; null: that of the indicator.</summary>
    public LocalText? Source { get; private set; }
    /// <summary>Day on which it was taken from its source.</summary>
    public DateOnly TakenOn { get; private set; }

    public bool IsFew => Value is null;

    /// <param name="value">Null: fewer than five.</param>
    public static IndicatorValue Of(Indicator indicator, string area, int year, double? value, bool noted, LocalText source, DateOnly taken)
    {
        if (indicator.IsShipped) throw new RuleBroken("figures.shipped");
        var one = new IndicatorValue { Indicator = indicator.Key, Area = area, Year = year };
        one.Take(Hidden(indicator, value), noted, source, taken);
        return one;
    }

    /// <summary>What is kept of a number that was counted.</summary>
    public static double? Hidden(Indicator indicator, double? value) => indicator.IsOfPeople && value < FewestShown ? null : value;

    /// <summary>A newer list says another figure, or says it anew.</summary>
    public void Take(double? value, bool noted, LocalText source, DateOnly taken) => (Value, Noted, Source, TakenOn) = (value, noted, source, taken);
}

sealed class IndicatorValueTable : IEntityTypeConfiguration<IndicatorValue>
{
    public void Configure(EntityTypeBuilder<IndicatorValue> value)
    {
        value.ToTable("needs_indicator_value").HasKey(v => new { v.Indicator, v.Area, v.Year });
        value.HasOne<Indicator>().WithMany().HasForeignKey(v => v.Indicator).OnDelete(DeleteBehavior.Cascade);
    }
}
