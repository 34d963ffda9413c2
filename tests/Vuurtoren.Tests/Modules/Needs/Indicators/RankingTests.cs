using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Indicators;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs.Indicators;

/// <summary>Ranks, classes and what a figure is compared with; the shapes of the map.</summary>
public sealed class RankingTests
{
    static readonly LocalText source = LocalText.NlFr("Bron", "Source")!;
    static readonly DateOnly day = new(2026, 1, 5);

    internal static Indicator Own(Unit unit, AreaLevel level = AreaLevel.Neighbourhood, bool? worse = true) => Indicator.Own(LocalText.NlFr("Telling", "Comptage"), null, unit, level, worse, null, [], DateTime.UnixEpoch);

    static Ranking Of(Indicator indicator, params (string Area, double Value)[] figures) =>
        new(indicator, figures.Select(one => IndicatorValue.Of(indicator, one.Area, 2024, one.Value, false, source, day)), [.. Areas.Of(indicator.Level).Where(area => area.Region == Areas.Brussels)]);

    [Theory, InlineData(21060, "21.060"), InlineData(12.5, "12,50"), InlineData(3.001, "3")]
    public void An_amount_has_cents_when_there_are_any(double value, string read)
    {
        System.Globalization.CultureInfo.CurrentCulture = new("nl-BE");
        Assert.Equal(read, FigureWords.Bare(Unit.Euro, value));
        Assert.Equal("3", FigureWords.Bare(Unit.Persons, 3));
    }

    [Fact]
    public void Equal_figures_share_a_rank_and_a_class_and_what_has_no_figure_has_neither()
    {
        var ranking = Of(Own(Unit.Percent), ("md:1", 10), ("md:2", 20), ("md:3", 20), ("md:4", 5));
        Assert.Equal([("md:3", 1), ("md:2", 1), ("md:1", 3), ("md:4", 4)], ranking.Rows.Select(row => (row.Area.Code, row.Rank!.Value)));
        Assert.Equal(ranking.Rows[0].Class, ranking.Rows[1].Class);
        Assert.Equal(114, ranking.Missing.Count);
        Assert.Equal(27, ranking.Empty.Count);
        Assert.Equal([5, 10, 20], ranking.Bounds.Select(one => one.Low));
        Assert.Equal(4, ranking.Bounds.Sum(one => one.Areas));
    }

    [Fact]
    public void The_lowest_is_first_where_low_is_the_bad_sign() =>
        Assert.Equal(["md:4", "md:1", "md:2"], Of(Own(Unit.Euro, worse: false), ("md:1", 10), ("md:2", 20), ("md:4", 5)).Rows.Select(row => row.Area.Code));

    [Fact]
    public void It_is_compared_with_the_middle_of_three_or_more_and_counts_are_not_compared()
    {
        var hoods = Areas.Of(AreaLevel.Neighbourhood).Where(area => area.Municipality == "nis:21004" && area.Inhabited).Take(3).ToList();
        var ranking = Of(Own(Unit.Percent), (hoods[0].Code, 10), (hoods[1].Code, 20), (hoods[2].Code, 40));
        Assert.Equal(new Middle(20, 3), ranking.InMunicipality(hoods[0]));
        Assert.Equal(Beside.Lower, ranking.InMunicipality(hoods[0])!.Compare(10));
        Assert.Equal(Beside.Same, ranking.InRegion(hoods[0])!.Compare(20.9));
        Assert.Equal(Beside.Higher, ranking.InRegion(hoods[0])!.Compare(21.1));
        Assert.Null(Of(Own(Unit.Percent), (hoods[0].Code, 10), (hoods[1].Code, 20)).InMunicipality(hoods[0]));
        Assert.Null(Of(Own(Unit.Persons), (hoods[0].Code, 10), (hoods[1].Code, 20), (hoods[2].Code, 40)).InRegion(hoods[0]));
    }

    [Fact]
    public void Fewer_than_five_people_has_no_rank_and_no_class_and_the_number_is_gone()
    {
        var row = Of(Own(Unit.Persons), ("md:1", 12), ("md:2", 4), ("md:3", 0)).Rows.Last();
        Assert.True(row.Figure.IsFew && row.Rank is null && row.Class is null);
        Assert.Equal(4, Of(Own(Unit.Pieces), ("md:2", 4)).Rows.Single().Figure.Value); // meals are nobody
    }

    [Fact]
    public void An_own_count_says_what_it_counts_and_never_meets_the_address_of_another()
    {
        Assert.Equal("own-comptage", Own(Unit.Persons).Key);
        Assert.Equal("own-comptage-2", Indicator.Own(LocalText.NlFr("Telling", "Comptage!"), null, Unit.Files, AreaLevel.Municipality, null, null, ["own-comptage", "density"], DateTime.UnixEpoch).Key);
        Assert.Equal("figures.name.missing", Assert.Throws<RuleBroken>(() => Indicator.Own(null, null, Unit.Files, AreaLevel.Municipality, null, null, [], DateTime.UnixEpoch)).Message);
        Assert.Equal("figures.unit.missing", Assert.Throws<RuleBroken>(() => Indicator.Own(source, null, Unit.PerHundredHouseholds, AreaLevel.Municipality, null, null, [], DateTime.UnixEpoch)).Message);
        Assert.Equal("figures.level.missing", Assert.Throws<RuleBroken>(() => Indicator.Own(source, null, Unit.Files, null, null, null, [], DateTime.UnixEpoch)).Message);
    }

    [Fact]
    public void Every_scope_can_be_drawn_small_enough_for_a_page()
    {
        foreach (var level in Enum.GetValues<AreaLevel>())
            foreach (var scope in Scope.Of(level).Where(one => one.IsRegion || one.Code is Areas.Belgium or "nis:21004" or "20001"))
            {
                var shapes = MapShapes.Of(scope);
                Assert.Equal(scope.Areas.Count, shapes.Shapes.Count);
                Assert.All(shapes.Shapes, shape => Assert.Matches("^(M[0-9]+ [0-9]+l[-0-9 ]+z)+$", shape.Path));
                Assert.InRange(shapes.Shapes.Sum(shape => shape.Path.Length) + shapes.Borders.Length, 1, 300_000);
            }
    }
}
