using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Upkeep.Suggesting;
using Vuurtoren.Modules.Meetings.Polls;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.People;

/// <summary>What waits for somebody, and for nobody else.</summary>
public sealed class WeekTests(ManagedDemo one) : IClassFixture<ManagedDemo>
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde"), service = Ids.Of("demo", Kinds.Service, "juridisch-advies");

    [Theory, InlineData("nl", "wacht op een antwoord om lid te worden", "Kies het moment voor: Bureau"), InlineData("fr", "attend une réponse pour devenir membre", "Choisissez le moment pour\u00a0: Bureau")]
    public async Task A_coordinator_reads_what_is_due_in_order_with_a_button_for_each(string lang, string waits, string choose)
    {
        await using (var db = one.Database.Context())
        {
            var before = DateTime.UtcNow.AddDays(-90);
            var poll = Poll.Ask(coordination, LocalText.NlFr("Bureau", "Bureau"), null, DateOnly.FromDateTime(before).AddDays(5), null, before);
            poll.Add(DateOnly.FromDateTime(before).AddDays(20), 840, 900, before);
            var answer = PollAnswer.Of(poll, null, "Iemand", null, "nl");
            answer.Answer(poll, new Dictionary<string, Says> { ["1"] = Says.Yes }, DateOnly.FromDateTime(before), before);
            db.AddRange(poll, answer);
            await db.SaveChangesAsync();
        }
        using var guest = await Staff.Signed(one.Site, $"week-{lang}@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, coordination), language: lang);
        await guest.Open($"/{lang}/me/week");
        Assert.Contains(waits, guest.Words, StringComparison.Ordinal);
        Assert.True(guest.Words.IndexOf(choose, StringComparison.Ordinal) < guest.Words.IndexOf(waits, StringComparison.Ordinal), "what waited longest comes first");
        await guest.Open(guest.Page.QuerySelector(".row .ds-button")!.GetAttribute("href")!);
        Assert.Contains("Bureau", guest.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_keeps_sheets_reads_how_many_suggestions_wait_and_who_has_nothing_to_do_reads_that()
    {
        using var nobody = await Staff.Signed(one.Site, "niets@voorbeeld.be", Role.Member, new(ScopeKind.Coordination, coordination));
        await nobody.Open("/nl/me/week");
        Assert.Contains("Deze week wacht niets op u", nobody.Words, StringComparison.Ordinal);
        await using (var db = one.Database.Context())
        {
            db.Add(Suggestion.Of(service, "conditions", "nl", new Dictionary<string, string[]> { ["service.minimum_age"] = ["", "18"] }, null, null, DateTime.UtcNow));
            await db.SaveChangesAsync();
        }
        await one.Manager.Open("/nl/me/week");
        Assert.Contains("1 voorstel wacht op antwoord", one.Manager.Words, StringComparison.Ordinal);
        await nobody.Open("/nl/me/week");
        Assert.DoesNotContain("voorstel", nobody.Words, StringComparison.Ordinal);
    }
}
