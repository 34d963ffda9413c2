using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Vuurtoren.Tests.Modules.Directory.Reading;
using Vuurtoren.Tests.Platform;
using static Vuurtoren.Tests.Modules.Directory.Reading.SmallDirectory;

namespace Vuurtoren.Tests.Modules.Directory.Finding;

/// <summary>The form of a list is made once for everybody who chose nothing: nobody may see another one's, or an old one.</summary>
public sealed class KeptFormTests(ShellTests.DemoOnly demo) : IClassFixture<ShellTests.DemoOnly>
{
    static int other;

    /// <summary>Asked with something that makes no difference, so that the page itself is not a kept one.</summary>
    static async Task<IElement> Form(Site site, string path) =>
        new HtmlParser().ParseDocument(await site.Client.GetStringAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}other={Interlocked.Increment(ref other)}")).QuerySelector("#finder")!;

    static List<string?> Municipalities(IElement form) => [.. form.QuerySelectorAll("#municipality option").Select(option => option.GetAttribute("value"))];

    [Fact]
    public async Task Each_list_has_its_own_in_each_language()
    {
        string[] paths = ["/nl/services", "/fr/services", "/nl/organizations", "/fr/organizations", "/nl/map", "/fr/map"];
        foreach (var path in (string[])[.. paths, .. paths])
        {
            var form = await Form(demo.Site, path);
            Assert.Equal(path, form.GetAttribute("action"));
            Assert.Equal(path.StartsWith("/nl", StringComparison.Ordinal) ? "Gemeente" : "Commune", form.QuerySelector("label[for=municipality]")!.TextContent);
        }
    }

    [Fact]
    public async Task What_one_chose_is_shown_as_chosen_and_the_next_who_comes_has_nothing_chosen()
    {
        for (var times = 0; times < 2; times++)
        {
            var chosen = await Form(demo.Site, "/nl/services?spoken=fr&free=yes&q=hulp&sort=name");
            Assert.Equal("fr", chosen.QuerySelector("#spoken option[selected]")?.GetAttribute("value"));
            Assert.NotNull(chosen.QuerySelector("#free[checked]"));
            Assert.Equal("hulp", chosen.QuerySelector("#q")!.GetAttribute("value"));

            Assert.Equal("name", (await Form(demo.Site, "/nl/services?sort=name")).QuerySelector("[name=sort]")?.GetAttribute("value"));

            var nothing = await Form(demo.Site, "/nl/services?page=2");
            Assert.DoesNotContain(nothing.QuerySelectorAll("option[selected]"), option => option.GetAttribute("value") is not ("" or "2" or "10:00"));
            Assert.Null(nothing.QuerySelector("[type=checkbox][checked], [name=sort], #q[value]"));
        }
    }

    [Theory, EveryDatabase]
    public async Task What_comes_in_is_in_it_within_seconds(TestDatabase database)
    {
        var town = new SmallDirectory(database);
        town.Save(Organization(1, "De Baken"), Service(1, 1, "Onthaal"), Location(1, municipality: "21004"), At(1, 1, 1));
        await using var site = await Site.Start(database: database);
        Assert.Equal(["", "21004"], Municipalities(await Form(site, "/fr/services")));
        Assert.Equal(["", "21004"], Municipalities(await Form(site, "/fr/services")));

        town.Save(Service(2, 1, "Kookgroep"), Location(2, municipality: "21013"), At(2, 2, 2));

        for (var tries = 0; tries < 50 && Municipalities(await Form(site, "/fr/services")).Count == 2; tries++) await Task.Delay(100);
        Assert.Equal(["", "21004", "21013"], Municipalities(await Form(site, "/fr/services")).Order());
    }

    [Theory, EveryDatabase]
    public async Task A_page_that_people_turn_to_is_kept_and_one_far_down_is_not_but_for_the_browser(TestDatabase database)
    {
        var town = new SmallDirectory(database);
        town.Save([Organization(1, "De Baken"), .. Enumerable.Range(1, 1030).Select(n => Service(n, 1, $"Dienst {n:0000}"))]);
        await using var site = await Site.Start(database: database);

        Assert.True(await IsKept(2));
        Assert.False(await IsKept(52));
        Assert.Contains("Dienst 1021", await site.Client.GetStringAsync("/nl/services?page=52"), StringComparison.Ordinal);

        async Task<bool> IsKept(int page)
        {
            using var first = await site.Client.GetAsync($"/nl/services?page={page}");
            using var second = await site.Client.GetAsync($"/nl/services?page={page}");
            Assert.Equal(first.Headers.ETag, second.Headers.ETag);
            using var again = new HttpRequestMessage(HttpMethod.Get, $"/nl/services?page={page}") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
            using var unchanged = await site.Client.SendAsync(again);
            Assert.Equal(System.Net.HttpStatusCode.NotModified, unchanged.StatusCode);
            return second.Headers.Age is not null;
        }
    }
}
