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
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Modules.Directory.Upkeep;

/// <summary>Keeping the directory true on a running site: lists, checks, letters switched on, sheets that are looked at.</summary>
[Collection(UpkeepSite.Name)]
public sealed class UpkeepPagesTests(UpkeepSite one) : OnUpkeepSite(one)
{
    [Theory, InlineData("nl", "om na te kijken"), InlineData("fr", "à vérifier")]
    public async Task A_manager_sees_what_hurts_most_first_and_says_that_a_sheet_holds(string lang, string words)
    {
        var often = Services(lang == "nl" ? 0 : 1)[0];
        using (var connection = Database.Open())
        {
            connection.Execute("update directory_service set verified_at = null, verified_how = null, source_date = null where id = @often; insert into directory_view (service_id, week, views) values (@often, @week, @views); insert into change (seq, kind, record_id, at, actor, cause) select max(seq) + 1, 'service', @often, @now, 'operator', 'edit' from change",
                new { often, week = Vuurtoren.Modules.Directory.Wording.Week.Of(LocalClock.DayOf(DateTime.UtcNow)), views = lang == "nl" ? 5000 : 9000, now = DateTime.UtcNow });
        }
        await One.Manager.Open($"/{lang}/directory/upkeep");
        for (var attempt = 0; attempt < 20 && One.Manager.Page.QuerySelector(".row h2 a")!.GetAttribute("href") != $"/{lang}/directory/upkeep/{often}"; attempt++) // views are read each so often
        {
            await Task.Delay(200);
            await One.Manager.Open($"/{lang}/directory/upkeep");
        }
        Assert.Contains(words, One.Manager.Words, StringComparison.Ordinal);
        Assert.Equal($"/{lang}/directory/upkeep/{often}", One.Manager.Page.QuerySelector(".row h2 a")!.GetAttribute("href"));
        await One.Manager.Send(".row form", new() { ["how"] = "called" });
        Assert.EndsWith("done=checked", One.Manager.At, StringComparison.Ordinal);
        Assert.DoesNotContain(often.ToString(), One.Manager.Page.QuerySelector(".rows")!.InnerHtml, StringComparison.Ordinal);
        await One.Manager.Open($"/{lang}/directory/upkeep/{often}");
        Assert.Contains("gil Verzonnen", One.Manager.Words, StringComparison.Ordinal);
        Assert.Contains(lang == "nl" ? "vandaag per telefoon" : "aujourd’hui par téléphone", One.Manager.Words, StringComparison.Ordinal);
    }

    [Theory, InlineData("nl", 30, "vandaag ter plaatse, nagekeken door", "Nagekeken: naam en uitleg", "Zeg hoe u het nakeek"), InlineData("fr", 31, "aujourd’hui sur place, vérifié par", "Vérifié\u00a0: nom et explication", "Dites comment vous avez vérifié")]
    public async Task One_part_of_a_sheet_is_said_to_hold_and_the_rest_stays_as_it_was(string lang, int nth, string said, string inHistory, string refused)
    {
        var service = Services(nth)[0];
        using (var connection = Database.Open())
            connection.Execute("update directory_service set verified_at = @ago, verified_how = 'called' where id = @service; insert into change (seq, kind, record_id, at, actor, cause) select max(seq) + 1, 'service', @service, @ago, 'operator', 'edit' from change", new { service, ago = DateTime.UtcNow.AddYears(-3) });
        var page = $"/{lang}/directory/upkeep/{service}";
        await One.Manager.Open(page);
        int Past() => One.Manager.Page.QuerySelectorAll(".told dd > p").Count(p => p.TextContent.Contains(lang == "nl" ? "te lang" : "trop ancien", StringComparison.Ordinal));
        var before = Past();
        Assert.True(before > 0);
        await One.Manager.Send("form:has(#how)", new() { ["how"] = "visited", ["group"] = "Words" });
        Assert.EndsWith("done=checked-part", One.Manager.At, StringComparison.Ordinal);
        Assert.Contains(said, One.Manager.Words, StringComparison.Ordinal);
        Assert.Contains("gil Verzonnen", One.Manager.Words, StringComparison.Ordinal);
        Assert.Equal(before - 1, Past());
        Assert.Equal("visited", One.Manager.Page.QuerySelector("#how option[selected]")!.GetAttribute("value")); // the next thing is asked in the same way
        await One.Manager.Open($"/{lang}/edit/service/{service}/history");
        Assert.Contains(inHistory, One.Manager.Words, StringComparison.Ordinal);
        Assert.Null(One.Manager.Page.QuerySelector(".rows li:first-child form"));
        await One.Manager.Open(page);
        await One.Manager.Send("form:has(#how)", new() { ["how"] = "gok", ["group"] = "Words" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, One.Manager.Status);
        Assert.Contains(refused, One.Manager.Words, StringComparison.Ordinal);
    }

    [Theory, InlineData("nl", 1, "Bel eerst"), InlineData("fr", 2, "Téléphonez d’abord")]
    public async Task Who_checks_only_the_hours_makes_them_sure_on_the_sheet_that_everybody_sees(string lang, int nth, string callFirst)
    {
        using var connection = Database.Open();
        var service = connection.Query<Guid>("select id from directory_service where schedules like '%\"week\":[{%' and organization_id is not null and status = 'Active' and withdrawn_at is null and parked is null and messages = '[]' and id not in (select service_id from directory_service_at_location) order by id").ElementAt(nth);
        connection.Execute("update directory_service set verified_at = @ago, verified_how = 'called', source_date = null where id = @service; insert into change (seq, kind, record_id, at, actor, cause) select max(seq) + 1, 'service', @service, @ago, 'operator', 'edit' from change", new { service, ago = DateTime.UtcNow.AddYears(-3) });
        using var resident = new Guest(One.Site.Address);
        async Task<bool> Says(bool expected)
        {
            for (var attempt = 0; attempt < 30; attempt++, await Task.Delay(100)) // the index follows within a second
                if ((await resident.Open($"/{lang}/service/{service}")).Words.Contains(callFirst, StringComparison.Ordinal) == expected) return true;
            return false;
        }
        Assert.True(await Says(true));
        await One.Manager.Open($"/{lang}/directory/upkeep/{service}");
        await One.Manager.Send("form:has(#how)", new() { ["how"] = "called", ["group"] = "Hours" });
        Assert.EndsWith("done=checked-part", One.Manager.At, StringComparison.Ordinal);
        Assert.True(await Says(false));
        Assert.Contains(lang == "nl" ? "Uren nagekeken: vandaag" : "Heures vérifiées\u00a0: aujourd’hui", resident.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_filtered_and_taken_along_as_a_table()
    {
        await One.Manager.Open("/nl/directory/upkeep?source=demo&theme=housing");
        var housing = One.Manager.Page.QuerySelector(".found__count")!.TextContent;
        await One.Manager.Open("/nl/directory/upkeep");
        Assert.NotEqual(housing, One.Manager.Page.QuerySelector(".found__count")!.TextContent);
        using var csv = await One.Manager.Fetch("/nl/directory/upkeep?handler=Csv&source=demo");
        var lines = (await csv.Content.ReadAsStringAsync()).Trim().Split("\r\n");
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("\"Dienst\";\"Organisatie\"", lines[0], StringComparison.Ordinal);
        Assert.True(lines.Length > 5);
        Assert.Contains("Hier is alles op tijd", (await One.Manager.Open("/nl/directory/upkeep?source=nergens")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_sees_the_services_of_the_own_organisation_only()
    {
        using var bo = await Staff.Signed(One.Site, "bo@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, Ids.Of("demo", Kinds.Organization, "ocmw")));
        using var connection = Database.Open();
        var strange = connection.QueryFirst<Guid>("select id from directory_service where organization_id <> @ocmw", new { ocmw = Ids.Of("demo", Kinds.Organization, "ocmw") });
        Assert.Equal(HttpStatusCode.NotFound, (await bo.Open($"/nl/directory/upkeep/{strange}")).Status);
        await bo.Open("/nl/directory/upkeep");
        Assert.DoesNotContain(strange.ToString(), bo.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Null(bo.Page.QuerySelector("a[href$='/sources']"));
    }

    [Fact]
    public async Task Letters_to_a_source_are_switched_on_and_off()
    {
        await One.Manager.Open("/nl/directory/upkeep/sources");
        Assert.Contains("geen mails", One.Manager.Words, StringComparison.Ordinal);
        await One.Manager.Send("form:has([name=letters])");
        using var connection = Database.Open();
        Assert.Single(Sources.On(connection, Settings));
        await One.Manager.Send("form:has([name=letters])");
        Assert.Empty(Sources.On(connection, Settings));
    }

    [Fact]
    public async Task How_often_is_chosen_in_the_form_and_for_a_selection()
    {
        using var connection = Database.Open();
        var service = Services(14)[0];
        await One.Manager.Open($"/nl/edit/service/{service}");
        await One.Manager.Send("#edit", new() { ["do"] = "publish", ["every"] = "3" });
        Assert.Equal(3, Intervals.Of(connection, service));
        await One.Manager.Open("/nl/directory/upkeep?source=demo");
        await One.Manager.Send("form[action*='Every']", new() { ["every"] = "12" });
        Assert.Equal(12, Intervals.Of(connection, service));
        await One.Manager.Send("form[action*='Every']", new() { ["every"] = "" });
        Assert.Null(Intervals.Of(connection, service));
    }

    [Fact]
    public async Task Opening_a_sheet_is_counted_also_from_the_cache_but_not_a_discreet_one_nor_by_colleagues()
    {
        var service = Services(15)[0];
        using var connection = Database.Open();
        var discreet = connection.QueryFirst<Guid>("select id from directory_service where discreet and visibility = 'Public'");
        using (var anyone = new Guest(One.Site.Address))
            foreach (var id in new[] { service, service, service, discreet }) await anyone.Open($"/nl/service/{id}");
        await One.Manager.Open($"/nl/service/{service}");
        for (var attempt = 0; attempt < 50 && Seen().Count == 0; attempt++) await Task.Delay(200);
        Assert.Equal([(service, 3L)], Seen());

        List<(Guid, long)> Seen() => [.. connection.Query<(Guid, long)>("select service_id, sum(views) from directory_view where service_id in @ids group by service_id having sum(views) >= 3", new { ids = new[] { service, discreet } })];
    }
}
