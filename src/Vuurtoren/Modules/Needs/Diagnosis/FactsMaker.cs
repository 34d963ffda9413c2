using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Coverage;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Indicators;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>What the program knows of a theme in a territory today: figures, how much offer there is, and how many needs and signals. Numbers only.</summary>
public sealed class FactsMaker(CoverageOfOffer coverage, Actors actors)
{
    /// <summary>Areas of one figure: those where the need is greatest.</summary>
    const int MostAreas = 3;
    /// <summary>Areas with offer; the rest would be a table that nobody reads.</summary>
    const int MostOffer = 12;

    /// <param name="territory">Codes of areas: "nis:21013", "md:12".</param>
    public async Task<Facts> Of(Db db, Guid coordination, IReadOnlyList<string> territory, string theme, DateOnly today)
    {
        IReadOnlyList<KnownArea> areas = [.. Subjects.Areas(territory).Select(area => Areas.Find(area.Code)).OfType<KnownArea>()];
        var (needs, signals) = await Counted(db, coordination, theme);
        return new(await FiguresOf(db, areas, theme), await OfferOf(territory, theme, today), needs, signals is > 0 and < Facts.Least ? null : signals);
    }

    static async Task<IReadOnlyList<FactFigure>> FiguresOf(Db db, IReadOnlyList<KnownArea> areas, string theme)
    {
        var named = ForThemes.Of(theme).ToList();
        var kinds = (await db.Set<Indicator>().AsNoTracking().Where(one => one.CoordinationId == null && one.HigherIsWorse != null).ToListAsync()).Where(one => named.Count == 0 || named.Contains(one.Key)).OrderBy(one => one.Key, StringComparer.Ordinal);
        var facts = new List<FactFigure>();
        foreach (var kind in kinds)
        {
            List<KnownArea> here = [.. areas.Where(area => area.Level == kind.Level)];
            var codes = here.ConvertAll(area => area.Code);
            var known = db.Set<IndicatorValue>().AsNoTracking().Where(value => value.Indicator == kind.Key);
            if (await known.Where(value => codes.Contains(value.Area)).MaxAsync(value => (int?)value.Year) is not { } year) continue;
            var ranking = new Ranking(kind, await known.Where(value => value.Year == year).ToListAsync(), here);
            facts.AddRange(ranking.Rows.Take(MostAreas).Select(row => new FactFigure(kind.Name, row.Area.Name, year, kind.Unit, row.Figure.Value, ranking.InRegion(row.Area)?.Value, row.Figure.Source ?? kind.Source!)));
        }
        return facts;
    }

    async Task<IReadOnlyList<FactOffer>> OfferOf(IReadOnlyList<string> territory, string theme, DateOnly today)
    {
        if (actors.Themes.All(open => open.Code != theme)) return []; // of a discreet theme not even a number by area: one would be a place
        var cells = await coverage.Ask(today, (table, _) => table.OfTheme(theme));
        return [.. territory.Where(code => AreaNames.Of(code) is not null).Take(MostOffer).Select(code => (Name: AreaNames.Of(code)!, Cell: cells.GetValueOrDefault(code)))
            .Select(area => new FactOffer(area.Name, area.Cell.Services, area.Cell.Checked, area.Cell.Week.Count)).OrderBy(area => area.Services).ThenBy(area => area.Area.ToString(), StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>Only what members may read counts.</summary>
    static async Task<(int Needs, int Signals)> Counted(Db db, Guid coordination, string theme)
    {
        var needs = NeedsReading.There(db, coordination).Where(need => need.Theme == theme && need.VisibleOn != null);
        var signals = db.Set<Signal>().Where(signal => signal.CoordinationId == coordination && (signal.NeedId != null && needs.Any(need => need.Id == signal.NeedId) || signal.NeedId == null && signal.ReleasedOn != null && signal.Theme == theme));
        return (await needs.CountAsync(), await signals.CountAsync());
    }
}
