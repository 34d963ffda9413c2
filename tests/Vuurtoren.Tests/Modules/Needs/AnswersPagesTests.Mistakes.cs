using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Demands;
using Vuurtoren.Modules.Needs.Priorities;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>Mistakes are taken out, days are the true ones, and a secret round that few chose by link goes on.</summary>
public sealed partial class AnswersPagesTests
{
    static string Written(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("nl-BE"));

    [Fact]
    public async Task A_demand_and_a_whole_draft_are_taken_out_and_who_signed_hears_it()
    {
        using var coordinator = await Signed("cas.weg@voorbeeld.be", Role.Coordinator);
        using var anyone = new Guest(one.Site.Address);
        var id = await Asked(coordinator, "weg");
        var memorandum = Kept(id).MemorandumId;
        await coordinator.Send("form[action$='handler=Ask']");
        var speaker = Read(db => Speakers.Of(db, coordination).Result.First(s => s is { Email: not null, Substitute: false }));
        async Task Signs()
        {
            await anyone.Open(Staff.LinkTo(one.Database, speaker.Email!));
            await anyone.Send("main form.form");
        }
        await Signs();
        await coordinator.Open(Edit($"/demands/{id}"));
        await coordinator.Send("details form[action$='handler=Remove']");
        Assert.EndsWith("done=memorandum-unsigned", coordinator.At, StringComparison.Ordinal);
        Assert.False(Read(db => db.Set<Demand>().Any(d => d.Id == id)));
        await Signs();
        await coordinator.Open(Edit($"/memorandum/{memorandum}"));
        await coordinator.Send("details form[action$='handler=Delete']");
        Assert.EndsWith("/demands?done=memorandum-deleted", coordinator.At, StringComparison.Ordinal);
        Assert.False(Read(db => db.Set<Memorandum>().Any(m => m.Id == memorandum) || db.Set<Signature>().Any(s => s.MemorandumId == memorandum)));
        Assert.Contains(speaker.Lang == "fr" ? "La signature est effacée" : "De handtekening is gewist", Staff.LetterTo(one.Database, speaker.Email!), StringComparison.Ordinal);

        var asked = await Asked(coordinator, "blijft");
        await coordinator.Send("form[action$='handler=Present']");
        Assert.Null(coordinator.Page.QuerySelector("form[action$='handler=Delete']")); // it was presented
        await coordinator.Open(Edit($"/demands/{asked}"));
        Assert.Null(coordinator.Page.QuerySelector("form[action$='handler=Remove']"));
    }

    [Fact]
    public async Task What_was_handed_over_weeks_ago_is_late_and_a_delay_shows_both_days()
    {
        using var coordinator = await Signed("cas.dagen@voorbeeld.be", Role.Coordinator);
        using var member = await Signed("lid.dagen@voorbeeld.be", Role.Member);
        using var anyone = new Guest(one.Site.Address);
        var id = await Asked(coordinator, "dagen");
        var today = DateOnly.ParseExact(coordinator.Page.QuerySelector("#present ~ form [name=day]")!.GetAttribute("value")!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (on, until) = (today.AddDays(-40), today.AddDays(200));
        await coordinator.Send("form[action$='handler=Present']", new() { ["day"] = on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        Assert.EndsWith("done=memorandum-presented", coordinator.At, StringComparison.Ordinal);
        Assert.Contains("Te laat", (await member.Open(Path($"/demands/{id}"))).Words, StringComparison.Ordinal);
        var link = Staff.LinkTo(one.Database, "dagen@voorbeeld.be");
        await anyone.Open(link);
        await anyone.Send("form[action$='handler=Code']");
        await anyone.Send("form[action$='handler=Answer']", new() { ["way"] = "Later", ["until"] = until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["code"] = SixDigits().Match(Staff.LetterTo(one.Database, "dagen@voorbeeld.be")).Value });
        Assert.EndsWith("/answer-kept", anyone.At, StringComparison.Ordinal);
        await anyone.Open(link);
        Assert.Contains($"met een antwoord tegen {Written(on.AddDays(30))}. Uitgesteld tot {Written(until)}.", anyone.Words, StringComparison.Ordinal);
        await member.Open(Path($"/demands/{id}"));
        Assert.Contains($"gevraagd tegen {Written(on.AddDays(30))}, uitgesteld tot {Written(until)}", member.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_round_that_few_chose_by_link_does_not_close_and_gets_more_time()
    {
        using var coordinator = await Signed("cas.geheim.kiest@voorbeeld.be", Role.Coordinator);
        using var anyone = new Guest(one.Site.Address);
        await coordinator.Open(Edit("/priorities/new"));
        await Ticked(coordinator, new() { ["title.nl"] = "Geheime ronde", ["method"] = "Dots" });
        var round = Read(db => db.Set<PriorityRound>().AsEnumerable().Single(r => r.Title["nl"] == "Geheime ronde")).Id;
        Read(db => db.Set<PriorityRound>().Where(r => r.Id == round).ExecuteUpdate(r => r.SetProperty(one => one.Secret, true)));
        await coordinator.Open(Edit($"/priorities/{round}"));
        await coordinator.Send("form[action$='handler=Open']");
        await anyone.Open(Staff.LinkTo(one.Database, Read(db => db.Set<PriorityVoter>().First(v => v.RoundId == round && v.Email != null)).Email!));
        await anyone.Send("main form", new() { ["n-0"] = "2" });
        for (var n = 0; n < 2; n++)
        {
            await coordinator.Open(Edit($"/priorities/{round}"));
            await coordinator.Send("form[action$='handler=Papers']", new() { ["voice"] = "Room", ["papers"] = "1", ["n-0"] = "3", ["of"] = Read(db => db.Set<PriorityVoter>().First(v => v.RoundId == round && !v.Voted)).OrganizationId.ToString() });
        }
        var over = Read(db => db.Set<PriorityRound>().Single(r => r.Id == round)).LastDay.AddDays(-30);
        Read(db => db.Set<PriorityRound>().Where(r => r.Id == round).ExecuteUpdate(r => r.SetProperty(one => one.LastDay, over)));
        await coordinator.Open(Edit($"/priorities/{round}"));
        await coordinator.Send("form[action$='handler=Close']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        Assert.Contains("Met een link koos nu 1.", coordinator.Page.QuerySelector("#refused")!.TextContent, StringComparison.Ordinal);
        await coordinator.Send("form[action$='handler=Prolong']");
        Assert.EndsWith("done=priority-round-prolonged", coordinator.At, StringComparison.Ordinal);
        Assert.NotNull(coordinator.Page.QuerySelector("form[action$='handler=Remind']")); // the links work again
        Assert.Null(coordinator.Page.QuerySelector("form[action$='handler=Prolong']"));
    }
}
