using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs.Indicators;

/// <summary>The pages with figures, for everybody and without script; own counts, for who keeps them.</summary>
public sealed class FigurePagesTests(ManagedDemo one) : IClassFixture<ManagedDemo>
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");

    Task<Guest> Coordinator(string email, string lang = "nl") => Staff.Signed(one.Site, email, Role.Coordinator, new(ScopeKind.Coordination, coordination), language: lang);

    async Task<AngleSharp.Html.Dom.IHtmlDocument> Page(string path)
    {
        using var answer = await one.Site.Client.GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answers {answer.StatusCode}");
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    [Theory, InlineData("nl", "Wijken van Brussel", "hoger (", "Geen cijfer voor"), InlineData("fr", "Quartiers de Bruxelles", "plus élevé (", "Pas de chiffre pour")]
    public async Task Everybody_sees_a_map_and_the_same_figures_in_a_list(string lang, string group, string higher, string missing)
    {
        var list = await Page($"{lang}/figures");
        Assert.Contains(list.QuerySelectorAll("h2"), title => title.TextContent == group);
        Assert.Equal(12, list.QuerySelectorAll("main .row").Length);
        var page = await Page($"{lang}/figures/ocmw-income");
        Assert.Equal(145, page.QuerySelectorAll("svg.figure-map path.shade").Length);
        Assert.Equal(28, page.QuerySelectorAll("svg.figure-map path.shade--empty, svg.figure-map path[fill]").Length); // 27 where nobody lives and one that is missing
        Assert.Equal(117, page.QuerySelectorAll("#ranked ~ section tbody tr").Length);
        Assert.Contains(higher, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(missing, page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains(lang == "nl" ? "BISA" : "IBSA", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(57, page.QuerySelectorAll(".years-all li").Length);
        Assert.All(page.QuerySelectorAll("svg.figure-map text"), number => Assert.Matches("^[1-5]$", number.TextContent)); // readable without colour
        Assert.NotEmpty((await Page($"{lang}/figures/poverty-risk?in=01000&year=2019")).QuerySelectorAll("svg.figure-map path.shade--5"));
        Assert.Single((await Page($"{lang}/figures/population?in=04000")).QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task One_area_stands_beside_its_municipality_and_the_region_in_words()
    {
        var page = (await Page("nl/figures/area/md/12")).Body!.TextContent;
        Assert.Matches(@"(Hoger|Lager) dan in de gemeente \(", page);
        Assert.Matches(@"(Hoger|Lager) dan in het gewest \(", page);
        Assert.Contains("Cijfers over Anderlecht", page, StringComparison.Ordinal);
        Assert.Contains("presque personne n’habite", (await Page("fr/figures/area/md/900")).Body!.TextContent.Replace("Presque", "presque", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.NotEmpty((await Page("fr/figures/area/nis/21004")).QuerySelectorAll("a[href^='/fr/figures/area/md/']"));
        using var found = await one.Site.Client.GetAsync("fr/figures?q=Marolles");
        Assert.Equal("/fr/figures/area/md/8", found.Headers.Location?.OriginalString);
    }

    [Theory, InlineData("nl/figures/nothing"), InlineData("nl/figures/ocmw-income?year=1999"), InlineData("nl/figures/ocmw-income?in=99999"), InlineData("nl/figures/area/md/9999"), InlineData("nl/figures/ocmw-income/export.exe"), InlineData("nl/figures/nothing/export.csv")]
    public async Task What_does_not_exist_is_not_found(string path)
    {
        using var answer = await one.Site.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_figures_can_be_taken_along_as_table_and_map()
    {
        var csv = await one.Site.Client.GetStringAsync("nl/figures/unemployment/export.csv?year=2023&in=04000");
        Assert.Equal(118, csv.TrimEnd().Split("\r\n").Length);
        Assert.Contains("md:12,Kuregem Veeartsenij,2023,", csv, StringComparison.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(await one.Site.Client.GetByteArrayAsync("fr/figures/unemployment/export.xlsx")));
        Assert.NotNull(zip.GetEntry("xl/worksheets/sheet1.xml"));
        using var map = JsonDocument.Parse(await one.Site.Client.GetStringAsync("fr/figures/unemployment/export.geojson?year=2023"));
        var features = map.RootElement.GetProperty("features").EnumerateArray().ToList();
        Assert.Equal(145, features.Count);
        Assert.Equal(28, features.Count(feature => feature.GetProperty("properties").GetProperty("value").ValueKind == JsonValueKind.Null));
    }

    [Fact]
    public async Task A_coordinator_takes_an_own_count_in_after_looking_at_it()
    {
        using var cas = await Coordinator("cas-tel@voorbeeld.be");
        await cas.Open("/nl/edit/figures");
        await cas.Send("form[action$='handler=Add']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status);
        await cas.Send("form[action$='handler=Add']", new() { ["name.nl"] = "Gezinnen met een voedselpakket", ["Unit"] = "Households", ["Level"] = "Neighbourhood", ["IsWorse"] = "high" });
        Assert.Contains("/nl/edit/figures/own-gezinnen-met-een-voedselpakket", cas.At, StringComparison.Ordinal);
        var here = cas.At.Split('?')[0];
        await cas.SendFiles("form[enctype]", "file", [("lijst.csv", Encoding.UTF8.GetBytes("Wijk;Aantal gezinnen;Jaar\n17;64;2024\n18;3;2024\n62;1.020;2024\n63;n.b.;2024\n1;50;2024\n"))], new() { ["Source"] = "Voedselbank, eigen telling" });
        Assert.Equal(HttpStatusCode.OK, cas.Status);
        Assert.Contains("3 nieuwe cijfers", cas.Words, StringComparison.Ordinal);
        Assert.Contains("er staat dat er geen cijfer is", cas.Words, StringComparison.Ordinal);
        Assert.Contains("hoort niet bij uw coördinatie", cas.Words, StringComparison.Ordinal); // Grote Markt is not in the territory
        await cas.Send("form[action$='handler=Take']");
        Assert.Contains("done=figures-taken", cas.At, StringComparison.Ordinal);

        var page = await Page("nl/figures/own-gezinnen-met-een-voedselpakket");
        Assert.Contains("minder dan 5", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Voedselbank, eigen telling", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("1.020", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("md:18,Havenwijk,2024,,Aantal gezinnen,minder dan 5", await one.Site.Client.GetStringAsync("nl/figures/own-gezinnen-met-een-voedselpakket/export.csv"), StringComparison.Ordinal);

        using var other = await Staff.Signed(one.Site, "an-tel@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, Guid.CreateVersion7()));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open(here)).Status); // another coordination's does not exist
        using var editor = await Staff.Signed(one.Site, "red-tel@voorbeeld.be", Role.DirectoryEditor, Scope.Region);
        Assert.NotEqual(HttpStatusCode.OK, (await editor.Open("/nl/edit/figures")).Status);

        await cas.Open(here);
        await cas.Send("form[action$='handler=Year']");
        Assert.Contains("done=figures-year-gone", cas.At, StringComparison.Ordinal);
        await cas.Send("form[action$='handler=Gone']");
        Assert.Contains("done=figures-gone", cas.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_was_tampered_with_or_has_no_source_changes_nothing()
    {
        await one.Manager.Open("/nl/edit/figures");
        await one.Manager.Send("form[action$='handler=Add']", new() { ["name.fr"] = "Dossiers de dettes", ["Unit"] = "Files", ["Level"] = "Municipality" });
        var here = one.Manager.At.Split('?')[0];
        await one.Manager.SendFiles("form[enctype]", "file", [("lijst.csv", "Commune;Nombre\nEvere;40\n"u8.ToArray())], []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, one.Manager.Status);
        await one.Manager.Open(here);
        await one.Manager.SendFiles("form[enctype]", "file", [("lijst.csv", "Commune;Nombre\nEvere;40\n"u8.ToArray())], new() { ["Source"] = "CPAS" });
        Assert.Null(one.Manager.Page.QuerySelector("form[action$='handler=Take']")); // no year yet
        await one.Manager.Send("form[action$='handler=Again']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, one.Manager.Status);
        await one.Manager.Send("form[action$='handler=Again']", new() { ["column.fixed"] = "2025" });
        await one.Manager.Send("form[action$='handler=Take']", new() { ["table"] = "AAAA" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, one.Manager.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await one.Manager.Open("/nl/figures/own-dossiers-de-dettes")).Status); // no figure yet: nothing to see
    }
}
