using System.Buffers;
using System.Text;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>CSV as RFC 4180 describes it: commas, CRLF, quotes only where needed, UTF-8.</summary>
sealed class CsvWriter : IDisposable
{
    static readonly SearchValues<char> quoted = SearchValues.Create(",\"\r\n");
    readonly StreamWriter writer;

    public CsvWriter(string path) => writer = new(path, append: false, new UTF8Encoding(false), 1 << 15);
    public CsvWriter(Stream stream) => writer = new(stream, new UTF8Encoding(false), 1 << 15, leaveOpen: true);

    public void Row(params IEnumerable<string> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first) writer.Write(',');
            first = false;
            if (cell.AsSpan().ContainsAny(quoted))
            {
                writer.Write('"');
                writer.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
                writer.Write('"');
            }
            else writer.Write(cell);
        }
        writer.Write("\r\n");
    }

    public void Dispose() => writer.Dispose();
}
