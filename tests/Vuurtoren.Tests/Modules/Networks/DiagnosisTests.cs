using System.Net;
using System.Text;
using Vuurtoren.Modules.Networks.Diagnoses;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform.Files;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>Diagnoses of other networks, with source and terms.</summary>
public sealed class DiagnosisTests(ManagedDemo one) : IClassFixture<ManagedDemo>
{
    static readonly DateTime now = new(2026, 11, 29, 9, 0, 0, DateTimeKind.Utc);
    static readonly DateOnly today = new(2026, 11, 29);
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");

    static readonly DiagnosisWords whole = new("Wonen", null, today, ["housing", "unknown"], Reach.Municipality, null, "nl", "Woonoverleg", new(false, false, true), "www.voorbeeld.be");

    [Fact]
    public void A_diagnosis_has_a_source_a_day_that_was_and_what_is_public_may_be_shared()
    {
        var filed = Diagnosis.File(coordination, whole, today, now);
        Assert.True(filed.MayShare);
        Assert.False(filed.MayQuote);
        Assert.Equal(["housing"], filed.Themes);
        Assert.Equal("https://www.voorbeeld.be", filed.Link);
        Assert.Equal("diagnoses.source.missing", Refused(whole with { Source = " " }));
        Assert.Equal("diagnoses.name.missing", Refused(whole with { Title = null }));
        Assert.Equal("diagnoses.day.wrong", Refused(whole with { MadeOn = today.AddDays(1) }));
        Assert.Equal("diagnoses.reach.missing", Refused(whole with { Reach = null }));
        Assert.Equal("diagnoses.lang.missing", Refused(whole with { Lang = "xx" }));
        Assert.Equal("networks.website.wrong", Refused(whole with { Link = "javascript:alert(1)" }));

        static string Refused(DiagnosisWords words) => Assert.Throws<RuleBroken>(() => Diagnosis.File(coordination, words, today, now)).Message;
    }

    [Fact]
    public async Task Everybody_reads_what_is_public_people_of_the_coordination_what_may_be_shared_and_who_coordinates_all()
    {
        const string open = "Wie woont te duur?", shared = "La santé mentale des jeunes", own = "Eerste cijfers over lege brooddozen";
        using var anyone = new Guest(one.Site.Address);
        using var member = await Staff.Signed(one.Site, "lid@voorbeeld.be", Role.Member, new(ScopeKind.Coordination, coordination));
        using var elsewhere = await Staff.Signed(one.Site, "elders@voorbeeld.be", Role.Member, new(ScopeKind.Coordination, Guid.CreateVersion7()));
        using var coordinator = await Staff.Signed(one.Site, "leidt@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, coordination));
        foreach (var (guest, seen) in new[] { (anyone, new[] { open }), (elsewhere, [open]), (member, [open, shared]), (coordinator, [open, shared, own]) })
        {
            await guest.Open($"/nl/coordination/{coordination}/diagnoses");
            Assert.Equal(seen, new[] { open, shared, own }.Where(title => guest.Words.Contains(title, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_pdf_goes_with_its_diagnosis_and_is_open_to_whom_the_terms_say_and_nothing_else_is_taken()
    {
        using var coordinator = await Staff.Signed(one.Site, "klasseert@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, coordination));
        using var anyone = new Guest(one.Site.Address);
        await coordinator.Open($"/nl/edit/coordination/{coordination}/diagnoses/new");
        await coordinator.Send("form[action$='handler=Keep']", new() { ["title"] = "Kou in huis", ["day"] = "2026-01-05", ["reach"] = "Municipality" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // who made it?
        Assert.Equal("Kou in huis", coordinator.Page.QuerySelector("#title")!.GetAttribute("value"));
        await coordinator.Send("form[action$='handler=Keep']", new() { ["source"] = "Energiehuis", ["share"] = "true" });
        var page = coordinator.At.Split('?')[0];
        await coordinator.SendFiles("form[action$='handler=Put']", "file", [("kou.pdf", Encoding.UTF8.GetBytes("<html>geen pdf</html>"))], []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        await coordinator.SendFiles("form[action$='handler=Put']", "file", [("kou.pdf", Samples.Pdf())], []);
        Assert.Equal(page, coordinator.At.Split('?')[0]);
        var file = coordinator.Page.QuerySelector("a[href^='/files/']")!.GetAttribute("href")!;
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (await Status(coordinator), await Status(anyone)));
        await coordinator.Open(page);
        await coordinator.Send("form[action$='handler=Keep']", new() { ["public"] = "true" });
        Assert.Equal(HttpStatusCode.OK, await Status(anyone));
        await coordinator.Open(page);
        await coordinator.Send("form[action$='handler=Gone']");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (await Status(coordinator), await Status(anyone)));

        async Task<HttpStatusCode> Status(Guest guest)
        {
            using var answer = await guest.Fetch(file);
            return answer.StatusCode;
        }
    }
}
