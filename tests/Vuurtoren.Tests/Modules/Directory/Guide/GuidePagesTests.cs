using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.Guide;

/// <summary>Making a printed guide on a running site, and reading back what came out.</summary>
public sealed partial class GuidePagesTests(GuidePagesTests.OneSite one) : IClassFixture<GuidePagesTests.OneSite>
{
    public sealed class OneSite : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;
        public Guest Member { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Site = await Site.Start(demo: true, prepare: Staff.MayTryOften);
            Member = await Staff.Signed(Site, "lid@voorbeeld.be", Role.Member, Scope.Region);
        }

        public async Task DisposeAsync()
        {
            Member.Dispose();
            await Site.DisposeAsync();
        }
    }

    const string All = "/nl/directory/guide?tongues=side";

    Database Database => Staff.DatabaseOf(one.Site);

    int Public()
    {
        using var connection = Database.Open();
        return connection.QuerySingle<int>("select count(*) from directory_service where visibility = 'Public' and parked is null and status not in ('Inactive', 'Defunct') and withdrawn_at is null");
    }

    /// <summary>Streets of places that are secret.</summary>
    List<string> Secrets()
    {
        using var connection = Database.Open();
        return [.. connection.Query<string>("select addresses from directory_confidential_place").SelectMany(addresses => Street().Matches(addresses)).Select(match => match.Groups[1].Value).Distinct()];
    }

    async Task<string> Fetch(string path, string name)
    {
        var file = Path.Combine(one.Site.Data, name);
        using var answer = await one.Member.Fetch(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync());
        return file;
    }

    async Task<string> Printed(string choice, string paper)
    {
        await one.Member.Open(choice);
        await one.Member.Send("form.guide-ways", new() { ["paper"] = paper });
        Assert.Equal(HttpStatusCode.OK, one.Member.Status);
        for (var tries = 0; one.Member.Page.QuerySelector("[data-busy]") is not null && tries < 120; tries++)
        {
            await Task.Delay(500);
            await one.Member.Open(one.Member.At);
        }
        return one.Member.At;
    }

    [Fact]
    public async Task The_page_says_how_many_services_before_anything_is_made()
    {
        await one.Member.Open(All);
        Assert.Contains($"De gids telt {Public()} diensten", one.Member.Words, StringComparison.Ordinal);
        await one.Member.Open("/fr/directory/guide?tongues=fr&theme=food-aid");
        Assert.Matches(@"Le guide contient \d services", one.Member.Words);
        await one.Member.Open("/nl/directory/guide?tongues=nl&where=Nergensdorp&title=Mijn+gids");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, one.Member.Status);
        Assert.Equal("Mijn gids", one.Member.Page.QuerySelector("#title")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Who_did_not_sign_in_makes_none()
    {
        using var answer = await one.Site.Client.GetAsync(All);
        Assert.Contains("/signin", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact, Trait("Category", Browser.Category)]
    public async Task A_guide_on_paper_has_true_page_numbers_and_tags_and_no_secret_place()
    {
        var at = await Printed(All + "&title=Gids+van+Bakenvoorde", "a4");
        var pdf = await ReadPdf.Of(await Fetch($"{at}?handler=File", "guide.pdf"));

        Assert.Equal(("Gids van Bakenvoorde", "nl", true), (pdf.Title, pdf.Lang, pdf.Tagged));
        Assert.Equal([595.0, 842.0], pdf.Size.Select(side => Math.Round(side)));
        Assert.Equal(1, pdf.Roles["H1"]);
        Assert.Equal(Public(), pdf.Roles["H3"] - pdf.Pages.Sum(page => Also().Count(page)));
        Assert.Contains("Crèche", pdf.Outline);
        // Each chapter begins on the page that the table of contents says; each number of the index leads to a page with that name.
        var chapters = Lines(pdf, "Inhoud");
        Assert.True(chapters.Count > 15, string.Join('\n', chapters));
        Assert.All(chapters, chapter => Assert.Contains(chapter.Name, pdf.Pages[chapter.Page - 1], StringComparison.Ordinal));
        var index = Lines(pdf, "Register");
        Assert.True(index.Count > Public() / 2);
        Assert.All(index.Where(line => line.Name.Length < 30), line => Assert.Contains(line.Name, pdf.Pages[line.Page - 1], StringComparison.Ordinal));
        Assert.NotEmpty(Secrets());
        Assert.All(Secrets(), secret => Assert.DoesNotContain(secret, string.Concat(pdf.Pages), StringComparison.OrdinalIgnoreCase));

        using var other = await Staff.Signed(one.Site, "ander@voorbeeld.be", Role.Member, Scope.Region);
        await other.Open(at);
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
    }

    [Fact, Trait("Category", Browser.Category)]
    public async Task A_booklet_has_two_pages_on_a_side_in_the_order_of_folding()
    {
        var choice = "/fr/directory/guide?tongues=fr&theme=food-aid&theme=debt";
        var small = await ReadPdf.Of(await Fetch($"{await Printed(choice, "a5")}?handler=File", "a5.pdf"));
        var folded = await ReadPdf.Of(await Fetch($"{await Printed(choice, "fold")}?handler=File", "fold.pdf"));

        Assert.Equal("fr", small.Lang);
        Assert.Equal([420.0, 595.0], small.Size.Select(side => Math.Round(side)));
        Assert.Equal([842.0, 595.0], folded.Size.Select(side => Math.Round(side)));
        Assert.Equal((small.Pages.Count + 3) / 4 * 2, folded.Pages.Count);
        Assert.Contains("Guide social", folded.Pages[0], StringComparison.Ordinal);
        Assert.Contains(small.Pages[1].Split('\n')[1], folded.Pages[1], StringComparison.Ordinal);
    }

    [Fact, Trait("Category", Browser.Category)]
    public async Task The_pages_and_the_print_view_have_no_faults_at_a_desk_and_on_a_telephone()
    {
        var browser = new Browser();
        await browser.InitializeAsync();
        try
        {
            foreach (var (device, lang) in new[] { (Browser.Desk, "nl"), (Browser.Telephone, "fr") })
            {
                await using var visitor = await browser.Visit(one.Site.Address, device, lang);
                await visitor.Becomes(one.Member);
                foreach (var query in (string[])["", "?tongues=side", "?tongues=after&theme=food-aid&handler=Print"])
                {
                    await visitor.Open($"/{lang}/directory/guide{query}");
                    Assert.Empty(await visitor.Faults());
                }
            }
        }
        finally { await browser.DisposeAsync(); }
    }

    [Theory, InlineData("side"), InlineData("after"), InlineData("fr")]
    public async Task Word_has_real_headings_fields_and_languages(string tongues)
    {
        using var document = WordprocessingDocument.Open(await Fetch($"/nl/directory/guide?tongues={tongues}&handler=Word", $"{tongues}.docx"), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(problem => $"{problem.Path?.XPath}: {problem.Description}").Take(5));
        var body = document.MainDocumentPart!.Document.Body!;
        Assert.Equal(Public(), body.Descendants<ParagraphStyleId>().Count(style => style.Val == "Heading2"));
        var fields = body.Descendants<FieldCode>().Select(field => field.Text.Trim()).ToList();
        Assert.Contains(fields, field => field.StartsWith("TOC ", StringComparison.Ordinal));
        Assert.Contains(fields, field => field.StartsWith("INDEX ", StringComparison.Ordinal));
        var marks = body.Descendants<BookmarkStart>().Select(mark => mark.Name!.Value!).ToHashSet();
        Assert.All(fields.Where(field => field.StartsWith("PAGEREF ", StringComparison.Ordinal)), field => Assert.Contains(field.Split(' ')[1], marks));
        Assert.All(body.Descendants<Run>().Where(run => run.GetFirstChild<Text>() is { Text.Length: > 3 }), run => Assert.NotNull(run.RunProperties?.Languages));
        Assert.Equal(tongues == "fr" ? ["fr-BE"] : ["fr-BE", "nl-BE"], Languages(body).Intersect(["nl-BE", "fr-BE"]).Order(StringComparer.Ordinal).Where(language => tongues != "fr" || language == "fr-BE"));
        Assert.All(Secrets(), secret => Assert.DoesNotContain(secret, body.InnerText, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_table_has_a_line_for_each_service_in_both_languages()
    {
        using var book = SpreadsheetDocument.Open(await Fetch($"{All}&handler=Excel", "guide.xlsx"), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(problem => $"{problem.Path?.XPath}: {problem.Description}"));
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().ToList();
        Assert.Equal(Public() + 1, rows.Count);
        Assert.Contains("Wanneer (nl)", rows[0].InnerText, StringComparison.Ordinal);
        Assert.Contains("Quand (fr)", rows[0].InnerText, StringComparison.Ordinal);
        Assert.All(Secrets(), secret => Assert.DoesNotContain(secret, string.Concat(rows.Select(row => row.InnerText)), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_chromium_the_guide_opens_to_be_printed()
    {
        await one.Member.Open(All + "&handler=Print");
        Assert.Equal(Public(), one.Member.Page.QuerySelectorAll("article.one").Length);
        Assert.Empty(one.Member.Page.QuerySelectorAll("[style], script, style"));
        Assert.All(one.Member.Page.QuerySelectorAll("a[href^='#']"), link => Assert.NotNull(one.Member.Page.GetElementById(link.GetAttribute("href")![1..])));
        Assert.All(Secrets(), secret => Assert.DoesNotContain(secret, one.Member.Page.DocumentElement.TextContent, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_command_makes_the_same_and_says_no_where_the_page_does()
    {
        var file = Path.Combine(one.Site.Data, "made.xlsx");
        Assert.Contains($"\"services\":{Public()}", await App.Succeed("guide", file, "--language", "side", "--data", one.Site.Data, "--json"), StringComparison.Ordinal);
        Assert.True(File.Exists(file));
        Assert.Equal(1, (await App.Run("guide", file, "--where", "Nergensdorp", "--data", one.Site.Data)).ExitCode);
    }

    static IEnumerable<string> Languages(Body body) => body.Descendants<Languages>().Select(language => language.Val!.Value!).Distinct();

    /// <summary>Lines "name … 12" from the page that has this heading on: of the index only those with one number.</summary>
    static List<(string Name, int Page)> Lines(ReadPdf pdf, string heading)
    {
        var from = pdf.Pages.ToList().FindLastIndex(page => page.Split('\n').Take(2).Any(line => line.StartsWith(heading + " / ", StringComparison.Ordinal)));
        var pages = heading == "Inhoud" ? pdf.Pages.Skip(from).Take(1) : pdf.Pages.Skip(from);
        return [.. pages.SelectMany(page => page.Split('\n').Skip(1)).Select(line => NameAndPage().Match(line.Trim())).Where(match => match.Success)
            .Select(match => (match.Groups[1].Value.Split(" / ")[0].Trim(), int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture)))];
    }

    [GeneratedRegex(@"^(\p{L}[^\d]*?)\s+(\d{1,3})$")] private static partial Regex NameAndPage();
    [GeneratedRegex("\"street\":\\{\"[a-z]+\":\"([^\"]+)\"")] private static partial Regex Street();
    [GeneratedRegex("Hoort hier ook bij")] private static partial Regex Also();
}
