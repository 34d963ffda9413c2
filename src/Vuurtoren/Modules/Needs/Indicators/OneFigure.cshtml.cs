using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Indicators;

/// <summary>One kind of figure: the map of a year, the ranked list, and the years. "?year=2022&amp;in=nis:21004".</summary>
[Can(Permission.ReadDirectory)]
public sealed class OneFigurePage(Db db, FigureWords words, Texts texts) : FiguresPage
{
    public Indicator Indicator { get; private set; } = null!;
    public Scope Scope { get; private set; } = null!;
    public int Year { get; private set; }
    public Ranking Ranking { get; private set; } = null!;
    public Years Years { get; private set; } = null!;
    /// <summary>Latest first, with how many areas have a figure.</summary>
    public IReadOnlyList<(int Year, int Areas)> AllYears { get; private set; } = [];
    /// <summary>Who published these figures, and when they were taken: one line each.</summary>
    public IReadOnlyList<(LocalText Source, DateOnly TakenOn)> Sources { get; private set; } = [];
    /// <summary>Whose own count it is.</summary>
    public string? Owner { get; private set; }
    public FigureWords Words => words;
    public string Name => Indicator.Name.In(Lang).Text;
    public string Here => $"/{Lang}/figures/{Indicator.Key}";
    public bool ComparesMunicipality => !Indicator.IsCount && Indicator.Level == AreaLevel.Neighbourhood;
    public bool ComparesRegion => !Indicator.IsCount;

    protected override async Task<bool> Load()
    {
        await base.Load();
        var key = (string)RouteData.Values["key"]!;
        if (await db.Set<Indicator>().AsNoTracking().SingleOrDefaultAsync(i => i.Key == key) is not { } found || Scope.Find(found.Level, Request.Query["in"]) is not { } scope) return false;
        var values = await db.Set<IndicatorValue>().AsNoTracking().Where(value => value.Indicator == key).ToListAsync();
        AllYears = [.. values.GroupBy(value => value.Year).Select(group => (group.Key, group.Count())).OrderByDescending(one => one.Key)];
        if (AllYears.Count == 0) return false;
        Year = AllYears[0].Year;
        if (Request.Query["year"].ToString() is { Length: > 0 } asked && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || AllYears.All(one => one.Year != (Year = year)))) return false;
        (Indicator, Scope, Title, Summary) = (found, scope, found.Name.In(Lang).Text, FigureWords.Text(found.Meaning, Lang));
        if (Summary.Length == 0) Summary = null;
        Ranking = new(found, values.Where(value => value.Year == Year), scope.Areas);
        Years = new(values, scope.Areas);
        Sources = [.. values.Where(value => value.Year == Year).Select(value => (value.Source ?? found.Source!, value.TakenOn)).Distinct().OrderByDescending(one => one.TakenOn)];
        if (found.CoordinationId is { } owner) Owner = (await CoordinationNames.Of(db, [owner], Lang)).GetValueOrDefault(owner);
        return true;
    }

    public void OnGet() { }

    public IEnumerable<Choice> YearChoices => AllYears.Select(one => new Choice(Text(one.Year), texts["figures.year.choice", one.Year, texts.Number("figures.areas." + Indicator.Level, one.Areas)]));
    public IEnumerable<Choice> ScopeChoices => Scope.Of(Indicator.Level).Select(one => new Choice(one.Code, one.Name.In(Lang).Text));

    public string Said(double? value) => words.Of(Indicator.Unit, value);

    public string Bounds(ValueClass one) => one.Low == one.High ? Said(one.Low) : texts["figures.from-to", Said(one.Low), Said(one.High)];

    /// <summary>"hoger (19,2 %)"; null: there is nothing to compare with.</summary>
    public string? Compared(Middle? middle, Ranked row) => middle is not null && row.Figure.Value is { } value ? texts["figures.beside", words.Said(middle.Compare(value)), Said(middle.Value)].Value : null;

    public IHtmlContent Map => FigureSvg.Map(MapShapes.Of(Scope), Ranking, texts["figures.map", Name, Scope.Name.In(Lang).Text, Year], Description, Pointed);

    string Description => string.Join(" ", Ranking.Bounds.Select(one => texts["figures.class", one.Number, Bounds(one), texts.Number("figures.areas." + Indicator.Level, one.Areas)].Value).Append(texts["figures.map.table"]));

    string Pointed(string code)
    {
        var name = Areas.Find(code)!.Name.In(Lang).Text;
        return Ranking.Rows.FirstOrDefault(row => row.Area.Code == code) is { } row ? $"{name}{texts["web.colon"].Value} {Said(row.Figure.Value)}" : $"{name}{texts["web.colon"].Value} {texts[Areas.Find(code)!.Inhabited ? "figures.missing" : "figures.empty"]}";
    }

    /// <summary>"2015: 6,4 · 2016: 6,9": a year that is missing is not in it.</summary>
    public string YearByYear(IReadOnlyDictionary<int, double> values) => string.Join(" · ", values.OrderBy(one => one.Key).Select(one => $"{Text(one.Key)}:\u00a0{FigureWords.Bare(Indicator.Unit, one.Value)}"));

    public string NameOf(KnownArea area) => area.Name.In(Lang).Text;

    public string FileOf(string kind) => $"{Here}/export.{kind}?year={Text(Year)}&in={Uri.EscapeDataString(Scope.Code)}";

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
