using System.Net;
using Dapper;
using Microsoft.Extensions.Configuration;
using Vuurtoren.Modules.Directory.Upkeep;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Directory.Upkeep.Campaigns;

/// <summary>Many sheets are looked through in one go, by several people, over their own links.</summary>
public sealed class CampaignTests(ManagedDemo one) : IClassFixture<ManagedDemo>
{
    Database Database => one.Database;

    long Count(string sql, object? with = null)
    {
        using var connection = Database.Open();
        return connection.ExecuteScalar<long>(sql, with);
    }

    /// <returns>The address of the campaign.</returns>
    async Task<string> Begin(string filters, string name, string channel)
    {
        await one.Manager.Open($"/nl/directory/upkeep/campaigns/new{filters}");
        await one.Manager.Send("form[method=post].form", new() { ["name"] = name, ["channel"] = channel });
        Assert.EndsWith("done=campaign-begun", one.Manager.At, StringComparison.Ordinal);
        return one.Manager.At.Split('?')[0];
    }

    [Theory, InlineData("nl", "Phone"), InlineData("fr", "Visit")]
    public async Task A_campaign_is_divided_given_away_and_done_over_a_link_without_an_account(string lang, string channel)
    {
        var holder = $"sam-{lang}@voorbeeld.be";
        var campaign = await Begin("", $"Wonen {lang}", channel);
        await one.Manager.Send("form[action$='handler=Divide']", new() { ["number"] = "3" });
        Assert.Equal(3, one.Manager.Page.QuerySelectorAll("#shares ~ ul > li").Length);
        await one.Manager.Send("form[action$='handler=Give']", new() { ["holder"] = "Sam Verzonnen", ["email"] = holder, ["language"] = lang });
        Assert.Contains("Sam Verzonnen", one.Manager.Words, StringComparison.Ordinal);

        using var sam = new Guest(one.Site.Address);
        var link = Staff.LinkTo(Database, holder);
        await sam.Open(link);
        Assert.StartsWith($"/{lang}/share/", sam.At, StringComparison.Ordinal);
        var all = sam.Page.QuerySelectorAll(".row h2 a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.True(all.Count >= 3, $"only {all.Count} services in a share");

        await sam.Open(all[0]);
        await sam.Send("form.form", button: "button[formaction$='Right']");
        Assert.Equal($"{all[1]}?done=share-next", sam.At); // on to the next door
        var first = Guid.Parse(all[0].Split('/')[^1]);
        Assert.Equal(1, Count("select count(*) from directory_service where id = @first and verified_how = @how", new { first, how = channel == "Visit" ? "visited" : "called" }));
        await sam.Send("form.form", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sam.Status); // says what to do
        await sam.Send("form.form", new() { ["words"] = $"Dicht op {lang}." });
        Assert.Equal(1, Count("select count(*) from directory_suggestion where words like @words and words like '%Sam Verzonnen%'", new { words = $"%Dicht op {lang}.%" }));
        await sam.Send("form.form", button: "button[formaction$='Nobody']");
        Assert.Equal(3, (await sam.Open(link)).Page.QuerySelectorAll(".row .badge").Length);

        await one.Manager.Open(campaign);
        Assert.Contains("2 van ", one.Manager.Page.QuerySelector("#far")!.TextContent, StringComparison.Ordinal);
        await one.Manager.Send("form[action$='handler=End']", []);
        Assert.EndsWith("done=campaign-ended", one.Manager.At, StringComparison.Ordinal);
        Assert.Contains("2 van ", one.Manager.Page.QuerySelector("#far")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await sam.Open(link)).Status);
    }

    [Fact]
    public async Task A_forged_link_one_that_was_divided_again_and_the_door_of_another_share_open_nothing()
    {
        var campaign = await Begin("?municipality=21004", "Eten", "Visit");
        await one.Manager.Send("form[action$='handler=Divide']", new() { ["number"] = "2" });
        var others = one.Manager.Page.QuerySelectorAll("#shares ~ ul > li h3 a").Select(a => a.GetAttribute("href")!).ToList();
        await one.Manager.Send("form[action$='handler=Give']", new() { ["holder"] = "Ria Verzonnen", ["email"] = "ria@voorbeeld.be" });
        var link = Staff.LinkTo(Database, "ria@voorbeeld.be");

        using var ria = new Guest(one.Site.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await ria.Open("/nl/share/verzonnen")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ria.Open(others[0])).Status); // by number only for who runs it
        var other = (await one.Manager.Open(others[1])).Page.QuerySelector(".row h2 a")!.GetAttribute("href")!.Split('/')[^1];
        Assert.Equal(HttpStatusCode.NotFound, (await ria.Open($"{link}/{other}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await ria.Open(link)).Status);

        await one.Manager.Open(campaign);
        await one.Manager.Send("form[action$='handler=Divide']", new() { ["number"] = "3" });
        Assert.Equal(HttpStatusCode.NotFound, (await ria.Open(link)).Status);
    }

    [Fact]
    public async Task What_is_wrong_in_the_form_is_said_and_a_manager_of_elsewhere_does_not_see_it()
    {
        await one.Manager.Open("/nl/directory/upkeep/campaigns/new?theme=housing");
        await one.Manager.Send("form[method=post].form", new() { ["name"] = "Zonder hoe", ["last"] = "2020-01-01" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, one.Manager.Status);
        Assert.Equal("Zonder hoe", one.Manager.Page.QuerySelector("#name")!.GetAttribute("value"));

        var campaign = await Begin("?theme=addiction", "Van de regio", "Phone");
        using var elsewhere = await Staff.Signed(one.Site, "els@voorbeeld.be", Role.DirectoryManager, new(ScopeKind.Coordination, Guid.CreateVersion7()));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Open(campaign)).Status);
        Assert.DoesNotContain("Van de regio", (await elsewhere.Open("/nl/directory/upkeep/campaigns")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_campaign_by_mail_asks_each_service_once_though_it_is_not_due()
    {
        using (var connection = Database.Open())
        {
            connection.Execute("insert into directory_upkeep_source (source, letters) values ('demo', @yes) on conflict (source) do nothing; update directory_service set verified_at = @recent, verified_how = 'called'", new { yes = true, recent = DateTime.UtcNow.AddDays(-20) });
            connection.Execute("insert into change (seq, kind, record_id, at, actor, cause) select (select max(seq) from change) + row_number() over (order by id), 'service', id, @now, 'operator', 'edit' from directory_service", new { now = DateTime.UtcNow });
        }
        var lines = new UpkeepLines(Database, FreshnessTerms.Of(new ConfigurationBuilder().Build(), new(12, [])));
        Assert.Equal(0, await Ask());
        await Begin("?theme=addiction", "Leren", "Mail");
        await Ask();
        var asked = Count("select count(*) from directory_round r join directory_campaign_service s on s.service_id = r.service_id join directory_campaign c on c.id = s.campaign_id where c.name = 'Leren'");
        Assert.Equal(Count("select count(*) from directory_campaign_service s join directory_campaign c on c.id = s.campaign_id where c.name = 'Leren'"), asked);
        Assert.True(asked > 0);
        Assert.Equal(0, await Ask()); // and not again

        Task<int> Ask()
        {
            var settings = ConfirmingSettings.Of(new ConfigurationBuilder().AddInMemoryCollection([new("Site:Address", "https://gids.example")]).Build());
            return new Asking(Database, settings, lines, new Letters(Outboxes.Texts, settings), DateTime.UtcNow).Run();
        }
    }
}
