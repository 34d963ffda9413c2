using System.Net;
using Vuurtoren.Modules.Needs.Priorities;
using Vuurtoren.Modules.Needs.Voice;
using Vuurtoren.Platform.Access;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>Priorities on a running site: by links, on paper, and by residents.</summary>
public sealed partial class AnswersPagesTests
{
    [Fact]
    public async Task Members_choose_by_a_link_of_their_own_residents_beside_them_and_the_result_stays()
    {
        using var coordinator = await Signed("cas.kiest@voorbeeld.be", Role.Coordinator);
        using var member = await Signed("lid.kiest@voorbeeld.be", Role.Member, "fr");
        using var anyone = new Guest(one.Site.Address);
        await coordinator.Open(Edit("/priorities/new"));
        await coordinator.Send("main form.form", new() { ["title.nl"] = "Kiesronde", ["method"] = "Dots", ["residents"] = "Beside" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // which needs?
        Assert.Equal("Kiesronde", coordinator.Page.QuerySelector("[name='title.nl']")!.GetAttribute("value"));
        await Ticked(coordinator, new() { ["title.nl"] = "Kiesronde", ["method"] = "Dots", ["residents"] = "Beside" });
        var round = Read(db => db.Set<PriorityRound>().AsEnumerable().Single(r => r.Title["nl"] == "Kiesronde"));
        Assert.Equal(HttpStatusCode.NotFound, (await member.Open(Path($"/priorities/{round.Id}"))).Status);
        await coordinator.Open(Edit($"/priorities/{round.Id}"));
        await coordinator.Send("form[action$='handler=Open']");
        var voter = Read(db => db.Set<PriorityVoter>().First(v => v.RoundId == round.Id && v.Email != null));
        var link = Staff.LinkTo(one.Database, voter.Email!);
        await anyone.Open(link);
        await anyone.Send("main form", new() { ["n-0"] = "4" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anyone.Status);
        await anyone.Send("main form", new() { ["n-0"] = "2", ["n-1"] = "1" });
        await anyone.Open(link);
        Assert.Null(anyone.Page.QuerySelector("main form")); // once
        var residents = new Uri(coordinator.Page.QuerySelector("a[href*='/residents-priority/']")!.GetAttribute("href")!).AbsolutePath;
        await anyone.Open(residents);
        await anyone.Send("main form", new() { ["n-1"] = "3" });
        await coordinator.Send("form[action$='handler=Papers']", new() { ["voice"] = "Room", ["papers"] = "1", ["n-0"] = "3" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // of whom?
        var gave = Read(db => db.Set<PriorityVoter>().First(v => v.RoundId == round.Id && !v.Voted)).OrganizationId;
        await coordinator.Send("form[action$='handler=Papers']", new() { ["of"] = gave.ToString() });
        Assert.Null(coordinator.Page.QuerySelector($"[name=of][value='{gave}']")); // its voice is used
        await member.Open(Path($"/priorities/{round.Id}", "fr"));
        Assert.Null(member.Page.QuerySelector("#result"));
        await coordinator.Send("form[action$='handler=Close']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // fewer than half voted
        await coordinator.Send("form[action$='handler=Close']", new() { ["sure"] = "true" });
        await member.Open(Path($"/priorities/{round.Id}", "fr"));
        var first = member.Page.QuerySelector(".places tbody tr")!.TextContent;
        Assert.Contains("5", first, StringComparison.Ordinal);
        Assert.DoesNotContain("2 (0)", first, StringComparison.Ordinal);
        Assert.Contains("Moins de 5 habitants ont choisi.", member.Words, StringComparison.Ordinal);
        Assert.Contains(": 2", member.Page.QuerySelector("#ballots ~ dl")!.TextContent, StringComparison.Ordinal); // not secret
        Assert.DoesNotContain(voter.Name!, member.Words, StringComparison.Ordinal);
        Assert.Contains("Ce choix est terminé", (await anyone.Open(residents.Replace("/nl/", "/fr/", StringComparison.Ordinal))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Residents_of_one_place_choose_a_hundred_times_a_day_at_most()
    {
        using var coordinator = await Signed("cas.veel.keuzes@voorbeeld.be", Role.Coordinator);
        await coordinator.Open(Edit("/priorities/new"));
        await Ticked(coordinator, new() { ["title.nl"] = "Veel keuzes", ["method"] = "Dots", ["residents"] = "Beside" });
        var round = Read(db => db.Set<PriorityRound>().AsEnumerable().Single(r => r.Title["nl"] == "Veel keuzes"));
        await coordinator.Open(Edit($"/priorities/{round.Id}"));
        await coordinator.Send("form[action$='handler=Open']");
        var link = new Uri(coordinator.Page.QuerySelector("a[href*='/residents-priority/']")!.GetAttribute("href")!).AbsolutePath;
        using var flood = new Guest(one.Site.Address, from: "203.0.113.77");
        await flood.Open(link);
        var fields = flood.Page.QuerySelectorAll("main form input[type=hidden]").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")!);
        fields["n-0"] = "1";
        HttpStatusCode last = default;
        for (var n = 0; n <= FromOnePlace.MostADay; n++)
        {
            using var answer = await flood.Post(link, fields);
            last = answer.StatusCode;
        }
        Assert.Equal((HttpStatusCode.UnprocessableEntity, FromOnePlace.MostADay), (last, Read(db => db.Set<PriorityTally>().Single(t => t.RoundId == round.Id && t.Voice == CastBy.Residents)).Ballots));
        using var other = new Guest(one.Site.Address, from: "203.0.113.78");
        await other.Open(link);
        await other.Send("main form", new() { ["n-0"] = "1" });
        Assert.Contains("Bedankt", other.Words, StringComparison.Ordinal);
    }

    /// <summary>Two needs are ticked, as a browser sends them: one name, two values.</summary>
    async Task Ticked(Guest coordinator, Dictionary<string, string> typed)
    {
        var form = coordinator.Page.QuerySelector("main form.form")!;
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var input in form.QuerySelectorAll("input[name]:not([type=checkbox]), select[name]"))
            fields.Add(new(input.GetAttribute("name")!, typed.GetValueOrDefault(input.GetAttribute("name")!) ?? (input is AngleSharp.Html.Dom.IHtmlSelectElement select ? select.Value ?? "" : input.GetAttribute("value") ?? "")));
        fields.AddRange(form.QuerySelectorAll("[name=need]").Take(2).Select(box => KeyValuePair.Create("need", box.GetAttribute("value")!)));
        using var answer = await coordinator.PostAll(form.GetAttribute("action")!, fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
