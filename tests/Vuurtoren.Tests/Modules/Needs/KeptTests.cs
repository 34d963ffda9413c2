using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Coverage;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Indicators;
using Vuurtoren.Modules.Needs.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Modules.Needs.Indicators;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>What is kept in memory follows each change at once, and shows nobody more than they may read. On both databases.</summary>
public sealed class KeptTests
{
    static readonly LocalText source = LocalText.From("nl", "OCMW")!;

    [Theory, EveryDatabase]
    public async Task What_needs_are_called_follows_each_change(TestDatabase test)
    {
        var database = test.WithTables();
        var (rooms, names) = (Rooms.In(database), new NeedNames());
        var need = rooms.Need("Wonen");
        await using (var db = database.Context())
        {
            Assert.Empty(await names.Of(db, rooms.Coordination, closed: false, "nl"));
            db.AddRange(need, rooms.Need("Armoede"));
            await db.SaveChangesAsync();
        }
        Assert.Equal(["Armoede", "Wonen"], await Called(closed: false));
        Assert.Equal(["Armoede", "Wonen"], await Called(closed: false)); // kept
        await Change(one => one.Describe(LocalText.From("nl", "Aan huis"), null, new("housing", null, null), null, [], Rooms.Today));
        Assert.Equal(["Aan huis", "Armoede"], await Called(closed: false));
        await Change(one => one.Becomes(NeedState.Closed, LocalText.From("nl", "Er is nu een dienst"), [], Rooms.Today));
        Assert.Equal(["Armoede"], await Called(closed: false));
        Assert.Equal(["Aan huis", "Armoede"], await Called(closed: true));
        await Change(one => one.Vanishes(Rooms.Today));
        Assert.Equal(["Armoede"], await Called(closed: true));

        async Task<IEnumerable<string>> Called(bool closed)
        {
            await using var db = database.Context();
            return (await names.Of(db, rooms.Coordination, closed, "nl")).Select(one => one.Title["nl"]!);
        }
        async Task Change(Action<Need> act)
        {
            await using var db = database.Context();
            act(await db.Set<Need>().SingleAsync(one => one.Id == need.Id));
            await db.SaveChangesAsync();
        }
    }

    [Theory, EveryDatabase]
    public async Task Figures_are_the_same_object_until_one_changes_and_own_counts_of_a_coordination_are_not_there(TestDatabase test)
    {
        var database = test.WithTables();
        var (rooms, kept) = (Rooms.In(database), new KeptFigures());
        var ours = RankingTests.Own(Unit.Percent);
        await using (var db = database.Context())
        {
            db.AddRange(ours, Indicator.Own(LocalText.From("nl", "Van één coördinatie"), null, Unit.Percent, AreaLevel.Neighbourhood, true, rooms.Coordination, [ours.Key], DateTime.UnixEpoch));
            db.Add(IndicatorValue.Of(ours, "md:8", 2025, 12, false, source, Rooms.Today));
            await db.SaveChangesAsync();
        }
        var first = await Now();
        Assert.Equal([ours.Key], first.Kinds.Select(kind => kind.Key));
        Assert.Equal(12, first.Latest["md:8"].Single().Value);
        Assert.Same(first.Latest, (await Now()).Latest);
        await using (var db = database.Context())
        {
            var indicator = await db.Set<Indicator>().SingleAsync(one => one.Key == ours.Key);
            indicator.Changes();
            db.Add(IndicatorValue.Of(indicator, "md:8", 2026, 14, false, source, Rooms.Today));
            await db.SaveChangesAsync();
        }
        Assert.Equal(14, (await Now()).Latest["md:8"].Single().Value);

        async Task<(IReadOnlyList<FigureKind> Kinds, ILookup<string, Figure> Latest)> Now()
        {
            await using var db = database.Context();
            return await kept.Of(db, kinds => kinds);
        }
    }

    [Fact]
    public void A_list_of_gaps_is_shown_again_only_to_who_may_know_the_very_same()
    {
        var (figures, offer, unfound) = (Array.Empty<Figure>().ToLookup(figure => figure.Area), new object(), new Dictionary<string, long> { ["nis:21013"] = 6 });
        GapInputs With(Dictionary<string, long>? signals) => new(figures, offer, unfound, signals);
        var (kept, reckoned) = (new GapRankings(), 0);
        GapRanking Asked(GapInputs from) => kept.Of("debt", from, () =>
        {
            reckoned++;
            return new([], figures, new HashSet<string>(), new Dictionary<string, Cell>(), [], from.Unfound, from.Signals);
        });
        var mine = Asked(With(new() { ["md:8"] = 3 }));
        Assert.Same(mine, Asked(With(new() { ["md:8"] = 3 })));
        Assert.NotSame(mine, Asked(With(null))); // who only reads reports
        Assert.NotSame(mine, Asked(With(new() { ["md:8"] = 4 })));
        Assert.NotSame(mine, Asked(With(new() { ["md:8"] = 3 }) with { Offer = new() }));
        Assert.NotSame(mine, Asked(With(new() { ["md:8"] = 3 }) with { Unfound = new Dictionary<string, long>() }));
        Assert.Equal(5, reckoned);
    }

    [Fact]
    public void What_measures_the_same_counts_once_and_an_own_count_beside_it()
    {
        FigureKind Kind(string key, bool shipped = true) => new(key, source, null, Unit.Percent, AreaLevel.Municipality, true, false, shipped, null);
        FigureKind[] all = [Kind("poverty-risk"), Kind("poverty-risk-brussels"), Kind("own-dossiers", shipped: false)];
        Assert.Equal(["poverty-risk", "own-dossiers"], ForThemes.Among(all, "food-aid").Select(kind => kind.Key));
        Assert.Equal(["other"], ForThemes.Among([Kind("other")], "food-aid").Select(kind => kind.Key));
        Assert.Equal(["unemployment"], ForThemes.Among([Kind("unemployment"), Kind("poverty-risk")], "work").Select(kind => kind.Key));
    }
}
