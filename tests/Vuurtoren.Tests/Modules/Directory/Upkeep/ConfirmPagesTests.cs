using Microsoft.Extensions.Configuration;
using System.Net;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Upkeep;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Modules.Directory.Upkeep.Suggesting;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Directory.Upkeep;

/// <summary>What a service answers over the link of a letter, and what who rings notes.</summary>
[Collection(UpkeepSite.Name)]
public sealed class ConfirmPagesTests(UpkeepSite one) : OnUpkeepSite(one)
{
    [Theory, InlineData("nl", "Alles klopt", 2), InlineData("fr", "Tout est correct", 3)]
    public async Task A_service_confirms_without_signing_in_by_one_button(string lang, string words, int nth)
    {
        var service = Services(nth)[0];
        var link = await Link([service], lang: lang);
        using var contact = new Guest(One.Site.Address);
        using (var scanner = new HttpClient { BaseAddress = One.Site.Address })
            foreach (var method in new[] { HttpMethod.Head, HttpMethod.Get, HttpMethod.Options })
                using (await scanner.SendAsync(new(method, $"{link}/{service}"))) { }
        Assert.Null(VerifiedAt(service)); // who only opens it, confirms nothing
        await contact.Open($"{link}/{service}");
        Assert.Contains(words, contact.Words, StringComparison.Ordinal);
        await contact.Send("main form");
        Assert.NotNull(VerifiedAt(service));
        Assert.NotNull(contact.Page.QuerySelector(".note--done"));
        Assert.Null(contact.Page.QuerySelector("main form")); // used: it can do nothing more
        await One.Manager.Open($"/{lang}/edit/service/{service}/history");
        Assert.Contains(lang == "nl" ? "de dienst zelf" : "le service lui-même", One.Manager.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_services_in_one_letter_each_is_answered_by_itself_or_all_at_once()
    {
        var services = Services(4, 3);
        var link = await Link(services);
        using var contact = new Guest(One.Site.Address);
        await contact.Open(link);
        await contact.Send("section form");
        Assert.Equal(1, services.Count(service => VerifiedAt(service) is not null));
        await contact.Send("main form");
        Assert.All(services, service => Assert.NotNull(VerifiedAt(service)));
    }

    [Fact]
    public async Task A_link_that_is_forged_expired_or_for_another_service_says_so_and_does_nothing()
    {
        var (mine, other, old) = (Services(7)[0], Services(8)[0], Services(9)[0]);
        var link = await Link([mine]);
        using var contact = new Guest(One.Site.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await contact.Open(link + "x")).Status);
        Assert.Contains("Deze link opent niets", contact.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await contact.Open($"{link}/{other}")).Status);
        var expired = await Link([old], DateTime.UtcNow.AddDays(-61));
        Assert.Equal(HttpStatusCode.Gone, (await contact.Open(expired)).Status);
        Assert.Contains("werkt niet meer", contact.Words, StringComparison.Ordinal);
        await contact.Open(link); // the secret of a form that is open, sent to where it may not
        var secret = contact.Page.QuerySelector("main form input[type=hidden]")!;
        foreach (var path in new[] { link + "x", $"{link}/{other}", expired })
            using (var answer = await contact.Post(path, new() { [secret.GetAttribute("name")!] = secret.GetAttribute("value")! })) Assert.False(answer.IsSuccessStatusCode);
        Assert.All(new[] { mine, other, old }, service => Assert.Null(VerifiedAt(service)));
    }

    [Fact]
    public async Task A_link_that_is_used_again_does_nothing()
    {
        var service = Services(10)[0];
        var link = await Link([service]);
        using var contact = new Guest(One.Site.Address);
        await contact.Open(link);
        var secret = contact.Page.QuerySelector("main form input[type=hidden]")!;
        await contact.Send("main form");
        var first = VerifiedAt(service);
        using var again = await contact.Post(link, new() { [secret.GetAttribute("name")!] = secret.GetAttribute("value")! });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(first, VerifiedAt(service));
    }

    [Fact]
    public async Task Who_says_that_a_service_closed_hides_nothing_but_tells_the_manager()
    {
        var service = Services(11)[0];
        var link = await Link([service]);
        using var contact = new Guest(One.Site.Address);
        await contact.Open($"{link}/{service}/closed");
        await contact.Send("main form", new() { ["words"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, contact.Status);
        await contact.Send("main form", new() { ["on"] = "2026-12-31", ["words"] = "We stoppen ermee <b>" });
        Assert.Contains("gesloten of verhuisd", contact.Words, StringComparison.Ordinal);
        using (var anyone = new Guest(One.Site.Address)) Assert.Equal(HttpStatusCode.OK, (await anyone.Open($"/nl/service/{service}")).Status);
        Assert.Contains("We stoppen ermee", Staff.LetterTo(Database, "gil@voorbeeld.be"), StringComparison.Ordinal);
        await One.Manager.Open("/nl/directory/upkeep/calls");
        Assert.Contains("We stoppen ermee <b>", One.Manager.Words, StringComparison.Ordinal);
        await One.Manager.Send("form[action*='Handled']", new() { }, "button[name=id]");
        using var connection = Database.Open();
        Assert.Equal(0, connection.ExecuteScalar<long>("select count(*) from directory_round where handled_at is not null and service_id <> @service", new { service }));
    }

    [Theory, InlineData("false"), InlineData("true")]
    public async Task What_a_service_corrects_is_published_at_once_only_where_the_settings_say_so(string takes)
    {
        await using var site = await Site.Start(demo: true, prepare: Staff.MayTryOften, environment: new() { ["Upkeep__TakesCorrections"] = takes });
        var database = Staff.DatabaseOf(site);
        var service = Services(0)[0]; // the same demo, copied
        var link = await LinkIn(database, [service]);
        using var contact = new Guest(site.Address);
        await contact.Open($"{link}/{service}/correct");
        await contact.Send("main form", new() { ["service.minimum_age"] = "17" });
        using var connection = database.Open();
        Assert.Equal(takes == "true" ? 17 : null, connection.QuerySingleOrDefault<int?>("select minimum_age from directory_service where id = @service and minimum_age = 17", new { service }));
        Assert.Equal(takes == "true" ? "Accepted" : "Open", connection.QuerySingle<string>("select state from directory_suggestion where service_id = @service", new { service }));
    }

    [Fact]
    public async Task Who_rings_says_what_came_of_it()
    {
        var services = Services(12, 2);
        await using (var db = Database.Context())
        {
            db.AddRange(services.Select(service => Round.Begin(service, 1, null, DateTime.UtcNow)));
            await db.SaveChangesAsync();
        }
        await One.Manager.Open("/fr/directory/upkeep/calls");
        Assert.Contains("Il n’y a pas d’adresse mail.", One.Manager.Words, StringComparison.Ordinal);
        Assert.Contains("Bonjour, j’appelle", One.Manager.Words, StringComparison.Ordinal);
        var first = RoundOf(services[0]);
        await Press($"button[value='{first.Id}'][formaction]", first.Id);
        Assert.Equal(1, RoundOf(services[0]).Calls);
        await Press(null, first.Id);
        Assert.Equal(RoundState.Checked, RoundOf(services[0]).State);
        using var connection = Database.Open();
        Assert.Equal("called", connection.QuerySingle<string>("select verified_how from directory_service where id = @id", new { id = services[0] }));

        Task Press(string? button, Guid id) => One.Manager.Send($"form:has(button[value='{id}'])", new() { ["id"] = id.ToString() }, button);
    }
}
