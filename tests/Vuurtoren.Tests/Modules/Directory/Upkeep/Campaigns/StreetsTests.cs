using Vuurtoren.Modules.Directory.Upkeep.Campaigns;

namespace Vuurtoren.Tests.Modules.Directory.Upkeep.Campaigns;

/// <summary>"Each takes some streets."</summary>
public sealed class StreetsTests
{
    [Theory]
    [InlineData("Hoogstraat 12, 1000 Brussel", "1000 Brussel Hoogstraat")]
    [InlineData("Rue du Port 12 bte 3, 1000 Bruxelles", "1000 Bruxelles Rue du Port")]
    [InlineData("Plein 8A-10, 9000 Gent", "9000 Gent Plein")]
    [InlineData("Kaai, 9000 Gent", "9000 Gent Kaai")]
    public void The_street_of_a_place_is_what_stands_before_the_number(string place, string street) => Assert.Equal(street, Streets.StreetOf(place));

    [Fact]
    public void A_street_stays_in_one_share_where_the_shares_stay_about_the_same_size() =>
        Assert.Equal([0, 4, 9], Streets.Divide([.. "aaaabbbbbcccc".Select(street => street.ToString())], 3));

    [Fact]
    public void A_street_that_is_too_long_is_divided() => Assert.Equal([0, 5], Streets.Divide([.. Enumerable.Repeat("a", 10)], 2));

    [Fact]
    public void With_more_people_than_doors_some_have_none() => Assert.Equal([0, 1, 2], Streets.Divide(["a", "b", "c"], 7));

    [Theory, InlineData(1, 100), InlineData(3, 100), InlineData(7, 40), InlineData(12, 500)]
    public void However_it_is_divided_nothing_is_lost_and_nobody_has_much_more_than_another(int shares, int doors)
    {
        var random = new Random(shares * doors);
        var streets = Enumerable.Range(0, doors).Select(i => (i / random.Next(1, 6)).ToString("D5", null)).Order(StringComparer.Ordinal).ToList();
        var starts = Streets.Divide(streets, shares);
        Assert.Equal(shares, starts.Count);
        Assert.Equal(0, starts[0]);
        var sizes = starts.Zip(starts.Skip(1).Append(doors), (from, to) => to - from).ToList();
        Assert.Equal(doors, sizes.Sum());
        Assert.All(sizes, size => Assert.InRange(size, 1, Math.Ceiling(doors * 2.0 / shares)));
    }
}
