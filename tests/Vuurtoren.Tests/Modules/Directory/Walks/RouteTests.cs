using Vuurtoren.Modules.Directory.Walks;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.Walks;

/// <summary>In which order one walks, and when one is where.</summary>
public sealed class RouteTests
{
    static readonly DateTime now = new(2027, 3, 1, 9, 0, 0, DateTimeKind.Utc);

    static Door At(double east, double north = 0) => new(Guid.CreateVersion7(), "huis", null, 50.85 + north / 111_195, 4.35 + east / 70_210);

    static Walk Planned() => Walk.Plan(LocalText.NlFr("Langs de deuren", null), new(2027, 3, 12), 9 * 60, "Plein 1", CurrentUser.With(Guid.NewGuid(), (Role.Coordinator, new(ScopeKind.Coordination, Guid.NewGuid()))), now);

    [Fact]
    public void A_kilometre_as_the_crow_flies_takes_twenty_minutes() => Assert.Equal(20, Route.Minutes(At(0), At(1000)), 1.0);

    [Fact]
    public void Without_a_place_on_the_map_ten_minutes_are_kept() => Assert.Equal(10, Route.Minutes(At(0), At(0) with { Latitude = null }));

    [Fact]
    public void Times_are_those_of_the_stays_and_the_ways_between()
    {
        var (walk, a, b, c) = (Planned(), At(0), At(500), At(500, 500));
        foreach (var door in new[] { a, b, c }) walk.Add(door.Organization, null, 20, now);
        var visits = Route.Times(walk, new[] { a, b, c }.ToDictionary(door => door.Organization));
        Assert.Equal((540, 560), (visits[0].Arrives, visits[0].Leaves));
        Assert.Equal(560 + visits[1].Walking, visits[1].Arrives);
        Assert.Equal(visits[1].Leaves + visits[2].Walking, visits[2].Arrives);
    }

    [Fact]
    public void The_shortest_way_is_as_short_as_the_best_of_all_orders()
    {
        var random = new Random(5);
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var doors = Enumerable.Range(0, random.Next(3, 8)).Select(_ => At(random.Next(3000), random.Next(3000))).ToList();
            var found = Route.Shortest(doors);
            Assert.Equal(doors[0], found[0]);
            Assert.Equal(doors.Count, found.Distinct().Count());
            Assert.Equal(Orders(doors.Skip(1)).Min(rest => Length([doors[0], .. rest])), Length(found));
        }

        static int Length(IReadOnlyList<Door> way) => way.Zip(way.Skip(1), Route.Minutes).Sum();
        static IEnumerable<IEnumerable<Door>> Orders(IEnumerable<Door> doors) => !doors.Any() ? [[]] : doors.SelectMany(door => Orders(doors.Where(other => other != door)).Select(rest => rest.Prepend(door)));
    }

    [Fact]
    public void A_walk_has_three_doors_at_least_each_once_and_no_more_than_one_can_do()
    {
        var walk = Planned();
        Assert.Equal("walks.few", Assert.Throws<RuleBroken>(() => walk.Publish(now)).Message);
        var doors = Enumerable.Range(0, Walk.Most).Select(_ => Guid.NewGuid()).ToList();
        foreach (var door in doors) walk.Add(door, "Aan de balie", 20, now);
        Assert.Equal("walks.many", Assert.Throws<RuleBroken>(() => walk.Add(Guid.NewGuid(), null, 20, now)).Message);
        walk.Remove(doors[0], now);
        Assert.Equal("walks.twice", Assert.Throws<RuleBroken>(() => walk.Add(doors[1], null, 20, now)).Message);
        Assert.Equal("walks.minutes", Assert.Throws<RuleBroken>(() => walk.Add(doors[0], null, 2, now)).Message);
        walk.Publish(now);
        Assert.True(walk.TakesGuests(new(2027, 3, 12)));
        walk.Cancel(now);
        Assert.False(walk.TakesGuests(new(2027, 3, 12)));
    }
}
