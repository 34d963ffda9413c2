using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Vuurtoren.Tests.Platform;

/// <summary>The shell around every page, on the running product with its demo.</summary>
public sealed class ShellTests(ShellTests.DemoOnly demo) : IClassFixture<ShellTests.DemoOnly>
{
    public sealed class DemoOnly : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;
        public async Task InitializeAsync() => Site = await Site.Start(demo: true);
        public async Task DisposeAsync() => await Site.DisposeAsync();
    }

    Site Site => demo.Site;

    async Task<HttpResponseMessage> Ask(string path, string? language = null, HttpMethod? method = null, (string Name, string Value)? header = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        if (language is not null) request.Headers.AcceptLanguage.ParseAdd(language);
        if (header is var (name, value)) request.Headers.TryAddWithoutValidation(name, value);
        return await Site.Client.SendAsync(request);
    }

    async Task<string> Page(string path) => await (await Ask(path)).Content.ReadAsStringAsync();

    [Theory, InlineData("fr-BE,fr;q=0.9,en;q=0.8", "/fr"), InlineData("nl", "/nl"), InlineData("en;q=1,fr;q=0.3,nl;q=0.2", "/fr"), InlineData(null, "/nl"), InlineData("*", "/nl")]
    public async Task The_front_door_goes_by_the_language_of_the_browser(string? asked, string to)
    {
        var answer = await Ask("/", asked);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(to, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Who_asks_for_another_language_chooses()
    {
        var page = await (await Ask("/", "ar,en")).Content.ReadAsStringAsync();
        Assert.Contains("href=\"/nl\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/fr\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_switch_stays_on_the_page_and_keeps_the_question()
    {
        var page = await Page("/nl/services?q=hulp+%26+raad&sort=name");
        Assert.Contains("href=\"/fr/services?q=hulp&#x2B;%26&#x2B;raad&amp;sort=name\"".Replace("&#x2B;", "+", StringComparison.Ordinal), page.Replace("&#x2B;", "+", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory, InlineData("nl", "Deze pagina bestaat niet"), InlineData("fr", "Cette page n’existe pas")]
    public async Task A_page_that_is_not_there_says_so_in_the_language_of_its_address(string language, string words)
    {
        var answer = await Ask($"/{language}/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var switched = language == "nl" ? "/fr/nowhere" : "/nl/nowhere";
        Assert.Contains($"href=\"{switched}\"", await Page($"/{language}/nowhere"), StringComparison.Ordinal);
    }

    [Theory, InlineData("/nl"), InlineData("/fr/services"), InlineData("/nl/nowhere"), InlineData("/health/live"), InlineData("/site.css")]
    public async Task Every_answer_tells_the_browser_to_be_careful(string path)
    {
        var answer = await Ask(path);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Who_came_over_TLS_comes_over_TLS_for_a_year_here_and_on_names_below()
    {
        Assert.Equal("max-age=31536000; includeSubDomains", (await Ask("/nl", header: ("X-Forwarded-Proto", "https"))).Headers.GetValues("Strict-Transport-Security").Single());
        Assert.False((await Ask("/nl")).Headers.Contains("Strict-Transport-Security"));
    }

    [Theory, InlineData("/nl", "text/html"), InlineData("/site.css", "text/css"), InlineData("/site.js", "text/javascript"), InlineData("/icons.svg", "image/svg+xml"), InlineData("/health/live", "text/plain"), InlineData("/sitemap.xml", "application/xml")]
    public async Task Every_text_says_in_which_letters_it_is_written(string path, string kind)
    {
        var type = (await Ask(path)).Content.Headers.ContentType!;
        Assert.Equal((kind, "utf-8"), (type.MediaType, type.CharSet));
    }

    [Theory, InlineData("/nl"), InlineData("/fr/services"), InlineData("/nl/map"), InlineData("/nl/about")]
    public async Task No_page_holds_script_or_style_of_its_own(string path)
    {
        var page = await Page(path);
        Assert.DoesNotMatch(new Regex("<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*(\\ssrc=|application/ld\\+json))"), page);
    }

    [Theory, InlineData("POST", "/nl/services"), InlineData("PUT", "/nl"), InlineData("DELETE", "/nl/about"), InlineData("PATCH", "/health/live"), InlineData("TRACE", "/nl")]
    public async Task Nothing_can_be_changed_over_the_web(string method, string path)
    {
        var answer = await Ask(path, method: new(method));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task A_browser_that_has_the_page_gets_no_second_copy()
    {
        var first = await Ask("/nl/themes");
        var again = await Ask("/nl/themes", header: ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, (await Ask("/nl/themes")).Headers.ETag);
    }

    [Fact]
    public async Task Pages_travel_small()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/nl/services") { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("br") } } };
        var answer = await Site.Client.SendAsync(request);
        Assert.Contains("br", answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task The_log_holds_no_word_that_someone_searched_and_no_address()
    {
        await Ask("/nl/services?q=verborgenwoord", header: ("X-Forwarded-For", "203.0.113.77"));
        await Ask("/nl/verborgenpad?q=verborgenwoord");
        Assert.DoesNotContain("verborgen", Site.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("203.0.113.77", Site.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_from_one_address_is_asked_to_wait_in_its_own_language_and_others_are_not()
    {
        HttpResponseMessage? refused = null;
        for (var i = 0; i < 3000 && refused is null; i++)
        {
            var answer = await Ask("/fr/about", header: ("X-Forwarded-For", "198.51.100.9"));
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) refused = answer;
        }
        Assert.NotNull(refused);
        Assert.Contains("Patientez", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await Ask("/fr/about", header: ("X-Forwarded-For", "198.51.100.10"))).StatusCode);
    }
}
