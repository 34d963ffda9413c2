using System.Globalization;
using System.Xml;
using Vuurtoren.Platform.Files;

namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>
/// The first visible sheet of a workbook, row by row. Read as zip and XML through <see cref="SafeZip"/> and <see cref="SafeXml"/>,
/// so that the same limits hold as for every other file; dates come out as 2026-11-22 or 2026-11-22 09:30, times as 09:30.
/// </summary>
public sealed class XlsxTable : Table
{
    const int MaxColumns = 16_384, MaxText = 1 << 20, MaxShared = 256 << 20;
    readonly SafeZip zip;
    readonly string sheet;
    readonly string[] shared;
    readonly XlsxDates dates;
    readonly IEnumerator<TableRow> rows;

    XlsxTable(SafeZip zip)
    {
        this.zip = zip;
        var names = new XlsxParts(zip);
        sheet = names.FirstSheet();
        shared = SharedStrings(names.SharedStrings);
        dates = names.Dates();
        rows = Raw().GetEnumerator();
        if (rows.MoveNext()) Name(rows.Current.Cells);
    }

    public static XlsxTable Open(Stream stream)
    {
        if (!stream.CanSeek) stream = InMemory(stream);
        var zip = new SafeZip(stream);
        try { return new XlsxTable(zip); }
        catch { zip.Dispose(); throw; }
    }

    public override IEnumerable<TableRow> Rows()
    {
        while (rows.MoveNext())
        {
            var row = rows.Current;
            if (row.Fault is null && row.Cells.Length > Header.Count && row.Cells.Skip(Header.Count).Any(c => !string.IsNullOrWhiteSpace(c))) row = row with { Fault = RowFault.Long };
            yield return row;
        }
    }

    IEnumerable<TableRow> Raw()
    {
        using var reader = SafeXml.Open(zip.Open(sheet));
        var cells = new List<string>();
        long line = 0;
        while (SafeXml.Checked(reader, r => r.ReadToFollowing("row", XlsxParts.Main)))
        {
            line = long.TryParse(reader.GetAttribute("r"), CultureInfo.InvariantCulture, out var given) ? given : line + 1;
            var fault = SafeXml.Checked(reader, r => ReadRow(r, cells));
            if (fault is not null || cells.Any(c => c.Length > 0)) yield return new(line, [.. cells], fault);
        }
    }

    string? ReadRow(XmlReader reader, List<string> cells)
    {
        cells.Clear();
        string? fault = null;
        if (reader.IsEmptyElement) return null;
        var bottom = reader.Depth;
        while (reader.Read() && reader.Depth > bottom)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c") continue;
            var place = Place(reader.GetAttribute("r")) ?? cells.Count;
            if (place >= MaxColumns || place < cells.Count) { fault = RowFault.TooLarge; continue; }
            while (cells.Count < place) cells.Add("");
            var (type, style) = (reader.GetAttribute("t"), reader.GetAttribute("s"));
            var value = reader.IsEmptyElement ? "" : ReadValue(reader, ref fault);
            cells.Add(Shown(value, type, style));
        }
        return fault;
    }

    /// <summary>The text in &lt;v&gt;, or in the runs of an inline string; the formula in &lt;f&gt; and phonetic hints are left out.</summary>
    static string ReadValue(XmlReader reader, ref string? fault)
    {
        var bottom = reader.Depth;
        var text = "";
        string? inside = null;
        while (reader.Read() && reader.Depth > bottom)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (reader.LocalName == "rPh") { reader.Skip(); continue; }
                inside = reader.IsEmptyElement ? null : reader.LocalName;
            }
            else if (reader.NodeType == XmlNodeType.EndElement) inside = null;
            else if (inside is "v" or "t" && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                var part = BoundedText(reader);
                if (text.Length + part.Length > MaxText) fault = RowFault.CellTooLarge;
                else text += part;
            }
        }
        return text;
    }

    /// <summary>Never more than one character beyond the limit, however long the text.</summary>
    static string BoundedText(XmlReader reader)
    {
        var part = new char[1024];
        var text = new System.Text.StringBuilder();
        int count;
        while ((count = reader.ReadValueChunk(part, 0, part.Length)) > 0) if (text.Length <= MaxText) text.Append(part, 0, count);
        return text.ToString();
    }

    string Shown(string value, string? type, string? style) => type switch
    {
        "s" => int.TryParse(value, CultureInfo.InvariantCulture, out var number) && (uint)number < (uint)shared.Length ? shared[number] : "",
        "b" => value is "1" or "true" ? "true" : "false",
        "e" => "",
        "str" or "inlineStr" or "d" => value,
        _ => Number(value, style),
    };

    string Number(string value, string? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return value;
        if (dates.Show(number, style) is { } date) return date;
        return Math.Abs(number) < 1e15 && number == Math.Floor(number) ? ((long)number).ToString(CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture);
    }

    string[] SharedStrings(string? name)
    {
        if (name is null) return [];
        using var reader = SafeXml.Open(zip.Open(name));
        var (texts, room, fault) = (new List<string>(), MaxShared, (string?)null);
        while (SafeXml.Checked(reader, r => r.ReadToFollowing("si", XlsxParts.Main)))
        {
            var text = reader.IsEmptyElement ? "" : SafeXml.Checked(reader, r => ReadValue(r, ref fault));
            if ((room -= text.Length + 16) < 0) throw new UnusableInput("import.unusable.xlsx-too-large", name);
            texts.Add(text);
        }
        return [.. texts];
    }

    /// <summary>"AB12" is column 27, counted from 0.</summary>
    static int? Place(string? reference)
    {
        if (reference is null) return null;
        var column = 0;
        foreach (var c in reference)
        {
            if (c is < 'A' or > 'Z') break;
            if ((column = column * 26 + c - 'A' + 1) > MaxColumns) return MaxColumns;
        }
        return column == 0 ? null : column - 1;
    }

    static MemoryStream InMemory(Stream stream)
    {
        using (stream)
        {
            var copy = new MemoryStream();
            var part = new byte[65536];
            int count;
            while ((count = stream.Read(part)) > 0)
            {
                if (copy.Length + count > 256 << 20) throw new UnusableInput("import.unusable.xlsx-too-large", $"{copy.Length}");
                copy.Write(part, 0, count);
            }
            copy.Position = 0;
            return copy;
        }
    }

    public override void Dispose()
    {
        rows.Dispose();
        zip.Dispose();
        base.Dispose();
    }
}
