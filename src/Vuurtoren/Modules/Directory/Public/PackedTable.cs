using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>A table on its way from one screen to the next, in the form itself: a list of names that nobody takes in is kept nowhere.</summary>
public static class PackedTable
{
    const int MostBytes = 32 << 20;

    public static string Pack(SentTable table)
    {
        using var bytes = new MemoryStream();
        using (var zip = new BrotliStream(bytes, CompressionLevel.Fastest)) zip.Write(Encoding.UTF8.GetBytes(Json.Write(table)));
        return Base64Url.EncodeToString(bytes.ToArray());
    }

    /// <summary>It comes from a browser: as little is believed of it as of a file.</summary>
    public static SentTable Unpack(string? packed)
    {
        try
        {
            using var zip = new BrotliStream(new MemoryStream(Base64Url.DecodeFromChars(packed)), CompressionMode.Decompress);
            var bytes = new byte[64 * 1024];
            using var all = new MemoryStream();
            for (int count; (count = zip.Read(bytes)) > 0; all.Write(bytes, 0, count)) if (all.Length + count > MostBytes) throw new InvalidDataException();
            var table = Json.Read<SentTable>(Encoding.UTF8.GetString(all.ToArray()));
            if (table.Header is null || table.Rows is null || table.Rows.Count > SentTable.MostRows || table.Rows.Any(row => row?.Cells is null || row.Cells.Any(cell => cell is null)) || table.Header.Any(name => name is null)) throw new InvalidDataException();
            return table;
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidDataException or InvalidOperationException or JsonException or ArgumentException) { throw new RuleBroken("imports.table.again"); }
    }
}
