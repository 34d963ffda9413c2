using System.Net;
using Dapper;
using Vuurtoren.Modules.Networks;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Rounds;
using Vuurtoren.Modules.Networks.Sittings;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>Who sits in which network and the round, on a running site.</summary>
public sealed class RoundPagesTests(ManagedDemo one) : IClassFixture<ManagedDemo>
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde"), shop = Organization("woonwinkel"), kitchen = Organization("soepketel");

    static Guid Organization(string key) => Ids.Of("demo", Vuurtoren.Modules.Directory.Kinds.Organization, key);

    Task<Guest> Coordinator(string email, string lang = "nl") => Staff.Signed(one.Site, email, Role.Coordinator, new(ScopeKind.Coordination, coordination), language: lang);

    T First<T>(Func<T, bool> which) where T : class
    {
        using var db = one.Database.Context();
        return db.Set<T>().AsEnumerable().First(which);
    }

    Sitting? Sits(Guid organization, string network)
    {
        using var db = one.Database.Context();
        var ids = db.Set<Network>().Where(n => n.Name == network).Select(n => n.Id).ToList();
        return db.Set<Sitting>().AsEnumerable().LastOrDefault(s => s.OrganizationId == organization && ids.Contains(s.NetworkId));
    }

    [Fact]
    public async Task A_round_goes_from_one_button_over_a_link_without_account_to_the_points_of_a_meeting()
    {
        using var coordinator = await Coordinator("ronde@voorbeeld.be");
        await coordinator.Open("/nl/me/week");
        Assert.NotNull(coordinator.Page.QuerySelector($"a[href$='/edit/coordination/{coordination}/rounds']")); // it is due
        await coordinator.Open($"/nl/edit/coordination/{coordination}/rounds");
        await coordinator.Send("form[action$='handler=Begin']");
        Assert.Contains("0 van 11 leden", coordinator.Words, StringComparison.Ordinal);
        var round = coordinator.At.Split('?')[0];
        var asked = First<RoundMember>(m => m.OrganizationId == shop && m.AnsweredAt is null && m.AskedAt > DateTime.UtcNow.AddDays(-1));
        var link = $"/fr/round/{one.Database.Secret.Ticket(RoundLetters.Purpose, asked.Id)}";

        using var anyone = new Guest(one.Site.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Open(link[..^1] + (link[^1] == '0' ? '1' : '0'))).Status);
        await anyone.Open(link);
        await anyone.Send("main form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anyone.Status); // an empty form is a slip
        var housing = First<Network>(n => n.Name.StartsWith("Woonoverleg", StringComparison.Ordinal));
        Assert.Contains(housing.Name, anyone.Words, StringComparison.Ordinal);
        var table = First<Network>(n => n.Name == "Jongerentafel");
        await anyone.Send("main form", new() { [$"sits.{housing.Id}"] = "no", [$"words.{housing.Id}"] = "Il y aura un guichet.", ["q"] = "jongeren" }, "button[formaction*=Find]");
        Assert.Equal("Il y aura un guichet.", anyone.Page.QuerySelector($"textarea[id='words.{housing.Id}']")!.TextContent); // searching keeps what was typed
        await anyone.Send("main form", new() { ["named"] = table.Id.ToString(), [$"words.{table.Id}"] = "Ils cherchent une salle." }, "button[formaction*=More]");
        Assert.NotNull(anyone.Page.QuerySelector($"input[name=named][value='{table.Id}'][checked]"));
        await anyone.Send("main form", new() { ["contact.1"] = "Lou Verzonnen" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anyone.Status); // a new one needs a name: nothing is kept
        Assert.Null(First<RoundMember>(m => m.Id == asked.Id).AnsweredAt);
        Assert.Null(Sits(shop, "Woonoverleg Bakenvoorde")!.UntilOn);
        await anyone.Send("main form", new() { ["new.1"] = "Table du logement", ["theme.1"] = "housing", ["happened.1"] = "Première réunion en mai." });
        Assert.Contains("Merci", anyone.Words, StringComparison.Ordinal);
        Assert.Null(anyone.Page.QuerySelector("main form")); // once

        Assert.Equal(ToldBy.Member, Sits(shop, "Jongerentafel")!.ToldBy);
        Assert.NotNull(Sits(shop, "Woonoverleg Bakenvoorde")!.UntilOn);
        await coordinator.Open(round);
        foreach (var words in new[] { "1 van 11 leden", "Il y aura un guichet.", "Ils cherchent une salle.", "Table du logement", "nieuw, nog na te kijken" }) Assert.Contains(words, coordinator.Words, StringComparison.Ordinal);
        await coordinator.Send($"form[action$='/agenda/{table.Id}']");
        Assert.Equal(round, coordinator.At.Split('?')[0]);
        using var connection = one.Database.Open();
        var (told, lang) = connection.QuerySingle<(string, string)>("select words, lang from meetings_item where meeting_id is null and title like '%Jongerentafel%'");
        Assert.Contains("Ils cherchent une salle.", told, StringComparison.Ordinal);
        Assert.Equal("fr", lang); // whoever puts it there
        await coordinator.Send($"form[action$='/agenda/{table.Id}']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // once

        await coordinator.Open($"/nl/edit/coordination/{coordination}/rounds");
        Assert.Null(coordinator.Page.QuerySelector("form[action$='handler=Begin']")); // one at a time
        await coordinator.Open(round);
        await coordinator.Send("form[action$='handler=Close']");
        var late = First<RoundMember>(m => m.OrganizationId == kitchen && m.AnsweredAt is null && m.AskedAt > DateTime.UtcNow.AddDays(-1));
        await anyone.Open($"/nl/round/{one.Database.Secret.Ticket(RoundLetters.Purpose, late.Id)}");
        Assert.Contains("Deze ronde is voorbij", anyone.Words, StringComparison.Ordinal);
        Assert.Null(anyone.Page.QuerySelector("main form"));
    }

    /// <summary>A round of a coordination of its own, in which one member is asked and one network is known.</summary>
    async Task<(Coordination Coordination, RoundMember Asked, Network Network)> Asked(Guid organization, bool leaves = false)
    {
        await using var db = one.Database.Context();
        var (now, today) = (DateTime.UtcNow, LocalClock.DayOf(DateTime.UtcNow));
        var own = Coordination.Begin(LocalText.NlFr("Apart", "À part"), ["nis:21004"], []);
        var (member, round) = (Member.Begin(own.Id, organization, Way.Open, today.AddYears(-1)), Round.Begin(own.Id, null, today));
        var asked = RoundMember.Of(round, member, reached: true, now);
        var network = Network.Told(own.Id, NetworkTests.Words("Buurttafel"), "nl", now);
        network.Keep(now);
        if (leaves) member.End(today);
        db.AddRange(own, member, round, asked, network);
        await db.SaveChangesAsync();
        return (own, asked, network);
    }

    [Fact]
    public async Task Words_under_a_network_that_nobody_ticked_count_as_a_tick()
    {
        var (_, asked, network) = await Asked(Organization("rechtswinkel"));
        using var anyone = new Guest(one.Site.Address);
        await anyone.Open($"/nl/round/{one.Database.Secret.Ticket(RoundLetters.Purpose, asked.Id)}");
        await anyone.Send("main form", new() { ["q"] = "buurt" }, "button[formaction*=Find]");
        await anyone.Send("main form", new() { [$"words.{network.Id}"] = "Er komt een markt.", ["q"] = "iets anders" }, "button[formaction*=Find]");
        Assert.NotNull(anyone.Page.QuerySelector($"input[name=named][value='{network.Id}'][checked]")); // another search loses nothing
        await anyone.Send("main form");
        Assert.Contains("Dank u", anyone.Words, StringComparison.Ordinal);
        Assert.Equal((true, "Er komt een markt."), First<RoundNews>(n => n.NetworkId == network.Id) is var news ? (news.Sits, news.Words) : default);
        Assert.Equal(ToldBy.Member, First<Sitting>(s => s.NetworkId == network.Id).ToldBy);
    }

    [Fact]
    public async Task A_member_that_left_since_reads_that_it_is_over_and_is_not_waited_for()
    {
        var (own, asked, _) = await Asked(Organization("ocmw"), leaves: true);
        using var anyone = new Guest(one.Site.Address);
        await anyone.Open($"/nl/round/{one.Database.Secret.Ticket(RoundLetters.Purpose, asked.Id)}");
        Assert.Contains("Deze ronde is voorbij", anyone.Words, StringComparison.Ordinal);
        Assert.Null(anyone.Page.QuerySelector("main form"));
        using var coordinator = await Staff.Signed(one.Site, "weg@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, own.Id));
        await coordinator.Open($"/nl/edit/coordination/{own.Id}/rounds");
        Assert.DoesNotContain("van 1 leden", coordinator.Words, StringComparison.Ordinal);
        Assert.Contains("0 van 0 leden", coordinator.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_coordinator_notes_who_sits_where_on_the_sheet_of_the_network_and_of_the_member()
    {
        using var coordinator = await Coordinator("zit@voorbeeld.be", "fr");
        var food = First<Network>(n => n.Name.StartsWith("Voedselnetwerk", StringComparison.Ordinal));
        var youth = Organization("jeugdhuis");
        await coordinator.Open($"/fr/edit/coordination/{coordination}/networks/{food.Id}");
        await coordinator.Send("form[action$='handler=Sits']", new() { ["organization"] = youth.ToString() });
        Assert.Equal(ToldBy.Coordinator, Sits(youth, food.Name)!.ToldBy);
        using (var connection = one.Database.Open())
            await coordinator.Open($"/fr/edit/coordination/{coordination}/members/{connection.QuerySingle<Guid>("select id from networks_member where organization_id = @youth", new { youth })}");
        Assert.Contains(food.Name, coordinator.Words, StringComparison.Ordinal);
        await coordinator.Send($"li:has(a[href$='{food.Id}']) form");
        Assert.NotNull(Sits(youth, food.Name)!.UntilOn);
        await coordinator.Send("form[action$='handler=Sits']", new() { ["network"] = food.Id.ToString() }); // it came back: a new row
        Assert.Null(Sits(youth, food.Name)!.UntilOn);
    }

    [Theory, InlineData("nl", "zit erin"), InlineData("fr", "y siège")]
    public async Task Colleagues_see_a_table_of_who_sits_where_and_take_it_along_and_visitors_do_not(string lang, string yes)
    {
        using var colleague = await Staff.Signed(one.Site, $"zie-{lang}@voorbeeld.be", Role.Member, new(ScopeKind.Coordination, coordination), language: lang);
        await colleague.Open($"/{lang}/coordination/{coordination}/networks/who");
        Assert.Contains(yes, colleague.Page.QuerySelector("table.sits")!.TextContent, StringComparison.Ordinal);
        using var file = await colleague.Fetch($"/{lang}/coordination/{coordination}/networks/who?handler=Csv");
        Assert.Contains("Réseau santé mentale du littoral", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var anyone = new Guest(one.Site.Address);
        await anyone.Open($"/{lang}/coordination/{coordination}/networks/who");
        Assert.Contains("/signin", anyone.At, StringComparison.Ordinal);
        await anyone.Open($"/{lang}/coordination/{coordination}/networks");
        Assert.DoesNotContain("Voedselschip", anyone.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_coordination_has_no_rounds_and_no_diagnoses_for_a_coordinator()
    {
        using var other = await Staff.Signed(one.Site, "anders@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, Guid.CreateVersion7()));
        var round = First<Round>(r => r.CoordinationId == coordination);
        var network = First<Network>(n => n.Name == "Jongerentafel");
        foreach (var path in new[] { "rounds", $"rounds/{round.Id}", $"rounds/{round.Id}/agenda/{network.Id}", "diagnoses/new" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.Open($"/nl/edit/coordination/{coordination}/{path}")).Status);
    }

    [Fact]
    public async Task One_member_is_asked_at_once_whether_it_stays_and_not_again_within_a_week()
    {
        using var coordinator = await Coordinator("vraag@voorbeeld.be");
        using var connection = one.Database.Open();
        var member = connection.QuerySingle<Guid>("select id from networks_member where organization_id = @kitchen", new { kitchen });
        await coordinator.Open($"/nl/edit/coordination/{coordination}/members/{member}");
        await coordinator.Send("form[action$='handler=Ask']");
        Assert.Contains("Er is nog geen antwoord", coordinator.Words, StringComparison.Ordinal);
        Assert.Equal("soepketel.1@demo.example", connection.QuerySingle<string>("select address from mail where about_kind = 'member' and about_id = @member", new { member }));
        await coordinator.Send("form[action$='handler=Ask']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        Assert.Equal(1, connection.ExecuteScalar<long>("select count(*) from mail where about_kind = 'member' and about_id = @member", new { member }));
    }
}
