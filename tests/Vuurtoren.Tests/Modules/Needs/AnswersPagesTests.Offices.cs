using System.Net;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Demands;
using Vuurtoren.Platform.Access;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>The offices of which things are asked.</summary>
public sealed partial class AnswersPagesTests
{
    [Fact]
    public async Task An_office_gets_another_name_and_is_closed_once_nothing_waits()
    {
        using var coordinator = await Signed("cas.sluit@voorbeeld.be", Role.Coordinator);
        var id = await Asked(coordinator, "sluit");
        var office = Kept(id).OfficeId;
        var form = $"form[action$='handler=Rename']:has([value='{office}'])";
        await coordinator.Open(Edit("/offices"));
        var box = coordinator.Page.QuerySelector(form + " [name^='name-'][lang=nl]")!.GetAttribute("name")!;
        await coordinator.Send(form, new() { [box] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        await coordinator.Send(form, new() { [box] = "Schepen van soep" });
        Assert.Contains("Schepen van soep", coordinator.Words, StringComparison.Ordinal);
        await coordinator.Send(form, button: "[formaction$='handler=End']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // a demand waits
        Read(db => db.Set<Demand>().Where(d => d.Id == id).ExecuteUpdate(d => d.SetProperty(one => one.State, DemandState.Refused)));
        await coordinator.Open(Edit("/offices"));
        await coordinator.Send(form, button: "[formaction$='handler=End']");
        Assert.Null(coordinator.Page.QuerySelector(form));
        Assert.Null(Read(db => db.Set<Holder>().SingleOrDefault(h => h.OfficeId == office && h.UntilOn == null)));
        await coordinator.Send($"form[action$='handler=Reopen']:has([value='{office}'])");
        Assert.NotNull(coordinator.Page.QuerySelector(form));
        Read(db => db.Set<Demand>().Where(d => d.Id == id).ExecuteDelete());
    }

    [Fact]
    public async Task When_the_office_changes_hands_the_old_link_dies_and_the_demand_goes_to_the_new_holder()
    {
        using var coordinator = await Signed("cas.ambt@voorbeeld.be", Role.Coordinator, "fr");
        using var anyone = new Guest(one.Site.Address);
        var id = await Asked(coordinator, "ambt");
        await coordinator.Send("form[action$='handler=Present']");
        var old = Staff.LinkTo(one.Database, "ambt@voorbeeld.be");
        var office = Kept(id).OfficeId;
        await coordinator.Open(Edit("/offices"));
        await coordinator.Send($"form:has([value='{office}'])", new() { ["holder"] = "Bo Verzonnen", ["email"] = "nieuw.ambt@voorbeeld.be" });
        Assert.EndsWith("done=office-passed", coordinator.At, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await anyone.Open(old)).Status);
        await anyone.Open(Staff.LinkTo(one.Database, "nieuw.ambt@voorbeeld.be"));
        Assert.Contains("Bo Verzonnen", anyone.Words, StringComparison.Ordinal);
        await anyone.Send("form[action$='handler=Code']");
        await anyone.Send("form[action$='handler=Answer']", new() { ["way"] = "Question", ["words"] = "Welke scholen?", ["code"] = SixDigits().Match(Staff.LetterTo(one.Database, "nieuw.ambt@voorbeeld.be")).Value });
        Assert.Equal(DemandState.Clarifying, Kept(id).State);
        await coordinator.Open(Edit($"/demands/{id}"));
        Assert.Contains("Welke scholen?", coordinator.Words, StringComparison.Ordinal);
        await coordinator.Send("form[action$='handler=Clarify']", new() { ["clear.nl"] = "Alle lagere scholen." });
        await coordinator.Send("form[action$='handler=Remind']");
        await coordinator.Send("form[action$='handler=Remind']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // once a week
        await coordinator.Send("form[action$='handler=Note']", new() { ["outcome"] = "Refused", ["answer.nl"] = "Het huis Fatima krijgt geen geld." });
        Assert.Equal(["Fatima"], Marked(coordinator));
        Assert.Equal(DemandState.Awaiting, Kept(id).State);
        await coordinator.Send("form[action$='handler=Note']", new() { ["nobody"] = "Fatima" });
        Assert.Equal((DemandState.Refused, true), (Kept(id).State, Kept(id).Noted));
        await coordinator.Send("form[action$='handler=Tell']", new() { ["told.nl"] = "Er komt geen geld." });
        await coordinator.Send("form[action$='handler=Show']", new() { ["decision"] = DecisionIn(coordinator) });
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Open(Path($"/answers/{id}/poster"))).Status); // first who told it hears it
        await coordinator.Send("form[action$='handler=Send']");
        Assert.Equal(HttpStatusCode.OK, (await anyone.Open(Path($"/answers/{id}/poster"))).Status);
    }
}
