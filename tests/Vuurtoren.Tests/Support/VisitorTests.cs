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

    async Task<IReadOnlyList<string>> FaultsOf(string html)
    {
        await using var visitor = await browser.Visit(new Uri("http://vuurtoren.test/"), Browser.Telephone, "nl");
        await visitor.Page.RouteAsync("**/lib/throws.js", route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = "throw new Error('x')" }));
        await visitor.Page.RouteAsync("**/under-test", route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Body = html,
            Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src *" },
        }));
        await visitor.Open("/under-test");
        return await visitor.Faults();
    }
}
