using System.Text.Json.Nodes;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Duplicates.Merges;

/// <summary>Two records of one kind that become one, field by field: what stands in each, what is proposed, and what comes of the choices.</summary>
/// <param name="keptStates">What is known of single fields of the record that stays.</param>
sealed class TwoRecords(RecordTable table, object?[] kept, object?[] gone, IReadOnlyList<FieldState> keptStates, IReadOnlyList<FieldState> goneStates)
{
    /// <summary>Not chosen: links follow, names elsewhere are united, and who may see the record is as it was.</summary>
    static readonly HashSet<string> follow = ["identifiers", "organization_id", "parent_organization_id", "intake_location_id", "visibility", "discreet"];

    /// <summary>Hours of one and of the other make no week together.</summary>
    static readonly HashSet<string> whole = ["schedules", "messages", "capacities"];

    public IReadOnlyList<MergeField> Fields { get; } = [.. table.Columns.Where(column => column.IsField && !follow.Contains(column.Path)).SelectMany((column, _) => Of(table, column, kept, gone, keptStates, goneStates))];

    static IEnumerable<MergeField> Of(RecordTable table, RecordColumn column, object?[] kept, object?[] gone, IReadOnlyList<FieldState> keptStates, IReadOnlyList<FieldState> goneStates)
    {
        var (mine, other) = (kept[table[column.Path]], gone[table[column.Path]]);
        if (column.IsText)
        {
            var (here, there) = (ByLanguage(mine), ByLanguage(other));
            foreach (var language in here.Keys.Union(there.Keys).Order(StringComparer.Ordinal))
                if (here.GetValueOrDefault(language) is var one && there.GetValueOrDefault(language) is var two && one != two) yield return Made($"{column.Path}.{language}", one, two, language, false);
        }
        else if ((Said(mine), Said(other)) is var (one, two) && one != two) yield return Made(column.Path, one, two, "", column.IsJson && !whole.Contains(column.Path));

        MergeField Made(string path, string? one, string? two, string language, bool list) => new(path, one, two, list,
            Strictness(table, gone) > Strictness(table, kept) ? Take.Kept /* what fewer people may see is not shown to more unless somebody says so */ : one is null ? Take.Gone : two is null ? Take.Kept : list ? Take.Both : Rank(table, gone, goneStates, column.Path, language).CompareTo(Rank(table, kept, keptStates, column.Path, language)) > 0 ? Take.Gone : Take.Kept);
    }

    /// <summary>What a person checked stands above what nobody checked, then newer above older.</summary>
    static (DateTime Checked, DateTime Newer) Rank(RecordTable table, object?[] values, IReadOnlyList<FieldState> states, string path, string language)
    {
        var state = states.FirstOrDefault(s => s.Path == path && s.Lang == language) ?? states.FirstOrDefault(s => s.Path == path && s.Lang.Length == 0);
        var record = values[table["verified_how"]] is "import" ? null : values[table["verified_at"]] as DateTime?;
        return (state?.VerifiedAt ?? record ?? default, (values[table["source_date"]] as DateOnly?)?.ToDateTime(default) ?? values[table["modified_at"]] as DateTime? ?? default);
    }

    /// <summary>Which of two stays: one that is on show, checked by a person, newer.</summary>
    public static bool FirstStays(RecordTable table, object?[] a, object?[] b) =>
        (a[table["parked"]] is null, Rank(table, a, [], "", "")).CompareTo((b[table["parked"]] is null, Rank(table, b, [], "", ""))) >= 0;

    /// <summary>Puts what was chosen into the values of the record that stays.</summary>
    /// <param name="choices">By path; what is not chosen is as proposed.</param>
    /// <returns>Old and new by path, as history keeps it; and the fields that came, wholly or in part, from the record that goes.</returns>
    public (Dictionary<string, string?[]> Changes, IReadOnlyList<string> FromGone) Apply(IReadOnlyDictionary<string, Take> choices)
    {
        var (changes, from) = (new Dictionary<string, string?[]>(), new List<string>());
        foreach (var field in Fields)
        {
            var take = choices.TryGetValue(field.Path, out var chosen) && (chosen != Take.Both || field.MayUnite) ? chosen : field.Default;
            if (take == Take.Kept) continue;
            var value = take == Take.Gone ? field.Gone : Unite(field.Kept, field.Gone);
            if (value == field.Kept) continue;
            Put(field.Path, value);
            changes[field.Path] = [field.Kept, value];
            from.Add(field.Path);
        }
        Follow(changes);
        return (changes, from);
    }

    void Follow(Dictionary<string, string?[]> changes)
    {
        var names = table["identifiers"];
        Set("identifiers", Unite(Said(kept[names]), Said(gone[names])) ?? "[]");
        if (table.Has("discreet") && gone[table["discreet"]] is true) Set("discreet", true);
        foreach (var link in new[] { "parent_organization_id", "intake_location_id" })
            if (table.Has(link) && kept[table[link]] is null && gone[table[link]] is Guid to && to != (Guid)kept[table["id"]]!) Set(link, to);
        if (table.Has("parent_organization_id") && Equals(kept[table["parent_organization_id"]], gone[table["id"]])) Set("parent_organization_id", null);

        void Set(string path, object? value)
        {
            if (Equals(kept[table[path]], value)) return;
            changes[path] = [RecordTable.Show(kept[table[path]]), RecordTable.Show(value)];
            kept[table[path]] = value;
        }
    }

    public bool GoneIsHidden => Strictness(table, gone) > Strictness(table, kept);

    static Visibility Strictness(RecordTable table, object?[] values) => Enum.Parse<Visibility>((string)values[table["visibility"]]!);

    void Put(string path, string? value)
    {
        var (column, language) = table.Has(path) ? (path, null) : (path[..path.LastIndexOf('.')], path[(path.LastIndexOf('.') + 1)..]);
        var at = table[column];
        if (language is null) kept[at] = RecordTable.Typed(table.Columns[at], value);
        else
        {
            var texts = ByLanguage(kept[at]);
            texts[language] = value;
            kept[at] = LocalText.From(texts) is { } text ? Json.Write(text) : null;
        }
    }

    static Dictionary<string, string?> ByLanguage(object? json) => json is string text ? Json.Read<Dictionary<string, string?>>(text) : [];

    static string? Said(object? value) => RecordTable.Show(value) is { } said and not ("[]" or "{}" or "") ? said : null;

    /// <summary>All of the first, then what the second has besides: a number or address that is only written otherwise is the same.</summary>
    static string? Unite(string? first, string? second)
    {
        if (first is null || second is null) return first ?? second;
        var (all, seen) = (new JsonArray(), new HashSet<string>());
        foreach (var list in new[] { first, second })
            foreach (var part in JsonNode.Parse(list)!.AsArray())
                if (seen.Add(Key(part!))) all.Add(part!.DeepClone());
        return seen.Count == JsonNode.Parse(first)!.AsArray().Count ? first : all.ToJsonString(Json.Options);
    }

    static string Key(JsonNode part) => part is JsonObject thing && (thing["number"] ?? thing["url"] ?? (thing["scheme"] is null ? thing["code"] : null)) is JsonValue main
        ? thing["number"] is null ? main.ToString().TrimEnd('/') : string.Concat(main.ToString().Where(char.IsAsciiDigit)) : part.ToJsonString();
}
