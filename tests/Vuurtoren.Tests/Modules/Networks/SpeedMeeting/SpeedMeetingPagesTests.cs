using System.Net;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Networks.SpeedMeeting;

/// <summary>From a list of names to the plan, the cards, the screen, and a plan anew; nothing of it stays.</summary>
public sealed class SpeedMeetingPagesTests : IAsyncLifetime
{
    const string names = "An Peeters, OCMW Bakenvoorde\nBo Claes, OCMW Bakenvoorde\nCleo Maes, Buurthuis\nDaan Wouters\nElif Demir, Buurthuis\nFons Jacobs\nGriet Nijs\nHugo Baert\nInes Goossens";

    Site site = null!;
    Guest coordinator = null!;

    public async Task InitializeAsync()
    {
        site = await Site.Start(demo: true, prepare: Staff.MayTryOften);
        coordinator = await Staff.Signed(site, "cor@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, Ids.Of("demo", "coordination", "bakenvoorde")));
    }

    public async Task DisposeAsync()
    {
        coordinator.Dispose();
        await site.DisposeAsync();
    }

    string[][] Rounds => [.. coordinator.Page.QuerySelectorAll(".speed__table").Select(round => round.QuerySelectorAll("td").Select(table => table.TextContent).ToArray())];

    [Fact]
    public async Task Names_become_a_plan_cards_and_a_screen_and_the_rest_is_planned_anew_when_somebody_goes()
    {
        await coordinator.Open("/nl/me");
        Assert.NotNull(coordinator.Page.QuerySelector("a[href='/nl/meetings/speed']"));
        await coordinator.Open("/nl/meetings/speed");
        await coordinator.Send("form.form", new() { ["names"] = names + "\nan peeters", ["size"] = "3", ["rounds"] = "4" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        Assert.StartsWith("An Peeters, OCMW", coordinator.Page.QuerySelector("#names")!.TextContent, StringComparison.Ordinal); // what was typed is still there

        await coordinator.Send("form.form", new() { ["names"] = names, ["moments"] = "Hugo: 2-", ["apart"] = "Daan - Fons", ["together"] = "Griet Nijs - Ines Goossens" });
        Assert.Equal((HttpStatusCode.OK, "/nl/meetings/speed?handler=Plan"), (coordinator.Status, coordinator.At));
        Assert.Equal(4, Rounds.Length);
        Assert.DoesNotContain(Rounds[0], table => table.Contains("Hugo", StringComparison.Ordinal));
        Assert.All(Rounds[1..], round => Assert.Contains(round, table => table.Contains("Hugo", StringComparison.Ordinal)));
        Assert.All(Rounds.SelectMany(round => round), table => Assert.False(table.Contains("Daan", StringComparison.Ordinal) && table.Contains("Fons", StringComparison.Ordinal)));
        Assert.All(Rounds.SelectMany(round => round), table => Assert.Equal(table.Contains("Griet", StringComparison.Ordinal), table.Contains("Ines", StringComparison.Ordinal)));

        var before = Rounds;
        await coordinator.Send("form[action$='handler=Anew']", new() { ["from"] = "3", ["gone"] = "Fons Jacobs", ["came"] = "Joke Lemmens" });
        Assert.Equal(before[..2], Rounds[..2]);
        Assert.All(Rounds[2..], round => Assert.DoesNotContain(round, table => table.Contains("Fons", StringComparison.Ordinal)));
        Assert.All(Rounds[2..], round => Assert.Contains(round, table => table.Contains("Joke", StringComparison.Ordinal)));

        var anew = Rounds;
        await coordinator.Send(".speed__ways", button: "[formaction$=cards]");
        Assert.Equal(10, coordinator.Page.QuerySelectorAll(".cards .card").Length);
        Assert.Equal(3, coordinator.Page.QuerySelectorAll(".card--table").Length);
        await coordinator.Send(".speed__ways");
        Assert.Equal(anew, Rounds);
        await coordinator.Send(".speed__ways", button: "[formaction$=screen]");
        Assert.Contains("Ronde 1", coordinator.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, coordinator.Page.QuerySelectorAll(".place").Length);

        Assert.DoesNotContain("Peeters", site.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("Peeters", coordinator.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_went_can_come_back_and_the_pairs_of_all_rounds_are_counted()
    {
        await coordinator.Open("/nl/meetings/speed");
        await coordinator.Send("form.form", new() { ["names"] = names, ["size"] = "3", ["rounds"] = "4" });
        await coordinator.Send("form[action$='handler=Anew']", new() { ["from"] = "2", ["gone"] = "Fons Jacobs" });
        await coordinator.Send("form[action$='handler=Anew']", new() { ["from"] = "3", ["came"] = "fons jacobs\nJoke Lemmens" });
        Assert.Equal(HttpStatusCode.OK, coordinator.Status);
        Assert.Equal([true, false, true, true], Rounds.Select(round => round.Any(table => table.Contains("Fons Jacobs", StringComparison.Ordinal))));
        Assert.Equal([false, false, true, true], Rounds.Select(round => round.Any(table => table.Contains("Joke", StringComparison.Ordinal))));
        var pairs = Rounds.SelectMany(round => round).Select(table => table.Split(", ")).SelectMany(table => from one in table from other in table where string.CompareOrdinal(one, other) < 0 select (one, other)).Distinct().Count();
        Assert.Contains($"{pairs} paren mensen ontmoeten elkaar.", coordinator.Words, StringComparison.Ordinal);

        await coordinator.Send("form[action$='handler=Anew']", new() { ["from"] = "4", ["came"] = "An Peeters" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status); // she never went
        Assert.Contains("“An Peeters” staat er twee keer", coordinator.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_only_keeps_a_sheet_does_not_plan_meetings()
    {
        using var editor = await Staff.Signed(site, "ed@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, Ids.Of("demo", Vuurtoren.Modules.Directory.Kinds.Organization, "ocmw")));
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.Open("/nl/meetings/speed")).Status);
    }

    [Theory]
    [InlineData("names", "An Peeters"), InlineData("size", "1"), InlineData("size", "99"), InlineData("rounds", "0"), InlineData("rounds", "21"), InlineData("minutes", "veel")]
    [InlineData("moments", "An Peeters"), InlineData("moments", "Nora: 2-"), InlineData("apart", "An Peeters"), InlineData("together", "An Peeters - An Peeters"), InlineData("known", "An - Nora")]
    public async Task What_is_wrong_is_said_and_nothing_typed_is_lost(string field, string typed)
    {
        await coordinator.Open("/fr/meetings/speed");
        await coordinator.Send("form.form", new() { ["names"] = names, [field] = typed });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        Assert.NotNull(coordinator.Page.QuerySelector("#refused"));
        var box = coordinator.Page.QuerySelector($"[name={field}]")!;
        Assert.Equal(typed, box.GetAttribute("value") ?? box.TextContent.Trim());
    }

    [Fact]
    public async Task Cards_and_screen_without_a_plan_lead_back_to_the_questions()
    {
        Assert.Equal("/nl/meetings/speed", (await coordinator.Open("/nl/meetings/speed/cards")).At);
        Assert.Equal("/nl/meetings/speed", (await coordinator.Open("/nl/meetings/speed/screen")).At);
    }
}
