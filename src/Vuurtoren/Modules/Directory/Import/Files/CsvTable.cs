namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>
/// Text with separators, read row by row in flat memory. Written here rather than taken from a package because a cell that
/// is too large must cost one row, not the file: the reader steps over it without keeping it and goes on.
/// </summary>
public sealed class CsvTable : Table
{
    readonly CsvCharacters input;
    readonly List<string> cells = [];
    readonly CsvLimits limits;

    public CsvTable(Stream stream, CsvLimits? limits = null)
    {
        this.limits = limits ?? new();
        input = new(TextEncoding.Open(stream), this.limits);
        Separator = CsvSeparator.Sniff(input.Start, out var declared);
        input.Separator = Separator;
        if (declared) ReadCells();
        if (input.AtEnd) return;
        var line = input.Line;
        if (ReadCells() is { } fault) throw new UnusableInput("import.unusable.csv-header", line, fault);
        Name(cells);
    }

    public char Separator { get; }

    public override IEnumerable<TableRow> Rows()
    {
        while (!input.AtEnd)
        {
            var line = input.Line;
            var fault = ReadCells();
            if (fault is null && cells.Count == 1 && cells[0].Length == 0) continue;
            if (fault is null && cells.Count < Header.Count) fault = RowFault.Short;
            if (fault is null && cells.Count > Header.Count && cells.Skip(Header.Count).Any(c => !string.IsNullOrWhiteSpace(c))) fault = RowFault.Long;
            yield return new(line, [.. cells], fault);
        }
    }

    string? ReadCells()
    {
        cells.Clear();
        string? fault = null;
        long size = 0;
        while (true)
        {
            var end = input.ReadCell(out var text, out var cellFault);
            fault ??= cellFault;
            size += text.Length;
            if (size > limits.Row) (fault, text) = (fault ?? RowFault.TooLarge, "");
            if (cells.Count < limits.Cells) cells.Add(text);
            else fault ??= RowFault.TooLarge;
            if (end != CellEnd.Separator) return fault;
        }
    }

    public override void Dispose()
    {
        input.Dispose();
        base.Dispose();
    }
}

/// <param name="Cell">Characters in one cell.</param>
/// <param name="Row">Characters in one row.</param>
/// <param name="Cells">Cells in one row.</param>
public sealed record CsvLimits(int Cell = 1 << 20, int Row = 4 << 20, int Cells = 16_384);
