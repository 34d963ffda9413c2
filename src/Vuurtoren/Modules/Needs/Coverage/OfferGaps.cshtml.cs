using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Indicators;
using Vuurtoren.Modules.Needs.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Coverage;

/// <summary>Areas where the need for one theme is high and the offer thin or far, with what that rests on. No service is named.</summary>
[Can(Permission.ReadOffer)]
public sealed class OfferGapsPage(Db db, Database database, Territories territories, Actors actors, Texts texts, CoverageOfOffer coverage, KeptFigures figures, GapRankings rankings, FigureWords words) : CoverageView(db, territories, actors, texts)
{
    const int AtFirst = 25, Weeks = 52;

    static readonly Func<Db, List<Guid>, string, DateOnly, IAsyncEnumerable<(string Area, long Many)>> signals = PreparedQuery.Of((Db db, List<Guid> coordinations, string theme, DateOnly since) => db.Set<Signal>()
        .Where(s => coordinations.Contains(s.CoordinationId) && s.Theme == theme && s.Area != null && s.SentOn > since).GroupBy(s => s.Area!).Select(area => new ValueTuple<string, long>(area.Key, area.LongCount())));

    [BindProperty(SupportsGet = true)] public string? Theme { get; set; }
    /// <summary>"municipality", else neighbourhoods of Brussels.</summary>
    [BindProperty(SupportsGet = true)] public string? Level { get; set; }
    [BindProperty(SupportsGet = true)] public bool All { get; set; }
    /// <summary>Only the areas of the own coordination.</summary>
    [BindProperty(SupportsGet = true)] public bool Mine { get; set; }

    AreaLevel Of => Level == "municipality" ? AreaLevel.Municipality : AreaLevel.Neighbourhood;
    IReadOnlyDictionary<string, FigureKind> kinds = new Dictionary<string, FigureKind>();
    IReadOnlyList<(int Rank, AreaGap Gap)> lines = [];

    public GapRanking Ranking { get; private set; } = null!;
    /// <summary>With their place among all, also when only some are asked for.</summary>
    public IEnumerable<(int Rank, AreaGap Gap)> Shown => lines.Take(All ? int.MaxValue : AtFirst);
    public int Count => lines.Count;
    public bool HasMore => !All && lines.Count > AtFirst;
    public bool HasOwn => own.Count > 0;
    /// <summary>What is asked, without how much of it, in an address.</summary>
    public string Question => QueryString.Create(new Dictionary<string, string?> { ["theme"] = Theme, ["level"] = Level, ["target"] = Target, ["spoken"] = Spoken, ["mine"] = Mine ? "true" : null }.Where(one => !string.IsNullOrEmpty(one.Value))).Value!;
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
        var (asked, latest) = await figures.Of(Db, kinds => ForThemes.Among([.. kinds.Where(kind => kind.Level == Of && !kind.IsCount)], Theme));
        kinds = asked.ToDictionary(kind => kind.Key);
        var (unfound, told) = (Unfound.Of(database, Theme, Weeks, Today), await SignalsByArea());
        Ranking = await coverage.Ask(Today, (table, _) => rankings.Of($"{Theme} {Of} {Whom}", new(latest, table.Stamp, unfound, told), () => Rank(table, latest, unfound, told)));
        lines = [.. Ranking.Lines.Select((gap, at) => (at + 1, gap)).Where(line => !Mine || IsOwn(line.gap))];
        return true;
    }

    /// <summary>Where the directory has nothing at all of any theme, it is the directory that is thin: those areas are not there.</summary>
    GapRanking Rank(OfferTable table, ILookup<string, Figure> latest, IReadOnlyDictionary<string, long> unfound, IReadOnlyDictionary<string, long>? told)
    {
        var here = table.Areas.Select(Areas.Find).OfType<KnownArea>().Select(Around).ToHashSet();
        return new([.. Areas.Middles(Of).Where(one => one.Area.Inhabited && here.Contains(Around(one.Area)))], latest, kinds.Values.Where(kind => kind.HigherIsWorse == false).Select(kind => kind.Key).ToHashSet(),
            table.OfTheme(Theme!, Whom), [.. table.PlacesOf(Theme!, Whom).Distinct()], unfound, told);
    }

    /// <summary>In the last year about this theme, for whoever groups the signals of a coordination anyway. Who only reads reports is told nothing of them.</summary>
    async Task<IReadOnlyDictionary<string, long>?> SignalsByArea()
    {
        var read = Me.Coordinations(Permission.GroupSignals);
        if (read.Count == 0) return null;
        var (since, here) = (Today.AddDays(-7 * Weeks), await Territory(read));
        var codes = await signals(Db, read, Theme!, since).ToListAsync();
        var told = Areas.Of(Of).Where(area => here.Contains(area.Code) || here.Contains(area.Municipality)).ToDictionary(area => area.Code, _ => 0L);
        foreach (var (code, many) in codes)
        {
            var area = Areas.Find(code) is { } found && Of == AreaLevel.Municipality ? found.Municipality : code;
            if (told.ContainsKey(area)) told[area] += many;
        }
        return told;
    }

    /// <summary>The province, or Brussels.</summary>
    static string Around(KnownArea area) => area.Province ?? area.Region;

    public void OnGet() { }

    /// <summary>As it is shown, with for each figure its year and what the source remarks.</summary>
    public IActionResult OnGetCsv()
    {
        string[] heads = [Texts["coverage.rank"], Texts["coverage.where"], "code", Texts["coverage.services"], Texts["coverage.checked"], Texts["coverage.metres"], Texts["coverage.near"], Texts["coverage.hours-week"], Texts["coverage.unfound"], Texts["coverage.signals"],
            .. kinds.Values.Select(kind => $"{kind.Name.In(Lang).Text} ({words.UnitOf(kind.Unit)})"), Texts["coverage.remarks"]];
        return File(TableFile.Csv(heads, lines.Select(line => Row(line.Rank, line.Gap)), marked: true), TableFile.CsvType, $"{Title}.csv");
    }

    object?[] Row(int rank, AreaGap gap) =>
    [
        rank, Name(gap.Area.Code), gap.Area.Code, gap.Services, gap.Checked, gap.Metres is { } metres ? Math.Round(metres) : null, gap.Near, gap.HalfHours / 2m, gap.Unfound, gap.Signals,
        .. kinds.Keys.Select(kind => (object?)gap.Figures.FirstOrDefault(one => one.Figure.Indicator == kind)?.Figure.Value),
        string.Join("; ", gap.Figures.Select(one => Texts["coverage.remark", kinds[one.Figure.Indicator].Name.In(Lang).Text, one.Figure.Year].Value + (one.Figure.Noted ? ", " + Texts["figures.noted.short"] : ""))),
    ];

    /// <summary>"Werkloosheid: 23,4 % (2023). Hoger dan in 87 op de 100 gebieden."</summary>
    public string Said(NeedFigure of)
    {
        var kind = kinds[of.Figure.Indicator];
        var said = Texts[kind.HigherIsWorse == false ? "coverage.figure.lower" : "coverage.figure.higher", kind.Name.In(Lang).Text, words.Of(kind.Unit, of.Figure.Value), of.Figure.Year, Math.Round(of.Heavier * 100)].Value;
        return of.Figure.Noted ? said + " " + Texts["figures.noted.this"] : said;
    }

    public string Offer(AreaGap gap) => gap.Services == 0
        ? gap.Metres is { } metres ? Texts["coverage.gap.none", Distance(metres)] : Texts["coverage.gap.nowhere"]
        : Texts.Number("coverage.gap.services", gap.Services) + " " + Texts["coverage.gap.hours", (gap.HalfHours / 2m).ToString("0.#", CultureInfo.CurrentCulture), gap.Checked, gap.Services];

    public string Nearby(AreaGap gap) => gap.Near == 0 ? Texts["coverage.gap.not-near"] : Texts.Number("coverage.gap.near", gap.Near);

    string Distance(double metres) => metres < 1000 ? Texts["coverage.metres.few", Math.Round(metres / 50) * 50] : Texts["coverage.kilometres", (metres / 1000).ToString("0.0", CultureInfo.CurrentCulture)];
    public static string PathOf(KnownArea area) => "/figures/area/" + area.Code.Replace(':', '/');
}
