using System.Globalization;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Opening;

/// <summary>
/// When schools are closed. Since 2022 the Flemish and the French-speaking school years differ. The days stand in data/calendar; which of them
/// are certain, and why, in data/SOURCES.md. A day outside the school years of that file is not known.
/// </summary>
public sealed class SchoolHolidays
{
    static readonly Lazy<SchoolHolidays> shipped = new(() => new(Path.Combine(AppContext.BaseDirectory, "data", "calendar", "school_holidays.csv")));

    readonly Period[] periods;
    readonly DateOnly first;
    readonly bool?[][] days = new bool?[2][]; // by community, by day from the first

    enum Kind { Holiday, Unsure, Year }

    sealed record Period(Community Community, DateOnly From, DateOnly To, Kind Kind, LocalText Name);

    public static SchoolHolidays Shipped => shipped.Value;

    SchoolHolidays(string file)
    {
        periods = [.. File.ReadLines(file).Skip(1).Select(line => line.Split(',')).Select(cells => new Period(Enum.Parse<Community>(cells[0], ignoreCase: true), Day(cells[1]), Day(cells[2]),
            Enum.Parse<Kind>(cells[3], ignoreCase: true), LocalText.NlFr(cells[4], cells[5])!)).OrderBy(period => period.Kind)];
        first = periods.Min(p => p.From);
        var length = periods.Max(p => p.To).DayNumber - first.DayNumber + 1;
        foreach (var community in (Community[])[Community.Flemish, Community.French])
            days[(int)community - 1] = [.. Enumerable.Range(0, length).Select(n => InFile(first.AddDays(n), community))];
    }

    static DateOnly Day(string cell) => DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <returns>Null: not known, or it depends on the school, or the two communities differ and the service may follow either.</returns>
    public bool? On(DateOnly day, Community community) => community switch
    {
        Community.Unknown => null,
        Community.Either => OfOne(day, Community.Flemish) is var flemish && flemish == OfOne(day, Community.French) ? flemish : null,
        _ => OfOne(day, community),
    };

    bool? OfOne(DateOnly day, Community community) =>
        day < first || day.DayNumber - first.DayNumber is var n && n >= days[0].Length ? null : days[(int)community - 1][n];

    bool? InFile(DateOnly day, Community community)
    {
        foreach (var period in periods) // holidays first, then what is not sure, then the school years around them
            if (period.Community == community && period.From <= day && day <= period.To)
                return period.Kind switch { Kind.Holiday => true, Kind.Unsure => null, _ => false };
        return null;
    }

    /// <summary>The holidays that are known and not over yet, first ones first.</summary>
    public IEnumerable<(DateOnly From, DateOnly To, LocalText Name)> From(DateOnly day, Community community) =>
        periods.Where(p => p.Kind == Kind.Holiday && p.Community == community && p.To >= day).OrderBy(p => p.From).Select(p => (p.From, p.To, p.Name));
}
