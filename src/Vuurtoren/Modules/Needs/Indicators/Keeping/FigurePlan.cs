using Vuurtoren.Modules.Directory.Public;

namespace Vuurtoren.Modules.Needs.Indicators.Keeping;

/// <param name="Value">Null: fewer than five.</param>
public sealed record PlannedFigure(long Line, KnownArea Area, int Year, double? Value, bool Noted);

/// <param name="Written">What stood in the list.</param>
/// <param name="Reason">The end of a text key "figures.wrong.*".</param>
public sealed record RefusedFigure(long Line, string Written, string Reason);

/// <summary>What would come of a list, and which rows not and why: nothing is written yet.</summary>
public sealed class FigurePlan
{
    const int LongestShown = 60;

    readonly List<RefusedFigure> refused = [];

    FigurePlan() { }

    /// <summary>They are not here yet.</summary>
    public IReadOnlyList<PlannedFigure> New { get; private set; } = [];
    /// <summary>Another figure stands here for the same area and year.</summary>
    public IReadOnlyList<PlannedFigure> Changed { get; private set; } = [];
    /// <summary>How many stand here already.</summary>
    public int Same { get; private set; }
    public IReadOnlyList<RefusedFigure> Refused => refused;
    public IEnumerable<PlannedFigure> Taken => New.Concat(Changed);
    /// <summary>Fewer than five: the number itself is not kept.</summary>
    public int Few => Taken.Count(one => one.Value is null);

    /// <param name="here">What stands here, by area and year.</param>
    /// <param name="lies">Whether an area is in the territory of who sends the list.</param>
    public static FigurePlan Of(SentTable table, FigureColumns columns, Indicator indicator, IReadOnlyDictionary<(string Area, int Year), IndicatorValue> here, Func<KnownArea, bool> lies, DateOnly today)
    {
        var plan = new FigurePlan();
        var sign = columns.Sign == DecimalSign.Column ? FigureCell.SignOf(table.Rows.Select(row => row[columns[FigureField.Value]])) : columns.Sign;
        var read = new List<(PlannedFigure Figure, string Written)>();
        foreach (var row in table.Rows)
        {
            var (figure, written, wrong) = Read(row, columns, indicator, lies, sign, today);
            if (figure is not null) read.Add((figure, written));
            else plan.Refuse(row.Line, written, wrong!);
        }
        foreach (var same in read.GroupBy(one => (one.Figure.Area.Code, one.Figure.Year)).Where(group => group.Count() > 1))
            foreach (var (figure, written) in same) plan.Refuse(figure.Line, written, "twice"); // which of them counts, nobody said
        var once = read.GroupBy(one => (one.Figure.Area.Code, one.Figure.Year)).Where(group => group.Count() == 1).Select(group => group.First().Figure).ToLookup(one =>
            !here.TryGetValue((one.Area.Code, one.Year), out var kept) ? "new" : kept.Value == one.Value && kept.Noted == one.Noted ? "same" : "changed");
        (plan.New, plan.Changed, plan.Same) = ([.. once["new"]], [.. once["changed"]], once["same"].Count());
        plan.refused.Sort((a, b) => a.Line.CompareTo(b.Line));
        return plan;
    }

    static (PlannedFigure? Figure, string Written, string? Wrong) Read(SentRow row, FigureColumns columns, Indicator indicator, Func<KnownArea, bool> lies, DecimalSign sign, DateOnly today)
    {
        if (row.Broken) return (null, "", "broken");
        var (name, value, year) = (row[columns[FigureField.Area]], row[columns[FigureField.Value]], row[columns[FigureField.Year]]);
        if (name is null) return (null, "", "no-area");
        var (area, wrong) = Areas.Read(indicator.Level, name);
        if (area is null) return (null, name, "area-" + wrong);
        if (!lies(area)) return (null, name, "outside");
        if ((columns[FigureField.Year] is null ? columns.Year : FigureColumns.YearOf(year, today)) is not { } of) return (null, year ?? "", "year");
        var cell = FigureCell.Read(value, indicator.Unit, sign);
        return cell.Wrong is { } why ? (null, value ?? "", why) : (new(row.Line, area, of, IndicatorValue.Hidden(indicator, cell.Value), cell.Noted), value!, null);
    }

    void Refuse(long line, string written, string reason) => refused.Add(new(line, written.Length > LongestShown ? written[..(LongestShown - 1)] + "…" : written, reason));
}
