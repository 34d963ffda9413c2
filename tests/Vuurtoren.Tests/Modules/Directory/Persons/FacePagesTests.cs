using System.Net;
using Dapper;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.OpenData;
using Vuurtoren.Modules.Directory.Persons.Faces;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform.Files;

namespace Vuurtoren.Tests.Modules.Directory.Persons;

/// <summary>The demo with an editor of its welfare centre and a colleague of another organisation.</summary>
public sealed class DemoWithFaces : IAsyncLifetime
{
    public static readonly Guid Ocmw = Ids.Of("demo", Kinds.Organization, "ocmw");

    public Site Site { get; private set; } = null!;
    public Guest Editor { get; private set; } = null!;
    public Guest Colleague { get; private set; } = null!;
    public Guest Anyone { get; private set; } = null!;
    public Database Database => Staff.DatabaseOf(Site);
    public Browser Browser { get; } = new();

    public async Task InitializeAsync()
    {
        Site = await Site.Start(demo: true, prepare: folder => File.WriteAllText(Path.Combine(folder, "settings.json"), """{ "Limits": { "TriesPerMinute": 10000 }, "Files": { "Vips": "none" } }"""));
        await Browser.InitializeAsync();
        Editor = await Staff.Signed(Site, "bo@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, Ocmw));
        Colleague = await Staff.Signed(Site, "li@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, Ids.Of("demo", Kinds.Organization, "rechtswinkel")));
        Anyone = new(Site.Address);
    }

    public async Task DisposeAsync()
    {
        foreach (var guest in new[] { Editor, Colleague, Anyone }) guest.Dispose();
        await Browser.DisposeAsync();
        await Site.DisposeAsync();
    }
}

[Trait("Category", Browser.Category)]
public sealed class FacePagesTests(DemoWithFaces demo) : IClassFixture<DemoWithFaces>
{
    static readonly Guid food = Ids.Of("demo", Kinds.Organization, "voedselschip"), seagulls = Ids.Of("demo", Kinds.Organization, "drie-meeuwen");

    Task<Guest> Sheet(Guest guest, string lang = "nl", Guid? of = null) => guest.Open($"/{lang}/organization/{of ?? DemoWithFaces.Ocmw}");

    [Fact]
    public async Task The_sheet_shows_to_everybody_whom_agreed_to_everybody_and_to_colleagues_more()
    {
        await Sheet(demo.Anyone, of: food);
        Assert.Contains("Lien Denkbeeld", demo.Anyone.Words, StringComparison.Ordinal);
        Assert.Contains("Spreekt Nederlands, Engels en Pools", demo.Anyone.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("An Voorbeeld", demo.Anyone.Words, StringComparison.Ordinal);
        Assert.Equal("Lien Denkbeeld, Verdeelt de pakketten", demo.Anyone.Page.QuerySelector(".face img")!.GetAttribute("alt"));
        Assert.Null(demo.Anyone.Page.QuerySelector("a[href$='card.vcf']"));
        Assert.NotNull(demo.Anyone.Page.QuerySelector("[data-nosnippet] .face"));
        await Sheet(demo.Anyone, of: seagulls);
        Assert.DoesNotContain("Amina", demo.Anyone.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await Sheet(demo.Colleague, "fr", seagulls);
        Assert.Contains("Amina Exemple", demo.Colleague.Words, StringComparison.Ordinal);
        Assert.Contains("De préférence par message ou par téléphone", demo.Colleague.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_is_there_for_whom_the_person_agreed_to_and_stays_in_no_shared_cache()
    {
        await Sheet(demo.Colleague, of: seagulls);
        var hers = demo.Colleague.Page.QuerySelector(".face img")!.GetAttribute("src")!;
        Assert.Equal(HttpStatusCode.NotFound, (await demo.Anyone.Fetch(hers)).StatusCode);
        using (var seen = await demo.Colleague.Fetch(hers)) Assert.Equal((HttpStatusCode.OK, "no-store, private"), (seen.StatusCode, seen.Headers.CacheControl!.ToString()));
        await Sheet(demo.Anyone, of: food);
        using var open = await demo.Anyone.Fetch(demo.Anyone.Page.QuerySelector(".face img")!.GetAttribute("src")!);
        Assert.Equal((HttpStatusCode.OK, "no-store, private"), (open.StatusCode, open.Headers.CacheControl!.ToString()));
        Assert.DoesNotContain("denkbeeld", open.Content.Headers.ContentDisposition!.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Colleagues_take_a_card_over_by_file_or_by_square_and_others_find_none()
    {
        await Sheet(demo.Colleague, of: seagulls);
        var file = demo.Colleague.Page.QuerySelector("a[href$='card.vcf']")!.GetAttribute("href")!;
        using (var card = await demo.Colleague.Fetch(file))
        {
            Assert.Equal(("text/vcard", "no-store, private"), (card.Content.Headers.ContentType!.MediaType, card.Headers.CacheControl!.ToString()));
            var read = await ContactCardTests.Read(await card.Content.ReadAsStringAsync());
            Assert.Equal(("Amina Exemple", "Buurtwerker", "+32400000079"), (read["fn"], read["title"], read["tel"]));
        }
        using (var square = await demo.Colleague.Fetch(file.Replace(".vcf", ".svg", StringComparison.Ordinal)))
            Assert.Equal(("image/svg+xml", HttpStatusCode.OK, "no-store, private"), (square.Content.Headers.ContentType!.MediaType, square.StatusCode, square.Headers.CacheControl!.ToString()));
        foreach (var path in new[] { file, file.Replace(".vcf", ".svg", StringComparison.Ordinal), "/nl/directory/who" })
            Assert.Contains((await demo.Anyone.Fetch(path)).StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.Found });
        Assert.Equal(HttpStatusCode.NotFound, (await demo.Colleague.Fetch($"/nl/person/{Guid.CreateVersion7()}/card.vcf")).StatusCode);
    }

    [Theory, InlineData("nl", "Wie is wie", "Noor Verzonnen", "Spreekt"), InlineData("fr", "Qui est qui", "Noor Verzonnen", "Parle")]
    public async Task Who_is_who_is_chosen_by_place_and_language(string lang, string title, string name, string speaks)
    {
        await demo.Colleague.Open($"/{lang}/directory/who");
        Assert.Contains(title, demo.Colleague.Words, StringComparison.Ordinal);
        Assert.Contains(name, demo.Colleague.Words, StringComparison.Ordinal);
        Assert.Contains(speaks, demo.Colleague.Words, StringComparison.Ordinal);
        await demo.Colleague.Open($"/{lang}/directory/who?speaks=so");
        Assert.Equal(["Amina Exemple"], demo.Colleague.Page.QuerySelectorAll(".face h3").Select(heading => heading.TextContent));
        await demo.Colleague.Open($"/{lang}/directory/who?where=9000");
        Assert.Empty(demo.Colleague.Page.QuerySelectorAll(".face"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await demo.Colleague.Open($"/{lang}/directory/who?where=nergens")).Status);
        await demo.Colleague.Open($"/{lang}/directory/who/print?speaks=so");
        Assert.Equal(["Amina Exemple"], demo.Colleague.Page.QuerySelectorAll(".face h2").Select(heading => heading.TextContent));
    }

    [Fact]
    public async Task Persons_are_in_no_open_output_also_not_who_agreed_to_everybody()
    {
        await Sheet(demo.Anyone, of: food);
        var photo = demo.Anyone.Page.QuerySelector(".face img")!.GetAttribute("src")!.Split('/')[2];
        var portrait = Vuurtoren.Demo.DemoFaces.Id("lien").ToString();
        var leaks = new List<string>();
        void Look(string where, string text) { if (new[] { "Denkbeeld", "Noor Verzonnen", "noor.verzonnen", "000 00 78", photo, portrait, "portret" }.Any(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase))) leaks.Add(where); }
        foreach (var list in new[] { "services", "organizations", "service_at_locations", "locations" })
            foreach (var how in new[] { "?per_page=500&full=true", "?per_page=500", "?format=ndjson&full=true", "?search=Denkbeeld&full=true" })
                using (var answer = await demo.Site.Client.GetAsync($"/hsds/{list}{how}")) Look($"{list}{how}", (await answer.Content.ReadAsStringAsync()).Replace("search=Denkbeeld", "", StringComparison.Ordinal));
        foreach (var path in new[] { $"/hsds/organizations/{food}", "/hsds/changes?per_page=5000", "/hsds/openapi.json", "/sitemap.xml", "/nl/news.rss", "/nl/news.ics", $"/nl/house/{Ids.Of("demo", Kinds.Location, "sociaal-huis")}/calendar.ics", "/suggest?q=denkb&lang=nl", "/map/places", "/nl/embed?theme=food", "/nl/services", "/fr/organizations" })
            using (var answer = await demo.Site.Client.GetAsync(path)) Look(path, await answer.Content.ReadAsStringAsync());
        await demo.Anyone.Open("/nl/services?q=Lien+Denkbeeld");
        Assert.DoesNotContain(demo.Anyone.Page.QuerySelectorAll("#results .row h2"), row => row.TextContent.Contains("Voedselschip", StringComparison.Ordinal));
        Look("json-ld", demo.Anyone.Page.QuerySelector("script[type='application/ld+json']")?.TextContent ?? "");
        using var folder = new TemporaryFolder();
        foreach (var format in ExportFormat.All.Where(format => format.Name != "everything"))
        {
            var file = folder.File("out-" + format.Name);
            await App.Succeed("export", format.Name, file, "--data", demo.Site.Data);
            foreach (var one in System.IO.Directory.Exists(file) ? System.IO.Directory.GetFiles(file) : [file])
                if (File.ReadAllBytes(one) is [(byte)'P', (byte)'K', ..]) { using var zip = System.IO.Compression.ZipFile.OpenRead(one); foreach (var entry in zip.Entries) { using var reader = new StreamReader(entry.Open()); Look(format.Name + " " + entry.Name, await reader.ReadToEndAsync()); } }
                else Look(format.Name, await File.ReadAllTextAsync(one));
        }
        var book = folder.File("guide.html");
        await App.Succeed("guide", book, "--language", "side", "--site", "https://gids.example", "--data", demo.Site.Data);
        Look("guide", await File.ReadAllTextAsync(book));
        Look("log", demo.Site.Log);
        Assert.Empty(leaks);
    }

    [Fact]
    public async Task An_editor_puts_a_photo_and_says_that_somebody_left_and_who_takes_over()
    {
        var of = $"/nl/edit/organization/{DemoWithFaces.Ocmw}";
        Assert.Equal(HttpStatusCode.NotFound, (await demo.Colleague.Open(of + "/people")).Status);
        await demo.Editor.Open(of);
        Assert.NotNull(demo.Editor.Page.QuerySelector("[name=do][value=people]"));
        await demo.Editor.Open(of + "/people");
        var samir = demo.Editor.Page.QuerySelectorAll(".face-keep").Single(row => row.QuerySelector("h2")!.TextContent == "Samir Fictif").QuerySelector("[name=person]")!.GetAttribute("value")!;
        await demo.Editor.SendFiles($"[data-photo]:has([value='{samir}'])", "photo", [("samir-fictif.jpg", Samples.Jpeg())], []);
        Assert.EndsWith("?done=face-photo-put", demo.Editor.At, StringComparison.Ordinal);
        var address = demo.Editor.Page.QuerySelectorAll(".face-keep").Single(row => row.QuerySelector("h2")!.TextContent == "Samir Fictif").QuerySelector("img")!.GetAttribute("src")!;
        using (var photo = await demo.Colleague.Fetch(address))
        {
            Assert.Equal(HttpStatusCode.OK, photo.StatusCode);
            Assert.DoesNotContain("GPS", await photo.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await demo.Anyone.Fetch(address)).StatusCode);
        await demo.Editor.Open(of + "/history");
        Assert.DoesNotContain("samir-fictif.jpg", demo.Editor.Words, StringComparison.OrdinalIgnoreCase);

        await demo.Editor.Open(of + "/people");
        var leave = $"form[action='?handler=Leave']:has(input[value='{samir}'])";
        var heir = demo.Editor.Page.QuerySelector(leave)!.QuerySelectorAll("option").Single(option => option.TextContent.StartsWith("Noor", StringComparison.Ordinal)).GetAttribute("value")!;
        await demo.Editor.Send(leave, new() { ["successor"] = heir });
        Assert.EndsWith("?done=person-left", demo.Editor.At, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await demo.Colleague.Fetch(address)).StatusCode);
        await Sheet(demo.Colleague);
        Assert.Contains("Nu ook te vragen voor: Coördinator sociaal onthaal, schuldbemiddeling", demo.Colleague.Words, StringComparison.Ordinal);
        foreach (var path in new[] { $"/nl/organization/{DemoWithFaces.Ocmw}", of, of + "/people", of + "/history" })
            Assert.DoesNotContain("Samir", (await demo.Editor.Open(path)).Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await Sheet(demo.Colleague, "fr");
        Assert.Contains("À contacter désormais aussi pour\u00a0: Coordinateur de l'accueil social, médiation de dettes", demo.Colleague.Words, StringComparison.Ordinal);
    }

    [Theory, InlineData("nl", Browser.Desk), InlineData("fr", Browser.Telephone)]
    public async Task Pages_with_faces_are_free_of_barriers(string lang, int width)
    {
        await using var visitor = await demo.Browser.Visit(demo.Site.Address, width, lang);
        await visitor.Page.SetViewportSizeAsync(width, width == Browser.Desk ? Browser.DeskHeight : Browser.TelephoneHeight);
        await visitor.Open($"/{lang}/signin");
        await visitor.Page.FillAsync("#email", "bo@voorbeeld.be");
        await visitor.Page.FillAsync("#password", Staff.Password);
        await visitor.Page.ClickAsync("main form:not([data-passkey]) .ds-button");
        await visitor.Page.Reaches($"/{lang}/me$");
        foreach (var path in new[] { $"/{lang}/directory/who", $"/{lang}/directory/who/print", $"/{lang}/organization/{DemoWithFaces.Ocmw}", $"/{lang}/edit/organization/{DemoWithFaces.Ocmw}/people", $"/{lang}/edit/organization/{DemoWithFaces.Ocmw}" })
        {
            await visitor.Open(path);
            await visitor.Page.EvaluateAsync("() => { for (const one of document.querySelectorAll('main details')) if (!one.closest('.editing') || one.closest('.q__row--contact')) one.open = true; }");
            var measure = new Measure(visitor.Page);
            var faults = (await visitor.Faults()).Concat(width == Browser.Desk ? await measure.AtDesk() : [.. await measure.OnTelephone(), .. await visitor.FaultsWhenMagnified()]);
            Assert.True(!faults.Any(), $"{path}\n{string.Join('\n', faults)}");
        }
    }
}
