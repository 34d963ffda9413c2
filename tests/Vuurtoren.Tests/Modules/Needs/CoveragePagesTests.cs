using System.Net;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>The pages about the offer, as a coordinator and as others ask for them.</summary>
public sealed class CoveragePagesTests(ManagedDemo demo) : IClassFixture<ManagedDemo>
{
    Task<Guest> Coordinator(string name) => Staff.Signed(demo.Site, $"{name}@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, Ids.Of("demo", "coordination", "bakenvoorde")));

    [Theory, InlineData("nl", "Hoger dan in", "Lager dan in"), InlineData("fr", "Plus élevé que dans", "Plus bas que dans")]
    public async Task Each_gap_says_what_it_rests_on(string lang, string higher, string lower)
    {
        using var cas = await Coordinator($"cas-gaten-{lang}");
        await cas.Open($"/{lang}/coverage/gaps?theme=debt");
        Assert.Equal(25, cas.Page.QuerySelectorAll("ol.gaps > li").Length);
        var first = cas.Page.QuerySelector("ol.gaps > li")!.TextContent;
        Assert.Contains(higher, first, StringComparison.Ordinal);
        Assert.Contains(lower, first, StringComparison.Ordinal);
        Assert.Matches(@"\((20\d\d)\)", first);
        Assert.Matches(@"\d,\d\s%", first); // with its unit, as on the page of the figure
        Assert.Contains("€", first, StringComparison.Ordinal);

        await cas.Open($"/{lang}/coverage/gaps?theme=debt&all=true");
        Assert.InRange(cas.Page.QuerySelectorAll("ol.gaps > li").Length, 110, 118); // parks and stations are not there
    }

    [Fact]
    public async Task The_list_of_gaps_goes_along_as_a_file_with_the_same_order()
    {
        using var cas = await Coordinator("cas-bestand");
        await cas.Open("/nl/coverage/gaps?theme=debt");
        var first = cas.Page.QuerySelector("ol.gaps h3 a")!.TextContent;
        var answer = await cas.Fetch("/nl/coverage/gaps?theme=debt&handler=Csv");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.StartsWith($"1,{first},md:", lines[1], StringComparison.Ordinal);
        Assert.Contains("(Bedrag in euro)", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("opmerkingen\"", lines[0], StringComparison.Ordinal);
        Assert.Matches(": 20\\d\\d", lines[1]); // the year of each figure, and what the source remarks
    }

    [Fact]
    public async Task Only_the_own_territory_can_be_listed_with_its_place_among_all()
    {
        using var cas = await Coordinator("cas-eigen");
        foreach (var level in new[] { "municipality", "neighbourhood" })
        {
            await cas.Open($"/nl/coverage/gaps?theme=debt&level={level}&all=true");
            var own = cas.Page.QuerySelectorAll("ol.gaps > li").Where(gap => gap.QuerySelector(".mark") is not null).Select(gap => gap.GetAttribute("value")).ToList();
            await cas.Open($"/nl/coverage/gaps?theme=debt&level={level}&all=true&mine=true");
            Assert.Equal(own, cas.Page.QuerySelectorAll("ol.gaps > li").Select(gap => gap.GetAttribute("value")));
            Assert.NotNull(cas.Page.QuerySelector("input[name=mine][checked]"));
        }
    }

    [Fact]
    public async Task Who_answers_for_nothing_does_not_see_these_pages()
    {
        foreach (var path in new[] { "/nl/coverage", "/nl/coverage/week?theme=debt", "/nl/coverage/gaps" })
        {
            using var answer = await demo.Site.Client.GetAsync(path[1..]);
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_theme_or_an_hour_that_does_not_exist_breaks_nothing()
    {
        using var cas = await Coordinator("cas-vreemd");
        Assert.Equal(HttpStatusCode.NotFound, (await cas.Fetch("/nl/coverage/week?theme=circus")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await cas.Fetch($"/nl/coverage/week?theme=youth&where=nis:99999&move={Guid.NewGuid()}&from=9&to=-1&at=99999")).StatusCode);
    }
}
