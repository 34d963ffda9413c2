using System.Net;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Demands;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>Nobody answers in the place of an office unnoticed; and who answers, or signs, sees what and by whom.</summary>
public sealed partial class AnswersPagesTests
{
    [Fact]
    public async Task Who_coordinates_cannot_take_an_office_and_a_new_address_is_seen_by_everybody()
    {
        using var coordinator = await Signed("cas.neemt@voorbeeld.be", Role.Coordinator);
        using var other = await Signed("bea.neemt@voorbeeld.be", Role.Coordinator);
        using var member = await Signed("lid.neemt@voorbeeld.be", Role.Member);
        using var anyone = new Guest(one.Site.Address);
        var id = await Asked(coordinator, "neemt");
        await coordinator.Send("form[action$='handler=Present']");
        var office = Kept(id).OfficeId;
        var pass = $"form[action$='handler=Pass']:has([value='{office}'])";
        await coordinator.Open(Edit("/offices"));
        foreach (var own in new[] { "cas.neemt@voorbeeld.be", "cas.neemt+raad@voorbeeld.be", "bea.neemt@voorbeeld.be" })
        {
            await coordinator.Send(pass, new() { ["holder"] = "Bo Verzonnen", ["email"] = own });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
            Assert.Contains("Dit is het adres van wie deze coördinatie leidt", coordinator.Words, StringComparison.Ordinal);
        }
        await coordinator.Send(pass, new() { ["email"] = "elders.neemt@voorbeeld.be" });
        Assert.EndsWith("done=office-passed", coordinator.At, StringComparison.Ordinal);
        var left = Staff.LetterTo(one.Database, "neemt@voorbeeld.be");
        foreach (var says in new[] { "Schepen neemt", "e…@voorbeeld.be", "Klopt het niet" }) Assert.Contains(says, left, StringComparison.Ordinal);
        Assert.DoesNotContain("elders.neemt", left, StringComparison.Ordinal);
        Assert.Contains("n…@voorbeeld.be -> e…@voorbeeld.be", Read(db => db.Set<AuditEntry>().Single(e => e.Action == "office-passed" && e.RecordId == office)).Payload!.Replace("\\u2026", "…", StringComparison.Ordinal).Replace("\\u003E", ">", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);

        await anyone.Open(Staff.LinkTo(one.Database, "elders.neemt@voorbeeld.be"));
        await anyone.Send("form[action$='handler=Code']");
        var code = SixDigits().Match(Staff.LetterTo(one.Database, "elders.neemt@voorbeeld.be")).Value;
        await anyone.Send("form[action$='handler=Code']");
        Assert.Contains("wacht een minuut", anyone.Page.QuerySelector("#refused")!.TextContent, StringComparison.Ordinal);
        await anyone.Send("form[action$='handler=Answer']", new() { ["way"] = "Accepted", ["words"] = "Er komt soep.", ["code"] = code == "111111" ? "222222" : "111111" });
        Assert.Contains("Deze code klopt niet", anyone.Page.QuerySelector("#refused")!.TextContent, StringComparison.Ordinal); // at the top
        await anyone.Send("form[action$='handler=Answer']", new() { ["way"] = "Accepted", ["code"] = code });
        Assert.EndsWith("/answer-kept", anyone.At, StringComparison.Ordinal);
        const string New = "minder dan 30 dagen voor het antwoord";
        Assert.Contains(New, (await member.Open(Path($"/demands/{id}"))).Words, StringComparison.Ordinal);
        await coordinator.Open(Edit($"/demands/{id}"));
        await coordinator.Send("form[action$='handler=Show']", new() { ["decision"] = DecisionIn(coordinator) });
        await anyone.Open(Path("/answers"));
        Assert.Contains(New, anyone.Page.QuerySelector($"section:has(#a{id})")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Bo Verzonnen", anyone.Words, StringComparison.Ordinal);
        Assert.Contains("moins de 30 jours avant la réponse", (await anyone.Open(Path("/answers", "fr"))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_signs_reads_whom_is_asked_and_by_when_and_who_answers_reads_who_signed()
    {
        using var coordinator = await Signed("cas.samen@voorbeeld.be", Role.Coordinator);
        using var anyone = new Guest(one.Site.Address);
        await Asked(coordinator, "samen");
        await coordinator.Send("form[action$='handler=Ask']");
        var speaker = Read(db => Speakers.Of(db, coordination).Result.First(s => s is { Email: not null, Substitute: false }));
        await anyone.Open(Staff.LinkTo(one.Database, speaker.Email!).Replace("/fr/", "/nl/", StringComparison.Ordinal));
        foreach (var says in new[] { "Aan: Schepen samen", "binnen 30 dagen" }) Assert.Contains(says, anyone.Words, StringComparison.Ordinal);
        await anyone.Send("main form.form");
        var signed = Read(db => OrganizationNames.Of(db, [speaker.Organization], "nl").Result[speaker.Organization]);
        await coordinator.Send("form[action$='handler=Present']");
        await anyone.Open(Staff.LinkTo(one.Database, "samen@voorbeeld.be"));
        Assert.Contains(signed, anyone.Page.QuerySelector("section:has(#signed)")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Aan: Schepen samen", anyone.Page.QuerySelector("section:has(#signed) details")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(speaker.Name, anyone.Words, StringComparison.Ordinal);
    }
}
