using Vuurtoren.Modules.Directory.OpenData;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>A table to take along, written by the writers of the directory's exports. Cells are text, a number (double), or null: nothing is known.</summary>
public static class TableFile
{
    public const string CsvType = "text/csv; charset=utf-8", XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Numbers with a point. A text that a spreadsheet would take for a formula stays a text.</summary>
    /// <param name="marked">With a byte order mark, which spreadsheets need to read accents; programs are better without.</param>
    public static byte[] Csv(IReadOnlyList<string> header, IEnumerable<object?[]> rows, bool marked = false)
    {
        using var bytes = new MemoryStream();
        if (marked) bytes.Write([0xEF, 0xBB, 0xBF]);
        using (var csv = new CsvWriter(bytes))
        {
            csv.Row(header);
            foreach (var row in rows) csv.Row(row.Select(Cell));
        }
        return bytes.ToArray();
    }

    public static byte[] Xlsx(string sheet, IReadOnlyList<string> header, IEnumerable<object?[]> rows)
    {
        using var bytes = new MemoryStream();
        var workbook = new Workbook(bytes);
        workbook.Sheet(sheet, header);
        foreach (var row in rows) workbook.Row(row);
        workbook.Complete();
        return bytes.ToArray();
    }

    static string Cell(object? cell) => cell is string text ? text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text : Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
