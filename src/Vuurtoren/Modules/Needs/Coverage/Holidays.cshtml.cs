using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Coverage;

/// <summary>What there is for children and young people in each week of school holidays of the coming year: weeks in which nobody is there stand out.</summary>
[Can(Permission.ReadOffer)]
public sealed class HolidaysPage(Db db, Territories territories, Actors actors, Texts texts, CoverageOfOffer coverage, HolidayOffers holidays) : CoverageView(db, territories, actors, texts)
{
    const int MostServices = 200;

    public IReadOnlyList<HolidayWeek> Weeks { get; private set; } = [];
    public IReadOnlyList<HolidayLine> Lines { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        (Title, Unlisted, Rare) = (Texts["coverage.holidays.link"], true, true);
        await Choose(await coverage.Ask(Today, (table, _) => table.Areas.ToList()));
        if (Where is null) return true;
        Title = Texts["coverage.holidays.title", AreaName];
        Weeks = HolidayOffers.Weeks(Today);
        var offers = await coverage.Ask(Today, (table, _) => table.In(Where, IsForTheYoung));
        Lines = [.. holidays.Of([.. offers.Where(offer => !offer.Discreet).Select(offer => offer.Id).Take(MostServices)], Where, Weeks, Texts).OrderBy(line => line.Name.In(Lang).Text, StringComparer.CurrentCultureIgnoreCase)];
        return true;
    }

    /// <summary>It says so itself, or falls under one of their themes.</summary>
    static bool IsForTheYoung(Offer offer) => offer.Targets.Any(target => target is "children" or "young-people") || offer.Themes.Any(theme => theme is "children" or "youth");

    public void OnGet() { }

    public IReadOnlyList<HolidayLine> In(HolidayWeek week) => [.. Lines.Where(line => DaysOf(line, week) > 0)];
    public static int DaysOf(HolidayLine line, HolidayWeek week) => week.Days.Count(day => line.Days.Contains(day.Day));
    public IEnumerable<HolidayWeek> Empty => Weeks.Where(week => In(week).Count == 0);
    /// <summary>Weeks with something on each working day, for each band of ages apart; bands without such a week are left out.</summary>
    public IEnumerable<(AgeBand Ages, IReadOnlyList<HolidayWeek> Weeks)> Full => AgeBand.All.Select(band => (band, (IReadOnlyList<HolidayWeek>)[.. Weeks.Where(week => band.IsFull(week, Lines))])).Where(one => one.Item2.Count > 0);
    public IEnumerable<HolidayLine> Unknown => Lines.Where(line => line.Unknown);

    /// <summary>"21 tot 25 december".</summary>
    public string Dates(HolidayWeek week)
    {
        var (from, to) = (week.Days[0].Day, week.Days[^1].Day);
        string Said(DateOnly day, string format) => day.Written(format);
        return from == to ? Said(from, "d MMMM yyyy") : Texts["coverage.holidays.week", Said(from, from.Month == to.Month ? "%d" : "d MMMM"), Said(to, "d MMMM yyyy")];
    }

    /// <summary>Whose holiday it is: of all schools on each day, or of those in one language.</summary>
    public string Schools(HolidayWeek week) => Texts[week.Days.All(day => day is { Dutch: true, French: true }) ? "coverage.holidays.both" : week.Days.All(day => !day.French) ? "coverage.holidays.dutch" : week.Days.All(day => !day.Dutch) ? "coverage.holidays.french" : "coverage.holidays.both"];
}
