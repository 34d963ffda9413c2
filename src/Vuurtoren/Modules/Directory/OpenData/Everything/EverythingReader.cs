using System.Data.Common;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Dapper;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>Fills an empty database from what `export --all` wrote, exactly: exporting it again gives the same bytes. All or nothing.</summary>
public static class EverythingReader
{
    internal const string FileInZip = "vuurtoren.ndjson";

    /// <summary>Is this a file of `export --all`? Looks at its beginning only.</summary>
    public static bool Recognises(string path)
    {
        try
        {
            using var lines = Lines(path);
            return lines is not null && First(lines) is not null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException) { return false; }
    }

    /// <param name="dryRun">Only find out whether it would work.</param>
    /// <param name="step">Called now and then with how many more rows are in.</param>
    /// <returns>Rows per table.</returns>
    /// <exception cref="RuleBroken">Nothing was changed.</exception>
    public static IReadOnlyDictionary<string, long> Restore(Database database, string path, bool dryRun = false, Action<long>? step = null, CancellationToken stop = default)
    {
        using var lines = Lines(path) ?? throw new RuleBroken("restore.not-everything");
        using var head = First(lines) ?? throw new RuleBroken("restore.not-everything");
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        database.LockChanges(connection, transaction);
        var tables = Fitting(head.RootElement, StoredTable.Of(connection, database.IsPostgres, transaction));
        MakeEmpty(connection, transaction, StoredTable.Of(connection, database.IsPostgres, transaction));
        var counts = new Dictionary<string, long>();
        try
        {
            using (RowsInto into = database.IsPostgres ? new RowsIntoPostgres(connection) : new RowsIntoSqlite(connection, transaction))
                ReadRows(lines, tables, into, counts, step, stop);
            if (!dryRun) transaction.Commit();
        }
        // PostgreSQL says at the end of a table that one of its rows does not fit
        catch (DbException e) { throw new RuleBroken("restore.row-does-not-fit", e.Message.ReplaceLineEndings(" ")); }
        return counts;
    }

    /// <summary>Takes away the themes and figures that the program itself puts into every database; refuses when there is anything else.</summary>
    static void MakeEmpty(DbConnection connection, DbTransaction transaction, IReadOnlyList<StoredTable> tables)
    {
        var own = new { taxonomy = Themes.ThemesFormat.TaxonomyId, source = new Themes.ThemesFormat().DefaultSource };
        foreach (var table in tables)
        {
            var others = table.Name switch
            {
                "directory_taxonomy" => "where id <> @taxonomy",
                "directory_taxonomy_term" => "where taxonomy_id <> @taxonomy",
                "change" => "where kind not in ('taxonomy', 'taxonomy_term')",
                "needs_indicator" => "where fingerprint is null",
                "needs_indicator_value" => "where indicator not in (select key from needs_indicator)",
                "source_record" or "import_run" or "import_before" => "where source <> @source",
                _ => "",
            };
            if (connection.ExecuteScalar($"select 1 from {StoredTable.Quoted(table.Name)} {others} limit 1", others.Contains('@', StringComparison.Ordinal) ? own : null, transaction) is not null)
                throw new RuleBroken("restore.not-empty", table.Name);
        }
        foreach (var table in tables) connection.Execute($"delete from {StoredTable.Quoted(table.Name)}", transaction: transaction);
    }

    static void ReadRows(StreamReader lines, Dictionary<string, StoredTable> tables, RowsInto into, Dictionary<string, long> counts, Action<long>? step, CancellationToken stop)
    {
        for (long number = 2, rows = 0; ; number++)
        {
            var line = lines.ReadLine() ?? throw new RuleBroken("restore.cut-off", number - 1);
            if (line.Length == 0) continue;
            using var json = Parsed(line, number);
            var stored = json.RootElement.TryGetProperty("vuurtoren", out var block) ? block : throw new RuleBroken("restore.not-a-row", number);
            if (stored.TryGetProperty("rows", out var total))
            {
                if (total.GetInt64() != rows) throw new RuleBroken("restore.rows", total.GetInt64(), rows);
                return;
            }
            var name = stored.TryGetProperty("table", out var table) ? table.GetString()! : "";
            if (!tables.TryGetValue(name, out var target) || !stored.TryGetProperty("row", out var row)) throw new RuleBroken("restore.unknown-table", number);
            try { into.Add(target, row); }
            catch (Exception e) when (e is FormatException or InvalidOperationException or DbException)
            {
                throw new RuleBroken("restore.does-not-fit", number, name, e.Message.ReplaceLineEndings(" "));
            }
            counts[name] = counts.GetValueOrDefault(name) + 1;
            if (++rows % 1024 != 0) continue;
            step?.Invoke(1024);
            stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>In a document the lines end in a comma, the last one in "]}".</summary>
    static JsonDocument Parsed(string line, long number)
    {
        var text = line.AsMemory().TrimEnd(',');
        if (text.Span.EndsWith("]}", StringComparison.Ordinal) && text.Span.StartsWith("{\"vuurtoren\":{\"rows\"", StringComparison.Ordinal)) text = text[..^2];
        try { return JsonDocument.Parse(text); }
        catch (JsonException) { throw new RuleBroken("restore.not-json", number); }
    }

    /// <summary>The tables and columns that the file names; all of them must exist here.</summary>
    static Dictionary<string, StoredTable> Fitting(JsonElement head, IReadOnlyList<StoredTable> here)
    {
        var fitting = new Dictionary<string, StoredTable>();
        foreach (var table in head.GetProperty("vuurtoren").GetProperty("tables").EnumerateObject())
        {
            var known = here.FirstOrDefault(t => t.Name == table.Name) ?? throw new RuleBroken("restore.newer", table.Name);
            var columns = table.Value.EnumerateArray().Select(c => c.GetString()!).ToList();
            if (columns.Except(known.Columns.Select(c => c.Name)).FirstOrDefault() is { } unknown)
                throw new RuleBroken("restore.newer", $"{table.Name}.{unknown}");
            fitting[table.Name] = known with { Columns = [.. known.Columns.Where(c => columns.Contains(c.Name))] };
        }
        return fitting;
    }

    static JsonDocument? First(StreamReader lines)
    {
        Span<char> start = stackalloc char[14];
        // "{"vuurtoren":{" and no other beginning: a file of gigabytes without line ends is not read for it
        if (lines.ReadBlock(start) < start.Length || start is not "{\"vuurtoren\":{") return null;
        var line = string.Concat(start, lines.ReadLine());
        if (line.EndsWith(",\"contents\":[", StringComparison.Ordinal)) line = line[..^",\"contents\":[".Length] + "}";
        try
        {
            var head = JsonDocument.Parse(line);
            if (head.RootElement.GetProperty("vuurtoren").TryGetProperty("format", out var format) && format.ValueEquals(EverythingWriter.Format)) return head;
            head.Dispose();
        }
        catch (JsonException) { }
        return null;
    }

    static StreamReader? Lines(string path)
    {
        var file = File.OpenRead(path);
        var isZip = file.ReadByte() == 'P' && file.ReadByte() == 'K';
        file.Position = 0;
        if (!isZip) return new(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16);
        if (new ZipArchive(file).GetEntry(FileInZip)?.Open() is { } entry) return new(entry, Encoding.UTF8);
        file.Dispose();
        return null;
    }
}
