using System.Net;
using System.Text;
using Dapper;
using Microsoft.Playwright;
using Vuurtoren.Platform.Access;

namespace Vuurtoren.Tests.Modules.Directory.Import.Screens;

/// <summary>A running site for these tests; a file may be 1 MB.</summary>
public sealed class ImportingSite : IAsyncLifetime
{
    public Browser Browser { get; } = new();
    public Site Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await Site.Start(demo: true, prepare: folder => File.WriteAllText(Path.Combine(folder, "settings.json"), """{ "Limits": { "TriesPerMinute": 10000 }, "Imports": { "MostMegabytes": 1 } }"""));
        await Browser.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        await Site.DisposeAsync();
    }
}

[Trait("Category", Browser.Category)]
public sealed class ImportPagesTests(ImportingSite importing) : IClassFixture<ImportingSite>
{
    Site Site => importing.Site;

    static readonly Scope region = new(ScopeKind.Region);

    [Fact]
    public async Task A_file_is_kept_under_a_name_of_ours_and_one_that_is_too_large_or_no_list_is_refused()
    {
        using var guest = await Staff.Signed(Site, "cas@voorbeeld.be", Role.DirectoryManager, region);
        var typed = new Dictionary<string, string> { ["source"] = "Kaart", ["part"] = "part", ["language"] = "nl" };
        var before = Kept();
        await guest.Open("/nl/imports/new");
        await guest.SendFile("form.form", "file", "../../../../tmp/kwaad.csv", Encoding.UTF8.GetBytes("Naam <script>alert(1)</script>;Dienst\n" + string.Concat(Enumerable.Repeat("De Boei;Onthaal\n", 20_000))), typed); // more than other pages take
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        Assert.Equal("kwaad.csv", guest.Page.QuerySelector("h1")!.TextContent.Split(": ")[1]);
        Assert.Matches("^[0-9a-f]{32}[.]csv$", Path.GetFileName(Assert.Single(Kept().Except(before))));

        await guest.Open("/nl/imports/new");
        await guest.SendFile("form.form", "file", "lijst.csv", Encoding.UTF8.GetBytes("%PDF-1.7"), typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Contains("geen tabel", guest.Words, StringComparison.Ordinal);
        await guest.Open("/nl/imports/new");
        await guest.SendFile("form.form", "file", "lijst.csv", new byte[1_200_000], typed);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, guest.Status);
        Assert.Single(Kept().Except(before));
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Open($"/nl/imports/{Guid.NewGuid()}")).Status);
    }

    string[] Kept() => Path.Combine(Site.Data, "imports", "uploads") is var folder && System.IO.Directory.Exists(folder) ? System.IO.Directory.GetFiles(folder) : [];

    [Theory, InlineData("nl", Browser.Desk), InlineData("fr", Browser.Telephone)]
    public async Task Twenty_bad_rows_are_corrected_on_the_screen_by_keyboard(string language, int width)
    {
        var nl = language == "nl";
        string[] heads = nl ? ["Organisatie", "Dienst", "E-mail", "Maandag"] : ["Association", "Service", "E-mail", "Lundi"];
        var email = $"eva.{language}@voorbeeld.be";
        await using var visitor = await importing.Browser.Visit(Site.Address, width, language);
        var (page, keys) = (visitor.Page, new Keyboard(visitor.Page));
        await SignIn(visitor, email, language);
        await visitor.Open($"/{language}/me");

        await keys.To("a[href$='/imports']");
        await keys.Open();
        await Look("list");
        await keys.To("a[href$='/imports/new']");
        await keys.Open();
        await Look("new");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "kaart.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Sending.List(heads[0], heads[1], heads[2], heads[3])) });
        await keys.To("#source");
        await keys.Type("Kaart " + language);
        await keys.To(".form .ds-button");
        await keys.Open();
        await Look("columns");
        Assert.Equal("service.hours.mo", await page.InputValueAsync("#c3")); // proposed by its heading
        await keys.To("main .actions button");
        await keys.Press("Enter");
        await page.WaitForSelectorAsync("form[action*='TakeIn'] button");
        await Look("tried");
        await keys.To("a[href$='/preview']");
        await keys.Open();
        await Look("preview");
        await keys.To(".own-line a");
        await keys.Open();
        await keys.To("form[action*='TakeIn'] button");
        await keys.Press("Enter");
        await page.WaitForSelectorAsync("a[href$='/rows']");
        await Look("done");
        await keys.To("a[href$='/rows']");
        await keys.Open();
        await Look("rows");
        await keys.To(".row h2 a");
        await keys.Open();
        await Look("row");

        for (var row = 1; row <= 20; row++)
        {
            await Correct(row);
            if (row == 1) await Look("row-next");
        }
        Assert.EndsWith("/rows", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator(".row").CountAsync());
        await Look("rows-done");
        using (var connection = Staff.DatabaseOf(Site).Open())
            Assert.Equal(22, connection.ExecuteScalar<long>("select count(*) from directory_service where source = @source", new { source = "kaart-" + language }));

        await keys.To(".own-line a");
        await keys.Open();
        Differ("kaart-" + language);
        await keys.To("a[href$='/differences']");
        await keys.Open();
        await Look("differences");
        await keys.To("[name=keep][value=theirs]");
        await keys.Open();
        await page.WaitForSelectorAsync(".note--done");
        await keys.To("[name=keep][value=ours][formaction]");
        await keys.Press("Enter");
        await page.WaitForSelectorAsync("#rules");
        Assert.Equal(0, await page.Locator("main .row").CountAsync());
        await Look("differences-decided");
        await keys.To(".own-line a");
        await keys.Open();
        await keys.To("details summary");
        await page.Keyboard.PressAsync("Enter");
        await Look("undo");
        await keys.To("form[action*='Undo'] button");
        await keys.Press("Enter");
        await page.WaitForSelectorAsync("section .note");
        using (var connection = Staff.DatabaseOf(Site).Open())
            Assert.Equal(1, connection.ExecuteScalar<long>("select count(*) from directory_service where source = @source", new { source = "kaart-" + language })); // of one somebody decided something since
        await Look("undone");

        async Task Correct(int row)
        {
            // What is wrong, or missing, is marked; a first attempt that is still wrong says so and keeps what was typed.
            while (await page.Locator("main form.form").CountAsync() > 0)
            {
                var at = page.Url;
                await keys.To("[aria-invalid=true]");
                var box = await page.EvaluateAsync<string>("() => document.activeElement.name");
                await page.Keyboard.PressAsync("Control+A");
                await keys.Type(box switch { "c0" => $"De Verzonnen Sluis {row}", "c2" => $"rij{row}@example.org", _ => "9-12" });
                await page.EvaluateAsync("() => { window.before = true; }");
                await page.Keyboard.PressAsync("Enter");
                await page.WaitForFunctionAsync("() => !window.before && document.readyState === 'complete'");
                if (page.Url != at) return;
            }
        }

        async Task Look(string name)
        {
            IReadOnlyList<string> faults = [.. (await visitor.Faults()).Where(fault => !fault.Contains("status of 422", StringComparison.Ordinal))]; // a row that was still wrong
            if (width != Browser.Desk)
            {
                faults = [.. faults, .. await visitor.FaultsWhenMagnified()];
                await page.SetViewportSizeAsync(width, Browser.TelephoneHeight);
            }
            Assert.True(faults.Count == 0, $"{page.Url}: {string.Join('\n', faults)}");
        }
    }

    /// <summary>Of two services the source says something that does not stand here.</summary>
    void Differ(string source)
    {
        using var connection = Staff.DatabaseOf(Site).Open();
        connection.Execute("""
            insert into import_difference (record_id, path, lang, source, run, current, incoming)
            select record_id, 'description', 'nl', source, last_run, null, 'Wat de bron zegt' from source_record where source = @source and kind = 'service' order by source_id limit 2
            """, new { source });
    }

    async Task SignIn(Visitor visitor, string email, string language)
    {
        var page = visitor.Page;
        await visitor.Open(Staff.Invited(Staff.DatabaseOf(Site), email, Role.DirectoryManager, region, language));
        await page.FillAsync("#password", Staff.Password);
        await page.ClickAsync("main .ds-button");
        await page.FillAsync("#email", email);
        await page.FillAsync("#password", Staff.Password);
        await page.ClickAsync("main form:not([data-passkey]) .ds-button");
        await page.Reaches($"/{language}/me$");
    }
}
