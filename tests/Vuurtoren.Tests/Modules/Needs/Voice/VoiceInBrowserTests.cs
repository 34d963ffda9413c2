using Vuurtoren.Modules.Needs.Voice;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs.Voice;

/// <summary>The pages of questionnaires in a real browser, at a desk and on a telephone.</summary>
[Trait("Category", Browser.Category)]
public sealed class VoiceInBrowserTests(ManagedDemoInBrowser one) : IClassFixture<ManagedDemoInBrowser>
{
    [Theory, InlineData("nl", Browser.Desk), InlineData("fr", Browser.Telephone)]
    public async Task They_are_free_of_barriers_and_fit_the_screen(string lang, int width)
    {
        var coordination = Ids.Of("demo", "coordination", "bakenvoorde");
        using var guest = await Staff.Signed(one.Site, $"cas-stem-{lang}@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, coordination), language: lang);
        await using var db = one.Database.Context();
        Questionnaire closed = db.Set<Questionnaire>().Single(q => q.ClosedOn != null), open = db.Set<Questionnaire>().Single(q => q.OpenedOn != null && q.ClosedOn == null), draft = db.Set<Questionnaire>().Single(q => q.OpenedOn == null);
        var (read, edit) = ($"/{lang}/coordination/{coordination}/voices", $"/{lang}/edit/coordination/{coordination}/voices");
        var link = db.Set<VoiceLink>().Single(l => l.QuestionnaireId == open.Id).Path(one.Database.Secret, lang);
        await using var visitor = await one.Browser.Visit(one.Site.Address, width, lang);
        await visitor.Becomes(guest);
        var faults = await visitor.Walk(width,
        [
            read, edit, $"{read}/{closed.Id}", $"{read}/{closed.Id}?Area=md:17", $"{read}/{closed.Id}?Area=md:17&Age=Old", $"{edit}/{closed.Id}", $"{edit}/{closed.Id}/written", $"{edit}/{open.Id}", $"{edit}/{open.Id}/enter/paper", $"{edit}/{open.Id}/enter/group",
            $"{edit}/{open.Id}/paper", $"{edit}/{open.Id}/poster", $"{edit}/{open.Id}/texts", $"{edit}/{draft.Id}", $"{edit}/{draft.Id}/question/2", $"{edit}/{draft.Id}/question/5", $"{edit}/{draft.Id}/texts?in=ar", link, link + "?in=ar", link + $"?in={lang}&easy=yes", link + "?sent=yes",
        ]);
        // Answered with the keys alone, and refused.
        await visitor.Open(link);
        await visitor.Page.FocusAsync("[name=q0]");
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("1", await visitor.Page.EvalOnSelectorAsync<string>("[name=q0]:checked", "one => one.value"));
        await visitor.Page.FocusAsync("#q3");
        await visitor.Page.Keyboard.TypeAsync("0470 98 76 54");
        await visitor.Page.FocusAsync("button.voice__go");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForSelectorAsync("#what-found");
        faults.AddRange((await visitor.FaultsOf("refused", width)).Where(fault => !fault.Contains("422", StringComparison.Ordinal)));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
