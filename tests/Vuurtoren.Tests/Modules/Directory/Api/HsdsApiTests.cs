using System.Net;
using System.Text.Json;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Modules.Directory.OpenData;
using Vuurtoren.Tests.Modules.Directory.Reading;
using static Vuurtoren.Tests.Modules.Directory.Reading.SmallDirectory;

namespace Vuurtoren.Tests.Modules.Directory.Api;

public class HsdsApiTests
{
    static readonly string[] lists = ["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"];

    static SmallDirectory Town(TestDatabase database)
    {
        var town = new SmallDirectory(database);
        town.Save(Taxonomy(1), Term(1, "Geld", "Argent"), Term(2, "Schulden", "Dettes", 1), Organization(1, "De Baken", "Le Fanal"), Organization(2, "Huis Élan"),
            Service(1, 1, "Budgethulp", "Aide budgétaire", themes: [Theme(2)], areas: [new(AreaKind.Municipality, "21015")]), Service(2, 1, "Onthaal", themes: [Theme(1)]), Service(3, 2, "Woonwinkel"),
            Location(1), Location(2, 50.82, 4.40, "21009", "30", "1050"), Location(3, confidential: true), At(1, 1, 1), At(2, 2, 1), At(3, 3, 2), At(4, 2, 3),
            Rich.Taxonomy, Rich.Term, Rich.Organization, Rich.Service);
        return town;
    }

    static async Task<JsonElement> Get(Site site, string path)
    {
        using var answer = await site.Client.GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{(int)answer.StatusCode} {path}: {await answer.Content.ReadAsStringAsync()}");
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    static int Total(JsonElement page) => page.GetProperty("total_items").GetInt32();
    static IReadOnlyList<string> IdsOf(JsonElement page) => [.. page.GetProperty("contents").EnumerateArray().Select(r => r.GetProperty("id").GetString()!)];

    [Theory, EveryDatabase]
    public async Task Every_answer_keeps_to_the_official_schema(TestDatabase database)
    {
        Town(database);
        await using var site = await Site.Start(database: database);
        foreach (var list in lists)
        {
            var schema = list == "taxonomies" ? "taxonomy" : list[..^1];
            foreach (var form in (string[])["", "?full=true", "?full_service=true", "?cursor=", "?lang=fr", "?search=a"])
            {
                var page = await Get(site, $"hsds/{list}{form}");
                foreach (var record in page.GetProperty("contents").EnumerateArray()) Assert.Empty(await Hsds.Problems(schema, record.GetRawText()));
            }
            var lines = (await site.Client.GetStringAsync($"hsds/{list}?format=ndjson&full=true")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var all = await Get(site, $"hsds/{list}");
            Assert.Equal(Total(all), lines.Length);
            foreach (var id in IdsOf(all))
            {
                var one = await Get(site, $"hsds/{list}/{id}");
                Assert.Empty(await Hsds.Problems(schema, one.GetRawText()));
                Assert.Equal(id, one.GetProperty("id").GetString());
            }
        }
        var about = await Get(site, "hsds/");
        Assert.Equal("3.1", about.GetProperty("version").GetString());
        var document = await Get(site, about.GetProperty("openapi_url").GetString()!);
        using var official = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Hsds.Folder, "openapi.json")));
        foreach (var path in official.RootElement.GetProperty("paths").EnumerateObject())
            foreach (var method in path.Value.EnumerateObject().Where(m => m.Name is "get" or "post"))
                Assert.True(document.GetProperty("paths").GetProperty(path.Name).TryGetProperty(method.Name, out _), $"{method.Name} {path.Name}");
    }

    [Theory, EveryDatabase]
    public async Task Every_parameter_of_HSDS_does_what_it_says(TestDatabase database)
    {
        Town(database);
        await using var site = await Site.Start(database: database);
        async Task Holds(int count, string path) => Assert.True(count == Total(await Get(site, "hsds/" + path)), path);

        await Holds(1, "services?search=budgethulp");
        await Holds(2, $"services?taxonomy_term_id={Theme(1)}");
        await Holds(1, $"services?taxonomy_term_id={Theme(2)}");
        await Holds(2, $"services?taxonomy_id={Id("taxonomy", 1)}");
        await Holds(2, $"services?organization_id={Id("organization", 1)}");
        await Holds(2, "services?modified_after=2026-03-01T12:02:00Z");
        await Holds(0, "services?modified_after=2030-01-01");
        await Holds(1, "organizations?search=elan&lang=fr");
        await Holds(1, $"organizations?taxonomy_term_id={Theme(2)}");
        await Holds(4, "service_at_locations");
        await Holds(1, "service_at_locations?postcode=1050");
        await Holds(1, "service_at_locations?postcode=1030"); // by service area
        await Holds(1, "service_at_locations?lat=50.82&lon=4.40&proximity=300");
        await Holds(3, "service_at_locations?postcode=1050&proximity=30000");
        await Holds(2, $"taxonomy_terms?taxonomy_id={Id("taxonomy", 1)}");
        await Holds(1, $"taxonomy_terms?taxonomy_id={Id("taxonomy", 1)}&top_only=true");
        await Holds(1, $"taxonomy_terms?parent_id={Theme(1)}");
        await Holds(1, $"taxonomy_terms?search=dettes&taxonomy_id={Id("taxonomy", 1)}");
        var minimal = await Get(site, "hsds/services?minimal=true");
        Assert.Equal(4, minimal.GetProperty("contents").GetArrayLength());
        Assert.Equal(["id", "modified_date"], minimal.GetProperty("contents")[0].EnumerateObject().Select(p => p.Name));

        using var posted = await site.Client.PostAsync("hsds/services", new FormUrlEncodedContent([new("search", "budgethulp")]));
        Assert.Equal(1, Total(JsonDocument.Parse(await posted.Content.ReadAsStringAsync()).RootElement));
        Assert.Equal("Aide budgétaire", (await Get(site, $"hsds/services/{Id("service", 1)}?lang=fr")).GetProperty("name").GetString());
        Assert.Equal("Aide budgétaire", (await Get(site, $"hsds/services/{Id("service", 1)}")).GetProperty("translations").GetProperty("fr").GetProperty("name").GetString());
        var identifiers = (await Get(site, $"hsds/organizations/{Rich.OrganizationId}")).GetProperty("organization_identifiers");
        Assert.Contains(identifiers.EnumerateArray(), i => i.GetProperty("identifier_scheme").GetString() == "social-brussels");
    }

    [Fact]
    public async Task What_cannot_be_answered_is_refused_with_a_reason_and_never_fails()
    {
        using var database = new TestDatabase(Engine.Sqlite);
        Town(database);
        await using var site = await Site.Start(database: database);
        foreach (var bad in (string[])["services?page=0", "services?page=x", "services?per_page=0", "services?per_page=100000", "services?full=maybe", "services?taxonomy_term_id=1",
            "services?modified_after=yesterday", "services?format=xml", "services?cursor=!!!", "services?cursor=Y3g", "services?cursor=&page=2", "services?lang=de", "services?page=1&page=2",
            "service_at_locations?proximity=10", "service_at_locations?postcode=9", "service_at_locations?lat=50", "service_at_locations?lat=999&lon=1&proximity=1",
            "changes?cursor=abc", "changes?kind=person", "services?search=" + new string('a', 501), "services?page=99999999999999"])
        {
            using var answer = await site.Client.GetAsync("hsds/" + bad);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{(int)answer.StatusCode} {bad}");
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal(400, problem.GetProperty("status").GetInt32());
            Assert.True(problem.GetProperty("detail").GetString()!.Length > 10);
        }
        foreach (var unknown in (string[])["services/1", $"services/{Guid.Empty}", $"organizations/{Id("service", 1)}", $"taxonomies/{Theme(1)}", "nothing", $"service_at_locations/{Id("at", 99)}"])
        {
            using var answer = await site.Client.GetAsync("hsds/" + unknown);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{(int)answer.StatusCode} {unknown}");
        }
        using var half = await site.Client.PostAsync("hsds/services", new StringContent("{\"search\":", null, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, half.StatusCode);
        foreach (var (language, words) in new Dictionary<string, string> { ["nl"] = "heel getal", ["fr"] = "nombre entier", ["en"] = "whole number" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "hsds/services?page=x");
            request.Headers.Add("Accept-Language", language);
            using var answer = await site.Client.SendAsync(request);
            Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_reader_learns_of_changes_by_version_cursor_and_tombstone(TestDatabase database)
    {
        var town = Town(database);
        for (var i = 100; i < 140; i++) town.Save(Service(i, 1, $"Dienst {i}"));
        await using var site = await Site.Start(database: database);

        using var first = await site.Client.GetAsync("hsds/services?per_page=7");
        Assert.Equal("*", first.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("rel=\"next\"", first.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        var tag = first.Headers.ETag!;
        Assert.Equal(HttpStatusCode.NotModified, await Again());

        // Going through by cursor while records come, change and go: what was there all the time is met exactly once.
        var met = new List<string>();
        var (cursor, round) = ("", 0);
        while (true)
        {
            var page = await Get(site, $"hsds/services?per_page=7&cursor={cursor}");
            met.AddRange(IdsOf(page));
            if (page.GetProperty("next_cursor").GetString() is not { } next) break;
            cursor = next;
            town.Save(Service(200 + round, 2, $"Nieuw {round}"), Service(100 + round, 1, $"Dienst {100 + round} anders"));
            town.Save(Service(130 + round, 1, "Weg", visibility: Visibility.OwnerOnly));
            round++;
            await UntilShown(site, "anders", round);
        }
        Assert.Equal(met.Distinct(), met);
        Assert.True(round is > 4 and < 10);
        for (var i = 100; i < 130; i++) Assert.Contains(Id("service", i).ToString(), met);
        Assert.Equal(HttpStatusCode.OK, await Again());

        var changes = await Get(site, $"hsds/changes?per_page=5000&kind=service");
        var gone = changes.GetProperty("contents").EnumerateArray().Where(c => c.GetProperty("deleted").GetBoolean()).Select(c => c.GetProperty("id").GetString()).ToList();
        Assert.Equal(Enumerable.Range(130, round).Select(i => Id("service", i).ToString()).Order(), gone.Order());
        var since = changes.GetProperty("next_cursor").GetString();
        Assert.Empty(IdsOf(await Get(site, $"hsds/changes?cursor={since}")));
        town.Save(Service(1, 1, "Budgethulp 2"), Service(999, 1, "Nooit publiek", visibility: Visibility.OwnerOnly));
        Assert.Equal([Id("service", 1).ToString()], IdsOf(await Get(site, $"hsds/changes?cursor={since}&per_page=10")));

        async Task<HttpStatusCode> Again()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "hsds/services?per_page=7");
            request.Headers.IfNoneMatch.Add(tag);
            using var answer = await site.Client.SendAsync(request);
            return answer.StatusCode;
        }
    }

    /// <summary>Until what was just saved, by another process than the site's, is on the site: a second is promised, and this machine may be busy.</summary>
    static async Task UntilShown(Site site, string search, int count)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (Total(await Get(site, $"hsds/services?per_page=1&search={search}")) == count) return;
            await Task.Delay(50);
        }
        Assert.Fail("the site does not follow the database");
    }

    [Fact]
    public async Task Browsers_on_other_sites_may_ask()
    {
        using var database = new TestDatabase(Engine.Sqlite);
        Town(database);
        await using var site = await Site.Start(database: database);
        using var preflight = await site.Client.SendAsync(new(HttpMethod.Options, "hsds/services"));
        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Contains("POST", preflight.Headers.GetValues("Access-Control-Allow-Methods").Single(), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, "hsds/services?full=true");
        request.Headers.Add("Accept-Encoding", "br");
        using var compressed = await site.Client.SendAsync(request);
        Assert.Equal(["br"], compressed.Content.Headers.ContentEncoding);
        using var delete = await site.Client.DeleteAsync("hsds/services");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, delete.StatusCode);
    }
}
