using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform;

namespace Vuurtoren.Tests.Modules.Directory;

/// <summary>Sheets in other languages, the search in partners' pages, what search engines may list, and a site's own pictograms.</summary>
public sealed partial class SheetScreensTests(ShellTests.DemoOnly demo) : IClassFixture<ShellTests.DemoOnly>
{
    Db Data() => Database.At(demo.Site.Data).Context();

    async Task<(HttpResponseMessage Answer, string Text)> Get(string path)
    {
        var answer = await demo.Site.Client.GetAsync(path);
        return (answer, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_sheet_opens_in_any_language_its_record_has()
    {
        await using var db = Data();
        var service = (await db.Set<Service>().ToListAsync()).First(s => s.Name["ar"] is not null);
        var (_, dutch) = await Get($"/nl/service/{service.Id}");
        Assert.Contains("href=\"?text=ar\"", dutch, StringComparison.Ordinal);
        Assert.DoesNotContain(service.Name["ar"]!, dutch, StringComparison.Ordinal);

        var (_, arabic) = await Get($"/nl/service/{service.Id}?text=ar");
        Assert.Contains($"<span lang=\"ar\" dir=\"rtl\">{service.Name["ar"]}</span>", arabic, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"nl\">", arabic, StringComparison.Ordinal);
    }

    [Theory, InlineData("xx"), InlineData("'%22%3E"), InlineData("%00"), InlineData("nl")]
    public async Task A_language_that_the_record_has_not_changes_nothing(string language)
    {
        await using var db = Data();
        var service = (await db.Set<Service>().ToListAsync()).First(s => s.Name["ar"] is not null);
        var (answer, text) = await Get($"/nl/service/{service.Id}?text={language}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(service.Name["nl"]!, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_search_for_partners_may_stand_in_a_frame()
    {
        var (embedded, text) = await Get("/fr/embed?theme=housing&q=loyer");
        Assert.Contains("frame-ancestors *", embedded.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("name=\"theme\" value=\"housing\"", text, StringComparison.Ordinal);
        Assert.Contains("target=\"_blank\"", text, StringComparison.Ordinal);
        foreach (var path in (string[])["/fr", "/fr/services", "/fr/list", "/fr/embed/make"])
            Assert.Contains("frame-ancestors 'none'", (await Get(path)).Answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_for_partners_holds_what_they_chose()
    {
        var (_, text) = await Get("/nl/embed/make?theme=debt");
        Assert.Contains("/nl/embed?theme=debt\" title=\"Zoek hulp\"", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await Get("/nl/embed?theme=nonsense")).Answer.StatusCode);
    }

    [Fact]
    public async Task Search_engines_are_told_of_every_public_service_and_of_no_discreet_one()
    {
        XNamespace ns = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var index = XDocument.Parse((await Get("/sitemap.xml")).Text);
        var listed = new HashSet<string>();
        foreach (var part in index.Descendants(ns + "loc"))
            foreach (var page in XDocument.Parse((await Get(new Uri(part.Value).PathAndQuery)).Text).Descendants(ns + "loc")) listed.Add(new Uri(page.Value).AbsolutePath);
        await using var db = Data();
        var services = await db.Set<Service>().ToListAsync();

        Assert.Contains("/nl/theme/housing", listed);
        Assert.DoesNotContain("/nl/theme/addiction", listed);
        Assert.Contains(services, s => s.Discreet);
        Assert.All(services.Where(s => s.Discreet || s.Visibility != Visibility.Public), s => Assert.DoesNotContain($"/fr/service/{s.Id}", listed));
        Assert.True(listed.Count(path => path.StartsWith("/fr/service/", StringComparison.Ordinal)) > 80);
        Assert.Equal(HttpStatusCode.NotFound, (await Get("/sitemap/service/99.xml")).Answer.StatusCode);
        Assert.Contains("/sitemap.xml", (await Get("/robots.txt")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_can_put_its_own_pictograms_in_place_of_ours()
    {
        await using var site = await Site.Start(demo: true, prepare: data =>
        {
            var folder = System.IO.Directory.CreateDirectory(Path.Combine(data, "pictograms")).FullName;
            File.WriteAllText(Path.Combine(folder, "clock.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>");
            File.WriteAllText(Path.Combine(folder, "pin.png"), "no picture at all");
        });
        await using var db = Database.At(site.Data).Context();
        var service = (await db.Set<Service>().ToListAsync()).First(s => !s.Discreet && s.Parked is null && s.Visibility == Visibility.Public);
        var sheet = await site.Client.GetStringAsync($"/nl/service/{service.Id}");
        var own = Own().Match(sheet);

        Assert.True(own.Success, "our own picture is still there");
        using var picture = await site.Client.GetAsync(own.Groups[1].Value);
        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", picture.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", picture.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("#pin\"", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("/pictograms/pin", sheet, StringComparison.Ordinal);
    }

    [GeneratedRegex("src=\"(/pictograms/clock[^\"]*)\"")]
    private static partial Regex Own();
}
