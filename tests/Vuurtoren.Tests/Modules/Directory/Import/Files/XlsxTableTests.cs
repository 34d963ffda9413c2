using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Import.Files;
using Table = Vuurtoren.Modules.Directory.Import.Files.Table;
using Vuurtoren.Platform;

namespace Vuurtoren.Tests.Modules.Directory.Import.Files;

public class XlsxTableTests
{
    /// <summary>Row 1 the header, shared; row 3 (row 2 is empty) shared, inline, number, date, time, true, an error; the third cell is missing in row 4.</summary>
    static MemoryStream Workbook()
    {
        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook();
            var strings = book.AddNewPart<SharedStringTablePart>();
            strings.SharedStringTable = new SharedStringTable(
                new SharedStringItem(new Text("naam")), new SharedStringItem(new Text("soort")), new SharedStringItem(new Text("aantal")), new SharedStringItem(new Text("datum")),
                new SharedStringItem(new Run(new Text("Huis ")), new Run(new Text("Élan") { Space = SpaceProcessingModeValues.Preserve })));
            var styles = book.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(
                new NumberingFormats(new NumberingFormat { NumberFormatId = 200, FormatCode = "[$-813]dd/mm/yyyy" }, new NumberingFormat { NumberFormatId = 201, FormatCode = "0\" dagen\"" }),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14 }, new CellFormat { NumberFormatId = 200 }, new CellFormat { NumberFormatId = 201 }, new CellFormat { NumberFormatId = 20 }));
            var hidden = book.AddNewPart<WorksheetPart>();
            hidden.Worksheet = new Worksheet(new SheetData());
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(
                new Row(Shared("A1", 0), Shared("B1", 1), Shared("C1", 2), Shared("D1", 3)) { RowIndex = 1 },
                new Row(Shared("A3", 4), Inline("B3", "café"), Number("C3", "50.848619999999997", 0), Number("D3", "45983", 1)) { RowIndex = 3 },
                new Row(Bool("A4"), Number("B4", "0.39583333333333331", 4), Number("D4", "45983.5", 2)) { RowIndex = 4 },
                new Row(Number("A5", "7", 3), new Cell { CellReference = "B5", DataType = CellValues.Error, CellValue = new("#N/A") }, Number("C5", "1000", 0)) { RowIndex = 5 }));
            book.Workbook.AppendChild(new Sheets(
                new Sheet { Id = book.GetIdOfPart(hidden), SheetId = 1, Name = "a", State = SheetStateValues.Hidden }, new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 2, Name = "b" }));
        }
        stream.Position = 0;
        return stream;

        static Cell Shared(string at, int number) => new() { CellReference = at, DataType = CellValues.SharedString, CellValue = new(number) };
        static Cell Inline(string at, string text) => new() { CellReference = at, DataType = CellValues.InlineString, InlineString = new(new Text(text)) };
        static Cell Number(string at, string number, uint style) => new() { CellReference = at, CellValue = new(number), StyleIndex = style };
        static Cell Bool(string at) => new() { CellReference = at, DataType = CellValues.Boolean, CellValue = new("1") };
    }

    [Fact]
    public void A_workbook_is_read_as_people_see_it()
    {
        using var table = Table.Open("tabel.xlsx", Workbook());
        Assert.Equal(["naam", "soort", "aantal", "datum"], table.Header);
        var rows = table.Rows().ToList();
        Assert.Equal([3L, 4L, 5L], rows.Select(r => r.Line));
        Assert.Equal(["Huis Élan", "café", "50.84862", "2025-11-22"], rows[0].Cells);
        Assert.Equal(["true", "09:30", "", "2025-11-22 12:00"], rows[1].Cells);
        Assert.Equal(["7", "", "1000"], rows[2].Cells);
    }

    [Fact]
    public void A_file_that_is_no_workbook_is_refused() =>
        Assert.Equal("import.unusable.zip-broken", Assert.Throws<RuleBroken>(() => Table.Open("a.xlsx", new MemoryStream("id,name"u8.ToArray()))).Message);

    [Fact]
    public void A_zip_that_is_no_workbook_is_refused()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry("a.txt");
        stream.Position = 0;
        Assert.Equal("import.unusable.xlsx-broken", Assert.Throws<UnusableInput>(() => Table.Open("a.xlsx", stream)).Message);
    }

    [Fact]
    public void A_sheet_that_unpacks_without_end_is_refused()
    {
        var stream = Workbook();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var name = zip.Entries.Single(e => e.FullName.EndsWith("sharedStrings.xml", StringComparison.Ordinal)).FullName;
            zip.GetEntry(name)!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.SmallestSize).Open());
            writer.Write("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>");
            for (var i = 0; i < 200; i++) writer.Write(new string('a', 100_000));
            writer.Write("</t></si></sst>");
        }
        stream.Position = 0;
        Assert.Equal("import.unusable.zip-bomb", Assert.Throws<RuleBroken>(() => Table.Open("a.xlsx", stream)).Message);
    }
}
