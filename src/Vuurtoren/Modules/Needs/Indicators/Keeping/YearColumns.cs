using System.Text.RegularExpressions;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Needs.Indicators.Keeping;

/// <summary>A list with a column for each year ("2020", "Taux 2021"), read as one row for each year. What nobody filled in gives no row.</summary>
static partial class YearColumns
{
    /// <summary>One column that names a year is a name, not a list of years.</summary>
    const int Least = 2;

    /// <param name="year">What the column of the year is called from now on.</param>
    /// <param name="value">The same for the figure.</param>
    /// <returns>The table itself when it is no such list, or when a year has more than one column: which of them counts, somebody has to say.</returns>
    public static SentTable Upright(SentTable table, string year, string value, DateOnly today)
    {
        var years = table.Header.Select((heading, place) => (Year: YearIn(heading, today), Place: place)).Where(one => one.Year is not null).ToList();
        if (years.Count < Least || years.DistinctBy(one => one.Year).Count() < years.Count || FigureColumns.Proposed(table.Header)[FigureField.Year] is not null) return table;
        List<int> others = [.. Enumerable.Range(0, table.Header.Count).Except(years.Select(one => one.Place))];
        if (others.Count == 0) return table;
        var rows = table.Rows.SelectMany(row => row.Broken ? [row] : years.Where(one => row[one.Place] is not null)
            .Select(one => new SentRow(row.Line, [.. others.Select(place => row[place] ?? ""), $"{one.Year}", row[one.Place]!]))).ToList();
        if (rows.Count > SentTable.MostRows) throw new RuleBroken("imports.table.large", SentTable.MostBytes >> 20, SentTable.MostRows);
        return new([.. others.Select(place => table.Header[place]), year, value], rows);
    }

    static int? YearIn(string heading, DateOnly today) => Years().Matches(heading) is [var only] ? FigureColumns.YearOf(only.Value, today) : null;

    [GeneratedRegex(@"(?<!\d)\d{4}(?!\d)")] private static partial Regex Years();
}
