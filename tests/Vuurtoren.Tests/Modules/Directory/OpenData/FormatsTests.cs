using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;
using Sheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;
using DocumentFormat.OpenXml.Validation;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.OpenData;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.OpenData;

public sealed class FormatsTests
{
    static string Export(TestDatabase test, string format, string name, string language = "nl")
    {
        var database = Filled.Fill(test);
        Assert.Equal(0, ExportCommand.Run(new(format, test.Folder.File(name), language, All: false, AsJson: true), () => database, default));
        return test.Folder.File(name);
    }

    [Fact]
    public void The_map_holds_every_place_with_coordinates_and_no_confidential_one()
    {
        using var test = new TestDatabase(Engine.Sqlite);
        var features = JsonNode.Parse(File.ReadAllText(Export(test, "geojson", "x.geojson")))!["features"]!.AsArray();
        var feature = Assert.Single(features)!;
        Assert.Equal("[4.35,50.84]", feature["geometry"]!["coordinates"]!.ToJsonString());
        Assert.Equal(("Huis", "De Baken", "Onthaal", "We 08:00-17:00"), ((string?)feature["properties"]!["name"], (string?)feature["properties"]!["organization"],
            (string?)feature["properties"]!["services"]![0]!["name"], (string?)feature["properties"]!["opening_hours"]));
    }

    [Fact]
    public void A_card_folds_long_lines_and_escapes_what_means_something_else()
    {
        var service = new Service { Id = Rich.ServiceId, Name = LocalText.From("fr", "Accueil; écoute, aide")!, Description = LocalText.From("fr", string.Concat(Enumerable.Repeat("é😀\\\r\nb", 40))) };
        var card = VCardFormat.Card(new ServiceSheet(service, Rich.Organization, [new(Rich.At, Rich.Location)]), "fr", Vocabulary.None);
        Assert.All(card.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75));
        var whole = card.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Equal(["BEGIN:VCARD", "VERSION:4.0"], whole[..2]);
        Assert.Equal("END:VCARD", whole[^2]);
        Assert.Contains("FN;LANGUAGE=fr:Accueil\\; écoute\\, aide", whole);
        Assert.Contains("NOTE;LANGUAGE=fr:" + string.Concat(Enumerable.Repeat("é😀\\\\\\nb", 40)), whole);
        Assert.Contains("ADR:;Bte 2;Rue Haute 1;Bruxelles;;1000;BE", whole);
        Assert.Contains("GEO:geo:50.84,4.35", whole);
        Assert.Contains("TEL;VALUE=text;TYPE=voice:02 000 00 00", whole);
        Assert.Contains("EMAIL:info@example.org", whole);
    }

    [Fact]
    public void The_file_of_cards_has_one_for_each_organisation_and_each_service()
    {
        using var test = new TestDatabase(Engine.Sqlite);
        var cards = File.ReadAllText(Export(test, "vcard", "x.vcf"));
        Assert.Equal(3, cards.Split("BEGIN:VCARD\r\n").Length - 1);
    }

    [Theory, InlineData("nl", "Diensten"), InlineData("fr", "Services")]
    public void The_workbook_is_valid_and_says_its_columns_in_the_language_asked(string language, string sheet)
    {
        using var test = new TestDatabase(Engine.Sqlite);
        using var book = SpreadsheetDocument.Open(Export(test, "xlsx", "x.xlsx", language), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(problem => $"{problem.Path?.XPath}: {problem.Description}"));
        Assert.Equal(sheet, book.WorkbookPart!.Workbook.Descendants<Sheet>().First().Name!.Value);
        var first = book.WorkbookPart.WorksheetParts.Single(p => p.Uri.OriginalString.EndsWith("sheet1.xml", StringComparison.Ordinal)).Worksheet.Descendants<Row>().ToList();
        Assert.Equal(3, first.Count);
        Assert.Contains(first[1..], row => row.InnerText.Contains(language == "nl" ? "Onthaal" : "Accueil", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cell_holds_no_more_than_spreadsheets_take()
    {
        using var stream = new MemoryStream();
        var book = new Workbook(stream);
        book.Sheet("A", ["x"]);
        book.Row(new string('a', 40_000) + "\0");
        book.Row("\u0001b\ufffe");
        book.Row(0.5);
        book.Complete();
        using var read = SpreadsheetDocument.Open(stream, false);
        Assert.Empty(new OpenXmlValidator().Validate(read));
        var cells = read.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().Select(c => c.InnerText).ToList();
        Assert.Equal((32_767, "b", "0.5"), (cells[1].Length, cells[2], cells[3]));
    }

    [Fact]
    public void Opening_hours_come_as_lines_or_as_a_table()
    {
        using var test = new TestDatabase(Engine.Sqlite);
        var lines = File.ReadAllLines(Export(test, "opening-hours", "x.ndjson"));
        Assert.Equal(2, lines.Length); // at two places, of which one is confidential
        Assert.All(lines, line => Assert.Equal("Onthaal", (string?)JsonNode.Parse(line)!["name"]));
        using var other = new TestDatabase(Engine.Sqlite);
        var rows = File.ReadAllLines(Export(other, "opening-hours", "x.csv"));
        Assert.Equal("service_id,service_at_location_id,location_id,name,organization,opening_hours", rows[0]);
        Assert.Equal(3, rows.Length);
    }

    [Fact]
    public void A_page_can_carry_its_data_whatever_stands_in_it()
    {
        var text = JsonLd.Of(new ServiceSheet(Rich.Service, Rich.Organization, [new(Rich.At, Rich.Location)]), "fr", "https://example.org/fr/s");
        Assert.DoesNotContain('<', JsonLd.Of(new OrganizationSheet(Rich.Organization, [Rich.Location], []), "fr", "https://example.org/fr/o</script>"));
        var service = JsonNode.Parse(text)!;
        Assert.Equal(("https://schema.org", "Service", "Accueil", "Le Fanal"), ((string?)service["@context"], (string?)service["@type"], (string?)service["name"], (string?)service["provider"]!["name"]));
        var place = service["availableChannel"]![0]!["serviceLocation"]!;
        Assert.Equal("Rue Haute 1", (string?)place["address"]!["streetAddress"]);
        Assert.Null(place["openingHoursSpecification"]); // a machine read them
        Assert.Equal("""["nl","ar"]""", service["availableChannel"]![0]!["availableLanguage"]!.ToJsonString());
    }

    [Fact]
    public void Hours_on_a_page_name_their_days_and_never_say_closed_for_always_open()
    {
        var location = new Location { Id = Rich.LocationId, Schedules = [new() { Week = [new(Weekday.Mo, 0, 1440), new(Weekday.Tu, 540, 720)], Exceptions = [new(new(2026, 12, 25), new(2026, 12, 25), true)] }] };
        var place = JsonNode.Parse(JsonLd.Of(location, "nl", "https://example.org/l"))!;
        Assert.Equal(["""["Monday"] 00:00-23:59""", """["Tuesday"] 09:00-12:00"""],
            place["openingHoursSpecification"]!.AsArray().Select(h => string.Create(CultureInfo.InvariantCulture, $"{h!["dayOfWeek"]!.ToJsonString()} {h["opens"]}-{h["closes"]}")));
        Assert.Equal(("2026-12-25", "00:00", "00:00"), ((string?)place["specialOpeningHoursSpecification"]![0]!["validFrom"],
            (string?)place["specialOpeningHoursSpecification"]![0]!["opens"], (string?)place["specialOpeningHoursSpecification"]![0]!["closes"]));
    }

    [Theory, InlineData(0), InlineData(200)]
    public void A_full_disk_is_reported_as_such_by_every_format(int room)
    {
        using var test = new TestDatabase(Engine.Sqlite);
        using var directory = new DirectorySnapshot(Filled.Fill(test), Viewer.Operator);
        foreach (var format in ExportFormat.All)
            foreach (var everything in format.CanHoldEverything ? new[] { false, true } : [false])
                Assert.Throws<IOException>(() => format.Write(new(directory, new FullDisk(room), test.Folder.File("x"), "nl", new(2026, 5, 2), everything, _ => { }, default)));
        Assert.DoesNotContain(System.IO.Directory.GetFileSystemEntries(test.Folder.Path), entry => entry.EndsWith(".tables", StringComparison.Ordinal));
    }

    /// <summary>Takes some bytes and no more.</summary>
    sealed class FullDisk(int room) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Length + buffer.Length > room) throw new IOException("full");
            base.Write(buffer.ToArray(), 0, buffer.Length);
        }
        public override void WriteByte(byte value) => Write([value]);
    }
}
