using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>The pages of signals and needs in a real browser, at a desk and on a telephone.</summary>
[Trait("Category", Browser.Category)]
public sealed class SignalsInBrowserTests(ManagedDemoInBrowser one) : IClassFixture<ManagedDemoInBrowser>
{
    [Theory, InlineData("nl", Browser.Desk), InlineData("fr", Browser.Telephone)]
    public async Task They_are_free_of_barriers_and_fit_the_screen(string lang, int width)
    {
        var coordination = Ids.Of("demo", "coordination", "bakenvoorde");
        using var guest = await Staff.Signed(one.Site, $"cas-signaal-{lang}@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, coordination), language: lang);
        await using var db = one.Database.Context();
        var (need, signal, member) = (db.Set<Need>().First(n => n.VisibleOn != null), db.Set<Signal>().First(s => s.NeedId == null), db.Set<Member>().AsEnumerable().First(m => m.FromOn != null && m.UntilOn == null));
        var (read, edit) = ($"/{lang}/coordination/{coordination}", $"/{lang}/edit/coordination/{coordination}");
        var shared = db.Set<SharedLink>().Single().Path(one.Database.Secret, lang);
        await using var visitor = await one.Browser.Visit(one.Site.Address, width, lang);
        await visitor.Becomes(guest);
        var faults = await visitor.Walk(width, [$"{read}/signal", $"{read}/signals", $"{read}/needs", $"{read}/needs/{need.Id}", $"{edit}/signals", $"{edit}/signals?like={signal.Id}", $"{edit}/signals/links", $"{edit}/signals/unnamed", $"{edit}/needs/{need.Id}", $"{edit}/needs/steps", shared, MemberLink.Path(one.Database.Secret, member.Id, lang), SentPage.Path(one.Database.Secret, signal.Id, lang), $"/{lang}/signal-gone"]);
        // Typed and sent with the keys alone, and refused.
        await visitor.Open(shared);
        await visitor.Page.FocusAsync("#what");
        await visitor.Page.Keyboard.TypeAsync(lang == "nl" ? "Mevrouw Verzonnen wacht al maanden, 0470 98 76 54." : "Madame Imaginaire attend depuis des mois, 0470 98 76 54.");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await visitor.Page.FocusAsync("main form button");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForSelectorAsync("#what-found");
        faults.AddRange((await visitor.FaultsOf("refused", width)).Where(fault => !fault.Contains("422", StringComparison.Ordinal)));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
