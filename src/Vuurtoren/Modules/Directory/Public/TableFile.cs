using Vuurtoren.Modules.Directory.OpenData;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>A table to take along, written by the writers of the directory's exports. Cells are text, a number (double), or null: nothing is known.</summary>
public static class TableFile
{
    public const string CsvType = "text/csv; charset=utf-8", XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Numbers with a point, for programs.</summary>
    public static byte[] Csv(IReadOnlyList<string> header, IEnumerable<object?[]> rows)
    {
        using var bytes = new MemoryStream();
        using (var csv = new CsvWriter(bytes))
        {
            csv.Row(header);
            foreach (var row in rows) csv.Row(row.Select(cell => Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture) ?? ""));
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
}
