using Microsoft.Playwright;
using Vuurtoren.Platform.Access;

namespace Vuurtoren.Tests.Modules.People;

/// <summary>Passkeys in a real browser with a device that says yes.</summary>
[Trait("Category", Browser.Category)]
public sealed class PasskeyTests : IAsyncLifetime
{
    readonly Browser browser = new();
    Site site = null!;

    public async Task InitializeAsync()
    {
        site = await Site.Start(prepare: Staff.MayTryOften);
        await browser.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        await site.DisposeAsync();
    }

    /// <summary>Browsers know passkeys on localhost, not on an address of numbers.</summary>
    Uri Local => new UriBuilder(site.Address) { Host = "localhost" }.Uri;

    [Theory, InlineData("nl", Browser.Desk), InlineData("fr", Browser.Telephone)]
    public async Task From_invitation_to_a_passkey_and_in_again_by_keyboard_alone(string language, int width)
    {
        var email = $"ann.{language}@voorbeeld.be";
        var link = Staff.Invited(Staff.DatabaseOf(site), email, Role.Administrator, language: language);
        await using var visitor = await browser.Visit(Local, width, language);
        await visitor.Page.AddDeviceThatSaysYes();
        var (page, keys) = (visitor.Page, new Keyboard(visitor.Page));

        await visitor.Open(link);
        Assert.Empty(await visitor.Faults());
        await keys.To("#password");
        await keys.Type(Staff.Password);
        await keys.To("main .ds-button");
        await keys.Open();
        await keys.To("#email");
        await keys.Type(email);
        await keys.To("#password");
        await keys.Type(Staff.Password);
        await keys.To("main form:not([data-passkey]) .ds-button");
        await keys.Open();
        Assert.EndsWith($"/{language}/me", page.Url, StringComparison.Ordinal);

        await visitor.Open($"/{language}/me/passkeys");
        Assert.Empty(await visitor.Faults());
        await keys.To("[data-passkey] .ds-button");
        await keys.Open();
        await page.WaitForSelectorAsync(".note--done");
        Assert.Equal(1, await page.Locator("main .row").CountAsync());
        Assert.Empty(await visitor.Faults());
        Assert.Equal(200, (await visitor.Open($"/{language}/people")).Status); // a passkey is two factors: the role counts now

        foreach (var room in new[] { "me", "me/password", "me/address", "me/second-factor", "people", "people/invite", "operation/audit", "operation/outbox", "operation/jobs", "forgotten", "signout" })
        {
            await visitor.Open($"/{language}/{room}");
            var faults = await visitor.Faults();
            if (width != Browser.Desk) faults = [.. faults, .. await visitor.FaultsWhenMagnified()];
            if (width != Browser.Desk) await page.SetViewportSizeAsync(width, Browser.TelephoneHeight);
            Assert.True(faults.Count == 0, $"{room}: {string.Join('\n', faults)}");
        }

        await visitor.Open($"/{language}/me");
        await keys.To(".me__out");
        await keys.Open();
        await visitor.Open($"/{language}/signin");
        await keys.To("[data-passkey] .ds-button");
        await keys.Open();
        await page.Reaches($"/{language}/me/week$"); // who answers for a server sees what waits
        await page.GotoAsync(new Uri(Local, $"/{language}/me/passkeys").ToString());
        await page.FillAsync("main .row .ds-input", "Werkplek");
        await page.ClickAsync("main form[action='?handler=Rename'] button");
        await page.WaitForSelectorAsync(".note--done");
        Assert.Equal("Werkplek", await page.InputValueAsync("main .row .ds-input"));
        await page.ClickAsync("main form[action='?handler=Remove'] button");
        await page.WaitForSelectorAsync(".note--done");
        Assert.Equal(0, await page.Locator("main .row").CountAsync());
    }

    [Fact]
    public async Task A_passkey_that_was_removed_opens_nothing()
    {
        const string email = "bo@voorbeeld.be";
        var link = Staff.Invited(Staff.DatabaseOf(site), email, Role.Member);
        await using var visitor = await browser.Visit(Local, Browser.Desk, "nl");
        var page = visitor.Page;
        await page.AddDeviceThatSaysYes();
        await visitor.Open(link);
        await page.FillAsync("#password", Staff.Password);
        await page.ClickAsync("main .ds-button");
        await page.FillAsync("#email", email);
        await page.FillAsync("#password", Staff.Password);
        await page.ClickAsync("main form:not([data-passkey]) .ds-button");
        await visitor.Open("/nl/me/passkeys");
        await page.ClickAsync("[data-passkey] .ds-button");
        await page.WaitForSelectorAsync(".note--done");
        await page.ClickAsync("main form[action='?handler=Remove'] button");
        await page.WaitForSelectorAsync(".note--done");
        await page.ClickAsync(".me__out");
        await visitor.Open("/nl/signin");
        await page.ClickAsync("[data-passkey] .ds-button");
        await page.WaitForSelectorAsync("#refused");
        Assert.Contains("kennen we niet", await page.InnerTextAsync("#refused"), StringComparison.Ordinal);
        await page.ClickAsync("[data-passkey] .ds-button");
        await page.WaitForSelectorAsync("#refused");
    }
}
