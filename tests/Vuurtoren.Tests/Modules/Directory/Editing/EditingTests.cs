using System.Net;
using Dapper;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.Editing;

/// <summary>People who keep the sheets: what they type is published, kept, undone, and never lost.</summary>
public sealed class EditingTests(EditingTests.OneSite one) : IClassFixture<EditingTests.OneSite>
{
    /// <summary>For the tests that need no database of their own: each takes another service.</summary>
    public sealed class OneSite : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;
        public async Task InitializeAsync() => Site = await Site.Start(demo: true, prepare: Staff.MayTryOften);
        public async Task DisposeAsync() => await Site.DisposeAsync();
    }

    static readonly Guid ocmw = Ids.Of("demo", Kinds.Organization, "ocmw");

    [Theory, EveryDatabase]
    public async Task An_editor_changes_a_service_and_everybody_sees_it_within_a_second(TestDatabase database)
    {
        await using var site = await Site.Start(demo: true, database: database, prepare: Staff.MayTryOften);
        using var bo = await Editor(site, database);
        var service = await First(bo);
        await Publish(bo, new() { ["service.name.nl"] = "Hulp bij schulden <b>nu</b>", ["service.schedules.0.tu"] = "9-12 13-16.30" }, check: "own");
        Assert.EndsWith($"/service/{service}?done=published", bo.At, StringComparison.Ordinal);
        using var anyone = new Guest(site.Address);
        await Until(async () => (await anyone.Open($"/nl/service/{service}")).Page.QuerySelector("h1")!.TextContent.Contains("Hulp bij schulden <b>nu</b>", StringComparison.Ordinal));
        Assert.Contains("13.00", anyone.Words, StringComparison.Ordinal);
        Assert.Contains("door de organisatie zelf", anyone.Words, StringComparison.Ordinal);

        await bo.Open($"/nl/edit/service/{service}/history");
        Assert.Contains("bo Verzonnen", bo.Words, StringComparison.Ordinal);
        Assert.Contains("Hulp bij schulden", bo.Page.QuerySelector("ins")!.TextContent + bo.Words, StringComparison.Ordinal);
        using var connection = Staff.DatabaseOf(site, database).Open();
        Assert.Equal("edited", connection.QuerySingle<string>("select how from field_state where record_id = @service and path = 'name' and lang = 'nl'", new { service }));
        Assert.True(connection.ExecuteScalar<long>("select count(*) from audit_entry where action = 'record-edited' and record_id = @service", new { service }) > 0);

        await bo.Send(".row form"); // the last save is taken back
        Assert.EndsWith("?done=undone", bo.At, StringComparison.Ordinal);
        await Until(async () => !(await anyone.Open($"/nl/service/{service}")).Page.QuerySelector("h1")!.TextContent.Contains("Hulp bij schulden", StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task Two_who_change_the_same_answer_see_both_versions_and_lose_nothing(TestDatabase database)
    {
        await using var site = await Site.Start(demo: true, database: database, prepare: Staff.MayTryOften);
        using var bo = await Editor(site, database);
        using var ann = await Editor(site, database, "ann@voorbeeld.be");
        var service = await First(bo);
        await ann.Open(bo.At);
        await Publish(ann, new() { ["service.name.fr"] = "Le nom d’Ann", ["service.wait_time.nl"] = "Twee dagen, zegt Ann" });
        await Publish(bo, new() { ["service.name.fr"] = "Le nom de Bo", ["service.what_to_bring.nl"] = "Bo vraagt een briefje" });
        Assert.Equal(HttpStatusCode.Conflict, bo.Status);
        Assert.Contains("Le nom d’Ann", bo.Page.QuerySelector(".both")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Le nom de Bo", bo.Page.QuerySelector(".both")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Bo vraagt een briefje", bo.Page.QuerySelector("[name='service.what_to_bring.nl']")!.TextContent);
        Assert.Equal("Twee dagen, zegt Ann", bo.Page.QuerySelector("[name='service.wait_time.nl']")!.TextContent); // what only Ann changed is taken over
        await Publish(bo, new() { ["theirs"] = "service.name.fr" });
        await bo.Open($"/fr/edit/service/{service}");
        Assert.Equal("Le nom d’Ann", bo.Page.QuerySelector("[name='service.name.fr']")!.GetAttribute("value"));
        Assert.Equal("Bo vraagt een briefje", bo.Page.QuerySelector("[name='service.what_to_bring.nl']")!.TextContent);
    }

    [Fact]
    public async Task What_cannot_be_is_said_at_its_box_and_all_that_was_typed_stays()
    {
        var site = one.Site;
        using var bo = await Editor(site, email: "bo1@voorbeeld.be");
        var service = await First(bo, 1);
        await Publish(bo, new()
        {
            ["service.name.nl"] = "", ["service.name.fr"] = "", ["service.email.und"] = "geen adres", ["service.schedules.0.mo"] = "morgen", ["service.minimum_age"] = "oud", ["service.phones.0.number"] = "bel ons",
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bo.Status);
        foreach (var box in new[] { "service.name.nl", "service.email.und", "service.schedules.0.mo", "service.minimum_age", "service.phones.0.number" })
            Assert.True(bo.Page.GetElementById(box + "-error") is not null && bo.Page.QuerySelector($".links a[href='#{box}']") is not null, box);
        Assert.Equal("morgen", bo.Page.GetElementById("service.schedules.0.mo")!.GetAttribute("value"));
        using var connection = Staff.DatabaseOf(site).Open();
        Assert.Equal(0, connection.ExecuteScalar<long>("select count(*) from change where cause = 'edit' and record_id = @service", new { service }));

        var draft = await bo.Send("#edit", new() { ["do"] = "draft" });
        Assert.EndsWith("?done=draft-kept", draft.At, StringComparison.Ordinal);
        Assert.Equal("morgen", bo.Page.GetElementById("service.schedules.0.mo")!.GetAttribute("value"));
        await bo.Send("#edit", new() { ["do"] = "discard" });
        Assert.DoesNotContain("morgen", (await bo.Open($"/nl/edit/service/{service}")).Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_new_organisation_with_its_service_is_a_draft_until_it_is_published(TestDatabase database)
    {
        await using var site = await Site.Start(demo: true, database: database, prepare: Staff.MayTryOften);
        using var gil = await Staff.Signed(site, "gil@voorbeeld.be", Role.DirectoryManager, new(ScopeKind.Coordination, Ids.Of("demo", "coordination", "bakenvoorde")), database);
        await gil.Open("/nl/edit");
        await gil.Send("#new ~ * form, section[aria-labelledby=new] form");
        var (place, organization) = (gil.Page.QuerySelector("[name^='place-'][name$='.addresses.postcode']")!.GetAttribute("name")!.Split('.')[0], "organization");
        await gil.Send("#edit", new()
        {
            ["do"] = "preview", ["service.name.nl"] = "Nieuwe dienst van verzonnen makelij", [organization + ".name.nl"] = "Verzonnen vzw", [place + ".addresses.street.nl"] = "Verzonnenstraat 1", [place + ".addresses.postcode"] = "1000",
        });
        Assert.Contains("Nieuwe dienst van verzonnen makelij", gil.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        using var anyone = new Guest(site.Address);
        var service = gil.At.Split('/')[^2];
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Open($"/nl/service/{service}")).Status);
        await gil.Open($"/nl/edit/service/{service}");
        await Publish(gil, []);
        Assert.EndsWith("?done=published", gil.At, StringComparison.Ordinal);
        await Until(async () => (await anyone.Open("/nl/services?q=verzonnen+makelij")).Words.Contains("Nieuwe dienst van verzonnen makelij", StringComparison.Ordinal));
        Assert.Contains("Verzonnenstraat 1", (await anyone.Open($"/nl/service/{service}")).Words, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task An_address_that_becomes_secret_leaves_pages_history_and_table(TestDatabase database)
    {
        await using var site = await Site.Start(demo: true, database: database, prepare: Staff.MayTryOften);
        using var bo = await Editor(site, database);
        var service = await First(bo, 1);
        var place = bo.Page.QuerySelector("[name^='place-'][name$='.addresses.postcode']")!.GetAttribute("name")!.Split('.')[0];
        await Publish(bo, new() { [place + ".confidential"] = "on", [place + ".addresses.street.nl"] = "Geheimegang 7", [place + ".addresses.street.fr"] = "Geheimegang 7" });
        Assert.EndsWith("?done=published", bo.At, StringComparison.Ordinal);
        using var anyone = new Guest(site.Address);
        await Until(async () => (await anyone.Open($"/nl/service/{service}")).Words.Contains("geheim", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("Geheimegang", anyone.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheimegang", (await bo.Open($"/nl/edit/service/{service}/history")).Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("Geheimegang 7", (await bo.Open($"/nl/edit/service/{service}")).Page.QuerySelector($"[name='{place}.addresses.street.nl']")!.GetAttribute("value")); // who may change it still can
        using var connection = Staff.DatabaseOf(site, database).Open();
        Assert.Equal(0, connection.ExecuteScalar<long>("select count(*) from directory_location where addresses like '%Geheimegang%'"));
        Assert.Equal(0, connection.ExecuteScalar<long>("select count(*) from change where changes like '%Geheimegang%'"));
        Assert.Equal(1, connection.ExecuteScalar<long>("select count(*) from directory_confidential_place where addresses like '%Geheimegang%'"));
    }

    [Fact]
    public async Task What_only_colleagues_may_see_is_on_no_page_for_everybody()
    {
        var site = one.Site;
        using var bo = await Editor(site, email: "bo2@voorbeeld.be");
        var service = await First(bo, 2);
        await Publish(bo, new() { ["service.wait_time.nl"] = "Bel Sofie van de balie", ["service.wait_time~who"] = "Professionals" });
        using var anyone = new Guest(site.Address);
        await Task.Delay(1500);
        Assert.DoesNotContain("Sofie", (await anyone.Open($"/nl/service/{service}")).Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("Sofie", await site.Client.GetStringAsync($"/hsds/services/{service}"), StringComparison.Ordinal);
        Assert.Equal("Professionals", (await bo.Open($"/nl/edit/service/{service}")).Page.QuerySelector("[name='service.wait_time~who'] [selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Who_keeps_other_sheets_does_not_find_these_and_boxes_that_nobody_asked_for_count_for_nothing()
    {
        var site = one.Site;
        using var bo = await Editor(site, email: "bo3@voorbeeld.be");
        var service = await First(bo, 3);
        using var other = await Staff.Signed(site, "cas@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, Guid.CreateVersion7()));
        foreach (var path in new[] { "", "/history", "/preview" }) Assert.Equal(HttpStatusCode.NotFound, (await other.Open($"/nl/edit/service/{service}{path}")).Status);
        using var far = await Staff.Signed(site, "far@voorbeeld.be", Role.DirectoryManager, new(ScopeKind.Coordination, Guid.CreateVersion7()));
        Assert.Equal(HttpStatusCode.NotFound, (await far.Open($"/nl/edit/service/{service}")).Status);
        // Of the people on those sheets it sees none, and an import, which has no bounds, is not for who keeps one coordination.
        Assert.Empty((await far.Open("/nl/directory/persons?kind=organization")).Page.QuerySelectorAll("main form[action*='handler=']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await far.Open("/nl/imports")).Status);

        await bo.Open($"/nl/edit/service/{service}");
        var secret = bo.Page.QuerySelector("#edit [name='_form']")!.GetAttribute("value")!;
        using var posted = await bo.Post($"/nl/edit/service/{service}", new()
        {
            ["_form"] = secret, ["do"] = "draft", ["service.source"] = "zelf", ["service.verified_how"] = "visited", ["service.organization_id"] = Guid.Empty.ToString(), ["place-000000000000.name.nl"] = "Elders",
        });
        using var connection = Staff.DatabaseOf(site).Open();
        Assert.Equal(0, connection.ExecuteScalar<long>("select count(*) from directory_service where source = 'zelf' or verified_how = 'visited' and source = 'zelf'"));
        Assert.DoesNotContain("Elders", connection.QuerySingle<string>("select typed from directory_draft where record_id = @service", new { service }), StringComparison.Ordinal);
        using var without = await bo.Post($"/nl/edit/service/{service}", new() { ["do"] = "publish" });
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode); // no secret of the form
    }

    static async Task<Guest> Editor(Site site, TestDatabase? database = null, string email = "bo@voorbeeld.be") =>
        await Staff.Signed(site, email, Role.DirectoryEditor, new(ScopeKind.Organization, ocmw), database);

    /// <summary>Opens the form of a service with a place, hours and a phone of its own.</summary>
    /// <param name="nth">Of those that have them.</param>
    static async Task<Guid> First(Guest guest, int nth = 0)
    {
        await guest.Open("/nl/edit");
        foreach (var link in guest.Page.QuerySelectorAll("a[href*='/edit/service/']").Select(a => a.GetAttribute("href")!).ToList())
        {
            await guest.Open(link);
            if (guest.Page.GetElementById("service.schedules.0.mo") is not null && guest.Page.QuerySelector("[name='service.phones.0.was']") is not null && guest.Page.QuerySelector("[name^='place-']") is not null && nth-- == 0)
                return Guid.Parse(link.Split('/')[^1]);
        }
        throw new InvalidOperationException("The demo has no such service.");
    }

    static Task<Guest> Publish(Guest guest, Dictionary<string, string> typed, string check = "") => guest.Send("#edit", new(typed) { ["do"] = "publish", ["check"] = check });

    static async Task Until(Func<Task<bool>> holds)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (await holds()) return;
            await Task.Delay(100);
        }
        Assert.Fail("It did not come.");
    }
}
