using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Directory.Persons;

/// <summary>Persons in rows as a source gave them and in histories: JSON of which only what names the person is taken away.</summary>
static class RawPersons
{
    /// <param name="words">An address, a name, a number.</param>
    /// <returns>How many rows.</returns>
    public static long EraseFrom(Erasing erasing, string table, string column, string words, Guid? record = null) => EraseFrom(erasing.Connection, erasing.Transaction, table, column, words, record);

    /// <inheritdoc cref="EraseFrom(Erasing, string, string, string, Guid?)"/>
    public static long EraseFrom(DbConnection connection, DbTransaction transaction, string table, string column, string words, Guid? record = null)
    {
        var of = table switch
        {
            "change" => "seq", "source_record" => "source || '|' || kind || '|' || source_id",
            "import_before" => "cast(run as text) || '|' || source || '|' || kind || '|' || source_id", "import_quarantine" => "cast(run as text) || '|' || cast(n as text)",
            "import_preview" => "cast(plan as text) || '|' || cast(n as text)", "import_correction" => "source || '|' || row_hash",
            _ => "cast(record_id as text) || '|' || path || '|' || lang || '|' || source",
        };
        var rows = connection.Query<(string Key, string Text)>($"select cast({of} as text), {column} from {table} where {(record is null ? "1 = 1" : "record_id = @record")} and {Holding(column)}",
            new { record, within = Within(words), exact = Exact(words) }, transaction).ToList();
        foreach (var (key, text) in rows)
            if (table is "import_difference" or "import_preview" or "import_correction") connection.Execute($"delete from {table} where {of} = @key", new { key }, transaction);
            else if (table == "change") connection.Execute("update change set changes = @left where seq = @seq", new { seq = long.Parse(key, System.Globalization.CultureInfo.InvariantCulture), left = Without(text, words) ?? "{}" }, transaction);
            else connection.Execute($"update {table} set {column} = @left where {of} = @key", new { key, left = Without(text, words) ?? "" }, transaction);
        return rows.Count;
    }

    /// <summary>Both engines lower the letters of English only alike: so the words are also looked for as they stand.</summary>
    internal static string Holding(string column) => $"(lower({column}) like @within or {column} like @exact)";
    internal static string Within(string words) => $"%{words.Trim().ToLowerInvariant()}%";
    internal static string Exact(string words) => $"%{words.Trim()}%";

    /// <summary>The JSON without what holds these words: the whole element of a list, and the whole field of a record; null when it is no JSON.</summary>
    public static string? Without(string text, string words)
    {
        try
        {
            if (JsonNode.Parse(text) is not { } root) return text;
            Clean(root, words.Trim());
            return root.ToJsonString(Json.Options);
        }
        catch (JsonException) { return null; }
    }

    static void Clean(JsonNode node, string words)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                    if (value is JsonObject or JsonArray && name.Length > 0 && !IsPair(value)) Clean(value, words);
                    else if (Holds(value, words)) fields.Remove(name);
                break;
            case JsonArray list:
                foreach (var item in list.Where(item => Holds(item, words)).ToList()) list.Remove(item);
                break;
        }
    }

    /// <summary>Old and new of a field, as history keeps them.</summary>
    static bool IsPair(JsonNode value) => value is JsonArray { Count: 2 } pair && pair.All(item => item is null || item.GetValueKind() == JsonValueKind.String);

    static bool Holds(JsonNode? node, string words) => node is not null && (node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString(Json.Options)).Contains(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>Of a row only what names the person; the rest of it is no business of theirs.</summary>
    public static string About(string text, string address)
    {
        try
        {
            var found = new List<string>();
            if (JsonNode.Parse(text) is { } root) Gather(root, address, found);
            return string.Join("\n", found.Distinct());
        }
        catch (JsonException) { return address; }
    }

    static void Gather(JsonNode node, string words, List<string> found)
    {
        foreach (var child in node is JsonObject fields ? fields.Select(field => field.Value) : node is JsonArray list ? list : [])
        {
            if (!Holds(child, words)) continue;
            if (Inside(child!) is { } inner) Gather(inner, words, found); // old and new of a field: JSON in a string
            else if (child is JsonObject && node is JsonArray) found.Add(child.ToJsonString(Json.Options));
            else if (child is JsonObject or JsonArray) Gather(child, words, found);
            else found.Add(child!.ToString());
        }
    }

    static JsonNode? Inside(JsonNode text)
    {
        if (text.GetValueKind() != JsonValueKind.String || text.GetValue<string>() is not ['[' or '{', ..] json) return null;
        try { return JsonNode.Parse(json); }
        catch (JsonException) { return null; }
    }
}
