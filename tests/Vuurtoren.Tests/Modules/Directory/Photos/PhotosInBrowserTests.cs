using Vuurtoren.Modules.Directory;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform.Files;

namespace Vuurtoren.Tests.Modules.Directory.Photos;

[Trait("Category", Browser.Category)]
public sealed class PhotosInBrowserTests : IAsyncLifetime
{
    static readonly Guid ocmw = Ids.Of("demo", Kinds.Organization, "ocmw");
    readonly Browser browser = new();
    Site site = null!;

    public async Task InitializeAsync()
    {
        site = await Site.Start(demo: true, prepare: folder => File.WriteAllText(Path.Combine(folder, "settings.json"), """{ "Limits": { "TriesPerMinute": 10000 }, "Files": { "Vips": "none" } }"""));
        await browser.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task On_a_telephone_a_photo_is_put_by_keyboard_made_small_there_and_seen_on_the_sheet()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("logo.png"), Samples.Png(1600, 800));
        await using var visitor = await browser.Visit(site.Address, Browser.Telephone, "fr");
        var (page, keys) = (visitor.Page, new Keyboard(visitor.Page));
        await visitor.Open(Staff.Invited(Staff.DatabaseOf(site), "bo@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, ocmw), "fr"));
        await page.FillAsync("#password", Staff.Password);
        await page.ClickAsync("main .ds-button");
        await page.FillAsync("#email", "bo@voorbeeld.be");
        await page.FillAsync("#password", Staff.Password);
        await page.ClickAsync("main form:not([data-passkey]) .ds-button");
        await page.Reaches("/fr/me$");

        await visitor.Open($"/fr/edit/organization/{ocmw}");
        await keys.To("[name=do][value=photos]");
        await keys.Open();
        Assert.Empty(await visitor.Faults());
        await keys.To("input[type=file]");
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Keyboard.PressAsync("Enter"));
        await chooser.SetFilesAsync(folder.File("logo.png"));
        await keys.To("[data-photo] [name='alt.fr']");
        await keys.Type("Un phare");
        await keys.To("[data-photo] .ds-button");
        await keys.Open();
        await page.WaitForSelectorAsync(".note--done");
        Assert.Empty(await visitor.Faults());

        await visitor.Open($"/fr/organization/{ocmw}");
        Assert.Equal(("Un phare", 320), (await page.GetAttributeAsync(".logo", "alt"), await page.EvaluateAsync<int>("() => { const logo = document.querySelector('.logo'); return logo.complete ? logo.naturalWidth : 0; }")));
        Assert.Empty(await visitor.Faults());
        using var connection = Staff.DatabaseOf(site).Open();
        Assert.Equal([320, 640, 1280], Dapper.SqlMapper.Query<int>(connection, "select width from stored_size where file_id in (select id from stored_file where owner_kind <> 'person') order by width"));
    }
}
