namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>Rows under named columns, from a CSV file or the first sheet of a workbook, read once from start to end.</summary>
public abstract class Table : IDisposable
{
    readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The column names as written, without white space around them or a byte order mark.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>Opens by extension: .xlsx is a workbook, all else is text with separators.</summary>
    public static Table Open(string name, Stream stream) =>
        name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? XlsxTable.Open(stream) : new CsvTable(stream);

    /// <summary>The place of the first of these columns that exists, or -1. Upper and lower case are the same.</summary>
    public int Column(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) if (places.TryGetValue(name, out var place)) return place;
        return -1;
    }

    public abstract IEnumerable<TableRow> Rows();

    public virtual void Dispose() => GC.SuppressFinalize(this);

    protected void Name(IEnumerable<string> names)
    {
        Header = [.. names.Select(name => name.Trim().TrimStart('\uFEFF').Trim())];
        for (var i = 0; i < Header.Count; i++) if (Header[i].Length > 0) places.TryAdd(Header[i], i);
    }
}

/// <summary>One row. A fault says what is wrong with it; a row that only lacks its last cells can still be used.</summary>
/// <param name="Line">The line of the file on which it begins, counted from 1.</param>
/// <param name="Cells">The cells as written.</param>
/// <param name="Fault">Null, or one of the codes of <see cref="RowFault"/>.</param>
public readonly record struct TableRow(long Line, string[] Cells, string? Fault)
{
    public bool IsUsable => Fault is null or RowFault.Short;

    /// <summary>The text of a cell without white space around it; null when empty or missing.</summary>
    public string? this[int column]
    {
        get
        {
            if ((uint)column >= (uint)(Cells?.Length ?? 0)) return null;
            var text = Cells![column];
            if (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))) text = text.Trim();
            return text.Length == 0 ? null : text;
        }
    }
}

/// <summary>What can be wrong with a row.</summary>
public static class RowFault
{
    public const string Short = "row-short";
    public const string Long = "row-long";
    public const string CellTooLarge = "cell-too-large";
    public const string TooLarge = "row-too-large";
    public const string QuoteNotClosed = "quote-not-closed";
}
