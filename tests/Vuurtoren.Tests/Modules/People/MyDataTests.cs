using System.IO.Compression;
using System.Net;
using Dapper;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.People;

/// <summary>What somebody sets, sees and takes along of what is known about them; and going away for good.</summary>
public sealed class MyDataTests
{
    static async Task<Guest> Administrator(Site site, TestDatabase database)
    {
        var ann = await Staff.Signed(site, "ann@voorbeeld.be", Role.Administrator, database: database);
        await Staff.AddApp(ann);
        return ann;
    }

    [Theory, EveryDatabase]
    public async Task A_person_sees_who_opened_their_page_and_each_who_looks_is_noted_once_a_day(TestDatabase database)
    {
        await using var site = await Site.Start(database: database, prepare: Staff.MayTryOften);
        using var ann = await Administrator(site, database);
        using var bo = await Staff.Signed(site, "bo@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, Guid.CreateVersion7()), database);
        Assert.Contains("Niemand bekeek uw pagina", (await bo.Open("/nl/me/data")).Words, StringComparison.Ordinal);
        var his = await PageOf(ann, "bo");
        for (var i = 0; i < 3; i++) await ann.Open(his);
        await bo.Open("/nl/me/data");
        Assert.Contains("ann Verzonnen", Assert.Single(bo.Page.QuerySelectorAll("section[aria-labelledby=looked] .row")).TextContent, StringComparison.Ordinal);
        await ann.Open(his + "/../../operation/privacy/request?account=" + his.Split('/')[^1]);
        Assert.Contains("bo@voorbeeld.be", ann.Words, StringComparison.Ordinal);
        using var answer = await ann.Post("/nl/operation/privacy/request?handler=Export", FormOf(ann, "Export"));
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        await bo.Open("/fr/me/data");
        Assert.Contains("a exporté", bo.Page.QuerySelector("section[aria-labelledby=looked] .row")!.TextContent, StringComparison.Ordinal);
    }

    static async Task<string> PageOf(Guest ann, string who)
    {
        await ann.Open("/nl/people?q=" + who);
        return ann.Page.QuerySelector(".row h2 a")!.GetAttribute("href")!;
    }

    static Dictionary<string, string> FormOf(Guest guest, string handler) =>
        guest.Page.QuerySelectorAll($"form[action='?handler={handler}'] input[name]").GroupBy(i => i.GetAttribute("name")!).ToDictionary(i => i.Key, i => i.First().GetAttribute("value") ?? "");

    [Theory, EveryDatabase]
    public async Task A_person_takes_along_everything_and_chooses_how_often_to_get_a_summary(TestDatabase database)
    {
        await using var site = await Site.Start(database: database, prepare: Staff.MayTryOften);
        using var bo = await Staff.Signed(site, "bo@voorbeeld.be", Role.Member, new(ScopeKind.Coordination, Guid.CreateVersion7()), database);
        await bo.Open("/nl/me");
        await bo.Send("form[action='?handler=Digest']", new() { ["digest"] = "Monthly" });
        Assert.Equal("Monthly", bo.Page.QuerySelector("#digest option[selected]")!.GetAttribute("value"));
        await bo.Open("/fr/me/data");
        using var answer = await bo.Post("/fr/me/data?handler=Export", FormOf(bo, "Export"));
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(zip.GetEntry("data.html")!.Open());
        var html = await reader.ReadToEndAsync();
        Assert.All(["bo@voorbeeld.be", "Monthly", "Firefox", "Ce que nous savons de vous"], known => Assert.Contains(known, html, StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task Who_erases_their_account_gets_a_proof_and_is_gone(TestDatabase database)
    {
        await using var site = await Site.Start(database: database, prepare: Staff.MayTryOften);
        using var bo = await Staff.Signed(site, "bo@voorbeeld.be", Role.Member, new(ScopeKind.Coordination, Guid.CreateVersion7()), database);
        await bo.Open("/nl/me/erase");
        await bo.Send("form.form", new() { ["email"] = "iemand@voorbeeld.be" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bo.Status);
        await bo.Send("form.form", new() { ["email"] = " BO@voorbeeld.be" });
        Assert.Equal(HttpStatusCode.OK, bo.Status);
        using var connection = Staff.DatabaseOf(site, database).Open();
        Assert.Contains(connection.QuerySingle<Guid>("select id from erasure where asked_by = 'Self'").ToString(), bo.Words, StringComparison.Ordinal);
        Assert.Equal(0, connection.ExecuteScalar<int>("select count(*) from account where email = 'bo@voorbeeld.be'"));
        Assert.StartsWith("/nl/signin", (await bo.Open("/nl/me")).At, StringComparison.Ordinal);
        await Staff.SignIn(bo, "bo@voorbeeld.be");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bo.Status);
        Assert.DoesNotContain("bo@voorbeeld.be", site.Log, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EveryDatabase]
    public async Task The_administrator_erases_who_asked_and_the_proof_does_not_say_who(TestDatabase database)
    {
        await using var site = await Site.Start(database: database, prepare: Staff.MayTryOften);
        using var ann = await Administrator(site, database);
        using var bo = await Staff.Signed(site, "bo@voorbeeld.be", Role.Member, new(ScopeKind.Coordination, Guid.CreateVersion7()), database);
        var his = await PageOf(ann, "bo");
        await ann.Open("/fr/operation/privacy/request?account=" + his.Split('/')[^1]);
        await ann.Send("form[action='?handler=Erase']");
        Assert.Contains("/operation/privacy/erasures/", ann.At, StringComparison.Ordinal);
        Assert.DoesNotContain("bo@voorbeeld.be", ann.Words, StringComparison.Ordinal);
        Assert.StartsWith("/nl/signin", (await bo.Open("/nl/me")).At, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ann.Open(his)).Status);
        await ann.Open("/nl/operation/privacy/request?address=ann%40voorbeeld.be");
        await ann.Send("form[action='?handler=Erase']");
        Assert.Contains("enige beheerder", ann.Words, StringComparison.Ordinal);
    }
}
