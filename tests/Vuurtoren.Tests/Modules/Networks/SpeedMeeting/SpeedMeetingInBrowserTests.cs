using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Networks.SpeedMeeting;

/// <summary>The pages in a real browser: at a desk, on a telephone, and the clock that runs.</summary>
[Trait("Category", Browser.Category)]
public sealed class SpeedMeetingInBrowserTests : IAsyncLifetime
{
    readonly Browser browser = new();
    Site site = null!;

    public async Task InitializeAsync()
    {
        site = await Site.Start(demo: true, prepare: Staff.MayTryOften);
        using (var cor = await Staff.Signed(site, "cor@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, Ids.Of("demo", "coordination", "bakenvoorde")))) { }
        await browser.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        await site.DisposeAsync();
    }

    [Theory, InlineData("nl", Browser.Desk), InlineData("fr", Browser.Telephone)]
    public async Task Every_page_of_a_meeting_is_free_of_barriers_and_the_clock_runs(string lang, int width)
    {
        await using var visitor = await browser.Visit(site.Address, width, lang);
        var (page, faults) = (visitor.Page, new List<string>());
        await visitor.Open($"/{lang}/signin");
        await page.FillAsync("[name=email]", "cor@voorbeeld.be");
        await page.FillAsync("[name=password]", Staff.Password);
        await page.ClickAsync("form.form button[type=submit]");
        await page.WaitForSelectorAsync(".me__out");
        await visitor.Open($"/{lang}/meetings/speed");
        await Look("form");
        await page.FillAsync("#names", string.Join('\n', Enumerable.Range(1, 22).Select(i => $"Verzonnen Mens {i}, Huis {i % 7}")));
        await page.ClickAsync("form.form button[type=submit]");
        await page.WaitForSelectorAsync(".speed__table");
        await Look("plan");
        await page.ClickAsync("[formaction$=cards]");
        await page.WaitForSelectorAsync(".card");
        await Look("cards");
        await page.ClickAsync("form.speed__ways button[type=submit]");
        await page.WaitForSelectorAsync(".speed__table");
        await page.ClickAsync("[formaction$=screen]");
        await page.WaitForSelectorAsync(".place");
        await page.ClickAsync("[data-start]");
        await page.WaitForFunctionAsync("() => document.querySelector('.clock__time').textContent.startsWith('7:5')");
        await page.ClickAsync("[data-start]");
        await Look("screen");
        await page.ClickAsync("[name=round]");
        await page.WaitForFunctionAsync("() => /2/.test(document.querySelector('h1').textContent)");
        Assert.True(faults.Count == 0, string.Join('\n', faults));

        async Task Look(string what)
        {
            var measure = new Measure(page);
            faults.AddRange((await visitor.Faults()).Concat(width == Browser.Desk ? await measure.AtDesk() : [.. await measure.OnTelephone(), .. await visitor.FaultsWhenMagnified()]).Select(fault => $"{what} {fault}"));
            await page.SetViewportSizeAsync(width, width == Browser.Desk ? Browser.DeskHeight : Browser.TelephoneHeight);
        }
    }
}
