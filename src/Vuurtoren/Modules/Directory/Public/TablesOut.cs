using Vuurtoren.Modules.Directory.OpenData;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>A table of words as a file, for modules that let people take theirs along. CSV with a byte order mark, for the programs that need it to read accents.</summary>
public static class TablesOut
{
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static byte[] Csv(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var made = new MemoryStream();
        made.Write([0xEF, 0xBB, 0xBF]);
        using (var csv = new CsvWriter(made))
        {
            csv.Row(heads);
            foreach (var row in rows) csv.Row(row.Select(Harmless));
        }
        return made.ToArray();
    }

    public static byte[] Workbook(string sheet, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var made = new MemoryStream();
        var book = new Workbook(made);
        book.Sheet(sheet, heads);
        foreach (var row in rows) book.Row([.. row]);
        book.Complete();
        return made.ToArray();
    }

    /// <summary>A cell that a spreadsheet would take for a formula is text.</summary>
    static string Harmless(string cell) => cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + cell : cell;
}
