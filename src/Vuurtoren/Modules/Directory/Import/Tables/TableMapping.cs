using System.Text.Json;
using Vuurtoren.Modules.Directory.Import.Files;

namespace Vuurtoren.Modules.Directory.Import.Tables;

/// <param name="Path">A field such as "service.name".</param>
/// <param name="Language">The language of its text (BCP 47): written after an at sign, "service.name@fr".</param>
/// <param name="Separator">Between the items of a list; null: commas, semicolons and line ends.</param>
sealed record FieldTarget(string Path, string? Language, string? Separator);

/// <summary>
/// The mapping file of the `table` format. JSON:
/// {"language":"nl", "columns":{"Naam":"organization.name", "Nom":"organization.name@fr", "Thema's":{"to":"service.themes","separator":"|"}},
///  "constants":{"location.country":"BE"}, "ignore":["Intern nr"]}.
/// A column may go to several fields: then "to" is a list.
/// </summary>
sealed class TableMapping
{
    public string? Language { get; private init; }
    public IReadOnlyDictionary<string, FieldTarget[]> Columns { get; private init; } = new Dictionary<string, FieldTarget[]>();
    public IReadOnlyList<(FieldTarget Field, string Text)> Constants { get; private init; } = [];
    public IReadOnlyList<string> Ignore { get; private init; } = [];

    public static TableMapping Load(string? path)
    {
        if (path is null || !File.Exists(path)) throw new UnusableInput("import.unusable.mapping-missing", path ?? "--mapping");
        return Parse(File.ReadAllText(path));
    }

    public static TableMapping Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return Read(json.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException) { throw new UnusableInput("import.unusable.mapping-broken", broken.Message); }
    }

    static TableMapping Read(JsonElement root) => new()
    {
        Language = root.TryGetProperty("language", out var language) ? language.GetString() : null,
        Columns = root.TryGetProperty("columns", out var columns) ? columns.EnumerateObject().ToDictionary(c => c.Name, c => Targets(c.Value)) : throw new UnusableInput("import.unusable.mapping-broken", "columns"),
        Constants = root.TryGetProperty("constants", out var constants) ? [.. constants.EnumerateObject().Select(c => (Target(c.Name, null), c.Value.ToString()))] : [],
        Ignore = root.TryGetProperty("ignore", out var ignore) ? [.. ignore.EnumerateArray().Select(i => i.GetString()!)] : [],
    };

    static FieldTarget[] Targets(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null) return [];
        if (value.ValueKind != JsonValueKind.Object) return Several(value, null);
        return Several(value.GetProperty("to"), value.TryGetProperty("separator", out var separator) ? separator.GetString() : null);
    }

    static FieldTarget[] Several(JsonElement to, string? separator) =>
        to.ValueKind == JsonValueKind.Array ? [.. to.EnumerateArray().Select(t => Target(t.GetString()!, separator))] : [Target(to.GetString()!, separator)];

    static FieldTarget Target(string path, string? separator)
    {
        var at = path.IndexOf('@', StringComparison.Ordinal);
        var (field, language) = at < 0 ? (path, null) : (path[..at], path[(at + 1)..]);
        return TableFields.Paths.Contains(field) ? new(field, language, separator) : throw new UnusableInput("import.unusable.mapping-field", path);
    }

    /// <summary>The fields by their place in the table. A column that the table lacks is a mistake in the mapping, not a reason to read half.</summary>
    public FieldTarget[]?[] ByPlace(Table table)
    {
        var result = new FieldTarget[]?[table.Header.Count];
        foreach (var (name, targets) in Columns)
        {
            var place = table.Column(name);
            if (place < 0) throw new UnusableInput("import.unusable.mapping-column", name);
            result[place] = [.. result[place] ?? [], .. targets];
        }
        return result;
    }
}
