using System.Net;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Budget;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>Part of a budget that was allotted by a decision, and what it was spent on.</summary>
public sealed class BudgetTests(ManagedDemo one) : MeetingRooms(one), IClassFixture<ManagedDemo>
{
    static Allotment Of(long? cents = 50_000, string? decided = "Stuurgroep, 3 maart", string? purpose = "Dag van de buurt") => Allotment.Of(Guid.CreateVersion7(), Today.Year, purpose, cents, null, decided, 0, "nl", DateTime.UtcNow);

    [Theory]
    [InlineData("1250", 125_000L), InlineData("1.250,50", 125_050L), InlineData("1 250,5", 125_050L), InlineData("1,250.05", 125_005L), InlineData("€ 89,90", 8_990L), InlineData("1.250", 125_000L)]
    [InlineData("", null), InlineData("veel", null), InlineData("-5", null), InlineData("12,3456", null), InlineData("89,905", null), InlineData("0.125", null), InlineData("99999999999999999999", null)]
    public void Amounts_are_read_as_people_type_them(string typed, long? cents) => Assert.Equal(cents, Allotment.CentsOf(typed));

    [Fact]
    public void Nothing_is_allotted_without_a_purpose_an_amount_and_a_decision()
    {
        Assert.Equal("budget.purpose.missing", Assert.Throws<RuleBroken>(() => Of(purpose: " ")).Message);
        foreach (var cents in (long?[])[null, 0, -1, Allotment.Most + 1]) Assert.Equal("budget.amount.wrong", Assert.Throws<RuleBroken>(() => Of(cents)).Message);
        Assert.Equal("budget.decision.missing", Assert.Throws<RuleBroken>(() => Of(decided: null)).Message);
    }

    [Fact]
    public void What_is_spent_goes_off_and_more_than_was_decided_is_seen_not_refused()
    {
        var allotment = Of();
        allotment.Spend(Today, "Tent", 30_000, "nl", Today);
        allotment.Spend(Today, "Soep", 25_000, "nl", Today);
        Assert.Equal((55_000, -5_000), (allotment.Spent, allotment.Left));
        Assert.Equal("budget.day.wrong", Assert.Throws<RuleBroken>(() => allotment.Spend(Today.AddDays(1), "Later", 1, "nl", Today)).Message);
        Assert.Equal("budget.what.missing", Assert.Throws<RuleBroken>(() => allotment.Spend(Today, "", 1, "nl", Today)).Message);
    }

    [Fact]
    public async Task A_coordinator_points_at_the_decision_notes_what_was_spent_and_another_coordination_has_no_such_page()
    {
        using var cas = await Coordinator("cas.geld@voorbeeld.be");
        var page = $"/nl/edit/coordination/{coordination}/budget?year={Today.Year}";
        await cas.Open(page);
        await cas.Send("form[action$='handler=Add']", new() { ["purpose"] = "Doorgangswoning inrichten", ["amount"] = "vijfhonderd" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cas.Status);
        Assert.Equal("vijfhonderd", cas.Page.QuerySelector("[name=amount]")!.GetAttribute("value"));
        var decision = cas.Page.QuerySelectorAll("#decision option").First(option => option.TextContent.Contains("doorgangswoningen", StringComparison.Ordinal)).GetAttribute("value")!;
        await cas.Send("form[action$='handler=Add']", new() { ["purpose"] = "Doorgangswoning inrichten", ["amount"] = "500", ["decision"] = decision });
        Assert.Contains("Beslist:", cas.Words, StringComparison.Ordinal);
        await using var db = One.Database.Context();
        var id = (await db.Set<Allotment>().SingleAsync(a => a.Purpose == "Doorgangswoning inrichten")).Id;
        await cas.Send($"form[action$='handler=Spend']:has([value='{id}'])", new() { ["what"] = "Twee bedden", ["spent"] = "289,90" });
        Assert.Contains("Twee bedden", cas.Words, StringComparison.Ordinal);
        Assert.Contains("210,10", cas.Words, StringComparison.Ordinal);
        var allotment = await db.Set<Allotment>().AsNoTracking().Include(a => a.Spendings).SingleAsync(a => a.Id == id);
        Assert.Equal((Guid.Parse(decision), 28_990L), (allotment.DecisionId, allotment.Spent));
        var french = await cas.Open($"/fr/edit/coordination/{coordination}/budget?year={Today.Year}");
        Assert.Contains(french.Page.QuerySelectorAll("h2 [lang=nl]"), words => words.TextContent == "Doorgangswoning inrichten");
        await cas.Open(page);
        await cas.Send($"form[action$='handler=Unspend']:has([value='{id}'])");
        await cas.Send($"form[action$='handler=Remove']:has([value='{id}'])");
        Assert.DoesNotContain("Twee bedden", cas.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await cas.Open($"/nl/edit/coordination/{Guid.CreateVersion7()}/budget")).Status);
    }
}
