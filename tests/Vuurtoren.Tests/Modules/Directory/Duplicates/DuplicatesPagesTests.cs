using System.Net;
using Dapper;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.Duplicates;

/// <summary>A running site with a second town hall desk: the demo, and doubles of three of its organisations.</summary>
public sealed class DoubledSite : IAsyncLifetime
{
    public Browser Browser { get; } = new();
    public Site Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await Site.Start(demo: true, prepare: Staff.MayTryOften);
        await Browser.InitializeAsync();
        using var connection = Staff.DatabaseOf(Site).Open();
        var seq = connection.ExecuteScalar<long>("select max(seq) from change");
        var columns = string.Join(", ", connection.Query<string>("select name from pragma_table_info('directory_organization') where name not in ('id', 'seq', 'source')"));
        foreach (var id in connection.Query<Guid>("select id from directory_organization where parked is null and id in (select organization_id from directory_location where addresses <> '[]') order by id limit 4").ToList())
            connection.Execute($"""
                insert into directory_organization (id, seq, source, {columns}) select @copy, @seq, 'invented', {columns} from directory_organization where id = @id;
                update directory_organization set name = replace(name, @end, @longer), phones = @phones where id = @copy;
                insert into change (seq, kind, record_id, tombstone, at, actor, cause) values (@seq, 'organization', @copy, false, @now, 'operator', 'import:x');
                """, new { id, copy = Guid.CreateVersion7(), seq = ++seq, now = DateTime.UtcNow, end = "\"}", longer = " vzw\"}", phones = """[{"number":"02 000 00 09"}]""" });
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        await Site.DisposeAsync();
    }
}

[Trait("Category", Browser.Category)]
public sealed class DuplicatesPagesTests(DoubledSite doubled) : IClassFixture<DoubledSite>
{
    const string Path = "/directory/duplicates";

    Site Site => doubled.Site;
    static readonly Scope region = new(ScopeKind.Region);

    async Task<Guest> Looked(string email, string language = "nl")
    {
        var guest = await Staff.Signed(Site, email, Role.DirectoryManager, region, language: language);
        await guest.Open($"/{language}{Path}");
        if (guest.Page.QuerySelector(".duplicates__pair") is null && guest.Page.QuerySelector("form[action='?handler=Look']") is not null) await guest.Send("form[action='?handler=Look']");
        for (var attempt = 0; attempt < 200 && (guest.Page.QuerySelector("[data-busy]") is not null || guest.Page.QuerySelector(".duplicates__pair") is null); attempt++)
        {
            await Task.Delay(100);
            await guest.Open($"/{language}{Path}");
        }
        return guest;
    }

    [Fact]
    public async Task Pairs_are_answered_and_do_not_come_again_and_what_is_the_same_becomes_one_and_two_again()
    {
        using var guest = await Looked("bo@voorbeeld.be");
        Assert.Contains("zelfde naam", guest.Words, StringComparison.Ordinal);
        Assert.Contains("Laatst gezocht", guest.Words, StringComparison.Ordinal);
        var pairs = guest.Page.QuerySelectorAll(".duplicates__pair").Length;
        await guest.Send(".duplicates__pair form", new() { ["answer"] = "different" });
        Assert.Equal(pairs - 1, guest.Page.QuerySelectorAll(".duplicates__pair").Length);
        await guest.Send(".duplicates__pair form", new() { ["answer"] = "unsure" });
        Assert.Equal(pairs - 2, guest.Page.QuerySelectorAll(".duplicates__pair").Length);
        await guest.Open($"/nl{Path}?list=unsure");
        Assert.Single(guest.Page.QuerySelectorAll(".duplicates__pair"));

        await guest.Open($"/nl{Path}");
        await guest.Send(".duplicates__pair form", new() { ["answer"] = "same" });
        Assert.Contains("Twee fiches worden één", guest.Words, StringComparison.Ordinal);
        Assert.NotEmpty(guest.Page.QuerySelectorAll(".duplicates__field"));
        await guest.Send("form.duplicates__merge");
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        Assert.Contains("nu één", guest.Page.Body!.TextContent, StringComparison.Ordinal);
        var merged = guest.At.Split('?')[0];
        using (var connection = Staff.DatabaseOf(Site).Open())
        {
            var (kept, gone) = connection.QuerySingle<(Guid, Guid)>("select kept_id, gone_id from directory_merge where undone_at is null");
            await Task.Delay(1500); // readers follow within a second
            using var old = await Site.Client.GetAsync($"/fr/organization/{gone}");
            Assert.Equal((HttpStatusCode.MovedPermanently, $"/fr/organization/{kept}"), (old.StatusCode, old.Headers.Location?.ToString()));
            Assert.Contains(kept.ToString(), await Site.Client.GetStringAsync($"/hsds/organizations/{gone}"), StringComparison.Ordinal);
            Assert.Contains($"\"merged_into\":\"{kept}\"", await Site.Client.GetStringAsync("/hsds/changes?per_page=5000&modified_after=2026-01-01"), StringComparison.Ordinal);
            await guest.Open($"/nl/edit/organization/{kept}/history");
            Assert.Contains("Samengevoegd met een andere fiche", guest.Words, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await guest.Open($"/nl/edit/organization/{gone}")).Status);
        }
        await guest.Open(merged);
        await guest.Send("main form");
        Assert.Contains("weer twee fiches", guest.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_manages_another_territory_finds_nothing()
    {
        using var _ = await Looked("el@voorbeeld.be");
        using var guest = await Staff.Signed(Site, "ver@voorbeeld.be", Role.DirectoryManager, new(ScopeKind.Coordination, Guid.NewGuid()));
        await guest.Open($"/nl{Path}");
        Assert.Empty(guest.Page.QuerySelectorAll(".duplicates__pair"));
        using var connection = Staff.DatabaseOf(Site).Open();
        var (a, b) = connection.QueryFirst<(Guid, Guid)>("select a, b from directory_pair");
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Open($"/nl{Path}/{a}/{b}")).Status);
    }

    [Theory, InlineData("nl", Browser.Desk), InlineData("fr", Browser.Telephone)]
    public async Task The_pages_are_free_of_barriers(string language, int width)
    {
        using var guest = await Looked($"ab.{language}@voorbeeld.be", language);
        await using var visitor = await doubled.Browser.Visit(Site.Address, width, language);
        foreach (System.Net.Cookie cookie in guest.Cookies.GetAllCookies())
            await visitor.Page.Context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = Site.Address.ToString() }]);
        using var connection = Staff.DatabaseOf(Site).Open();
        var (a, b) = connection.QueryFirst<(Guid, Guid)>("select p.a, p.b from directory_pair p left join directory_pair_answer w on w.a = p.a and w.b = p.b where w.a is null order by p.score desc");
        foreach (var page in new[] { $"/{language}{Path}", $"/{language}{Path}/{a}/{b}" })
        {
            Assert.Equal(200, (await visitor.Open(page)).Status);
            Assert.Empty(await visitor.Faults());
            if (Environment.GetEnvironmentVariable("VUURTOREN_PICTURES") is { } folder)
                await visitor.Page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, $"duplicates-{language}-{width}-{page.Length}.png"), FullPage = true });
        }
    }
}
