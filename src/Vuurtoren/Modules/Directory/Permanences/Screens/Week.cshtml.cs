using System.Globalization;
using System.Text.RegularExpressions;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Permanences.Screens;

/// <summary>Who holds office in a house in one week, day by day, and what comes back every week.</summary>
public sealed partial class HouseWeekPage(Houses houses, DirectorySheets sheets, DirectoryIndex index, Texts texts) : HousePage(houses, sheets, index, texts)
{
    /// <summary>So far back and ahead one can leaf.</summary>
    const int WeeksBack = 8, WeeksAhead = 52;

    public sealed record Day(DateOnly On, string? Holiday, IReadOnlyList<Sitting> Sittings);

    public DateOnly Monday { get; private set; }
    public bool IsThisWeek => Monday == Today.Monday();
    public IReadOnlyList<Day> Days { get; private set; } = [];
    /// <summary>What is held now or later, once each.</summary>
    public IReadOnlyList<Permanence> Held { get; private set; } = [];

    protected override bool Show()
    {
        if (WeekOf(Request.Query["week"]) is not { } monday) return false;
        (Monday, Unlisted) = (monday, monday != Today.Monday());
        Title = Texts["permanence.week.title", Name.Length > 40 ? Name[..39] + "…" : Name];
        Summary = Texts["permanence.week.summary", Name];
        var sittings = House.Office.Sittings(Monday, Monday.AddDays(6)).ToLookup(sitting => sitting.Day);
        Days = [.. Enumerable.Range(0, 7).Select(Monday.AddDays).Where(day => day.Weekday() < Weekday.Sa || sittings.Contains(day))
            .Select(day => new Day(day, PublicHolidays.On(day) is { } holiday ? Texts["directory.holiday." + holiday].Value : null, [.. sittings[day]]))];
        Held = [.. House.Office.All.Where(permanence => permanence.RemovedAt is null && !(permanence.LastOn < Today)).OrderBy(p => p.Weekdays.FirstOrDefault()).ThenBy(p => p.Opens)];
        return true;
    }

    /// <summary>Held by an organisation whose sheets the reader keeps.</summary>
    public bool IsMine(Permanence permanence) => !MayEdit && House.Office.Of(permanence).Holder is { } holder && Me.Where(Permission.EditSheets).Contains(new(ScopeKind.Organization, holder));

    /// <summary>"2026-W49"; none is this week; null is a week that nobody can look at.</summary>
    DateOnly? WeekOf(string? asked)
    {
        var now = Today.Monday();
        if (string.IsNullOrEmpty(asked)) return now;
        if (WeekName().Match(asked) is not { Success: true } week) return null;
        var (year, number) = (int.Parse(week.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(week.Groups[2].Value, CultureInfo.InvariantCulture));
        if (year is < 2000 or > 2200 || number < 1 || number > ISOWeek.GetWeeksInYear(year)) return null;
        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday));
        return monday >= now.AddDays(-7 * WeeksBack) && monday <= now.AddDays(7 * WeeksAhead) ? monday : null;
    }

    /// <summary>The address of the week that lies so many weeks further; null: that far one cannot leaf.</summary>
    public string? To(int weeks)
    {
        var name = Wording.Week.Of(Monday.AddDays(7 * weeks));
        return WeekOf(name) is not { } monday ? null : $"/{Lang}/house/{Id}{(monday == Today.Monday() ? "" : "?week=" + name)}";
    }

    /// <summary>"30 november – 4 december 2026".</summary>
    public string WeekWords => Texts["permanence.week.of", Monday.Written(Monday.Month == Monday.AddDays(6).Month ? "%d" : "d MMMM"), Words.Date(Monday.AddDays(6))];

    [GeneratedRegex(@"^(\d{4})-W(\d{2})\z")]
    private static partial Regex WeekName();
}
