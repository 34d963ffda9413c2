using System.Security.Cryptography;
using System.Text;
using Dapper;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import;

/// <summary>
/// Rows of a table that a person corrected. The source knows nothing of that and gives the same wrong row the next time: it is known by its
/// fingerprint, and the corrected cells are read in its place. So the correction stays, and a full import does not withdraw what it brought.
/// </summary>
sealed class RowCorrections
{
    public static readonly RowCorrections None = new(new Dictionary<string, string[]>(), null);

    readonly IReadOnlyDictionary<string, string[]> cells;
    readonly string? only;

    RowCorrections(IReadOnlyDictionary<string, string[]> cells, string? only)
    {
        (this.cells, this.only) = (cells, only);
        Version = cells.Count == 0 ? "" : Hash(cells.OrderBy(row => row.Key, StringComparer.Ordinal).SelectMany(row => row.Value.Prepend(row.Key)).Append(only ?? ""));
    }

    /// <summary>Changes when they do: an import that broke off is only gone on with when they are the same.</summary>
    public string Version { get; }

    public static RowCorrections Of(Database database, string source)
    {
        using var connection = database.Open();
        return new(connection.Query<(string RowHash, string Cells)>("select row_hash, cells from import_correction where source = @source", new { source })
            .ToDictionary(row => row.RowHash, row => Json.Read<string[]>(row.Cells)), null);
    }

    /// <summary>The same, to take in this row and no other.</summary>
    public RowCorrections Only(string rowHash) => new(cells, rowHash);

    /// <param name="isWanted">False for the other rows when only one is to be taken in.</param>
    public TableRow InPlaceOf(TableRow row, out bool isWanted)
    {
        isWanted = only is null;
        if (cells.Count == 0) return row;
        var hash = HashOf(row);
        isWanted |= hash == only;
        return cells.TryGetValue(hash, out var corrected) ? new(row.Line, corrected, null) : row;
    }

    /// <summary>The fingerprint of a row as the source gives it, wherever in the file it stands.</summary>
    public static string HashOf(TableRow row) => Hash(row.Cells.Append(row.Fault ?? ""));

    static string Hash(IEnumerable<string> words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', words))).AsSpan(0, 16));
}
