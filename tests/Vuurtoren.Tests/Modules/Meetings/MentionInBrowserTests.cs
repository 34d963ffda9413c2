using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>The list of names under the box while somebody takes minutes.</summary>
[Trait("Category", Browser.Category)]
public sealed class MentionInBrowserTests(ManagedDemoInBrowser one) : IClassFixture<ManagedDemoInBrowser>
{
    [Fact]
    public async Task A_name_is_chosen_with_the_keys_and_the_line_leads_to_its_sheet()
    {
        var coordination = Ids.Of("demo", "coordination", "bakenvoorde");
        using var guest = await Staff.Signed(one.Site, "cas-apenstaart@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, coordination));
        await using var db = one.Database.Context();
        var now = DateTime.UtcNow;
        var meeting = Meeting.Plan(coordination, null, LocalText.From("nl", "Vandaag"), Purpose.Exchange, new(LocalClock.DayOf(now), 840, 930, 30, "Zaal"), null, now);
        db.AddRange(meeting, Item.Of(coordination, meeting, [], ItemKind.Theme, LocalText.From("nl", "Punt"), 10, null, null, "nl", now));
        await db.SaveChangesAsync();
        await using var visitor = await one.Browser.Visit(one.Site.Address, Browser.Desk, "nl");
        await visitor.Becomes(guest);
        await visitor.Open($"/nl/edit/meeting/{meeting.Id}/minutes");
        var box = visitor.Page.Locator(".minutes__add textarea");
        await box.PressSequentiallyAsync("We bellen @woonw");
        await visitor.Page.WaitForSelectorAsync("#names .suggestion");
        Assert.Empty(await visitor.Faults());
        await box.PressAsync("ArrowDown");
        await box.PressAsync("Enter");
        Assert.Equal("We bellen @Woonwinkel De Dakpatrijs vzw ", await box.InputValueAsync());
        await box.PressAsync("Enter");
        var link = await visitor.Page.WaitForSelectorAsync(".minutes__text a");
        Assert.Equal("Woonwinkel De Dakpatrijs vzw", await link!.TextContentAsync());
    }
}
