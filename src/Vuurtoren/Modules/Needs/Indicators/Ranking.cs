using Vuurtoren.Modules.Directory.Public;

namespace Vuurtoren.Modules.Needs.Indicators;

/// <summary>How a figure stands beside another; within five per cent of it they are about the same.</summary>
public enum Beside { Higher, Lower, Same }

/// <param name="Of">How many areas it is the middle of.</param>
public sealed record Middle(double Value, int Of)
{
    const int Fewest = 3;
    const double About = 0.05;

    /// <returns>Null: of fewer than three areas a middle says nothing.</returns>
    public static Middle? Among(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length < Fewest) return null;
        var half = sorted.Length / 2;
        return new(sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2, sorted.Length);
    }

    public Beside Compare(double value) => Math.Abs(value - Value) <= About * Math.Abs(Value) ? Beside.Same : value > Value ? Beside.Higher : Beside.Lower;
}

/// <param name="Rank">From 1; the same for equal figures. Null: fewer than five, which has no rank.</param>
/// <param name="Class">On the map, from 1, light, to 5, dark; null: fewer than five.</param>
public sealed record Ranked(KnownArea Area, IndicatorValue Figure, int? Rank, int? Class);

/// <param name="Number">From 1.</param>
/// <param name="Low">The lowest figure in it.</param>
/// <param name="High">The highest figure in it.</param>
public sealed record ValueClass(int Number, double Low, double High, int Areas);

/// <summary>The figures of one year beside each other: rank, class on the map, the middle of each municipality and of the region. What has no figure has no rank.</summary>
public sealed class Ranking
{
    const int Classes = 5;

    readonly Dictionary<string, Middle?> byMunicipality, byRegion;

    /// <param name="everywhere">All figures of the year, for what they are compared with.</param>
    /// <param name="shown">The areas that are shown, also those without a figure.</param>
    public Ranking(Indicator indicator, IEnumerable<IndicatorValue> everywhere, IReadOnlyCollection<KnownArea> shown)
    {
        var figures = everywhere.ToDictionary(one => one.Area);
        var known = figures.Values.Where(one => one.Value is not null).Select(one => (Area: Areas.Find(one.Area)!, Value: one.Value!.Value)).Where(one => one.Area is not null).ToList();
        byMunicipality = indicator.Level == AreaLevel.Municipality || indicator.IsCount ? [] : known.GroupBy(one => one.Area.Municipality).ToDictionary(group => group.Key, group => Indicators.Middle.Among(group.Select(one => one.Value)));
        byRegion = indicator.IsCount ? [] : known.GroupBy(one => one.Area.Region).ToDictionary(group => group.Key, group => Indicators.Middle.Among(group.Select(one => one.Value)));
        var here = shown.Where(area => figures.ContainsKey(area.Code)).Select(area => (Area: area, Figure: figures[area.Code])).ToList();
        Bounds = ClassesOf([.. here.Select(one => one.Figure.Value).OfType<double>()]);
        var (ranks, rank) = (new Dictionary<double, int>(), 1);
        var values = here.Select(one => one.Figure.Value).OfType<double>();
        foreach (var same in (indicator.HigherIsWorse == false ? values.Order() : values.OrderDescending()).GroupBy(value => value)) (ranks[same.Key], rank) = (rank, rank + same.Count());
        Rows = [.. here.Select(one => one.Figure.Value is { } value ? new Ranked(one.Area, one.Figure, ranks[value], ClassOf(value)) : new(one.Area, one.Figure, null, null))
            .OrderBy(one => one.Rank ?? int.MaxValue).ThenBy(one => one.Area.Name.ToString(), StringComparer.CurrentCultureIgnoreCase)];
        Missing = [.. shown.Where(area => area.Inhabited && !figures.ContainsKey(area.Code))];
        Empty = [.. shown.Where(area => !area.Inhabited && !figures.ContainsKey(area.Code))];
    }

    public IReadOnlyList<Ranked> Rows { get; }
    /// <summary>Five at most: fewer when few figures differ.</summary>
    public IReadOnlyList<ValueClass> Bounds { get; }
    /// <summary>People live there, and nothing is known.</summary>
    public IReadOnlyList<KnownArea> Missing { get; }
    /// <summary>Hardly anybody lives there.</summary>
    public IReadOnlyList<KnownArea> Empty { get; }

    /// <summary>The middle neighbourhood of the municipality; null: of municipalities, of counts, and of fewer than three.</summary>
    public Middle? InMunicipality(KnownArea area) => byMunicipality.GetValueOrDefault(area.Municipality);

    /// <summary>The middle area of the region.</summary>
    public Middle? InRegion(KnownArea area) => byRegion.GetValueOrDefault(area.Region);

    /// <summary>As many areas in each class as equal figures allow.</summary>
    static List<ValueClass> ClassesOf(double[] values)
    {
        Array.Sort(values);
        if (values.Length == 0) return [];
        var starts = Enumerable.Range(0, Classes).Select(k => values[values.Length * k / Classes]).Distinct().ToList();
        return [.. starts.Select((low, k) => (k, inside: values.Where(value => value >= low && (k + 1 == starts.Count || value < starts[k + 1])).ToArray())).Select(one => new ValueClass(one.k + 1, one.inside[0], one.inside[^1], one.inside.Length))];
    }

    int ClassOf(double value) => Bounds.Last(one => value >= one.Low).Number;
}
