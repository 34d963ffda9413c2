using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Coverage;

/// <summary>Areas where the need for one theme is high and the offer thin or far, with what that rests on. No service is named.</summary>
[Can(Permission.ReadOffer)]
public sealed class OfferGapsPage(Db db, Database database, Territories territories, Actors actors, Texts texts, CoverageOfOffer coverage) : CoverageView(db, territories, actors, texts)
{
    const int AtFirst = 25, Weeks = 52;

    [BindProperty(SupportsGet = true)] public string? Theme { get; set; }
    /// <summary>"municipality", else neighbourhoods of Brussels.</summary>
    [BindProperty(SupportsGet = true)] public string? Level { get; set; }
    [BindProperty(SupportsGet = true)] public bool All { get; set; }

    AreaLevel Of => Level == "municipality" ? AreaLevel.Municipality : AreaLevel.Neighbourhood;
    IReadOnlyDictionary<string, FigureKind> kinds = new Dictionary<string, FigureKind>();

    public GapRanking Ranking { get; private set; } = null!;
    public IEnumerable<(int Rank, AreaGap Gap)> Shown => Ranking.Lines.Take(All ? int.MaxValue : AtFirst).Select((gap, at) => (at + 1, gap));
    public bool HasMore => !All && Ranking.Lines.Count > AtFirst;
    public IEnumerable<Choice> ThemeChoices => Themes.Select(theme => new Choice(theme.Code, theme.Name.In(Lang).Text));
    public IEnumerable<Choice> Levels => new[] { "neighbourhood", "municipality" }.Select(level => new Choice(level, Texts["coverage.level." + level]));
    /// <summary>The figures by which the need is judged.</summary>
    public IEnumerable<FigureKind> Kinds => kinds.Values;
    public bool IsOwn(AreaGap gap) => own.Contains(gap.Area.Code) || own.Contains(gap.Area.Municipality);
    IReadOnlyList<string> own = [];

    protected override async Task<bool> Load()
    {
        if (string.IsNullOrEmpty(Theme)) Theme = Themes.Count > 0 ? Themes[0].Code : "";
        if (!Themes.Any(theme => theme.Code == Theme)) return false;
        (Title, Unlisted, Rare) = (Texts["coverage.gaps.title"], true, true);
        own = await Own();
        var all = (await Figures.Kinds(Db)).Where(kind => kind.Level == Of && !kind.IsCount && kind.CoordinationId is null).ToList();
        var fitting = all.Where(kind => ForThemes.Of(Theme).Contains(kind.Key)).ToList();
        kinds = (fitting.Count > 0 ? fitting : all.Where(kind => kind.HigherIsWorse is not null)).ToDictionary(kind => kind.Key);
        var (offer, places, here) = await coverage.Ask(Today, (table, _) => (table.OfTheme(Theme, Whom), table.PlacesOf(Theme, Whom).Distinct().ToList(), table.Areas.Select(Areas.Find).OfType<KnownArea>().Select(Around).ToHashSet()));
        // Where the directory has nothing at all of any theme, it is the directory that is thin.
        var areas = Areas.Outlines(Of).Where(outline => outline.Area.Inhabited && here.Contains(Around(outline.Area))).Select(outline => (outline.Area, outline.Middle)).ToList();
        Ranking = new(areas, await Figures.Latest(Db, [.. kinds.Keys]), kinds.Values.Where(kind => kind.HigherIsWorse == false).Select(kind => kind.Key).ToHashSet(), offer, places, Unfound.Of(database, Theme, Weeks, Today), await SignalsByArea());
        return true;
    }

    /// <summary>In the last year about this theme, for whoever groups the signals of a coordination anyway. Who only reads reports is told nothing of them.</summary>
    async Task<IReadOnlyDictionary<string, long>?> SignalsByArea()
    {
        var read = Me.Coordinations(Permission.GroupSignals);
        if (read.Count == 0) return null;
        var (since, here) = (Today.AddDays(-7 * Weeks), await Territory(read));
        var codes = await Db.Set<Signals.Signal>().Where(s => read.Contains(s.CoordinationId) && s.Theme == Theme && s.Area != null && s.SentOn > since).GroupBy(s => s.Area!).Select(area => new { area.Key, Many = area.LongCount() }).ToListAsync();
        var told = Areas.Of(Of).Where(area => here.Contains(area.Code) || here.Contains(area.Municipality)).ToDictionary(area => area.Code, _ => 0L);
        foreach (var one in codes)
        {
            var area = Areas.Find(one.Key) is { } found && Of == AreaLevel.Municipality ? found.Municipality : one.Key;
            if (told.ContainsKey(area)) told[area] += one.Many;
        }
        return told;
    }

    /// <summary>The province, or Brussels.</summary>
    static string Around(KnownArea area) => area.Province ?? area.Region;

    public void OnGet() { }

    public IActionResult OnGetCsv()
    {
        string[] heads = [Texts["coverage.rank"], Texts["coverage.where"], "code", Texts["coverage.services"], Texts["coverage.checked"], Texts["coverage.metres"], Texts["coverage.near"], Texts["coverage.hours-week"], Texts["coverage.unfound"], Texts["coverage.signals"], .. kinds.Values.Select(kind => kind.Name.In(Lang).Text)];
        return File(TableFile.Csv(heads, Ranking.Lines.Select((gap, at) => (object?[])[at + 1, Name(gap.Area.Code), gap.Area.Code, gap.Services, gap.Checked, gap.Metres is { } metres ? Math.Round(metres) : null, gap.Near, gap.HalfHours / 2m, gap.Unfound, gap.Signals,
            .. kinds.Keys.Select(kind => (object?)gap.Figures.FirstOrDefault(one => one.Figure.Indicator == kind)?.Figure.Value)]), marked: true), TableFile.CsvType, $"{Title}.csv");
    }

    /// <summary>"Werkloosheid: 23,4 (2023), hoger dan in 87 % van de buurten".</summary>
    public string Said(NeedFigure of)
    {
        var kind = kinds[of.Figure.Indicator];
        var heavier = Math.Round(of.Heavier * 100);
        return Texts[kind.HigherIsWorse == false ? "coverage.figure.lower" : "coverage.figure.higher", kind.Name.In(Lang).Text, of.Figure.Value!.Value.ToString(of.Figure.Value > 1000 ? "N0" : "0.#", CultureInfo.CurrentCulture), of.Figure.Year, heavier];
    }

    public string Offer(AreaGap gap) => gap.Services == 0
        ? gap.Metres is { } metres ? Texts["coverage.gap.none", Distance(metres)] : Texts["coverage.gap.nowhere"]
        : Texts.Number("coverage.gap.services", gap.Services) + " " + Texts["coverage.gap.hours", (gap.HalfHours / 2m).ToString("0.#", CultureInfo.CurrentCulture), gap.Checked, gap.Services];

    public string Nearby(AreaGap gap) => gap.Near == 0 ? Texts["coverage.gap.not-near"] : Texts.Number("coverage.gap.near", gap.Near);

    string Distance(double metres) => metres < 1000 ? Texts["coverage.metres.few", Math.Round(metres / 50) * 50] : Texts["coverage.kilometres", (metres / 1000).ToString("0.0", CultureInfo.CurrentCulture)];
    public static string PathOf(KnownArea area) => "/figures/area/" + area.Code.Replace(':', '/');
}
