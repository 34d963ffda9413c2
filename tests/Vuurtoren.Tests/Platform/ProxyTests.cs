using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Platform;

/// <summary>Who the visitor is, is believed of proxies that are known, and of nobody else.</summary>
public sealed class ProxyTests
{
    /// <param name="from">Where the connection comes from.</param>
    /// <returns>The address and scheme that the site believes.</returns>
    static async Task<string> Believed(string from, string forwarded, string known = "[]")
    {
        using var folder = new TemporaryFolder();
        folder.Write("settings.json", $$"""{ "Proxy": { "Known": {{known}} } }""");
        var told = "";
        await using var site = Serve.Site(Database.At(folder.Path), "http://127.0.0.1:0", services => services.AddSingleton<IStartupFilter>(new Between(IPAddress.Parse(from), context => told = $"{context.Connection.RemoteIpAddress} {context.Request.Scheme}")));
        await site.StartAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, site.Urls.Single() + "/health/live");
        request.Headers.Add("X-Forwarded-For", forwarded);
        request.Headers.Add("X-Forwarded-Proto", string.Join(", ", forwarded.Split(',').Select(_ => "https")));
        await client.SendAsync(request);
        return told;
    }

    [Theory]
    [InlineData("127.0.0.1", "203.0.113.7", "[]", "203.0.113.7 https")]
    [InlineData("198.51.100.1", "203.0.113.7", "[]", "198.51.100.1 http")] // a stranger who says to be someone else
    [InlineData("10.0.1.9", "203.0.113.7", "[\"10.0.1.0/24\"]", "203.0.113.7 https")]
    [InlineData("10.0.2.9", "203.0.113.7", "[\"10.0.1.0/24\", \"10.0.3.1\"]", "10.0.2.9 http")]
    [InlineData("127.0.0.1", "1.2.3.4, 203.0.113.7", "[]", "203.0.113.7 https")] // what the visitor put before it is not believed
    [InlineData("127.0.0.1", "1.2.3.4, 203.0.113.7, 10.0.1.9", "[\"10.0.1.0/24\"]", "203.0.113.7 https")]
    public async Task Only_known_proxies_say_who_the_visitor_is(string from, string forwarded, string known, string believed) => Assert.Equal(believed, await Believed(from, forwarded, known));

    [Fact]
    public async Task A_proxy_that_is_no_address_keeps_the_site_from_starting() =>
        Assert.Equal("web.proxy", (await Assert.ThrowsAsync<RuleBroken>(() => Believed("127.0.0.1", "1.2.3.4", "[\"nginx\"]"))).Message);

    /// <summary>Stands first and last in the line.</summary>
    sealed class Between(IPAddress from, Action<HttpContext> seen) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, go) =>
            {
                context.Connection.RemoteIpAddress = from;
                await go(context);
                seen(context);
            });
            next(app);
        };
    }
}
