using Microsoft.Playwright;

namespace Vuurtoren.Tests.Support;

/// <summary>The browser tests are only worth something if they see what is wrong.</summary>
[Trait("Category", Browser.Category)]
public class VisitorTests(Browser browser) : IClassFixture<Browser>
{
    const string Good = """
        <!doctype html><html lang="nl"><head><meta name="viewport" content="width=device-width"><title>Goed</title></head>
        <body><main><h1>Goed</h1></main></body></html>
        """;

    [Fact]
    public async Task A_page_without_faults_has_none() => Assert.Empty(await FaultsOf(Good));

    [Theory]
    [InlineData("<img src='data:,'>", "axe image-alt")]
    [InlineData("<p style='color: #ccc; background: #fff'>Bleek</p>", "axe color-contrast")]
    [InlineData("<h4>Kop</h4>", "axe heading-order")]
    [InlineData("<div style='width: 600px'>Breed</div>", "scrolls sideways")]
    [InlineData("<script>document.title = 'x'</script>", "console:")]
    [InlineData("<script src='/lib/throws.js'></script>", "script:")]
    [InlineData("<img alt='' src='https://elsewhere.example/pixel.png'>", "request to another site")]
    public async Task A_fault_is_seen(string fault, string expected)
    {
        var faults = await FaultsOf(Good.Replace("</main>", fault + "</main>", StringComparison.Ordinal));

        Assert.Contains(faults, found => found.StartsWith(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<a href='/' style='display: block; height: 30px'>Klein</a>", "too small")]
    [InlineData("<p style='width: 60px; overflow: hidden; white-space: nowrap'>Afgesneden tekst</p>", "spaced, wider than its box")]
    [InlineData("<p style='height: 20px; overflow: hidden'>Een tekst die op twee regels staat zodra er wat meer ruimte tussen komt</p>", "spaced, higher than its box")]
    [InlineData("<p style='margin: 0; height: 20px; width: 60px'>Over wat volgt</p><p style='margin: 0'>Wat volgt</p>", "spaced, over one another")]
    [InlineData("<a href='/' style='display: block; min-height: 44px; background: #ffc'>Kaal</a>", "in forced colours without a shape")]
    [InlineData("<p style='transition: color 1s'>Beweegt</p>", "moves: transition")]
    public async Task What_does_not_hold_is_measured(string fault, string expected)
    {
        Assert.Empty(await MeasuredOf(Good));
        var faults = await MeasuredOf(Good.Replace("</main>", fault + "</main>", StringComparison.Ordinal));

        Assert.Contains(faults, found => found.StartsWith(expected, StringComparison.Ordinal));
    }

    async Task<IReadOnlyList<string>> FaultsOf(string html)
    {
        await using var visitor = await Shown(html);
        return await visitor.Faults();
    }

    async Task<IEnumerable<string>> MeasuredOf(string html)
    {
        await using var visitor = await Shown(html);
        return await new Measure(visitor.Page).AtDesk();
    }

    async Task<Visitor> Shown(string html)
    {
        var visitor = await browser.Visit(new Uri("http://vuurtoren.test/"), Browser.Telephone, "nl");
        await visitor.Page.RouteAsync("**/lib/throws.js", route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = "throw new Error('x')" }));
        await visitor.Page.RouteAsync("**/under-test", route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Body = html,
            Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src *" },
        }));
        await visitor.Open("/under-test");
        return visitor;
    }
}
