using System.Net;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Premises;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Modules.Directory.Reading;
using Samples = Vuurtoren.Tests.Platform.Files.Samples;

namespace Vuurtoren.Tests.Modules.Directory.Premises;

/// <summary>How it is to come to a place, and the sheet for who goes there for the first time.</summary>
[Trait("Category", Browser.Category)]
public sealed class PremisesTests(PremisesTests.OneSite one) : IClassFixture<PremisesTests.OneSite>
{
    public sealed class OneSite : IAsyncLifetime
    {
        public Browser Browser { get; } = new();
        public Site Site { get; private set; } = null!;
        public Guest Bo { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Site = await Site.Start(demo: true, prepare: folder => File.WriteAllText(Path.Combine(folder, "settings.json"), """{ "Limits": { "TriesPerMinute": 10000 }, "Files": { "Vips": "none" } }"""));
            Bo = await Staff.Signed(Site, "bo@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, Ids.Of("demo", Kinds.Organization, "ocmw")));
            await Browser.InitializeAsync();
        }

        public async Task DisposeAsync()
        {
            Bo.Dispose();
            await Browser.DisposeAsync();
            await Site.DisposeAsync();
        }
    }

    static readonly Guid house = Ids.Of("demo", Kinds.Location, "sociaal-huis"), depot = Ids.Of("demo", Kinds.Location, "ocmw-pakhuis"), north = Ids.Of("demo", Kinds.Location, "noordkaap"), work = Ids.Of("demo", Kinds.Service, "artikel-60"), service = Ids.Of("demo", Kinds.Service, "eerste-onthaal"), discreet = Ids.Of("demo", Kinds.Service, "drank-en-drugs");

    async Task<string> Text(string path) => WebUtility.HtmlDecode(await (await one.Site.Client.GetAsync(path)).Content.ReadAsStringAsync());

    async Task Shows(string path, string words)
    {
        var text = "";
        for (var attempt = 0; attempt < 50 && !text.Contains(words, StringComparison.Ordinal); attempt++, await Task.Delay(100)) text = await Text(path);
        Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happens_at_arrival_stands_on_every_sheet_of_the_place_and_what_a_language_lacks_is_marked()
    {
        await one.Bo.Open($"/nl/edit/house/{depot}/premises");
        await one.Bo.Send("form.form", new() { ["arrival.nl"] = "Neem een nummer aan de zuil.", ["reception.nl"] = "We luisteren eerst.", ["reception.fr"] = "D’abord, nous écoutons." });
        Assert.EndsWith("done=premises-kept", one.Bo.At, StringComparison.Ordinal);
        foreach (var path in new[] { $"/nl/location/{depot}", $"/nl/service/{work}", $"/nl/service/{work}/first-visit" }) await Shows(path, "Neem een nummer aan de zuil.");
        var french = await Text($"/fr/service/{work}/first-visit");
        Assert.Contains("D’abord, nous écoutons.", french, StringComparison.Ordinal);
        Assert.Contains("lang=\"nl\"", french, StringComparison.Ordinal); // shown with its own language, not passed off as French
        await one.Bo.Open($"/fr/edit/house/{depot}/premises");
        Assert.Equal("arrival-fr", Assert.Single(one.Bo.Page.QuerySelectorAll("label:has(.badge)")).GetAttribute("for"));

        using var other = await Staff.Signed(one.Site, "gil@voorbeeld.be", Role.DirectoryManager, Scope.Region);
        await other.Open($"/nl/edit/house/{depot}/premises");
        await one.Bo.Send("form.form", new() { ["arrival.fr"] = "Prenez un ticket." });
        await other.Send("form.form", new() { ["arrival.nl"] = "Meld u aan." });
        Assert.Equal((HttpStatusCode.Conflict, "Meld u aan."), (other.Status, other.Page.QuerySelector("#arrival-nl")!.TextContent));
        Assert.Contains("Prenez un ticket.", other.Words, StringComparison.Ordinal);
        await other.Send("form.form", new() { ["arrival.nl"] = new string('a', PlaceInWords.MostWords + 1) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        using var strange = await Staff.Signed(one.Site, "li@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, Ids.Of("demo", Kinds.Organization, "rechtswinkel")));
        Assert.Equal(HttpStatusCode.NotFound, (await strange.Open($"/nl/edit/house/{depot}/premises")).Status);
    }

    [Fact]
    public async Task A_photo_says_what_it_shows_and_the_door_comes_first()
    {
        var kept = Ids.Of("demo", Kinds.Service, "antenne-onthaal");
        using var gil = await Staff.Signed(one.Site, "jo@voorbeeld.be", Role.DirectoryManager, Scope.Region);
        await gil.Open($"/nl/edit/service/{kept}/photos");
        var form = $"[data-photo]:has([value='location-{north}'])";
        await gil.SendFiles(form, "photo", [("w.png", Samples.Png(300, 100))], new() { ["alt.nl"] = "Zes stoelen", ["shows"] = "Waiting" });
        Assert.Single(gil.Page.QuerySelectorAll("label[for^=alt] .badge")); // no French words yet
        await gil.SendFiles(form, "photo", [("d.png", Samples.Png(320, 110))], new() { ["alt.nl"] = "Blauwe deur", ["alt.fr"] = "Porte bleue", ["shows"] = "Door" });
        await Shows($"/nl/location/{north}", "Blauwe deur");
        var sheet = await Text($"/nl/location/{north}");
        Assert.True(sheet.IndexOf("De deur", StringComparison.Ordinal) < sheet.IndexOf("De wachtruimte", StringComparison.Ordinal));
        await Shows($"/fr/service/{kept}/first-visit", "Porte bleue");
        await gil.Send("form[action='?handler=Describe']:has([value='Zes stoelen'])", new() { ["shows"] = "" });
        Assert.Single(gil.Page.QuerySelectorAll("select[id^=shows] option[selected]:not([value=''])"));
        await gil.Send("form[action='?handler=Remove']");
        Assert.EndsWith("done=photo-removed", gil.At, StringComparison.Ordinal);
    }

    [Theory, InlineData("nl", "Gesprekken over gebruik"), InlineData("fr", "Parler de sa consommation")]
    public async Task The_first_visit_sheet_of_what_is_discreet_names_nothing(string lang, string name)
    {
        var sheet = await Text($"/{lang}/service/{discreet}/first-visit");
        Assert.DoesNotContain(name, sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"qr\"", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("oever", sheet[sheet.IndexOf("<main", StringComparison.Ordinal)..].Replace($"/{lang}/service", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await one.Site.Client.GetAsync($"/{lang}/service/{Guid.Empty}/first-visit")).StatusCode);
    }

    [Theory, InlineData("nl", Browser.Desk), InlineData("fr", Browser.Telephone)]
    public async Task The_first_visit_sheet_is_free_of_barriers_and_large_on_paper(string lang, int width)
    {
        await using var visitor = await one.Browser.Visit(one.Site.Address, width, lang);
        await visitor.Page.SetViewportSizeAsync(width, width == Browser.Desk ? Browser.DeskHeight : Browser.TelephoneHeight);
        foreach (var path in new[] { $"/{lang}/service/{service}/first-visit", $"/{lang}/location/{house}" })
        {
            await visitor.Open(path);
            var measure = new Measure(visitor.Page);
            Assert.Empty((await visitor.Faults()).Concat(width == Browser.Desk ? await measure.AtDesk() : [.. await measure.OnTelephone(), .. await visitor.FaultsWhenMagnified()]));
        }
        await visitor.Open($"/{lang}/service/{service}/first-visit");
        await visitor.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        Assert.False(await visitor.Page.Locator(".actions").First.IsVisibleAsync());
        Assert.True(await visitor.Page.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.querySelector('.along__facts p')).fontSize)") >= 21); // 16 pt
        await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(System.IO.Directory.CreateDirectory(Places.Artifacts).FullName, $"first-visit-{lang}.png"), FullPage = true });
    }

    [Theory, EveryDatabase]
    public async Task What_is_said_of_a_place_that_went_into_another_is_found_there(TestDatabase test)
    {
        var town = new SmallDirectory(test);
        town.Save(SmallDirectory.Location(1), SmallDirectory.Location(2));
        var (gone, kept) = (SmallDirectory.Id("location", 1), SmallDirectory.Id("location", 2));
        await using (var db = town.Database.Context())
        {
            db.Add(PlaceInWords.Of(gone, LocalText.From("nl", "Bel aan"), null, DateTime.UtcNow));
            await db.SaveChangesAsync();
        }
        Assert.Equal("Bel aan", Vuurtoren.Modules.Directory.Premises.Premises.Of(town.Database, gone).Arrival!["nl"]);
        Assert.Null(Vuurtoren.Modules.Directory.Premises.Premises.Of(town.Database, kept).Arrival);
        using (var connection = town.Database.Open()) Dapper.SqlMapper.Execute(connection, "insert into alias (id, kind, record_id) values (@gone, 'location', @kept)", new { gone, kept });
        Assert.Equal("Bel aan", Vuurtoren.Modules.Directory.Premises.Premises.Of(town.Database, kept).Arrival!["nl"]);
        Assert.Equal("premises.long", Assert.Throws<RuleBroken>(() => PlaceInWords.Of(gone, LocalText.From("fr", new string('a', PlaceInWords.MostWords + 1)), null, DateTime.UtcNow)).Message);
    }
}
