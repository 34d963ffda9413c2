using System.Text;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Modules.Directory.Import.Screens;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Files;

namespace Vuurtoren.Modules.Directory.Public;

/// <param name="Line">In the file, from 1.</param>
/// <param name="Broken">It cannot be read.</param>
public sealed record SentRow(long Line, IReadOnlyList<string> Cells, bool Broken = false)
{
    /// <summary>Null: empty, or not there.</summary>
    public string? this[int? column] => column is { } place && place >= 0 && place < Cells.Count && Cells[place].Trim() is { Length: > 0 } text ? text : null;
}

/// <summary>A small table that somebody sent, CSV or workbook: its content says which. Read by the readers of the directory's imports, for modules that take in a list of their own.</summary>
public sealed record SentTable(IReadOnlyList<string> Header, IReadOnlyList<SentRow> Rows)
{
    public const int MostBytes = 2 << 20, MostRows = 5000, MostColumns = 100;
    const int MostCharacters = 4 << 20;

    public static SentTable Read(byte[] bytes)
    {
        if (bytes.Length == 0) throw new RuleBroken("imports.file.empty");
        if (bytes.Length > MostBytes) throw new RuleBroken("imports.table.large", MostBytes >> 20, MostRows);
        using var table = Table.Open(IsWorkbook(bytes) ? "rows.xlsx" : "rows.csv", new MemoryStream(bytes));
        if (table.Header.Count > MostColumns) throw new RuleBroken("imports.file.unknown");
        var (rows, room) = (new List<SentRow>(), MostCharacters);
        foreach (var row in table.Rows())
        {
            if ((room -= row.Cells.Sum(cell => cell.Length)) < 0 || rows.Count == MostRows) throw new RuleBroken("imports.table.large", MostBytes >> 20, MostRows);
            rows.Add(new(row.Line, row.Cells, !row.IsUsable));
        }
        return new(table.Header, rows);
    }

    static bool IsWorkbook(byte[] bytes)
    {
        if (bytes is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..])
        {
            using var zip = new SafeZip(new MemoryStream(bytes));
            return zip.Names.Contains("xl/workbook.xml", StringComparer.OrdinalIgnoreCase) ? true : throw new RuleBroken("imports.file.unknown");
        }
        var start = Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, 1024)).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (!Upload.IsText(bytes) || start is ['<' or '{' or '[', ..] or ['%', 'P', 'D', 'F', ..]) throw new RuleBroken("imports.file.unknown");
        return false;
    }
}
