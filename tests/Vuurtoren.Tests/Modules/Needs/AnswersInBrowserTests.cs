using Vuurtoren.Modules.Needs.Agreements;
using Vuurtoren.Modules.Needs.Demands;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Priorities;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>Priorities, demands, the chain, agreements and the rest of the offer in a real browser, at a desk and on a telephone.</summary>
[Trait("Category", Browser.Category)]
public sealed class AnswersInBrowserTests(ManagedDemoInBrowser one) : IClassFixture<ManagedDemoInBrowser>
{
    [Theory, InlineData("nl", Browser.Desk), InlineData("fr", Browser.Telephone)]
    public async Task They_are_free_of_barriers_and_fit_the_screen(string lang, int width)
    {
        var coordination = Ids.Of("demo", "coordination", "bakenvoorde");
        using var guest = await Staff.Signed(one.Site, $"cas-antwoord-{lang}@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, coordination), language: lang);
        await using var db = one.Database.Context();
        var (need, round, agreement) = (db.Set<Need>().AsEnumerable().First(n => n.State == NeedState.Priority).Id, db.Set<PriorityRound>().First().Id, db.Set<Agreement>().First().Id);
        var demands = db.Set<Demand>().ToList();
        var signature = db.Set<Signature>().First();
        var (read, edit) = ($"/{lang}/coordination/{coordination}", $"/{lang}/edit/coordination/{coordination}");
        await using var visitor = await one.Browser.Visit(one.Site.Address, width, lang);
        await visitor.Becomes(guest);
        var faults = await visitor.Walk(width,
        [
            $"{read}/priorities", $"{read}/priorities/{round}", $"{edit}/priorities/new", $"{edit}/priorities/{round}",
            $"{read}/demands", $"{edit}/demands", $"{edit}/offices", $"{read}/memorandum/{demands[0].MemorandumId}", $"{edit}/memorandum/{demands[0].MemorandumId}", $"/{lang}/sign/{SignPage.TokenOf(one.Database.Secret, signature)}",
            .. demands.SelectMany(demand => new[] { $"{read}/demands/{demand.Id}", $"{edit}/demands/{demand.Id}" }), $"{read}/answers", $"{read}/answers/{demands.First(demand => demand is { IsPublic: true, Told: not null }).Id}/poster", $"/{lang}/answer-kept",
            $"{read}/chain", $"{read}/needs/{need}/chain", $"{edit}/needs/{need}/actions",
            $"{read}/agreements", $"{read}/agreements/{agreement}", $"{edit}/agreements/{agreement}", $"{edit}/agreements/new?like=eviction",
            $"/{lang}/coverage/holidays?where=md:72", $"/{lang}/coverage/overlaps?theme=health&where=md:72",
        ], magnified: true);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
