using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>The offer of a theme in a real browser: areas, the week and the list of gaps.</summary>
[Trait("Category", Browser.Category)]
public sealed class CoverageInBrowserTests(ManagedDemoInBrowser one) : IClassFixture<ManagedDemoInBrowser>
{
    [Theory, InlineData("nl", Browser.Desk), InlineData("fr", Browser.Telephone)]
    public async Task The_offer_is_shown_free_of_barriers_and_a_move_is_tried_on_the_spot(string lang, int width)
    {
        using var guest = await Staff.Signed(one.Site, $"cas-aanbod-{lang}@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, Ids.Of("demo", "coordination", "bakenvoorde")));
        await using var visitor = await one.Browser.Visit(one.Site.Address, width, lang);
        await visitor.Becomes(guest);
        var faults = new List<string>();

        await Look($"/{lang}/coverage");
        await Look(await visitor.Page.Locator("main .covered-themes a").First.GetAttributeAsync("href") ?? "");
        var open = visitor.Page.Locator("#try-move option");
        Assert.True(await open.CountAsync() > 0, "Nobody here could move.");
        await visitor.Page.SelectOptionAsync("#from", "0");
        await visitor.Page.SelectOptionAsync("#to", "5");
        await visitor.Page.ClickAsync("#try-move button");
        await visitor.Page.WaitForSelectorAsync("#try-move [role=status]");
        await Measured("moved");
        await Look($"/{lang}/coverage/gaps?theme=debt");
        await Look($"/{lang}/coverage/gaps?theme=food-aid&level=municipality");

        Assert.True(faults.Count == 0, string.Join('\n', faults));

        async Task Look(string path)
        {
            await visitor.Page.SetViewportSizeAsync(width, Browser.TelephoneHeight);
            var answered = await visitor.Open(path);
            if (answered.Status != 200) faults.Add($"{path} answers {answered.Status}");
            await Measured(path);
            if (width != Browser.Desk) faults.AddRange((await visitor.FaultsWhenMagnified()).Select(fault => $"{path} {fault}"));
        }

        async Task Measured(string what)
        {
            faults.AddRange((await visitor.Faults()).Select(fault => $"{what} {fault}"));
            var measure = new Measure(visitor.Page);
            faults.AddRange((width == Browser.Desk ? await measure.AtDesk() : await measure.OnTelephone()).Select(fault => $"{what} {fault}"));
        }
    }
}
