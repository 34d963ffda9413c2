using System.Text.Json;
using Vuurtoren.Modules.Directory.Import.Tables;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Import.Screens;

/// <summary>Counts of an import for one kind of record.</summary>
public sealed record KindCounts(long Read, long Added, long Changed, long Unchanged, long Joined, long Withdrawn, long Differences,
    IReadOnlyDictionary<string, long>? Quarantined = null, IReadOnlyDictionary<string, long>? LeftOut = null)
{
    public long NotUsed => Quarantined?.Values.Sum() ?? 0;
}

/// <summary>What imports are made of, in words of the page.</summary>
public sealed class ImportWords(Texts words)
{
    static readonly (string Kind, string Name)[] kinds =
    [
        (Kinds.Organization, "organizations"), (Kinds.Service, "services"), (Kinds.Location, "locations"),
        (Kinds.ServiceAtLocation, "service_at_locations"), (Kinds.Taxonomy, "taxonomies"), (Kinds.TaxonomyTerm, "taxonomy_terms"),
    ];

    /// <summary>Kinds of which there was something.</summary>
    public static IReadOnlyList<(string Kind, KindCounts Counts)> Counts(string json)
    {
        using var read = JsonDocument.Parse(json);
        return [.. kinds.Where(kind => read.RootElement.TryGetProperty(kind.Name, out _)).Select(kind => (kind.Kind, read.RootElement.GetProperty(kind.Name).Deserialize<KindCounts>(Json.Options)!))
            .Where(kind => kind.Item2.Read + kind.Item2.Withdrawn > 0)];
    }

    /// <summary>What was not used, or only in part, by reason.</summary>
    public static IReadOnlyList<(string Reason, long Rows, bool Used)> Bad(IReadOnlyList<(string Kind, KindCounts Counts)> counts) =>
        [.. counts.SelectMany(kind => Each(kind.Counts.Quarantined, false).Concat(Each(kind.Counts.LeftOut, true)))];

    static IEnumerable<(string, long, bool)> Each(IReadOnlyDictionary<string, long>? reasons, bool used) => reasons?.Select(reason => (reason.Key, reason.Value, used)) ?? [];

    public string Kind(string kind) => words["imports.kind." + kind.Replace('_', '-')];

    public string Reason(string reason) => words["import.reason." + reason] is { ResourceNotFound: false } known ? known.Value : reason;

    /// <summary>"name" of "service.name".</summary>
    public string Field(string path) => words["imports.field." + path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..].Replace('_', '-')];

    /// <summary>"Service: name".</summary>
    public string FullField(string path) => $"{Kind(path.Split('.')[0])}: {Field(path)}";

    /// <summary>The fields a column can be for, by the record they belong to.</summary>
    public static IEnumerable<IGrouping<string, string>> Fields => TableFields.InOrder.GroupBy(path => path.Split('.')[0]);

    /// <summary>A field of a record as history names it: "name.nl".</summary>
    public string Stored(string path)
    {
        var (field, language) = path.LastIndexOf('.') is > 0 and var dot ? (path[..dot], path[(dot + 1)..]) : (path, null);
        var name = words["imports.stored." + field.Replace('_', '-')] is { ResourceNotFound: false } own ? own.Value : words["editing.q." + field] is { ResourceNotFound: false } known ? known.Value : field;
        return language is null or LocalText.NoLanguage ? name : $"{name} ({(Texts.Languages.Contains(language) ? words["web.language." + language].Value : language)})";
    }

    /// <summary>A stored value in one line: of parts all that they say.</summary>
    public string Value(string? stored)
    {
        if (stored is null or "") return words["imports.nothing"];
        if (stored is not ['[' or '{', ..]) return stored;
        try
        {
            using var json = JsonDocument.Parse(stored);
            return string.Join(" · ", Leaves(json.RootElement));
        }
        catch (JsonException) { return stored; } // cut off
    }

    static IEnumerable<string> Leaves(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(field => Leaves(field.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Leaves),
        JsonValueKind.String or JsonValueKind.Number => [element.ToString()],
        _ => [],
    };
}
