using Vuurtoren.Modules.Networks.SpeedMeeting;

namespace Vuurtoren.Tests.Modules.Networks.SpeedMeeting;

public sealed class DesignsTests
{
    [Fact]
    public void Every_plan_from_mathematics_seats_everybody_and_repeats_nothing()
    {
        foreach (var (tables, size) in from size in Enumerable.Range(2, 9) from tables in Enumerable.Range(size, 40) where size * tables <= 130 select (tables, size))
            foreach (var plan in Designs.Of(tables, size))
            {
                Assert.All(plan, round => Assert.Equal(Enumerable.Range(0, tables * size), round.SelectMany(table => table).Order()));
                Assert.All(plan, round => Assert.All(round, table => Assert.Equal(size, table.Length)));
                Assert.True(Tally.RepeatsIn(plan) == 0, $"{tables}-{size}-{plan.Length}");
            }
    }

    [Theory, InlineData(28, 4, 9), InlineData(40, 4, 13), InlineData(100, 4, 33), InlineData(120, 8, 17), InlineData(21, 3, 10), InlineData(51, 3, 25), InlineData(81, 9, 10), InlineData(64, 4, 21), InlineData(20, 2, 19)]
    public void Where_all_can_meet_all_they_do(int people, int size, int rounds) => Assert.Contains(Designs.Of(people / size, size), plan => plan.Length == rounds);

    [Theory, InlineData(2), InlineData(9), InlineData(13), InlineData(16), InlineData(27), InlineData(32), InlineData(121)]
    public void In_a_field_every_number_but_nought_has_an_inverse(int order)
    {
        var field = Field.Of(order)!;
        for (var a = 1; a < order; a++) Assert.Equal(Enumerable.Range(0, order), Enumerable.Range(0, order).Select(b => field.Product(a, b)).Order());
        for (var a = 0; a < order; a++)
            for (var b = 0; b < order; b += 5) Assert.Equal(field.Sum(field.Product(a, b), field.Product(a, 1)), field.Product(a, field.Sum(b, 1)));
    }

    [Theory, InlineData(6), InlineData(10), InlineData(12), InlineData(100)]
    public void There_is_no_field_of_a_number_that_is_no_power_of_a_prime(int order) => Assert.Null(Field.Of(order));
}
