using Dapper;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Privacy;
using Vuurtoren.Tests.Modules.Directory.Import.Engine;
using Vuurtoren.Tests.Platform.Privacy;

namespace Vuurtoren.Tests.Modules.Operation;

[Collection(DemoInBrowser.Name), Trait("Category", Browser.Category)]
public sealed class PrivacyInBrowserTests(DemoInBrowser demo)
{
    static readonly string[] pages = ["operation/privacy", "operation/privacy/directory", "operation/privacy/register", "operation/privacy/dpia", "operation/privacy/deletion",
        "operation/privacy/request?address=wim.weg%40voorbeeld.be", "operation/privacy/erasures", "directory/persons", "me", "me/data", "me/erase", "privacy"];

    [Theory]
    [InlineData("nl", Browser.Desk)]
    [InlineData("fr", Browser.Telephone)]
    public async Task The_pages_about_people_are_free_of_barriers_and_fit_the_screen(string language, int width)
    {
        using var test = new TestDatabase(Engine.Sqlite);
        await using var site = await Site.Start(database: test, prepare: Staff.MayTryOften);
        var database = Staff.DatabaseOf(site, test);
        test.Import([Peopled.Listed("2")], at: Peopled.Now);
        var proof = Erasures.Erase(database, new(null, "iemand@voorbeeld.be"), AskedBy.Administrator, null, Peopled.Now);
        await using var visitor = await demo.Browser.Visit(site.Address, width, language);
        var keyboard = new Keyboard(visitor.Page);
        await visitor.Open(Staff.Invited(database, "beheer@voorbeeld.be", Role.Administrator, language: language));
        await visitor.Page.FillAsync("#name", "Bea Beheer");
        await visitor.Page.FillAsync("#password", Staff.Password);
        await visitor.Page.ClickAsync("main .ds-button");
        await visitor.Page.FillAsync("#email", "beheer@voorbeeld.be");
        await visitor.Page.FillAsync("#password", Staff.Password);
        await visitor.Page.ClickAsync("main form.form .ds-button");
        await visitor.Page.Reaches("^(?!.*/signin)");
        using (var connection = database.Open()) connection.Execute("update session set second_factor = @yes", new { yes = true });
        foreach (var path in pages.Append($"operation/privacy/erasures/{proof.Id}"))
        {
            await visitor.Open($"/{language}/{path}");
            Assert.Equal([], (await visitor.Faults()).Select(fault => $"{path} {fault}"));
            if (width == Browser.Desk) continue;
            Assert.Equal([], (await visitor.FaultsWhenMagnified()).Select(fault => $"{path} {fault}"));
            await visitor.Page.SetViewportSizeAsync(width, Browser.TelephoneHeight);
        }
        // By keyboard: what is known of somebody, and a choice saved.
        await visitor.Open($"/{language}/me");
        await keyboard.SkipTo("main");
        await keyboard.To("a[href$='/me/data']");
        await keyboard.Open();
        await keyboard.SkipTo("main");
        await keyboard.To("details.known summary");
        await keyboard.Press("Enter");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.activeElement.parentElement.open"));
    }
}
