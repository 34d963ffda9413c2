using Microsoft.Playwright;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.Editing;

/// <summary>The form in a real browser: without a mouse, on a telephone, free of barriers.</summary>
[Trait("Category", Browser.Category)]
public sealed class EditingInBrowserTests : IAsyncLifetime
{
    readonly Browser browser = new();
    Site site = null!;

    public async Task InitializeAsync()
    {
        site = await Site.Start(demo: true, prepare: Staff.MayTryOften);
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
    public async Task From_an_invitation_to_a_published_service_by_keyboard_alone(string language, int width)
    {
        var email = $"bo.{language}@voorbeeld.be";
        var link = Staff.Invited(Staff.DatabaseOf(site), email, Role.DirectoryEditor, new(ScopeKind.Organization, Ids.Of("demo", Kinds.Organization, "ocmw")), language);
        await using var visitor = await browser.Visit(Local, width, language);
        var (page, keys) = (visitor.Page, new Keyboard(visitor.Page));
        await page.AddDeviceThatSaysYes();

        await visitor.Open(link);
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
        await keys.To("a[href$='/me/passkeys']");
        await keys.Open();
        await keys.To("[data-passkey] .ds-button");
        await keys.Open();
        await keys.To(".me__out");
        await keys.Open();
        await visitor.Open($"/{language}/signin");
        await keys.To("[data-passkey] .ds-button");
        await keys.Open();
        await keys.To("a[href$='/edit']");
        await keys.Open();
        Assert.Empty(await visitor.Faults());
        await keys.To("a[href*='/edit/service/']");
        await keys.Open();
        await Free(visitor, width);

        await keys.To($"[name='service.name.{language}']");
        await page.Keyboard.PressAsync("Control+A");
        await keys.Type($"Verzonnen {language}");
        await keys.To("[name^='service.schedules.0.mo']");
        await page.Keyboard.PressAsync("Control+A");
        await keys.Type("9-12 13-16.30");
        await page.Keyboard.PressAsync("Alt+ArrowDown"); // Tuesday gets the same
        Assert.Equal("9-12 13-16.30", await page.EvaluateAsync<string>("() => document.activeElement.value"));
        await keys.Press("Control+Enter");
        await keys.To("[name=do][value=publish]");
        await keys.Open();
        await page.WaitForSelectorAsync(".note--done");
        Assert.Equal($"Verzonnen {language}", (await page.InnerTextAsync("h1")).Trim());
        Assert.Empty(await visitor.Faults());
        Assert.True(keys.Clicks <= 25, $"{keys.Clicks} clicks");

        await visitor.Open(new Uri(page.Url).AbsolutePath.Replace("/service/", "/edit/service/", StringComparison.Ordinal) + "/history");
        await Free(visitor, width);
    }

    [Theory, InlineData("fr", Browser.Desk), InlineData("nl", Browser.Telephone)]
    public async Task The_form_with_mistakes_and_with_two_versions_is_free_of_barriers(string language, int width)
    {
        using var other = await Staff.Signed(site, "ann@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, Ids.Of("demo", Kinds.Organization, "ocmw")));
        await using var visitor = await browser.Visit(site.Address, width, language);
        var page = visitor.Page;
        var link = Staff.Invited(Staff.DatabaseOf(site), "bo@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, Ids.Of("demo", Kinds.Organization, "ocmw")), language);
        await visitor.Open(link);
        await page.FillAsync("#password", Staff.Password);
        await page.ClickAsync("main .ds-button");
        await page.FillAsync("#email", "bo@voorbeeld.be");
        await page.FillAsync("#password", Staff.Password);
        await page.ClickAsync("main form:not([data-passkey]) .ds-button");
        await page.Reaches($"/{language}/me$");
        await visitor.Open($"/{language}/edit");
        var form = await page.GetAttributeAsync("a[href*='/edit/service/']", "href");
        await visitor.Open(form!);
        await page.FillAsync("[name='service.email.und']", "geen adres");
        await page.ClickAsync("[name=do][value=publish]");
        await page.WaitForSelectorAsync("[aria-invalid=true]");
        await Free(visitor, width);

        await other.Open(form!);
        await other.Send("#edit", new() { ["do"] = "publish", ["service.name.nl"] = "Naam van Ann" });
        await page.FillAsync("[name='service.email.und']", "");
        await page.FillAsync("[name='service.name.nl']", "Naam van Bo");
        await page.ClickAsync("[name=do][value=publish]");
        await page.WaitForSelectorAsync(".both");
        await Free(visitor, width);
        await page.ClickAsync("[name=do][value=preview]");
        await page.Reaches("/preview$");
        await Free(visitor, width);
        await visitor.Open($"/{language}/edit/organization/{Ids.Of("demo", Kinds.Organization, "ocmw")}");
        await page.EvaluateAsync("() => document.querySelectorAll('.editing details').forEach(one => { one.open = true; })");
        await Free(visitor, width);
        await visitor.Open(form!);
        await page.EvaluateAsync("() => document.querySelectorAll('.editing details').forEach(one => { one.open = true; })");
        await Free(visitor, width);
        await page.ClickAsync(".editing__place > button");
        await page.WaitForSelectorAsync(".pickmap .leaflet-interactive, .pickmap svg");
        await page.ClickAsync(".pickmap");
        Assert.NotEqual("", await page.InputValueAsync("[name$='.latitude']"));
    }

    static async Task Free(Visitor visitor, int width)
    {
        var faults = await visitor.Faults();
        if (width != Browser.Desk)
        {
            faults = [.. faults, .. await visitor.FaultsWhenMagnified()];
            await visitor.Page.SetViewportSizeAsync(width, Browser.TelephoneHeight);
        }
        Assert.True(faults.Count == 0, $"{visitor.Page.Url}: {string.Join('\n', faults)}");
    }
}
