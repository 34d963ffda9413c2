using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Vuurtoren.Modules.Directory.Import.Hsds;

/// <summary>An object of HSDS, whether it came as a JSON object with others nested in it or as a CSV row with the rows that point to it.</summary>
abstract class HsdsNode
{
    public long Line { get; init; }

    /// <summary>A field as written, without white space around it; null when empty or missing.</summary>
    public abstract string? Raw(string field);

    /// <summary>The objects under a name; empty when there are none.</summary>
    public abstract IReadOnlyList<HsdsNode> Many(string field);

    /// <summary>The names of the fields that are objects keyed by a word, as "translations" are by language.</summary>
    public virtual IEnumerable<string> Fields => [];

    /// <summary>The whole as found, for people to look at.</summary>
    public abstract string Source { get; }

    public string? First(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields) if (Raw(field) is { } text) return text;
        return null;
    }

    /// <summary>The other languages of this object's texts, by language; null when it has one language only.</summary>
    public virtual HsdsNode? Translations => One("translations");

    public HsdsNode? One(string field) => Many(field) is [var one, ..] ? one : null;

    public int? Number(string field) => decimal.TryParse(Raw(field), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number is > int.MinValue and < int.MaxValue ? (int)number : null;

    public bool Flag(string field) => Raw(field) is "true" or "True" or "1" or "yes";

    public DateOnly? Day(string field) => Raw(field) is { Length: >= 10 } text && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

sealed class JsonNode : HsdsNode
{
    readonly JsonElement element;
    /// <summary>A bit for each name it has: some sixty fields are asked for and a dozen are there, so most need not be looked for.</summary>
    readonly ulong names;

    public JsonNode(JsonElement element)
    {
        this.element = element;
        if (element.ValueKind == JsonValueKind.Object)
            foreach (var property in element.EnumerateObject()) names |= Bits(JsonMarshal.GetRawUtf8PropertyName(property));
    }

    /// <summary>All bits for a name that is not written plainly.</summary>
    static ulong Bits(ReadOnlySpan<byte> name) => name.IsEmpty || name.Contains((byte)'\\') || !Ascii.IsValid(name) ? ulong.MaxValue : Bit(name.Length, name[0], name[^1]);

    static ulong Bit(int length, int first, int last) => 1UL << ((length * 7 + first * 3 + last) & 63);

    bool Has(string field, out JsonElement value)
    {
        value = default;
        return (field.Length == 0 || (names & Bit(field.Length, field[0], field[^1])) != 0) && element.TryGetProperty(field, out value);
    }

    public override string? Raw(string field)
    {
        if (!Has(field, out var value)) return null;
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            JsonValueKind.Array when value.EnumerateArray().All(v => v.ValueKind is JsonValueKind.String or JsonValueKind.Number) => string.Join(',', value.EnumerateArray().Select(v => v.ToString())),
            _ => null,
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }

    public override IReadOnlyList<HsdsNode> Many(string field) => Has(field, out var value) ? Objects(value, Line) : [];

    public override IEnumerable<string> Fields => element.EnumerateObject().Select(p => p.Name);

    public override string Source => element.GetRawText() is { Length: > 4000 } long_ ? long_[..4000] : element.GetRawText();

    internal static IReadOnlyList<HsdsNode> Objects(JsonElement value, long line) => value.ValueKind switch
    {
        JsonValueKind.Object => [new JsonNode(value) { Line = line }],
        JsonValueKind.Array => [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.Object).Select(v => new JsonNode(v) { Line = line })],
        _ => [],
    };
}

/// <summary>The columns of one CSV file.</summary>
sealed class CsvColumns(string table, IReadOnlyList<string> names)
{
    readonly Dictionary<string, int> places = names.Select((name, place) => (name, place)).DistinctBy(n => n.name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(n => n.name, n => n.place, StringComparer.OrdinalIgnoreCase);

    /// <summary>Under which name the rows belong to their owner: "phones".</summary>
    public string Table => table;
    public IReadOnlyList<string> Names => names;
    public int Place(string name) => places.GetValueOrDefault(name, -1);
    public bool HasTranslations { get; } = names.Contains("translations", StringComparer.OrdinalIgnoreCase);
}

sealed class CsvNode(CsvColumns columns, string[] cells) : HsdsNode
{
    Dictionary<string, List<HsdsNode>>? dependents;

    public CsvColumns Columns => columns;

    public override string? Raw(string field) => columns.Place(field) is >= 0 and var place && place < cells.Length && cells[place].Trim() is { Length: > 0 } text ? text : null;

    public override IReadOnlyList<HsdsNode> Many(string field)
    {
        if (dependents is not null && dependents.TryGetValue(field, out var rows)) return rows;
        // Some programs write what is nested as JSON into the cell.
        if (Raw(field) is not { } text || text[0] is not ('{' or '[')) return [];
        try { return JsonNode.Objects(JsonDocument.Parse(text).RootElement, Line); }
        catch (JsonException) { return []; }
    }

    public override HsdsNode? Translations => columns.HasTranslations ? One("translations") : null;

    public void Add(string name, HsdsNode row)
    {
        dependents ??= [];
        if (!dependents.TryGetValue(name, out var rows)) dependents[name] = rows = [];
        rows.Add(row);
    }

    public override string Source
    {
        get
        {
            var fields = columns.Names.Zip(cells).Where(f => !string.IsNullOrWhiteSpace(f.Second)).Select(f => $"{f.First}: {(f.Second.Length > 400 ? f.Second[..400] : f.Second)}");
            return string.Join("\n", fields);
        }
    }
}
