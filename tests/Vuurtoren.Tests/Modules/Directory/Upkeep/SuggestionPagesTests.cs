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

/// <summary>Corrections that somebody proposes, and what the manager does with them.</summary>
[Collection(UpkeepSite.Name)]
public sealed class SuggestionPagesTests(UpkeepSite one) : OnUpkeepSite(one)
{
    [Theory, InlineData("nl"), InlineData("fr")]
    public async Task Anybody_proposes_a_correction_of_one_part_and_the_manager_takes_it_over_with_history(string lang)
    {
        var service = Services(lang == "nl" ? 16 : 17)[0];
        using var anyone = new Guest(One.Site.Address);
        await anyone.Open($"/{lang}/service/{service}");
        Assert.NotNull(anyone.Page.QuerySelector($"a[href='/{lang}/service/{service}/correct?part=conditions']"));
        await anyone.Open($"/{lang}/service/{service}/correct?part=conditions");
        await anyone.Send("form.suggest", new() { ["service.minimum_age"] = "oud", ["email"] = "vrager@voorbeeld.be" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anyone.Status);
        Assert.NotNull(anyone.Page.GetElementById("service.minimum_age-error"));
        await anyone.Send("form.suggest", new() { ["service.minimum_age"] = "61", ["words"] = "Vanaf 61 jaar <i>" });
        Assert.EndsWith("done=suggested", anyone.At, StringComparison.Ordinal);
        Assert.NotEqual(61, MinimumAge(service)); // nothing changes by itself

        await One.Manager.Open($"/{lang}/directory/upkeep/suggestions/{SuggestionOf(service).Id}");
        Assert.Contains("61", One.Manager.Page.QuerySelector(".both strong")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Vanaf 61 jaar <i>", One.Manager.Words, StringComparison.Ordinal);
        await One.Manager.Send("#accept");
        Assert.Contains("done=suggestion-accepted", One.Manager.At, StringComparison.Ordinal);
        Assert.Equal(61, MinimumAge(service));
        Assert.Equal((SuggestionState.Accepted, (string?)null), (SuggestionOf(service).State, SuggestionOf(service).Email));
        Assert.Contains(lang == "nl" ? "de fiche aangepast" : "adapté la fiche", Staff.LetterTo(Database, "vrager@voorbeeld.be"), StringComparison.Ordinal);
        await One.Manager.Open($"/{lang}/edit/service/{service}/history");
        Assert.Contains("61", One.Manager.Words, StringComparison.Ordinal);
    }

    long? MinimumAge(Guid service)
    {
        using var connection = Database.Open();
        return connection.QuerySingle<long?>("select minimum_age from directory_service where id = @service", new { service });
    }

    Suggestion SuggestionOf(Guid service)
    {
        using var db = Database.Context();
        return db.Set<Suggestion>().AsNoTracking().Single(suggestion => suggestion.ServiceId == service);
    }

    [Fact]
    public async Task A_manager_changes_what_is_proposed_or_refuses_it_with_a_reason_that_reaches_the_sender()
    {
        var services = Services(18, 2);
        foreach (var service in services) await Suggest(service, new() { ["service.minimum_age"] = "33" }, "conditions", $"an{service:N}@voorbeeld.be");
        await One.Manager.Open($"/nl/directory/upkeep/suggestions/{SuggestionOf(services[0]).Id}");
        await One.Manager.Send("#accept", new() { ["service.minimum_age"] = "34" });
        Assert.Equal(34, MinimumAge(services[0]));
        await One.Manager.Open($"/nl/directory/upkeep/suggestions/{SuggestionOf(services[1]).Id}");
        await One.Manager.Send("form[action*='Refuse']", new() { });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, One.Manager.Status);
        await One.Manager.Send("form[action*='Refuse']", new() { ["reason"] = "wrong", ["reply"] = "We belden de dienst." });
        Assert.NotEqual(33, MinimumAge(services[1]));
        var letter = Staff.LetterTo(Database, $"an{services[1]:N}@voorbeeld.be");
        Assert.Contains("De dienst zegt dat de fiche klopt.", letter, StringComparison.Ordinal);
        Assert.Contains("We belden de dienst.", letter, StringComparison.Ordinal);
        using var connection = Database.Open();
        Assert.True(connection.ExecuteScalar<long>("select sum(n) from directory_refusal where part = 'conditions'") > 0);
    }

    async Task Suggest(Guid service, Dictionary<string, string> typed, string part, string? email = null)
    {
        using var anyone = new Guest(One.Site.Address);
        await anyone.Open($"/nl/service/{service}/correct?part={part}");
        if (email is not null) typed["email"] = email;
        await anyone.Send("form.suggest", typed);
        Assert.EndsWith("done=suggested", anyone.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_that_fills_in_the_box_that_nobody_sees_leaves_nothing_and_a_hidden_field_is_not_in_the_form()
    {
        var service = Services(20)[0];
        await Suggest(service, new() { ["words"] = "spam", ["homepage"] = "https://spam.example" }, "else");
        await using var db = Database.Context();
        Assert.False(await db.Set<Suggestion>().AnyAsync(suggestion => suggestion.ServiceId == service));
        using var connection = Database.Open();
        connection.Execute("update directory_service set phones = @phones where id = @service", new { service, phones = """[{"number":"02 111 22 33"},{"number":"0470 99 88 77","visibility":"owner_only"}]""" });
        using var anyone = new Guest(One.Site.Address);
        await anyone.Open($"/nl/service/{service}/correct?part=reach");
        Assert.Contains("02 111 22 33", anyone.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("0470 99 88 77", anyone.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Open($"/nl/service/{Guid.NewGuid()}/correct")).Status);
    }

    [Fact]
    public async Task A_service_corrects_its_sheet_over_its_link_and_the_manager_looks_at_it_first()
    {
        var service = Services(21)[0];
        var link = await Link([service]);
        using var contact = new Guest(One.Site.Address);
        await contact.Open($"{link}/{service}/correct");
        await contact.Send("form.suggest", new() { ["service.minimum_age"] = "44", ["rest"] = "true" });
        Assert.Contains("u stuurde op", contact.Words, StringComparison.Ordinal);
        Assert.NotEqual(44, MinimumAge(service));
        Assert.Equal((true, true, RoundState.Corrected), (SuggestionOf(service).ByContact, SuggestionOf(service).RestHolds, RoundOf(service).State));
        await One.Manager.Open($"/nl/directory/upkeep/suggestions/{SuggestionOf(service).Id}");
        await One.Manager.Send("#accept");
        Assert.Equal(44, MinimumAge(service));
        Assert.NotNull(VerifiedAt(service)); // all else is right, says the service
        Assert.Equal(HttpStatusCode.OK, (await contact.Open($"{link}/{service}/correct")).Status);
        Assert.Null(contact.Page.QuerySelector("form.suggest"));
    }
}
