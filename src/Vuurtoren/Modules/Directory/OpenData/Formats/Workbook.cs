using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>
/// Writes a workbook (SpreadsheetML) straight into its zip, row after row: the usual library keeps whole sheets in memory.
/// A sheet that is full goes on in another of the same name with a number.
/// </summary>
sealed class Workbook
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Package = "http://schemas.openxmlformats.org/package/2006";
    const int MostRows = 1_048_576; // of a sheet, in the programs that read it
    const int MostCharacters = 32_767; // of a cell

    readonly ZipArchive zip;
    readonly List<string> sheets = [];
    XmlWriter? xml;
    string title = "";
    IReadOnlyList<string> heads = [];
    int row, part;

    public Workbook(Stream output) => zip = new(output, ZipArchiveMode.Create, leaveOpen: true);

    public void Sheet(string name, IReadOnlyList<string> columns)
    {
        (title, heads, part) = (name, columns, 1);
        Begin(name);
    }

    void Begin(string name)
    {
        End();
        sheets.Add(name);
        row = 0;
        xml = Entry($"xl/worksheets/sheet{sheets.Count}.xml");
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        xml.WriteAttributeString("workbookViewId", "0");
        xml.WriteStartElement("pane"); // the heads stay in sight
        xml.WriteAttributeString("ySplit", "1");
        xml.WriteAttributeString("topLeftCell", "A2");
        xml.WriteAttributeString("activePane", "bottomLeft");
        xml.WriteAttributeString("state", "frozen");
        for (var i = 0; i < 3; i++) xml.WriteEndElement();
        xml.WriteStartElement("cols");
        xml.WriteStartElement("col");
        xml.WriteAttributeString("min", "1");
        xml.WriteAttributeString("max", heads.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("width", "24");
        xml.WriteAttributeString("customWidth", "1");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
        Cells([.. heads], style: 1);
    }

    /// <param name="cells">Text, numbers, or null for an empty cell.</param>
    public void Row(params object?[] cells)
    {
        if (row == MostRows) Begin(string.Create(CultureInfo.InvariantCulture, $"{title} {++part}"));
        Cells(cells, style: 0);
    }

    void Cells(object?[] cells, int style)
    {
        row++;
        xml!.WriteStartElement("row");
        xml.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] is null or "") continue;
            xml.WriteStartElement("c");
            xml.WriteAttributeString("r", string.Create(CultureInfo.InvariantCulture, $"{Column(i)}{row}"));
            if (style > 0) xml.WriteAttributeString("s", "1");
            if (cells[i] is double number) xml.WriteElementString("v", number.ToString("R", CultureInfo.InvariantCulture));
            else Text((string)cells[i]!);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    /// <summary>"A" to "Z", then "AA".</summary>
    static string Column(int at) => at < 26 ? ((char)('A' + at)).ToString() : Column(at / 26 - 1) + (char)('A' + at % 26);

    void Text(string text)
    {
        xml!.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is");
        xml.WriteStartElement("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(Allowed(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Without characters that XML forbids, and not longer than a cell.</summary>
    static string Allowed(string text)
    {
        if (text.Length > MostCharacters) text = string.Concat(text.AsSpan(0, MostCharacters - (char.IsHighSurrogate(text[MostCharacters - 2]) ? 2 : 1)), "…");
        return text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)) ? text : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
    }

    void End()
    {
        if (xml is null) return;
        xml.WriteEndElement(); // sheetData
        xml.WriteStartElement("autoFilter");
        xml.WriteAttributeString("ref", string.Create(CultureInfo.InvariantCulture, $"A1:{Column(heads.Count - 1)}{row}"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.Dispose();
        xml = null;
    }

    /// <summary>Ends the file. Not done by disposing: after a fault, such as a full disk, there is nothing to end.</summary>
    public void Complete()
    {
        End();
        var all = sheets.Select((name, i) => (Name: name, Number: (i + 1).ToString(CultureInfo.InvariantCulture))).ToList();
        using (var book = Entry("xl/workbook.xml"))
        {
            book.WriteStartElement("workbook", Main);
            book.WriteStartElement("sheets");
            foreach (var (name, number) in all)
            {
                book.WriteStartElement("sheet");
                book.WriteAttributeString("name", name);
                book.WriteAttributeString("sheetId", number);
                book.WriteAttributeString("r", "id", Relations, "sheet" + number);
                book.WriteEndElement();
            }
        }
        Raw("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">{string.Concat(all.Select(s => Relation("sheet" + s.Number, "worksheet", $"worksheets/sheet{s.Number}.xml")))}{Relation("styles", "styles", "styles.xml")}</Relationships>");
        Raw("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\">{Relation("book", "officeDocument", "xl/workbook.xml")}</Relationships>");
        Raw("xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>
            """);
        Raw("[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>{Type("xl/workbook.xml", "sheet.main")}{Type("xl/styles.xml", "styles")}{string.Concat(all.Select(s => Type($"xl/worksheets/sheet{s.Number}.xml", "worksheet")))}</Types>");
        zip.Dispose();
    }

    static string Relation(string id, string type, string target) => $"<Relationship Id=\"{id}\" Type=\"{Relations}/{type}\" Target=\"{target}\"/>";
    static string Type(string part, string type) => $"<Override PartName=\"/{part}\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.{type}+xml\"/>";

    XmlWriter Entry(string name) => XmlWriter.Create(Open(name), new() { CloseOutput = true });

    void Raw(string name, string content)
    {
        using var writer = new StreamWriter(Open(name));
        writer.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>" + content);
    }

    Stream Open(string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry.Open();
    }
}
