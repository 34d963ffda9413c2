using System.Net;
using Dapper;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>The inventory of other networks.</summary>
public sealed class NetworkTests
{
    static readonly DateTime now = new(2026, 11, 29, 9, 0, 0, DateTimeKind.Utc);
    static readonly Guid coordination = Guid.CreateVersion7();

    internal static NetworkWords Words(string? name, Reach? reach = Reach.Municipality, string[]? themes = null, string[]? activities = null, string? website = null, string? email = null) =>
        new(name, themes ?? ["housing"], reach, activities ?? ["projects"], null, website, null, email);

    static Network Told(string name, string[]? themes = null, string? email = null) => Network.Told(coordination, Words(name, themes: themes, email: email), "nl", now);

    [Theory]
    [InlineData("Netwerk Wonen", "Overleg wonen", true), InlineData("Réseau d’été", "Le Réseau de l'Ete", true), InlineData("Réseau Été", "RESEAU ETE", true), InlineData("Netwerk Wonen", "Netwerk Werk", false), InlineData("Netwerk", "Overleg", false)]
    public void Names_that_read_the_same_may_be_one_network(string one, string other, bool same) => Assert.Equal(same, Told(one).SoundsLike(Told(other)));

    [Fact]
    public void Another_answer_about_the_same_brings_what_is_new_and_takes_nothing_away()
    {
        var (kept, told) = (Told("Wonen", email: "wonen@voorbeeld.be"), Told("netwerk  wonen", ["poverty"]));
        kept.Keep(now);
        kept.Absorb(told, now.AddDays(1));
        Assert.Equal(("Wonen", "wonen@voorbeeld.be"), (kept.Name, kept.Email));
        Assert.Equal(["housing", "poverty"], kept.Themes.Order());
        Assert.Throws<RuleBroken>(() => kept.Absorb(kept, now));
    }

    [Fact]
    public void What_is_missing_or_wrong_is_refused_and_an_unknown_theme_is_left_out()
    {
        Assert.Equal("networks.name.missing", Refused(Words(" ")));
        Assert.Equal("networks.reach.missing", Refused(Words("Wonen", null)));
        Assert.Equal("networks.activities.many", Refused(Words("Wonen", activities: ["projects", "detecting", "information"])));
        Assert.Equal("networks.website.wrong", Refused(Words("Wonen", website: "javascript:alert(1)")));
        Assert.Equal("people.email.wrong", Refused(Words("Wonen", email: "geen")));
        var network = Network.Told(coordination, Words("Wonen", themes: ["housing", "unknown"], website: "www.voorbeeld.be"), "nl", now);
        Assert.Equal(["housing"], network.Themes);
        Assert.Equal("https://www.voorbeeld.be", network.Website);

        static string Refused(NetworkWords words) => Assert.Throws<RuleBroken>(() => Network.Told(coordination, words, "nl", now)).Message;
    }
}

/// <summary>The inventory on a running site: from the questionnaire to the picture.</summary>
public sealed class NetworkPagesTests(ManagedDemo one) : IClassFixture<ManagedDemo>
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");

    [Fact]
    public async Task Anybody_with_the_link_tells_and_the_coordinator_keeps_joins_or_drops_it_before_it_is_seen()
    {
        using (var before = one.Database.Open()) before.Execute("delete from networks_network"); // those of the demo
        using var coordinator = await Staff.Signed(one.Site, "net@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, coordination));
        await coordinator.Open($"/nl/edit/coordination/{coordination}/networks");
        var link = new Uri(coordinator.Page.QuerySelector(".long a")!.GetAttribute("href")!).PathAndQuery;
        using var anyone = new Guest(one.Site.Address);
        await Tell("Woonoverleg");
        Assert.Contains("Dank u", anyone.Words, StringComparison.Ordinal);
        await anyone.Open($"/nl/coordination/{coordination}/networks");
        Assert.DoesNotContain("Woonoverleg", anyone.Words, StringComparison.Ordinal);
        await Press("Keep");
        await anyone.Open($"/fr/coordination/{coordination}/networks");
        Assert.Contains("Woonoverleg", anyone.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Wies Verzonnen", anyone.Words, StringComparison.Ordinal); // never a person
        Assert.NotNull(anyone.Page.QuerySelector("svg.networks circle"));
        await Tell("woonoverleg");
        await Press("Same");
        await Tell("Reclame");
        await Press("Drop");
        using var connection = one.Database.Open();
        Assert.Equal(1, connection.ExecuteScalar<long>("select count(*) from networks_network"));
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Open(link[..^1] + (link[^1] == '0' ? '1' : '0'))).Status);

        async Task Tell(string name)
        {
            await anyone.Open(link);
            await anyone.Send("main form", new() { ["name"] = name, ["themes"] = "housing", ["reach"] = "Municipality", ["contact"] = "Wies Verzonnen", ["email"] = "wies@voorbeeld.be" });
        }

        async Task Press(string what)
        {
            await coordinator.Open($"/nl/edit/coordination/{coordination}/networks");
            if (what == "Same") await coordinator.Send("form[action$='handler=Same']");
            else await coordinator.Send(".row form:has(button[formaction])", [], $"button[formaction$='handler={what}']");
        }
    }

    [Fact]
    public async Task What_is_refused_keeps_what_was_typed()
    {
        using var coordinator = await Staff.Signed(one.Site, "netta@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, coordination));
        await coordinator.Open($"/fr/edit/coordination/{coordination}/networks/new");
        await coordinator.Send("form[action$='handler=Save']", new() { ["name"] = "Réseau logement", ["themes"] = "housing" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        Assert.Contains("Indiquez jusqu’où va le réseau", coordinator.Words, StringComparison.Ordinal);
        Assert.Equal("Réseau logement", coordinator.Page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.NotNull(coordinator.Page.QuerySelector("input[value=housing][checked]"));
    }
}
