using System.Net;
using Dapper;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform.Files;

namespace Vuurtoren.Tests.Modules.Directory.Photos;

/// <summary>People who keep the sheets show the door and the logo; a browser without script.</summary>
public sealed class PhotosTests
{
    static readonly Guid ocmw = Ids.Of("demo", Kinds.Organization, "ocmw");

    static void WithoutVips(string folder) => File.WriteAllText(Path.Combine(folder, "settings.json"), """{ "Limits": { "TriesPerMinute": 10000 }, "Files": { "Vips": "none" } }""");

    [Theory, EveryDatabase]
    public async Task A_logo_is_put_seen_by_everybody_hidden_with_its_sheet_and_removed(TestDatabase database)
    {
        await using var site = await Site.Start(demo: true, database: database, prepare: WithoutVips);
        using var bo = await Staff.Signed(site, "bo@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, ocmw), database);
        using var anyone = new Guest(site.Address);
        await bo.Open($"/fr/edit/organization/{ocmw}/photos");
        Assert.Contains("Activez JavaScript", bo.Page.QuerySelector("noscript")!.TextContent, StringComparison.Ordinal);
        await bo.SendFiles("[data-photo]", "photo", [("logo.png", "<svg onload='alert(1)'/>"u8.ToArray())], new() { ["alt.fr"] = "Le logo" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bo.Status);
        Assert.Contains("SVG", bo.Words, StringComparison.Ordinal);
        await bo.SendFiles("[data-photo]", "photo", [("logo.png", Samples.Png(2000, 20))], new() { ["alt.fr"] = "Le logo" });
        Assert.Contains("1280", bo.Words, StringComparison.Ordinal);
        await bo.SendFiles("[data-photo]", "photo", [("logo.png", Samples.Png(300, 100))], new() { ["alt.fr"] = "Le logo", ["alt.nl"] = "Het logo <b>" });
        Assert.EndsWith("?done=photo-put", bo.At, StringComparison.Ordinal);
        Assert.Null(bo.Page.QuerySelector("[data-photo]")); // there is one logo

        string? address = null;
        await Until(async () => (address = (await anyone.Open($"/nl/organization/{ocmw}")).Page.QuerySelector(".logo")?.GetAttribute("src")) is not null);
        var shown = anyone.Page.QuerySelector(".logo")!;
        Assert.Equal(("Het logo <b>", "300", "100"), (shown.GetAttribute("alt"), shown.GetAttribute("width"), shown.GetAttribute("height")));
        using (var answer = await anyone.Fetch(address!))
        {
            Assert.Equal((HttpStatusCode.OK, "image/png"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.StartsWith("inline", answer.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("GPS", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        using (var asked = new HttpRequestMessage(HttpMethod.Get, address))
        {
            asked.Headers.Range = new(0, 7);
            using var part = await site.Client.SendAsync(asked);
            Assert.Equal((HttpStatusCode.PartialContent, 8L), (part.StatusCode, part.Content.Headers.ContentLength));
        }
        foreach (var strange in new[] { $"/files/{Guid.CreateVersion7()}/320", "/files/../secret/320", "/files/..%2f..%2fsecret/320", address + "x", address![..^3] + "-1" })
            Assert.Equal(HttpStatusCode.NotFound, (await anyone.Fetch(strange)).StatusCode);

        using var connection = Staff.DatabaseOf(site, database).Open();
        await bo.Open($"/nl/edit/organization/{ocmw}/history");
        Assert.Contains("Le logo", bo.Words, StringComparison.Ordinal);
        Hide(connection);
        await Until(async () => (await anyone.Fetch(address!)).StatusCode == HttpStatusCode.NotFound);
        using (var own = await bo.Fetch(address!)) Assert.Equal((HttpStatusCode.OK, "no-store, private"), (own.StatusCode, own.Headers.CacheControl!.ToString()));

        await bo.Open($"/nl/edit/organization/{ocmw}/photos");
        await bo.Send("form[action='?handler=Describe']", new() { ["alt.nl"] = "Ons logo" });
        Assert.EndsWith("?done=photo-kept", bo.At, StringComparison.Ordinal);
        await bo.Send("form[action='?handler=Remove']");
        Assert.Equal(HttpStatusCode.NotFound, (await bo.Fetch(address!)).StatusCode);
        Assert.Equal(["file-put", "file-changed", "file-removed"], connection.Query<string>("select action from audit_entry where action like 'file-%' order by seq"));
    }

    [Theory, EveryDatabase]
    public async Task Photos_of_a_place_stand_beside_its_address_in_order_and_a_secret_place_has_none(TestDatabase database)
    {
        await using var site = await Site.Start(demo: true, database: database, prepare: WithoutVips);
        using var bo = await Staff.Signed(site, "bo@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, ocmw), database);
        using var connection = Staff.DatabaseOf(site, database).Open();
        var (service, place) = connection.QueryFirst<(Guid, Guid)>("""
            select s.id, l.id from directory_service s join directory_service_at_location a on a.service_id = s.id join directory_location l on l.id = a.location_id
            where s.organization_id = @ocmw and l.organization_id = @ocmw and not l.confidential and not s.discreet order by s.id
            """, new { ocmw });
        var form = $"form[data-photo]:has([value='location-{place}'])";
        await bo.Open($"/nl/edit/service/{service}/photos");
        await bo.SendFiles(form, "photo", [("1.png", Samples.Png(320, 240)), ("2.png", Samples.Png(640, 480))], new() { ["alt.nl"] = "De straat" });
        await bo.SendFiles(form, "photo", [("3.png", Samples.Png(200, 240))], new() { ["alt.nl"] = "De deur" });
        await bo.Send("form[action='?handler=Forward']");
        using var anyone = new Guest(site.Address);
        await Until(async () => (await anyone.Open($"/nl/service/{service}")).Page.QuerySelectorAll(".photo").Select(photo => photo.GetAttribute("alt")).SequenceEqual(["De deur", "De straat"]));
        var street = anyone.Page.QuerySelectorAll(".photo")[1];
        Assert.Equal(("lazy", "640", "480"), (street.GetAttribute("loading"), street.GetAttribute("width"), street.GetAttribute("height")));
        Assert.Contains("/320 320w, /files/", street.GetAttribute("srcset"), StringComparison.Ordinal);

        using var ann = await Staff.Signed(site, "ann@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, Guid.CreateVersion7()), database);
        Assert.Equal(HttpStatusCode.NotFound, (await ann.Open($"/nl/edit/service/{service}/photos")).Status);

        connection.Execute("update directory_location set confidential = @yes where id = @place", new { yes = true, place });
        Changed(connection, Kinds.Location, place, false);
        await Until(async () => (await anyone.Fetch(street.GetAttribute("src")!)).StatusCode == HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NotFound, (await bo.Fetch(street.GetAttribute("src")!)).StatusCode);
        Assert.Null((await bo.Open($"/nl/edit/service/{service}/photos")).Page.QuerySelector(form));
    }

    static void Hide(System.Data.Common.DbConnection connection)
    {
        connection.Execute("update directory_organization set visibility = 'OwnerOnly' where id = @ocmw", new { ocmw });
        Changed(connection, Kinds.Organization, ocmw, true);
    }

    static void Changed(System.Data.Common.DbConnection connection, string kind, Guid id, bool gone) => connection.Execute(
        "insert into change (seq, kind, record_id, tombstone, at, actor, cause) select max(seq) + 1, @kind, @id, @gone, @now, 'operator', 'edit' from change", new { kind, id, gone, now = DateTime.UtcNow });

    static async Task Until(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 50; i++, await Task.Delay(100)) if (await holds()) return;
        Assert.Fail("It did not come.");
    }
}
