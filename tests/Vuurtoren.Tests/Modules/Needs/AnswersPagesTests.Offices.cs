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
}
