using Vuurtoren.Modules.Directory.Reading.Index;

namespace Vuurtoren.Tests.Modules.Directory.Reading;

public class NthTests
{
    [Fact]
    public void A_part_of_an_order_is_the_same_as_of_the_whole_order()
    {
        var chance = new Random(20261128);
        for (var tries = 0; tries < 2000; tries++)
        {
            long[] keys = [.. Enumerable.Range(0, chance.Next(1, 400)).Select(_ => (long)chance.Next(tries % 3 == 0 ? 5 : 1000))];
            var from = chance.Next(keys.Length);
            var to = chance.Next(from, keys.Length) + 1;
            long[] part = [.. keys];

            Nth.Sort(part, from, to);

            Assert.Equal(keys.Order().Take(to).Skip(from), part[from..to]);
            Assert.Equal(keys.Order(), part.Order()); // none is lost
        }
    }
}
