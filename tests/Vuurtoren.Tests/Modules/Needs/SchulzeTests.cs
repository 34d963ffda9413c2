using Vuurtoren.Modules.Needs.Priorities;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>The order of needs that members ranked, by the method of Schulze.</summary>
public sealed class SchulzeTests
{
    [Fact]
    public void The_first_example_of_the_paper_comes_out_as_in_the_paper()
    {
        var preferred = Of((8, "acdb"), (2, "badc"), (4, "cdba"), (4, "dbac"), (3, "dcba"));
        var paths = Schulze.Paths(preferred);
        Assert.Equal([14, 14, 12, 13, 13, 12, 13, 15, 12, 13, 19, 13], Pairs(4).Select(pair => paths[pair.I, pair.J]));
        Assert.Equal("d a c b", Written(Schulze.Order(preferred)));
    }

    [Fact]
    public void Forty_five_voters_and_five_candidates_in_a_circle_are_put_in_one_order() =>
        Assert.Equal("e a c b d", Written(Schulze.Order(Of((5, "acbed"), (5, "adecb"), (8, "bedac"), (3, "cabed"), (7, "caebd"), (2, "cbade"), (7, "dceba"), (8, "ebadc")))));

    [Fact]
    public void A_perfect_circle_and_an_empty_box_are_ties_of_all()
    {
        Assert.Equal("abc", Written(Schulze.Order(Of((1, "abc"), (1, "bca"), (1, "cab")))));
        Assert.Equal("abcd", Written(Schulze.Order(new long[4, 4])));
    }

    [Fact]
    public void Random_profiles_come_out_as_the_definition_says()
    {
        var dice = new Random(20261130);
        for (var n = 0; n < 400; n++)
        {
            var count = dice.Next(2, 6);
            var preferred = new long[count, count];
            for (var voter = dice.Next(1, 12); voter > 0; voter--)
            {
                var ranks = Enumerable.Range(0, count).Select(_ => dice.Next(count)).ToArray();
                foreach (var (i, j) in Pairs(count)) if (ranks[i] < ranks[j]) preferred[i, j]++;
            }
            var paths = Schulze.Paths(preferred);
            foreach (var (i, j) in Pairs(count)) Assert.Equal(Strongest(preferred, i, j, [i]), paths[i, j]);
            var places = Schulze.Order(preferred);
            int PlaceOf(int one) => places.TakeWhile(place => !place.Contains(one)).Count();
            Assert.Equal(Enumerable.Range(0, count), places.SelectMany(place => place).Order());
            foreach (var (i, j) in Pairs(count)) if (paths[i, j] > paths[j, i]) Assert.True(PlaceOf(i) < PlaceOf(j));
        }
    }

    /// <summary>All paths without a circle, one by one.</summary>
    static long Strongest(long[,] preferred, int from, int to, List<int> been)
    {
        long best = 0;
        for (var next = 0; next < preferred.GetLength(0); next++)
        {
            if (been.Contains(next) || preferred[from, next] <= preferred[next, from]) continue;
            var step = preferred[from, next];
            best = Math.Max(best, next == to ? step : Math.Min(step, Strongest(preferred, next, to, [.. been, next])));
        }
        return best;
    }

    static IEnumerable<(int I, int J)> Pairs(int count) => from i in Enumerable.Range(0, count) from j in Enumerable.Range(0, count) where i != j select (i, j);

    static long[,] Of(params (int Voters, string Order)[] all)
    {
        var count = all[0].Order.Length;
        var preferred = new long[count, count];
        foreach (var (voters, order) in all)
            foreach (var (i, j) in Pairs(count)) if (order.IndexOf((char)('a' + i), StringComparison.Ordinal) < order.IndexOf((char)('a' + j), StringComparison.Ordinal)) preferred[i, j] += voters;
        return preferred;
    }

    /// <summary>Places with a space between them; what is tied stands together.</summary>
    static string Written(IReadOnlyList<IReadOnlyList<int>> places) => string.Join(' ', places.Select(place => string.Concat(place.Select(one => (char)('a' + one)))));
}
