using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Coverage;
using Vuurtoren.Modules.Needs.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs;

public class GapRankingTests
{
    static readonly (double Latitude, double Longitude) here = (50.85, 4.35), farNorth = (50.95, 4.35);
    static readonly LocalText source = LocalText.NlFr("Bron", "Source")!;

    static KnownArea Area(string code) => new("md:" + code, AreaLevel.Neighbourhood, LocalText.NlFr("Buurt " + code, "Quartier " + code)!, true, "nis:21004", null, "04000");
    static Figure Says(string area, double? value, string kind = "poverty") => new(kind, "md:" + area, 2023, value, false, source, new(2026, 11, 30));

    static GapRanking Ranked(IEnumerable<Figure> figures, Dictionary<string, Cell>? offer = null, IReadOnlyList<(double, double)>? places = null, params string[] lowIsNeed) =>
        new([(Area("1"), here), (Area("2"), here), (Area("3"), farNorth)], figures.ToLookup(figure => figure.Area), lowIsNeed.ToHashSet(), offer ?? [], places ?? [here], new Dictionary<string, long> { ["nis:21004"] = 7 });

    [Fact]
    public void Much_need_and_no_offer_nearby_comes_first()
    {
        var ranking = Ranked([Says("1", 30), Says("2", 10), Says("3", 30)]);
        Assert.Equal(["md:3", "md:1", "md:2"], ranking.Lines.Select(line => line.Area.Code));
        Assert.InRange(ranking.Lines[0].Metres!.Value, 11_000, 11_300);
        Assert.Equal((0, 1), (ranking.Lines[0].Near, ranking.Lines[1].Near));
        Assert.Equal(7, ranking.Lines[0].Unfound);
    }

    [Fact]
    public void An_area_of_which_nothing_is_known_is_not_ranked_as_if_it_had_no_need()
    {
        var ranking = Ranked([Says("1", 30), Says("2", null)]);
        Assert.Equal(["md:1"], ranking.Lines.Select(line => line.Area.Code));
        Assert.Equal(["md:2", "md:3"], ranking.Unknown.Select(area => area.Code));
    }

    [Fact]
    public void Signals_weigh_as_one_figure_where_they_are_known()
    {
        GapRanking With(Dictionary<string, long>? signals) => new([(Area("1"), here), (Area("2"), here), (Area("3"), farNorth)], new[] { Says("1", 20), Says("2", 20), Says("3", 20) }.ToLookup(figure => figure.Area), new HashSet<string>(), new Dictionary<string, Cell>(), [here], new Dictionary<string, long>(), signals);
        var ranking = With(new() { ["md:1"] = 0, ["md:2"] = 9 });
        Assert.Equal([0.5, 0.375, 0.625], new[] { "md:3", "md:1", "md:2" }.Select(code => ranking.Lines.Single(line => line.Area.Code == code).Need));
        Assert.Equal((long?)9, ranking.Lines.Single(line => line.Area.Code == "md:2").Signals);
        Assert.Null(ranking.Lines.Single(line => line.Area.Code == "md:3").Signals); // of another coordination
        Assert.All(With(new() { ["md:1"] = 0 }).Lines, line => Assert.Equal(0.5, line.Need)); // nobody sent any: it says nothing
    }

    [Fact]
    public void A_low_income_is_a_great_need() =>
        Assert.Equal("md:2", Ranked([Says("1", 30_000, "income"), Says("2", 12_000, "income")], lowIsNeed: "income").Lines[0].Area.Code);

    [Fact]
    public void Hours_with_somebody_there_make_an_offer_less_thin()
    {
        var open = new Cell { Services = 1 };
        open.Week.Add(0, 540, 1020);
        var ranking = Ranked([Says("1", 20), Says("2", 20)], new() { ["md:1"] = open });
        Assert.Equal(["md:2", "md:1"], ranking.Lines.Select(line => line.Area.Code));
        Assert.Equal(16, ranking.Lines[1].HalfHours);
    }

    [Fact]
    public void Where_nobody_is_anywhere_all_are_as_far() => Assert.All(Ranked([Says("1", 20), Says("2", 20)], places: []).Lines, line => Assert.Null(line.Metres));
}
