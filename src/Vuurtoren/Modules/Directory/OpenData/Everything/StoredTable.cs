using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>What a column holds, the same on both engines.</summary>
enum StoredAs { Text, Id, Integer, Number, Boolean, Instant, Day, Bytes }

sealed record StoredColumn(string Name, StoredAs As);

/// <summary>A table as the database itself describes it, so that a new one is never forgotten.</summary>
sealed record StoredTable(string Name, IReadOnlyList<StoredColumn> Columns, IReadOnlyList<string> Key)
{
    /// <summary>
    /// Made anew by every installation; and who works with this one, with what they sign in, their letters and what they did, and what they saw and said in confidence: a file of the directory may leave the house, that may not.
    /// </summary>
    static readonly HashSet<string> notKept =
    [
        "schema_step", "account", "account_token", "account_login", "account_passkey", "account_link", "session", "role_grant", "stand_in", "data_protection_key", "directory_draft",
        "mail", "mail_sender", "job", "audit_entry", "audit_head", "preference", "privacy_run", "privacy_gone", "privacy_count", "erasure",
        "import_plan", "import_preview", "stored_file", "stored_size",
        "needs_signal", "needs_unnamed", "needs_shared_link", "needs_need", "needs_step", "needs_move",
        "needs_office", "needs_holder", "needs_memorandum", "needs_signature", "needs_demand", "needs_demand_event", "needs_action",
        "needs_priority_round", "needs_priority_option", "needs_priority_voter", "needs_priority_tally",
    ];

    /// <summary>All tables with data of the directory, by name.</summary>
    public static IReadOnlyList<StoredTable> Of(DbConnection connection, bool isPostgres, DbTransaction? transaction = null)
    {
        var columns = connection.Query<(string Table, string Column, string Type, long Key)>(isPostgres ? PostgresColumns : SqliteColumns, transaction: transaction).ToList();
        return columns.Where(c => !notKept.Contains(c.Table)).GroupBy(c => c.Table).OrderBy(table => table.Key, StringComparer.Ordinal)
            .Select(table => new StoredTable(table.Key, [.. table.Select(c => new StoredColumn(c.Column, As(c.Type, table.Key)))],
                [.. table.Where(c => c.Key > 0).OrderBy(c => c.Key).Select(c => c.Column)]))
            .Select(table => table.Key.Count > 0 ? table : table with { Key = [.. table.Columns.Select(c => c.Name)] }).ToList();
    }

    const string SqliteColumns = """
        select t.name, c.name, c.type, c.pk from pragma_table_list t join pragma_table_info(t.name) c
        where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\_%' escape '\' order by t.name, c.cid
        """;

    const string PostgresColumns = """
        select t.relname, c.attname, format_type(c.atttypid, null), coalesce(array_position(k.indkey::int2[], c.attnum) + 1, 0)::bigint
        from pg_class t join pg_namespace n on n.oid = t.relnamespace and n.nspname = current_schema()
            join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped and c.attgenerated = ''
            left join pg_index k on k.indrelid = t.oid and k.indisprimary
        where t.relkind = 'r' order by t.relname, c.attnum
        """;

    static StoredAs As(string type, string table) => type.ToLowerInvariant() switch
    {
        "text" => StoredAs.Text,
        "uuid" => StoredAs.Id,
        "integer" or "bigint" or "smallint" => StoredAs.Integer,
        "double precision" => StoredAs.Number,
        "boolean" => StoredAs.Boolean,
        "timestamp with time zone" => StoredAs.Instant,
        "date" => StoredAs.Day,
        "bytea" or "blob" => StoredAs.Bytes,
        var other => throw new NotSupportedException($"{table} has a column of type {other}, which an export of everything does not know"),
    };

    /// <summary>Rows in the same order on both engines.</summary>
    public string Select(bool isPostgres, string where = "", string limit = "") =>
        $"select {string.Join(", ", Columns.Select(c => Quoted(c.Name)))} from {Quoted(Name)} {where} order by {string.Join(", ", Key.Select(k => Sorted(k, isPostgres)))} {limit}";

    string Sorted(string column, bool isPostgres) =>
        Quoted(column) + (isPostgres && Columns.First(c => c.Name == column).As == StoredAs.Text ? " collate \"C\"" : "");

    internal static string Quoted(string name) => $"\"{name}\"";

    /// <summary>{"id":"…","name":"…"}: every value that is there.</summary>
    public void WriteRow(Utf8JsonWriter json, DbDataReader row)
    {
        json.WriteStartObject();
        for (var i = 0; i < Columns.Count; i++)
        {
            if (row.IsDBNull(i)) continue;
            json.WritePropertyName(Columns[i].Name);
            switch (Columns[i].As)
            {
                case StoredAs.Id: json.WriteStringValue(row.GetGuid(i)); break;
                case StoredAs.Integer: json.WriteNumberValue(row.GetInt64(i)); break;
                case StoredAs.Number: json.WriteNumberValue(row.GetDouble(i)); break;
                case StoredAs.Boolean: json.WriteBooleanValue(row.GetBoolean(i)); break;
                case StoredAs.Instant: json.WriteStringValue(row.GetDateTime(i).ToString(InstantFormat, CultureInfo.InvariantCulture)); break;
                case StoredAs.Day: json.WriteStringValue(row.GetFieldValue<DateOnly>(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
                case StoredAs.Bytes: json.WriteBase64StringValue(row.GetFieldValue<byte[]>(i)); break;
                default: json.WriteStringValue(row.GetString(i)); break;
            }
        }
        json.WriteEndObject();
    }

    const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>The value as the database's own drivers take it.</summary>
    public static object? Read(JsonElement value, StoredAs kept) => kept switch
    {
        StoredAs.Id => value.GetGuid(),
        StoredAs.Integer => value.GetInt64(),
        StoredAs.Number => value.GetDouble(),
        StoredAs.Boolean => value.GetBoolean(),
        StoredAs.Instant => DateTime.ParseExact(value.GetString()!, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        StoredAs.Day => DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        StoredAs.Bytes => value.GetBytesFromBase64(),
        _ => value.GetString(),
    };
}
