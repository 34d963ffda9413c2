using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform;

namespace Vuurtoren.Tests.Modules.Directory;

/// <summary>What people ask of the lists and sheets, and what they may type.</summary>
public sealed partial class ScreensTests(ShellTests.DemoOnly demo) : IClassFixture<ShellTests.DemoOnly>
{
    Site Site => demo.Site;

    Db Data() => Database.At(Site.Data).Context();

    async Task<(HttpStatusCode Status, string Text)> Page(string path)
    {
        using var answer = await Site.Client.GetAsync(path);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("page=-1"), InlineData("page=0"), InlineData("page=99999999999"), InlineData("page=een"), InlineData("page=4000")]
    [InlineData("theme=unknown"), InlineData("theme=00000000-0000-0000-0000-000000000000"), InlineData("municipality=99999"), InlineData("municipality=%27%3B--")]
    [InlineData("neighbourhood=9999"), InlineData("neighbourhood=abc"), InlineData("spoken=%3Cb%3E"), InlineData("spoken=xx"), InlineData("sort=sideways")]
    [InlineData("q=%00%01%02"), InlineData("q=%F0%9F%98%80"), InlineData("q=%ED%A0%80"), InlineData("q=%22%27%3C%3E%28%29%2A%3A%5E"), InlineData("q=a&q=b&theme=housing&theme=food-aid")]
    public async Task Nonsense_in_an_address_is_answered_and_never_breaks(string query)
    {
        foreach (var path in (string[])["/nl/services", "/fr/organizations", "/nl/map", "/map/places"])
        {
            var (status, _) = await Page($"{path}?{query}");
            Assert.True((int)status < 500, $"{path}?{query}: {status}");
        }
    }

    [Fact]
    public async Task Too_many_words_are_said_to_be_too_many()
    {
        var (status, text) = await Page("/nl/services?q=" + new string('a', 3000));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("te veel woorden", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nl/service/0"), InlineData("/nl/service/00000000-0000-0000-0000-000000000000"), InlineData("/fr/organization/00000000-0000-0000-0000-000000000000")]
    [InlineData("/nl/location/00000000-0000-0000-0000-000000000000"), InlineData("/nl/theme/none"), InlineData("/nl/municipality/0"), InlineData("/nl/neighbourhood/x"), InlineData("/de/services"), InlineData("/nl/error/500"), InlineData("/map/outlines/moon")]
    public async Task What_is_not_there_is_not_found(string path) => Assert.Equal(HttpStatusCode.NotFound, (await Page(path)).Status);

    [Theory, InlineData("box=1,2,3&zoom=1"), InlineData("box=a,b,c,d&zoom=1"), InlineData("zoom=1"), InlineData("box=4,50,5,51&zoom=99"), InlineData("box=4,50,5,51&zoom=-1"), InlineData("box=NaN,50,5,51&zoom=3")]
    public async Task A_part_of_the_map_that_is_none_is_refused(string query) => Assert.Equal(HttpStatusCode.BadRequest, (await Page("/map/places?" + query)).Status);

    [Fact]
    public async Task The_map_tells_of_places_with_a_way_to_their_sheets()
    {
        var (status, text) = await Page("/map/places?box=2,49,7,52&zoom=18&lang=fr");
        Assert.Equal(HttpStatusCode.OK, status);
        var places = JsonDocument.Parse(text).RootElement.EnumerateArray().ToList();
        Assert.NotEmpty(places);
        var item = places.First(place => place.TryGetProperty("items", out _)).GetProperty("items")[0];
        Assert.Equal(HttpStatusCode.OK, (await Page(item.GetProperty("path").GetString()!)).Status);
    }

    [Theory, InlineData(8), InlineData(11), InlineData(13), InlineData(16)]
    public async Task No_two_markers_are_so_close_that_a_finger_hits_both(int zoom)
    {
        var places = JsonDocument.Parse((await Page($"/map/places?box=2,49,7,52&zoom={zoom}")).Text).RootElement.EnumerateArray()
            .Select(place => (X: place.GetProperty("longitude").GetDouble(), Y: place.GetProperty("latitude").GetDouble())).ToList();
        var pixel = 360.0 / (256 << zoom);
        Assert.NotEmpty(places);
        for (var i = 0; i < places.Count; i++)
            for (var j = 0; j < i; j++)
                Assert.True(Math.Max(Math.Abs(places[i].X - places[j].X), Math.Abs(places[i].Y - places[j].Y) / 0.63) > 38 * pixel, $"{places[i]} {places[j]}");
    }

    [Fact]
    public async Task A_search_narrows_and_an_empty_answer_helps()
    {
        var all = Count((await Page("/nl/services")).Text);
        var some = Count((await Page("/nl/services?theme=housing")).Text);
        Assert.InRange(some, 1, all - 1);
        var (status, nothing) = await Page("/nl/services?q=qxzvwqk");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Niets gevonden", nothing, StringComparison.Ordinal);
        Assert.Contains("/nl/themes", nothing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_of_a_list_shows_other_services_and_together_all()
    {
        var seen = new List<string>();
        for (var page = 1; ; page++)
        {
            var (status, text) = await Page($"/nl/services?sort=name&page={page}");
            if (status != HttpStatusCode.OK) break;
            seen.AddRange(SheetLink().Matches(text).Select(match => match.Groups[1].Value).Distinct());
        }
        Assert.Equal(Count((await Page("/nl/services")).Text), seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_service_in_one_language_is_shown_in_the_other_and_says_which_language_it_is()
    {
        using var db = Data();
        var service = (await db.Set<Service>().ToListAsync()).First(s => s.Name.Count == 1 && s.Name["fr"] is not null && s.Visibility == Visibility.Public && s.Parked is null);
        var (_, text) = await Page($"/nl/service/{service.Id}");
        Assert.Contains($"<span lang=\"fr\">{service.Name["fr"]}</span>", text, StringComparison.Ordinal);
        Assert.Contains("in het Frans", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_discreet_service_has_a_neutral_title_a_way_out_and_leaves_nothing_in_the_browser()
    {
        using var db = Data();
        var service = (await db.Set<Service>().ToListAsync()).First(s => s.Discreet && s.Visibility == Visibility.Public && s.Parked is null);
        using var answer = await Site.Client.GetAsync($"/nl/service/{service.Id}");
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("<title>Een dienst · Vuurtoren</title>", text, StringComparison.Ordinal);
        Assert.Contains("data-leave", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ld+json", text, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Null(answer.Headers.ETag);
    }

    [Fact]
    public async Task A_secret_address_is_only_said_to_be_secret()
    {
        using var db = Data();
        var secret = await db.Set<ConfidentialPlace>().ToListAsync();
        Assert.NotEmpty(secret);
        foreach (var place in secret)
        {
            var (status, text) = await Page($"/fr/location/{place.LocationId}");
            if (status == HttpStatusCode.NotFound) continue;
            Assert.Contains("Adresse secrète", text, StringComparison.Ordinal);
            foreach (var street in place.Addresses.SelectMany(a => a.Street?.Select(s => s.Value) ?? [])) Assert.DoesNotContain(street, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_id_that_stands_for_another_record_leads_to_it()
    {
        using var db = Data();
        var service = (await db.Set<Service>().ToListAsync()).First(s => s.Visibility == Visibility.Public && s.Parked is null);
        var alias = Ids.Of("test", "alias", "1");
        await db.Database.ExecuteSqlAsync($"insert into alias (id, kind, record_id) values ({alias}, 'service', {service.Id})");
        using var answer = await Site.Client.GetAsync($"/fr/service/{alias}");
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal($"/fr/service/{service.Id}", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Text_of_a_record_cannot_bring_script_onto_a_page()
    {
        var rich = new Vuurtoren.Modules.Directory.Wording.Rich(LocalText.From("nl", "<script>alert(1)</script> [klik](javascript:alert(1)) ![x](https://a.example/x.png) [goed](https://a.example)")!, "nl", new Vuurtoren.Platform.Texts.Texts(Places.Repository));
        var writer = new StringWriter();
        rich.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        Assert.DoesNotContain("<script", writer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", writer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("href=\"https://a.example\"", writer.ToString(), StringComparison.Ordinal);
        await Task.CompletedTask;
    }

    static int Count(string page) => int.Parse(Found().Match(page).Groups[1].Value.Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"role=""status"">([\d.]+) dienst")] private static partial Regex Found();
    [GeneratedRegex(@"/nl/service/([0-9a-f-]{36})")] private static partial Regex SheetLink();
}
