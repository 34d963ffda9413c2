using Microsoft.Extensions.Configuration;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Modules.Directory.Upkeep.Suggesting;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Directory.Upkeep;

/// <summary>A service that confirms and a manager who answers, in a real browser by keyboard alone, at a desk and on a telephone.</summary>
[Trait("Category", Browser.Category)]
public sealed class UpkeepInBrowserTests(UpkeepInBrowserTests.OneSite one) : IClassFixture<UpkeepInBrowserTests.OneSite>
{
    const int Many = 20;

    public sealed class OneSite : IAsyncLifetime
    {
        public Browser Browser { get; } = new();
        public Site Site { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Site = await Site.Start(demo: true, prepare: Staff.MayTryOften);
            await Browser.InitializeAsync();
            System.IO.Directory.CreateDirectory(Places.Artifacts);
        }

        public async Task DisposeAsync()
        {
            await Browser.DisposeAsync();
            await Site.DisposeAsync();
        }
    }

    Database Database => Staff.DatabaseOf(one.Site);

    List<Guid> Services(int from, int count)
    {
        using var connection = Database.Open();
        return [.. Dapper.SqlMapper.Query<Guid>(connection, "select id from directory_service where not discreet and visibility = 'Public' and parked is null order by id limit @count offset @from", new { from, count })];
    }

    [Theory, InlineData("nl", Browser.Desk, 0), InlineData("fr", Browser.Telephone, 1)]
    public async Task A_service_confirms_in_two_clicks_from_its_letter_and_every_page_of_the_link_is_free_of_barriers(string lang, int width, int nth)
    {
        var service = Services(nth, 1)[0];
        var settings = ConfirmingSettings.Of(new ConfigurationBuilder().AddInMemoryCollection([new("Site:Address", one.Site.Address.ToString())]).Build());
        await using (var db = Database.Context())
        {
            var round = Round.Begin(service, 1, "dienst@voorbeeld.be", DateTime.UtcNow);
            var mail = await new Letters(Outboxes.Texts, settings).Ask(db, [round], lang, "token-" + lang, DateTime.UtcNow.AddDays(60), DateTime.UtcNow);
            await File.WriteAllTextAsync(Path.Combine(Places.Artifacts, $"letter-{lang}.html"), mail.Html);
            round.Written(settings);
            db.Add(round);
            db.Add(new RoundLetter { RoundId = round.Id, Step = 1, TokenHash = Session.Hash("token-" + lang), MailId = mail.Id, MadeAt = DateTime.UtcNow, EndsAt = DateTime.UtcNow.AddDays(60) });
            await db.SaveChangesAsync();
        }
        await using var visitor = await one.Browser.Visit(one.Site.Address, width, lang);
        foreach (var way in new[] { "/correct", "/closed" })
        {
            await visitor.Open($"/{lang}/confirm/token-{lang}/{service}{way}");
            Assert.Empty(await visitor.Faults());
        }
        var (clicks, time) = await visitor.ConfirmFrom(Path.Combine(Places.Artifacts, $"letter-{lang}.html"));
        Assert.Equal(2, clicks);
        Assert.True(time < TimeSpan.FromSeconds(30), $"{time}");
        Assert.Empty(await visitor.Faults());
    }

    [Fact]
    public async Task A_manager_clears_twenty_suggestions_by_keyboard_within_five_minutes()
    {
        await using (var db = Database.Context())
        {
            foreach (var (service, n) in Services(2, Many).Select((id, n) => (id, n)))
                db.Add(Suggestion.Of(service, "conditions", n % 2 == 0 ? "nl" : "fr", new Dictionary<string, string[]> { ["service.minimum_age"] = ["", (20 + n).ToString(System.Globalization.CultureInfo.InvariantCulture)] }, "Gezien aan de deur", null, DateTime.UtcNow));
            await db.SaveChangesAsync();
        }
        using var guest = await Staff.Signed(one.Site, "gil@voorbeeld.be", Role.DirectoryManager, Scope.Region);
        await using var visitor = await one.Browser.Visit(one.Site.Address, Browser.Desk, "nl");
        await visitor.Becomes(guest);
        foreach (var path in new[] { "", "/calls", "/sources", "/suggestions" })
        {
            await visitor.Open("/nl/directory/upkeep" + path);
            Assert.Empty(await visitor.Faults());
        }
        Assert.True(await visitor.AnswerSuggestions(Many) < TimeSpan.FromMinutes(5));
        Assert.Contains("Er zijn geen voorstellen", await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Empty(await visitor.Faults());
    }

    [Fact]
    public async Task One_part_of_a_sheet_is_said_to_hold_by_keyboard()
    {
        using var guest = await Staff.Signed(one.Site, "gerda@voorbeeld.be", Role.DirectoryManager, Scope.Region);
        await using var visitor = await one.Browser.Visit(one.Site.Address, Browser.Desk, "fr");
        await visitor.Becomes(guest);
        await visitor.Open($"/fr/directory/upkeep/{Services(26, 1)[0]}");
        var keys = new Keyboard(visitor.Page);
        await keys.To("button[name=group][value=Words]");
        await keys.Press("Enter");
        await visitor.Page.WaitForSelectorAsync(".note--done");
        Assert.Contains("vérifié par", await visitor.Page.InnerTextAsync("dl.upkeep__parts"), StringComparison.Ordinal);
        Assert.Empty(await visitor.Faults());
    }

    /// <summary>Owners, campaigns, news and walks, with something in each of them.</summary>
    [Theory, InlineData("nl", Browser.Desk), InlineData("fr", Browser.Telephone)]
    public async Task The_rooms_of_who_keeps_the_directory_are_free_of_barriers(string lang, int width)
    {
        using var guest = await Staff.Signed(one.Site, $"ans-{lang}@voorbeeld.be", Role.DirectoryManager, Scope.Region);
        var organization = Dapper.SqlMapper.QuerySingle<Guid>(Database.Open(), "select scope_id from role_grant where role = 'DirectoryEditor' limit 1");
        await guest.Open($"/{lang}/directory/upkeep/campaigns/new");
        await guest.Send("form[method=post].form", new() { ["name"] = "Wonen, najaar", ["channel"] = "Visit" });
        await guest.Send("form[action$='handler=Divide']", new() { ["number"] = "3" });
        var campaign = guest.At.Split('?')[0];
        await guest.Send("form[action$='handler=Give']", new() { ["holder"] = "Sam Verzonnen" });
        var share = guest.Page.QuerySelector("#shares ~ ul h3 a")!.GetAttribute("href")!;
        var door = (await guest.Open(share)).Page.QuerySelector(".row h2 a")!.GetAttribute("href")!;
        await using (var db = Database.Context())
        {
            db.Add(Vuurtoren.Modules.Directory.Owners.Claim.Of(organization, "Nora Verzonnen", "onthaal", $"nora-{lang}@voorbeeld.be", lang, DateTime.UtcNow));
            await db.SaveChangesAsync();
        }
        await using var visitor = await one.Browser.Visit(one.Site.Address, width, lang);
        await visitor.Becomes(guest);
        var faults = new List<string>();
        foreach (var path in new[] { $"/{lang}/directory/upkeep/claims", $"/{lang}/edit/organization/{organization}/editors", $"/{lang}/directory/upkeep/campaigns", $"/{lang}/directory/upkeep/campaigns/new", campaign, share, door,
            $"/{lang}/edit/organization/{organization}/news", $"/{lang}/edit/organization/{organization}/news/new", $"/{lang}/edit/walks", $"/{lang}/edit/walk/new", $"/{lang}/directory/upkeep/links", $"/{lang}/directory/guide", $"/{lang}/directory/upkeep/{Services(25, 1)[0]}" })
        {
            await visitor.Page.SetViewportSizeAsync(width, Browser.TelephoneHeight);
            var answer = await visitor.Open(path);
            if (answer.Status != 200) faults.Add($"{path} answers {answer.Status}");
            faults.AddRange((await visitor.Faults()).Select(fault => $"{path} {fault}"));
            var measure = new Measure(visitor.Page);
            faults.AddRange((width == Browser.Desk ? await measure.AtDesk() : await measure.OnTelephone()).Select(fault => $"{path} {fault}"));
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
