using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Coverage;

/// <summary>All hours of one theme in one area on one grid, when nobody is there, and what would be if one service moved.</summary>
[Can(Permission.ReadOffer)]
public sealed class WeekPage(Db db, Territories territories, Actors actors, Texts texts, CoverageOfOffer coverage) : CoverageView(db, territories, actors, texts)
{
    const int MostNamed = 200;

    /// <summary>A service with what everybody may know of it.</summary>
    /// <param name="Name">Null: a discreet one, counted and not named.</param>
    public sealed record Line(Guid Id, LocalText? Name, WeekBits Week, bool IsChecked);

    [BindProperty(SupportsGet = true)] public string? Theme { get; set; }
    /// <summary>"true": a week of school holidays.</summary>
    [BindProperty(SupportsGet = true)] public bool Holidays { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Move { get; set; }
    [BindProperty(SupportsGet = true)] public int From { get; set; }
    [BindProperty(SupportsGet = true)] public int To { get; set; } = 3;
    /// <summary>Minutes after midnight.</summary>
    [BindProperty(SupportsGet = true)] public int At { get; set; } = 17 * 60;

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public WeekPicture Picture { get; private set; } = null!;
    /// <summary>The Monday of the week that stands for all others; null: the calendar knows no school holidays.</summary>
    public DateOnly? Monday { get; private set; }
    public int Unknown { get; private set; }

    /// <summary>Of the grid, in hours: 7 to 21, and more when somebody is there earlier or later.</summary>
    public int FirstHour { get; private set; } = 7;
    public int LastHour { get; private set; } = 21;

    protected override async Task<bool> Load()
    {
        if (!Themes.Any(theme => theme.Code == Theme)) return false;
        await Choose(await coverage.Ask(Today, (table, _) => table.Areas.ToList()));
        if (Where is null) return false;
        (Title, Unlisted) = (Texts["coverage.week.title", ThemeName(Theme!), AreaName], true);
        var (offers, weeks) = await coverage.Ask(Today, (table, weeks) => (table.In(Where, Theme!, Whom), weeks));
        Monday = Holidays ? weeks.Holidays : weeks.Ordinary;
        var names = await NamesOnSheets.Services(Db, [.. offers.Select(offer => offer.Id).Take(MostNamed)]);
        Lines = [.. offers.Select(offer => LineOf(offer, names.GetValueOrDefault(offer.Id))).OrderByDescending(line => line.Week.Count)];
        Unknown = offers.Count(offer => offer.Places.Any(place => place.Areas.Contains(Where) && place.HolidaysUnknown));
        Picture = new(Lines.ToDictionary(line => line.Id, line => line.Week), Asks() ? new(Move!.Value, From, To, At) : null);
        for (var hour = 0; hour < 24; hour++)
            if (Enumerable.Range(0, 7).Any(day => Picture.At(day, 2 * hour) + Picture.At(day, 2 * hour + 1) + Picture.Then(day, 2 * hour) + Picture.Then(day, 2 * hour + 1) > 0)) (FirstHour, LastHour) = (Math.Min(FirstHour, hour), Math.Max(LastHour, hour + 1));
        return true;
    }

    bool Asks() => Move is { } id && Lines.Any(line => line.Id == id && line.Name is not null) && From is >= 0 and < 7 && To is >= 0 and < 7 && At is >= 0 and < 1440;

    Line LineOf(Offer offer, LocalText? name)
    {
        var week = default(WeekBits);
        foreach (var place in offer.Places.Where(place => place.Areas.Contains(Where))) week.Unite(Holidays ? place.Holidays : place.Week);
        return new(offer.Id, offer.Discreet ? null : name, week, offer.Places.Any(place => place.Areas.Contains(Where) && place.CheckedOn is not null));
    }

    public void OnGet() { }

    public string HoursIn(WeekBits week) => HoursOf(week);
    public static string Clock(int slot) => string.Create(CultureInfo.InvariantCulture, $"{slot / 2}:{slot % 2 * 30:00}");
    public string Day(int day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)((day + 1) % 7));
    /// <summary>"ma", "lun": for a telephone, where seven whole names do not fit.</summary>
    public string ShortDay(int day) => CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)((day + 1) % 7)).TrimEnd('.');
    /// <summary>"maandag 12:00–13:00".</summary>
    public string Stretch((int Day, int From, int To) of) => $"{Day(of.Day)} {Hours(of)}";
    /// <summary>"12:00–13:00".</summary>
    public static string Hours((int Day, int From, int To) of) => $"{Clock(of.From)}–{Clock(of.To)}";
    public IEnumerable<Choice> Days => Enumerable.Range(0, 7).Select(day => new Choice(day.ToString(CultureInfo.InvariantCulture), Day(day)));
    public IEnumerable<Choice> Begins => Enumerable.Range(14, 29).Select(slot => new Choice((slot * 30).ToString(CultureInfo.InvariantCulture), Clock(slot)));
    public IEnumerable<Choice> Movable => Lines.Where(line => line.Name is not null && line.Week.Count > 0).Select(line => new Choice(line.Id.ToString(), line.Name!.In(Lang).Text));

    /// <summary>How dark a cell is: 0 nobody, 1 one, 2 two or three, 3 more. The number stands in it.</summary>
    public static int Shade(int many) => many switch { 0 => 0, 1 => 1, < 4 => 2, _ => 3 };
}
