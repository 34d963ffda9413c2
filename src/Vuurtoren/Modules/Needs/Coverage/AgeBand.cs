using Vuurtoren.Modules.Directory.Public;

namespace Vuurtoren.Modules.Needs.Coverage;

/// <summary>Ages that go together in holidays: a place for babies is none for a child of ten.</summary>
/// <param name="To">Included.</param>
public sealed record AgeBand(int From, int To)
{
    public static readonly IReadOnlyList<AgeBand> All = [new(0, 2), new(3, 5), new(6, 11), new(12, 17)];

    /// <summary>On each of its days there is something for each of these ages, of whichever service.</summary>
    public bool IsFull(HolidayWeek week, IReadOnlyList<HolidayLine> lines) => week.Days.All(day =>
    {
        List<HolidayLine> there = [.. lines.Where(line => line.Days.Contains(day.Day))];
        return Enumerable.Range(From, To - From + 1).All(age => there.Exists(line => line.IsFor(age)));
    });
}
