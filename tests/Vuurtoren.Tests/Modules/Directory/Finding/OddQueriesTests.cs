using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Tests.Modules.Directory.Reading;
using Vuurtoren.Tests.Platform;
using static Vuurtoren.Tests.Modules.Directory.Reading.SmallDirectory;

namespace Vuurtoren.Tests.Modules.Directory.Finding;

/// <summary>What no one means, and machines send: suggestions, the map and the open data answer it in milliseconds, as pages do (<see cref="AskedTests"/>).</summary>
public sealed class OddQueriesTests(ShellTests.DemoOnly demo) : IClassFixture<ShellTests.DemoOnly>
{
    /// <summary>An answer takes one to ten; other tests may hold some of them up.</summary>
    static readonly TimeSpan quick = TimeSpan.FromMilliseconds(100);
    const int Tries = 8;

    const string Everywhere = "box=2.5,49.4,6.5,51.6&zoom=8";

    async Task<(HttpStatusCode Status, string Body)> AskedQuickly(string path)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < Tries && best > quick; i++)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await demo.Site.Client.GetAsync(path);
            var body = await answer.Content.ReadAsStringAsync();
            best = clock.Elapsed < best ? clock.Elapsed : best;
            if (best <= quick) return (answer.StatusCode, body);
        }
        Assert.Fail($"{path}: {best.TotalMilliseconds} ms");
        return default;
    }

    [Theory, MemberData(nameof(AskedTests.Odd), MemberType = typeof(AskedTests))]
    public async Task Whatever_is_typed_is_answered_in_milliseconds(string words)
    {
        var typed = Uri.EscapeDataString(words);
        foreach (var path in (string[])[$"/suggest?lang=fr&q={typed}", $"/map/places?{Everywhere}&q={typed}", $"/hsds/services?search={typed}", $"/hsds/organizations?search={typed}&full=true",
            $"/hsds/service_at_locations?search={typed}", $"/hsds/taxonomy_terms?search={typed}", $"/nl/services?q={typed}&open=now&near=1000", $"/fr/services?near={typed}", $"/nl/services?theme={typed}"])
        {
            var (status, body) = await AskedQuickly(path);
            Assert.True(status == HttpStatusCode.OK || status == HttpStatusCode.BadRequest && (path.Contains("near=", StringComparison.Ordinal) || path.Contains("theme=", StringComparison.Ordinal)), $"{path}: {status}");
            if (!path.Contains("services?", StringComparison.Ordinal)) _ = JsonDocument.Parse(body);
        }
    }

    [Theory, InlineData("search"), InlineData("q")]
    public async Task Ten_thousand_letters_are_refused_in_milliseconds(string name)
    {
        foreach (var letters in (string[])[new('a', 10_000), string.Concat(Enumerable.Repeat("hulp ", 2000)), new('(', 10_000)])
            foreach (var path in (string[])["/hsds/services", "/hsds/organizations", "/suggest", "/map/places", "/nl/services"])
            {
                if (path.StartsWith("/hsds", StringComparison.Ordinal) != (name == "search")) continue;
                var (status, _) = await AskedQuickly($"{path}?{name}={letters}");
                Assert.True((int)status is >= 400 and < 500, $"{path}: {status}");
            }
    }

    [Theory]
    [InlineData("near=51.4,2.6"), InlineData("near=0,0&within=10"), InlineData("municipality=99999"), InlineData("neighbourhood=-1"), InlineData("theme=moon"), InlineData("hour=99&day=mo")]
    [InlineData("spoken=zz"), InlineData("target=nobody"), InlineData("free=yes&appointment=yes&wheelchair=yes&day=su&hour=04:00&theme=housing&near=8670&within=0.5"), InlineData("page=99999"), InlineData("page=-1"), InlineData("sort=size")]
    public async Task Filters_that_nothing_can_answer_are_answered_or_refused_in_milliseconds(string filters)
    {
        foreach (var path in (string[])[$"/nl/services?{filters}", $"/fr/organizations?q=aide&{filters}", $"/map/places?{Everywhere}&{filters}"])
            Assert.True((int)(await AskedQuickly(path)).Status < 500, path);
    }

    [Theory]
    [InlineData("lat=51.4&lon=2.6&proximity=1000", 0), InlineData("lat=0&lon=0&proximity=1000000", 0), InlineData("lat=-90&lon=180&proximity=0", 0), InlineData("postcode=1000&proximity=0&search=zzzzqqqq", 0)]
    [InlineData("lat=NaN&lon=1&proximity=5", null), InlineData("lat=1e400&lon=1&proximity=5", null), InlineData("postcode=8670&proximity=-5", null), InlineData("taxonomy_term_id=' or ''='", null)]
    public async Task The_open_data_find_nothing_at_sea_and_refuse_what_is_no_place(string filters, int? found)
    {
        foreach (var list in (string[])["services", "service_at_locations"])
        {
            var (status, body) = await AskedQuickly($"/hsds/{list}?{filters}");
            Assert.True(status == (found is null ? HttpStatusCode.BadRequest : HttpStatusCode.OK), $"{filters}: {status}");
            if (found is { } total) Assert.Equal(total, JsonDocument.Parse(body).RootElement.GetProperty("total_items").GetInt32());
        }
    }

    [Fact]
    public void The_index_itself_takes_milliseconds_for_what_pages_refuse()
    {
        using var database = new TestDatabase(Engine.Sqlite);
        var town = new SmallDirectory(database);
        town.Save([Organization(1, "Huis"), .. Enumerable.Range(1, 300).Select(i => Service(i, 1, $"Hulp bij vraag {i}", text: "schuldbemiddeling en wonen"))]);
        town.Index.CatchUp();
        foreach (var words in (string[])[new('a', 10_000), string.Concat(Enumerable.Range(0, 2000).Select(i => $"w{i}oord ")), string.Concat(Enumerable.Repeat("schuldbemiddelingsdienst", 400)), new('\u0301', 10_000), string.Concat(Enumerable.Repeat("😀", 5000))])
        {
            var best = TimeSpan.MaxValue;
            for (var i = 0; i < Tries && best > quick; i++)
            {
                var clock = Stopwatch.StartNew();
                _ = town.Index.Find(new Query { Text = words, Facets = true }, Nl);
                _ = town.Index.Suggest(words, Nl);
                best = clock.Elapsed < best ? clock.Elapsed : best;
            }
            Assert.True(best <= quick, $"{words[..Math.Min(20, words.Length)]}: {best.TotalMilliseconds} ms");
        }
    }
}
