using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Indicators;

/// <summary>All figures of one area beside its municipality and the region, in words.</summary>
[Can(Permission.ReadDirectory)]
public sealed class AreaFiguresPage(Db db, FigureWords words, Texts texts) : FiguresPage
{
    /// <param name="InMunicipality">The middle neighbourhood; null: nothing to compare with.</param>
    /// <param name="Rank">Among all areas of the region with a figure; null: fewer than five.</param>
    /// <param name="Of">How many these are.</param>
    public sealed record Line(Indicator Indicator, IndicatorValue Figure, Middle? InMunicipality, Middle? InRegion, int? Rank, int Of);

    public KnownArea Area { get; private set; } = null!;
    public IReadOnlyList<Line> Lines { get; private set; } = [];
    /// <summary>The municipality of a neighbourhood, with its own figures.</summary>
    public KnownArea? Municipality { get; private set; }
    public IReadOnlyList<Line> OfMunicipality { get; private set; } = [];
    /// <summary>The neighbourhoods of a municipality.</summary>
    public IReadOnlyList<KnownArea> Hoods { get; private set; } = [];
    /// <summary>Kinds of figures that others of its level have, and this area has not.</summary>
    public IReadOnlyList<Indicator> Missing { get; private set; } = [];
    public string Name => Area.Name.In(Lang).Text;
    public string RegionName => FigureWords.Text(Areas.Around(Area.Region), Lang);

    /// <summary>After the language: "/figures/area/md/12".</summary>
    public static string PathOf(KnownArea area) => "/figures/area/" + area.Code.Replace(':', '/');

    protected override async Task<bool> Load()
    {
        await base.Load();
        if (Areas.Find($"{RouteData.Values["kind"]}:{RouteData.Values["id"]}") is not { } area) return false;
        (Area, Title, Summary) = (area, texts["figures.of", area.Name.In(Lang).Text], texts["figures.area.lead"]);
        var indicators = await db.Set<Indicator>().AsNoTracking().ToListAsync();
        Lines = await LinesOf(area, indicators);
        Missing = [.. indicators.Where(one => one.IsShipped && one.Level == area.Level && Lines.All(line => line.Indicator.Key != one.Key))];
        if (area.Level == AreaLevel.Municipality)
        {
            Hoods = [.. Areas.Of(AreaLevel.Neighbourhood).Where(hood => hood.Municipality == area.Code && hood.Inhabited).OrderBy(hood => hood.Name.In(Lang).Text, StringComparer.CurrentCultureIgnoreCase)];
            return true;
        }
        Municipality = Areas.Find(area.Municipality);
        if (Municipality is not null) OfMunicipality = await LinesOf(Municipality, indicators);
        return true;
    }

    public void OnGet() { }

    /// <summary>Each kind in its last year for this area, beside the others of the same year.</summary>
    async Task<IReadOnlyList<Line>> LinesOf(KnownArea area, List<Indicator> indicators)
    {
        var own = (await db.Set<IndicatorValue>().AsNoTracking().Where(value => value.Area == area.Code).ToListAsync()).GroupBy(value => value.Indicator).Select(group => group.MaxBy(value => value.Year)!).ToList();
        var lines = new List<Line>();
        foreach (var figure in own)
        {
            var indicator = indicators.Single(one => one.Key == figure.Indicator);
            var year = await db.Set<IndicatorValue>().AsNoTracking().Where(value => value.Indicator == figure.Indicator && value.Year == figure.Year).ToListAsync();
            var ranking = new Ranking(indicator, year, [.. Areas.Of(area.Level).Where(other => other.Region == area.Region)]);
            lines.Add(new(indicator, figure, ranking.InMunicipality(area), ranking.InRegion(area), ranking.Rows.First(row => row.Area.Code == area.Code).Rank, ranking.Rows.Count(row => row.Rank is not null)));
        }
        return [.. lines.OrderBy(line => !line.Indicator.IsShipped).ThenBy(line => FigureWords.Text(line.Indicator.Name, Lang), StringComparer.CurrentCultureIgnoreCase)];
    }

    public string Said(Line line) => words.Of(line.Indicator.Unit, line.Figure.Value);

    /// <summary>"Hoger dan in de gemeente (18,2 %) en dan in het gewest (19,0 %)." One sentence for each; empty: there is nothing to compare with.</summary>
    public IEnumerable<string> InWords(Line line)
    {
        if (line.Figure.Value is not { } value) yield break;
        if (line.InMunicipality is { } near) yield return texts["figures.words.municipality." + near.Compare(value), words.Of(line.Indicator.Unit, near.Value)];
        if (line.InRegion is { } wide) yield return texts["figures.words.region." + wide.Compare(value), words.Of(line.Indicator.Unit, wide.Value)];
        if (line.Rank is { } rank && !line.Indicator.IsCount) yield return texts[line.Indicator.HigherIsWorse == false ? "figures.words.rank.low" : "figures.words.rank.high", rank, line.Of];
    }

    public string SourceOf(Line line) => texts["figures.source.taken", FigureWords.Text(line.Figure.Source ?? line.Indicator.Source, Lang), FigureWords.Day(line.Figure.TakenOn)];
}
