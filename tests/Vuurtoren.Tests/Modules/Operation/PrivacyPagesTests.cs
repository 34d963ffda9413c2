using System.Net;
using Dapper;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Privacy;
using Vuurtoren.Tests.Platform.Privacy;

namespace Vuurtoren.Tests.Modules.Operation;

/// <summary>The register and what comes with it, for who answers for privacy.</summary>
public sealed class PrivacyPagesTests
{
    [Theory, EveryDatabase]
    public async Task The_register_says_of_each_category_who_why_and_until_when_in_both_languages(TestDatabase test)
    {
        var (database, _) = Peopled.With(test);
        await new Deletions(database, Peopled.Now).Run(null);
        await using var site = await AdministeredSite.Start(database);
        foreach (var (language, word) in new[] { ("nl", "Rechtsgrond"), ("fr", "Base légale") })
        {
            Assert.Contains(word, (await site.Page($"/{language}/operation/privacy")).Body!.TextContent, StringComparison.Ordinal);
            foreach (var category in PersonalData.Declared.Categories)
            {
                var page = await site.Page($"/{language}/operation/privacy/{category.Code}");
                Assert.Equal(category.Name[language], page.QuerySelector("h1")!.TextContent);
                Assert.All(category.Tables, table => Assert.All(table.Columns.Keys, path => Assert.Contains(page.QuerySelectorAll("code"), code => code.TextContent == path)));
            }
            var paper = (await site.Page($"/{language}/operation/privacy/register")).Body!.TextContent + (await site.Page($"/{language}/operation/privacy/dpia")).Body!.TextContent;
            Assert.All(PersonalData.Declared.Categories, category => Assert.Contains(category.Measures[language]!, paper, StringComparison.Ordinal));
            var csv = await site.Client.GetStringAsync($"/{language}/operation/privacy/register?handler=Csv");
            Assert.Equal(PersonalData.Declared.Categories.Count + 1, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/nl/operation/privacy/nothing")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task What_would_go_is_shown_before_it_goes_and_what_went_after(TestDatabase test)
    {
        var (database, _) = Peopled.With(test);
        using (var connection = database.Open()) connection.Execute("update session set ends_at = @past", new { past = Peopled.Now.AddDays(-1) });
        await using var site = await AdministeredSite.Start(database);
        var page = await site.Page("/nl/operation/privacy/deletion");
        Assert.Null(page.QuerySelector("form[action$='=Run']"));
        var (status, would) = await site.Press(page, "DryRun");
        Assert.True(status == HttpStatusCode.OK && would.QuerySelector("td code") is not null, $"{status} {would.Body!.TextContent}");
        Assert.Contains("session", would.QuerySelector("td code")!.TextContent, StringComparison.Ordinal);
        await site.Press(would, "Run");
        for (var i = 0; i < 100; i++, await Task.Delay(50)) { using var connection = database.Open(); if (connection.ExecuteScalar<long>("select count(*) from privacy_run where ended_at is not null") > 0) break; }
        var past = await site.Page("/fr/operation/privacy/deletion");
        var gone = await site.Page(past.QuerySelector(".row a")!.GetAttribute("href")!);
        Assert.Contains("Connexions et liens", gone.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Who_is_asked_about_by_address_is_told_all_and_erased_with_proof(TestDatabase test)
    {
        var (database, account) = Peopled.With(test);
        await using var site = await AdministeredSite.Start(database);
        // The visitor of these tests has no moment of signing in: a page that asks for a recent one sends away.
        Assert.Equal(HttpStatusCode.Redirect, (await site.Client.GetAsync("/nl/operation/privacy/request?address=wim.weg%40voorbeeld.be")).StatusCode);
        var erasure = Erasures.Erase(database, new(account, Peopled.Address), AskedBy.Administrator, null, Peopled.Now);
        var proof = (await site.Page($"/fr/operation/privacy/erasures/{erasure.Id}")).QuerySelector("main")!.TextContent;
        Assert.Contains(erasure.Id.ToString(), proof, StringComparison.Ordinal);
        Assert.DoesNotContain("voorbeeld.be", proof, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(erasure.Id.ToString(), (await site.Page("/nl/operation/privacy/erasures")).QuerySelector(".row a")!.GetAttribute("href")!, StringComparison.Ordinal);
    }
}
