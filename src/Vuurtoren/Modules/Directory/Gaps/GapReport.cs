using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Wording;

namespace Vuurtoren.Modules.Directory.Gaps;

/// <summary>
/// What was searched and not found over some weeks: by theme and municipality, and by theme and what was asked besides (a language, an hour, a condition); and
/// corrections of sheets that were refused, by theme and part of the sheet.
/// What stands under five times is only counted as a line: so few could point to a person. No sums are given from which it could be reckoned.
/// </summary>
public sealed record GapReport(IReadOnlyList<GapReport.Line> ByTheme, int FewByTheme, IReadOnlyList<GapReport.Line> ByWish, int FewByWish, IReadOnlyList<GapReport.Line> Refused, int FewRefused, IReadOnlyList<string> Municipalities)
{
    public const int Least = 5;

    /// <param name="Of">A municipality (NIS code), a wish ("spoken=ar") or a part of a sheet ("hours"); "" for none.</param>
    public sealed record Line(string Theme, string Of, long Times);

    sealed record Kept(string Theme, string Municipality, string Filters, long Times);

    /// <param name="municipality">NIS code; null: everywhere.</param>
    public static GapReport Over(DbConnection connection, int weeks, string? municipality, DateOnly today)
    {
        var about = new { since = Week.Of(today.AddDays(-7 * (weeks - 1))) };
        var kept = connection.Query<(string Theme, string Municipality, string Filters, long Times)>(
            "select theme, municipality, filters, sum(searches) from directory_gap where week >= @since group by theme, municipality, filters", about)
            .Select(row => new Kept(row.Theme, row.Municipality, row.Filters, row.Times)).ToList();
        var here = municipality is null ? kept : kept.Where(row => row.Municipality == municipality).ToList();
        var (byTheme, few) = Enough(here.Select(row => new Line(row.Theme, row.Municipality, row.Times)));
        var (byWish, fewWishes) = Enough(here.SelectMany(row => row.Filters.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(wish => new Line(row.Theme, wish, row.Times))));
        // Of a refusal no place is kept.
        var (refused, fewRefused) = municipality is not null ? ([], 0)
            : Enough(connection.Query<(string Theme, string Part, long Times)>("select theme, part, sum(n) from directory_refusal where week >= @since group by theme, part", about).Select(row => new Line(row.Theme, row.Part, row.Times)));
        // Only municipalities that stand in the report themselves can be chosen: the others have too few.
        var places = kept.GroupBy(row => row.Municipality).Where(place => place.Key.Length > 0 && place.Sum(row => row.Times) >= Least).Select(place => place.Key);
        return new(byTheme, few, byWish, fewWishes, refused, fewRefused, [.. places]);
    }

    static (IReadOnlyList<Line> Lines, int Few) Enough(IEnumerable<Line> lines)
    {
        var all = lines.GroupBy(line => (line.Theme, line.Of)).Select(same => new Line(same.Key.Theme, same.Key.Of, same.Sum(line => line.Times))).ToList();
        return ([.. all.Where(line => line.Times >= Least).OrderByDescending(line => line.Times).ThenBy(line => line.Theme, StringComparer.Ordinal).ThenBy(line => line.Of, StringComparer.Ordinal)], all.Count(line => line.Times < Least));
    }
}
